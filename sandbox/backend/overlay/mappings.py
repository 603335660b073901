"""Lambda: the event source mapping of a queue reads it with the role of its function, as AWS documents.

It is refused where the role lacks one of the three actions or the queue hides messages for less time than the function
may run, and reads nothing while the role or the key does not let it.
"""

from contextvars import ContextVar

from ministack.core import iam_evaluator
from ministack.core.lambda_runtime import execution_credentials
from ministack.core.responses import error_response_json
from ministack.services import lambda_svc, sqs

from . import evaluation
from .caller import called_with
from .encryption import require_for_receiving
from .patching import replace

_ACTIONS = ("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")

# The mapping whose queue the poller looks at.
_mapping: ContextVar[dict | None] = ContextVar("overlay_event_source_mapping", default=None)


def _create(original, data):
    queue = sqs._queue_by_arn(data.get("EventSourceArn", ""))
    function = _configuration(data.get("FunctionName", ""))
    if queue is None or function is None:
        return original(data)
    lacking = _lacking(function, data["EventSourceArn"])
    if lacking:
        why = f"The function execution role does not have permissions to call {lacking} on SQS"
        return error_response_json("InvalidParameterValueException", why, 400)
    hidden, runs = int(queue["attributes"]["VisibilityTimeout"]), int(function.get("Timeout", 3))
    if hidden < runs:
        why = f"Queue visibility timeout: {hidden} seconds is less than Function timeout: {runs} seconds"
        return error_response_json("InvalidParameterValueException", why, 400)
    return original(data)


def _configuration(reference: str) -> dict | None:
    name, qualifier, error = lambda_svc._resolve_existing_esm_function(reference)
    if error:
        return None
    _record, configuration = lambda_svc._get_func_record_for_qualifier(name, qualifier)
    return configuration


def _lacking(function: dict, queue_arn: str) -> str | None:
    """The first action on the queue that the role of the function does not have."""
    with called_with(execution_credentials(function)["AWS_ACCESS_KEY_ID"]):
        return next(
            (action for action in _ACTIONS if not evaluation.caller_may(f"sqs:{action}", "sqs", queue_arn)),
            None,
        )


def _each(original):
    """Every mapping in turn; while its turn lasts, what is received is received for it."""
    # The poller answers no request, and calls with TLS as every service does.
    iam_evaluator.pin_request_origin("127.0.0.1", True)
    for account, region, mapping in original():
        _mapping.set(mapping)
        yield account, region, mapping


def _receive(original, queue_url, count):
    mapping = _mapping.get()
    queue = sqs._get_q(queue_url)
    problem = _problem(mapping, queue) if mapping else None
    if problem:
        mapping["LastProcessingResult"] = f"PROBLEM: {problem}"
        return []
    return original(queue_url, count)


def _problem(mapping: dict, queue: dict) -> str | None:
    function = _configuration(mapping["FunctionArn"])
    if function is None:
        return "Function not found"
    lacking = _lacking(function, queue["attributes"]["QueueArn"])
    if lacking:
        return f"The function execution role may not call {lacking} on SQS"
    with called_with(execution_credentials(function)["AWS_ACCESS_KEY_ID"]):
        try:
            require_for_receiving(queue)
        except sqs._Err as error:
            return f"{error.code}: {error}"
    return None


def install() -> None:
    replace(lambda_svc, "_create_esm", _create)
    replace(lambda_svc, "_iter_all_esms", _each)
    replace(sqs, "_receive_messages_for_esm", _receive)
