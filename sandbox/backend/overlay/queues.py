"""SQS: the attributes of a queue as AWS keeps and refuses them, and no message lost between threads.

A new queue is encrypted by SQS unless it has a key. Unknown attributes, two encryptions at once, malformed policies and
dead-letter queues that are missing, of the other type or not for this queue are refused.
"""

import json
import re
import threading

from ministack.services import sqs

from . import documents, evaluation, principals
from .caller import acting_service
from .encryption import remember_key
from .patching import replace, replace_handler

_SETTABLE = {
    "DelaySeconds",
    "KmsDataKeyReusePeriodSeconds",
    "KmsMasterKeyId",
    "MaximumMessageSize",
    "MessageRetentionPeriod",
    "Policy",
    "ReceiveMessageWaitTimeSeconds",
    "RedriveAllowPolicy",
    "RedrivePolicy",
    "SqsManagedSseEnabled",
    "VisibilityTimeout",
}
_SETTABLE_ON_FIFO = {"ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"}
_READABLE = (
    _SETTABLE
    | _SETTABLE_ON_FIFO
    | {
        "All",
        "ApproximateNumberOfMessages",
        "ApproximateNumberOfMessagesDelayed",
        "ApproximateNumberOfMessagesNotVisible",
        "CreatedTimestamp",
        "FifoQueue",
        "LastModifiedTimestamp",
        "QueueArn",
    }
)
_DOCUMENTS = {"Policy", "RedriveAllowPolicy", "RedrivePolicy"}
_NAME = re.compile(r"^[A-Za-z0-9_-]{1,80}$|^[A-Za-z0-9_-]{1,75}\.fifo$")
_ONE_ENCRYPTION = (
    "You can use one type of server-side encryption (SSE) at one time. "
    "You can either enable KMS SSE or SQS SSE."
)


def invalid(name: str, value: str, reason: str) -> Exception:
    """The error for a parameter that does not fit."""
    return sqs._Err(
        "InvalidParameterValue", f"Value {value} for parameter {name} is invalid. Reason: {reason}", 400
    )


def _stored(attributes: dict, arn: str, is_fifo: bool, creating: bool) -> dict:
    """The attributes as SQS stores them. Raises its error for what it refuses."""
    allowed = (
        _SETTABLE
        | (_SETTABLE_ON_FIFO if is_fifo else set())
        | ({"FifoQueue"} if creating and is_fifo else set())
    )
    unknown = sorted(set(attributes) - allowed)
    if unknown:
        raise sqs._Err("InvalidAttributeName", f"Unknown Attribute {unknown[0]}.", 400)
    if attributes.get("KmsMasterKeyId") and str(attributes.get("SqsManagedSseEnabled")).lower() == "true":
        raise sqs._Err("InvalidAttributeValue", _ONE_ENCRYPTION, 400)
    stored = {name: str(value) for name, value in attributes.items()}
    if stored.get("Policy"):
        stored["Policy"] = _policy(stored["Policy"])
    if stored.get("RedriveAllowPolicy"):
        allowed_sources(stored["RedriveAllowPolicy"])
    if stored.get("RedrivePolicy"):
        _check_redrive(stored["RedrivePolicy"], arn, is_fifo)
    return stored


def _policy(text: str) -> str:
    try:
        documents.check(text, documents.QUEUE)
        return principals.with_ids(text)
    except (documents.Malformed, principals.UnknownPrincipal) as error:
        raise sqs._Err("InvalidAttributeValue", "Invalid value for the parameter Policy.", 400) from error


def _check_redrive(text: str, source_arn: str, is_fifo: bool) -> None:
    try:
        policy = json.loads(text)
        target_arn, count = policy["deadLetterTargetArn"], int(policy["maxReceiveCount"])
    except (ValueError, KeyError, TypeError):
        raise invalid("RedrivePolicy", text, "Redrive policy is not a valid JSON map.") from None
    if set(policy) != {"deadLetterTargetArn", "maxReceiveCount"} or not 1 <= count <= 1000:
        raise invalid(
            "RedrivePolicy", text, "Invalid value for maxReceiveCount: it has to be from 1 to 1000."
        )
    target = sqs._queue_by_arn(target_arn)
    if target is None or target_arn.rsplit(":", 1)[0] != source_arn.rsplit(":", 1)[0]:
        raise invalid("RedrivePolicy", text, "Dead letter target does not exist.")
    if target["is_fifo"] != is_fifo:
        raise invalid("RedrivePolicy", text, "Dead-letter queue must be same type of queue as the source.")
    sources = allowed_sources(target["attributes"].get("RedriveAllowPolicy"))
    if sources is not None and source_arn not in sources:
        raise invalid("RedrivePolicy", text, "The dead-letter queue does not allow this queue to use it.")


def allowed_sources(text: str | None) -> list[str] | None:
    """The queues that may use a dead-letter queue; None for all of them."""
    if not text:
        return None
    try:
        policy = json.loads(text)
        permission, sources = policy["redrivePermission"], policy.get("sourceQueueArns")
    except (ValueError, KeyError, TypeError):
        raise invalid(
            "RedriveAllowPolicy", text, "It is not a valid JSON map with redrivePermission."
        ) from None
    by_queue = permission == "byQueue"
    if permission not in ("allowAll", "denyAll", "byQueue") or by_queue != bool(sources):
        raise invalid("RedriveAllowPolicy", text, "sourceQueueArns go with byQueue, and with nothing else.")
    if by_queue and (not isinstance(sources, list) or len(sources) > 10):
        raise invalid("RedriveAllowPolicy", text, "sourceQueueArns is a list of up to 10 queues.")
    return None if permission == "allowAll" else sources or []


def _create(original, data, url):
    name, attributes = data.get("QueueName", ""), data.get("Attributes") or {}
    if not _NAME.match(name):
        reason = "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"
        raise sqs._Err("InvalidParameterValue", reason, 400)
    is_fifo = name.endswith(".fifo")
    arn = f"arn:aws:sqs:{sqs.get_region()}:{sqs.get_account_id()}:{name}"
    stored = _stored(attributes, arn, is_fifo, True)
    existing = sqs._queue_by_arn(arn)
    if existing is not None:
        _same(existing, stored)
        return {"QueueUrl": existing["url"]}
    given = {name: value for name, value in stored.items() if value != ""}
    answer = original({**data, "Attributes": given}, url)
    queue = sqs._queue_by_arn(arn)
    _settle_encryption(queue["attributes"], stored)
    if is_fifo:
        queue["attributes"].setdefault("DeduplicationScope", "queue")
        queue["attributes"].setdefault("FifoThroughputLimit", "perQueue")
    return answer


def _same(queue: dict, attributes: dict) -> None:
    for name, value in attributes.items():
        if _meaning(name, queue["attributes"].get(name, "")) != _meaning(name, value):
            why = f"A queue already exists with the same name and a different value for attribute {name}"
            raise sqs._Err("QueueNameExists", why, 400)


def _meaning(name: str, value: str):
    return json.loads(value) if name in _DOCUMENTS and value else value


def _set(original, data, url):
    queue = sqs._get_q(data.get("QueueUrl", url))
    attributes = queue["attributes"]
    stored = _stored(data.get("Attributes") or {}, attributes["QueueArn"], queue["is_fifo"], False)
    answer = original({**data, "Attributes": stored}, url)
    _settle_encryption(attributes, stored)
    return answer


def _settle_encryption(attributes: dict, given: dict) -> None:
    """One encryption takes the place of the other."""
    if given.get("KmsMasterKeyId"):
        attributes["SqsManagedSseEnabled"] = "false"
    elif given.get("SqsManagedSseEnabled") == "true":
        attributes.pop("KmsMasterKeyId", None)
    attributes.setdefault("SqsManagedSseEnabled", "true")
    if attributes.get("KmsMasterKeyId"):
        attributes.setdefault("KmsDataKeyReusePeriodSeconds", "300")
    else:
        attributes.pop("KmsMasterKeyId", None)
        attributes.pop("KmsDataKeyReusePeriodSeconds", None)


def _get(original, data, url):
    unknown = sorted(set(data.get("AttributeNames") or []) - _READABLE)
    if unknown:
        raise sqs._Err("InvalidAttributeName", f"Unknown Attribute {unknown[0]}.", 400)
    answer = original(data, url)
    if "Policy" in answer["Attributes"]:
        answer["Attributes"]["Policy"] = principals.with_arns(answer["Attributes"]["Policy"])
    return answer


def _judge(original, queue, action):
    """A caller has been judged with the request; a service that sends here needs the queue's own policy."""
    service = acting_service()
    arn, policy = queue["attributes"]["QueueArn"], queue["attributes"].get("Policy") or ""
    if service is not None and not evaluation.service_may(service, action, arn, policy):
        why = f"User: {service.principal} is not authorized to perform: {action} on resource: {arn}"
        raise sqs._Err("AccessDenied", why, 403)


def _send_one(original, data, url):
    answer = original(data, url)
    queue = sqs._get_q(data.get("QueueUrl", url))
    last = queue["messages"][-1] if queue["messages"] else {}
    if last.get("id") == answer["MessageId"]:
        remember_key(queue, last)
    return answer


def _locked(original, *args):
    """Event source mappings take messages in threads of their own, and a list that two rebuild loses some."""
    with sqs._queues_lock:
        return original(*args)


def install() -> None:
    sqs._queues_lock = threading.RLock()
    replace(sqs, "_enforce_queue_policy", _judge)
    replace(sqs, "_act_send_message", _send_one)
    sqs._HANDLERS["SendMessage"] = sqs._act_send_message
    for action, function in (
        ("CreateQueue", _create),
        ("SetQueueAttributes", _set),
        ("GetQueueAttributes", _get),
    ):
        replace_handler(sqs, sqs._HANDLERS, action, function)
    for action in (
        "SendMessage",
        "DeleteMessage",
        "DeleteMessageBatch",
        "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch",
        "PurgeQueue",
    ):
        replace_handler(sqs, sqs._HANDLERS, action, _locked)
    for name in ("_collect_msgs", "_dlq_sweep", "_expire_retained", "_refresh_counts"):
        replace(sqs, name, _locked)
