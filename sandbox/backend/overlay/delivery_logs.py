"""SNS: the log of deliveries to queues, which SNS writes with the role that the topic names.

Each delivery that failed is written, and of the others as many as the topic says. What a message says never is.
"""

import datetime
import json
import logging
import random
import uuid
from contextvars import ContextVar
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import cloudwatch_logs, sns, sqs

from . import evaluation
from .caller import Service, called_with
from .patching import replace
from .roles import TrustRefused, session_for_service

logger = logging.getLogger("overlay")

# The id of the message that is delivered.
_message_id: ContextVar[str] = ContextVar("overlay_message_id", default="")


def note(topic: dict, queue_arn: str, error: sqs._Err | None) -> None:
    """Writes how a delivery went, if the topic says so and its role may."""
    attributes = topic["attributes"]
    role = attributes.get(f"SQS{'Failure' if error else 'Success'}FeedbackRoleArn")
    sampled = random.uniform(0, 100) < float(attributes.get("SQSSuccessFeedbackSampleRate") or 0)
    if not role or (error is None and not sampled):
        return
    _, _, _, region, account, name = topic["arn"].split(":", 5)
    group = f"sns/{region}/{account}/{name}{'/Failure' if error else ''}"
    try:
        session = session_for_service(role, Service("sns.amazonaws.com"), {})
    except TrustRefused as refused:
        logger.warning("No log of deliveries: %s", refused)
        return
    with request_scope(account, region), called_with(session["accessKeyId"]):
        _write(group, _entry(topic["arn"], queue_arn, error))


def _entry(topic_arn: str, queue_arn: str, error: sqs._Err | None) -> dict[str, Any]:
    now = datetime.datetime.now(datetime.timezone.utc)
    response = {"ErrorCode": error.code, "ErrorMessage": str(error)} if error else {"sqsRequestId": str(uuid.uuid4())}
    return {
        "notification": {
            "messageId": _message_id.get(),
            "topicArn": topic_arn,
            "timestamp": now.isoformat(sep=" ", timespec="milliseconds")[:23],
        },
        "delivery": {
            "deliveryId": str(uuid.uuid4()),
            "destination": queue_arn,
            "providerResponse": json.dumps(response),
            "dwellTimeMs": 1,
            "attempts": 1,
            "statusCode": error.status if error else 200,
        },
        "status": "FAILURE" if error else "SUCCESS",
    }


def _write(group: str, entry: dict[str, Any]) -> None:
    """Writes into the group, which SNS makes where it is missing."""
    stream = str(uuid.uuid4())
    where = {"logGroupName": group, "logStreamName": stream}
    event = {"timestamp": int(datetime.datetime.now().timestamp() * 1000), "message": json.dumps(entry)}
    steps = [
        ("CreateLogStream", cloudwatch_logs._create_log_stream, where),
        ("PutLogEvents", cloudwatch_logs._put_log_events, {**where, "logEvents": [event]}),
    ]
    if group not in cloudwatch_logs._log_groups:
        steps.insert(0, ("CreateLogGroup", cloudwatch_logs._create_log_group, {"logGroupName": group}))
    arn = f"{cloudwatch_logs._make_group_arn_no_star(group)}:log-stream:{stream}"
    for action, call, request in steps:
        if not evaluation.caller_may(f"logs:{action}", "logs", arn):
            logger.warning("The role of the log of deliveries may not call %s on %s", action, group)
            return
        call(request)


def _remember(original, topic_arn, msg_id, *args, **kwargs):
    before = _message_id.set(msg_id)
    try:
        return original(topic_arn, msg_id, *args, **kwargs)
    finally:
        _message_id.reset(before)


def install() -> None:
    replace(sns, "_fanout", _remember)
