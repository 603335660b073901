"""What services of AWS send to queues and topics on behalf of their resources, each with its own permission.

SNS, S3, EventBridge and CloudWatch alarms need the policy of the queue or topic and of its key. The publisher is not
told when a delivery is refused: the message goes to the dead-letter queue of the subscription or target, if it has one.
"""

import hashlib
import json
import logging
from contextvars import ContextVar
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import cloudwatch, eventbridge, s3, sns, sqs

from . import delivery_logs, evaluation
from .caller import Service, acting_as, acting_service
from .encryption import require_for_publishing, require_for_sending
from .keys import KeyRefused
from .patching import replace

logger = logging.getLogger("overlay")

# The dead-letter queue of the target to which a rule of EventBridge sends.
_dead_letter_arn: ContextVar[str | None] = ContextVar("overlay_dead_letter_arn", default=None)


def deliver(queue_arn: str, message: dict[str, Any]) -> None:
    """Sends to a queue as the service that acts. Raises the error of SQS where that is refused."""
    queue = sqs._queue_by_arn(queue_arn)
    if queue is None:
        raise sqs._Err("QueueDoesNotExist", f"The queue {queue_arn} does not exist.", 400)
    _, _, _, region, account, _ = queue_arn.split(":", 5)
    with request_scope(account, region):
        sqs._enforce_queue_policy(queue, "sqs:SendMessage")
        require_for_sending(queue)
        sqs._act_send_message({**message, "QueueUrl": queue["url"]}, queue["url"])


def _deliver_or_set_aside(
    queue_arn: str, message: dict[str, Any], dead_letter_arn: str | None
) -> sqs._Err | None:
    """Tells why the queue did not take the message, whether or not the dead-letter queue did."""
    try:
        deliver(queue_arn, message)
        return None
    except sqs._Err as error:
        logger.warning("Delivery to %s refused: %s", queue_arn, error)
        refusal = error
    if dead_letter_arn:
        try:
            deliver(dead_letter_arn, message)
        except sqs._Err as error:
            logger.warning("Delivery to the dead-letter queue %s refused: %s", dead_letter_arn, error)
    return refusal


def _from_topic(
    original,
    endpoint,
    envelope,
    raw,
    raw_message,
    message_group_id="",
    message_dedup_id="",
    message_attributes=None,
    topic_arn="",
):
    topic = sns._topic_by_arn_any_scope(topic_arn)
    subscription = next(
        each for each in topic["subscriptions"] if each["protocol"] == "sqs" and each["endpoint"] == endpoint
    )
    message: dict[str, Any] = {"MessageBody": raw_message if raw else envelope}
    if raw and message_attributes:
        message["MessageAttributes"] = dict(message_attributes)
    if sns._is_fifo_topic(topic) and endpoint.endswith(".fifo"):
        message |= {"MessageGroupId": message_group_id, "MessageDeduplicationId": message_dedup_id}
    redrive = json.loads(subscription["attributes"].get("RedrivePolicy") or "{}")
    with acting_as(Service("sns.amazonaws.com", topic_arn, sns._topic_owner(topic))):
        refusal = _deliver_or_set_aside(endpoint, message, redrive.get("deadLetterTargetArn"))
    delivery_logs.note(topic, endpoint, refusal)


def _fanout(original, topic_arn, *args, **kwargs):
    """A service publishes with its own permission; a caller has been judged with the request."""
    topic = sns._topic_by_arn_any_scope(topic_arn)
    service = acting_service()
    if topic is not None and service is not None:
        policy = topic["attributes"].get("Policy") or ""
        try:
            if not evaluation.service_may(service, "sns:Publish", topic_arn, policy):
                raise KeyRefused("AccessDenied", "the policy of the topic does not admit it")
            require_for_publishing(topic)
        except KeyRefused as refused:
            logger.warning("%s may not publish to %s: %s", service.principal, topic_arn, refused)
            return None
    return original(topic_arn, *args, **kwargs)


def _bucket(name: str) -> Service:
    return Service(
        "s3.amazonaws.com", f"arn:aws:s3:::{name}", s3._bucket_owner_account(name) or s3.get_account_id()
    )


def _from_bucket_to_queue(original, arn, payload, region, bucket_name=""):
    with acting_as(_bucket(bucket_name)):
        _deliver_or_set_aside(arn, {"MessageBody": json.dumps(payload)}, None)


def _from_bucket_to_topic(original, arn, payload, region, bucket_name=""):
    with acting_as(_bucket(bucket_name)):
        sns.publish_internal(arn, json.dumps(payload), "Amazon S3 Notification")


def _queue_admits(original, queue_arn, service, source_arn, source_account):
    """S3 asks before it takes a notification: a key that is closed to it is a refusal too."""
    queue = sqs._queue_by_arn(queue_arn)
    if queue is None:
        return False
    with acting_as(Service(service, source_arn, source_account)):
        try:
            sqs._enforce_queue_policy(queue, "sqs:SendMessage")
            require_for_sending(queue)
        except sqs._Err:
            return False
    return True


def _topic_admits(original, topic_arn, service, source_arn, source_account):
    topic = sns._topic_by_arn_any_scope(topic_arn)
    if topic is None:
        return False
    acting = Service(service, source_arn, source_account)
    with acting_as(acting):
        try:
            require_for_publishing(topic)
        except KeyRefused:
            return False
    policy = topic["attributes"].get("Policy") or ""
    return evaluation.service_may(acting, "sns:Publish", topic_arn, policy)


def _from_rule(original, target, event, rule, view=None):
    """EventBridge tells a queue its rule, and a topic nothing."""
    source_arn = rule.get("Arn", "") if ":sqs:" in target.get("Arn", "") else ""
    before = _dead_letter_arn.set((target.get("DeadLetterConfig") or {}).get("Arn"))
    try:
        with acting_as(Service("events.amazonaws.com", source_arn)):
            return original(target, event, rule, view)
    finally:
        _dead_letter_arn.reset(before)


def _from_rule_to_queue(original, spec, payload, parameters=None):
    message: dict[str, Any] = {"MessageBody": payload}
    queue_arn = str(spec)
    if queue_arn.endswith(".fifo"):
        message["MessageGroupId"] = (parameters or {}).get("MessageGroupId")
        message["MessageDeduplicationId"] = hashlib.sha256(payload.encode()).hexdigest()
    _deliver_or_set_aside(queue_arn, message, _dead_letter_arn.get())


def _from_alarm(original, alarm, *args):
    account = alarm["AlarmArn"].split(":")[4]
    with acting_as(Service("cloudwatch.amazonaws.com", alarm["AlarmArn"], account)):
        return original(alarm, *args)


def install() -> None:
    replace(sns, "_deliver_to_sqs", _from_topic)
    replace(sns, "_fanout", _fanout)
    replace(sns, "topic_policy_allows", _topic_admits)
    replace(sqs, "queue_policy_allows", _queue_admits)
    replace(s3, "_deliver_event_to_sqs", _from_bucket_to_queue)
    replace(s3, "_deliver_event_to_sns", _from_bucket_to_topic)
    replace(eventbridge, "_invoke_target", _from_rule)
    replace(eventbridge, "_dispatch_to_sqs", _from_rule_to_queue)
    replace(cloudwatch, "_dispatch_alarm_actions", _from_alarm)
