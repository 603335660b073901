"""SNS: the attributes of topics and subscriptions as AWS keeps and refuses them."""

import json
import re
from typing import Any

from ministack.services import sns, sqs

from . import documents, principals
from .patching import replace

_SETTABLE = {
    "ArchivePolicy",
    "ContentBasedDeduplication",
    "DeliveryPolicy",
    "DisplayName",
    "FifoThroughputScope",
    "KmsMasterKeyId",
    "Policy",
    "SignatureVersion",
    "TracingConfig",
    *(
        f"{protocol}{outcome}"
        for protocol in ("Application", "Firehose", "HTTP", "Lambda", "SQS")
        for outcome in ("SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn")
    ),
}
_AT_CREATION = {"FifoTopic", "DataProtectionPolicy"}
_OF_SUBSCRIPTION = {
    "DeliveryPolicy",
    "FilterPolicy",
    "FilterPolicyScope",
    "RawMessageDelivery",
    "RedrivePolicy",
    "ReplayPolicy",
    "SubscriptionRoleArn",
}
_DOCUMENTS = {"ArchivePolicy", "DeliveryPolicy", "FilterPolicy", "Policy", "RedrivePolicy", "ReplayPolicy"}
_PROTOCOLS = {"application", "email", "email-json", "firehose", "http", "https", "lambda", "sms", "sqs"}
_NAME = re.compile(r"^[A-Za-z0-9_-]{1,256}$|^[A-Za-z0-9_-]{1,251}\.fifo$")


class _Invalid(Exception):
    """Why SNS refuses a parameter."""


def _answered(error: Exception) -> tuple:
    return sns._error("InvalidParameter", f"Invalid parameter: {error}", 400)


def _entries(params: dict) -> dict[str, str]:
    """The attributes of a request, which come as numbered pairs."""
    entries = {}
    for name in params:
        match = re.fullmatch(r"Attributes\.entry\.(\d+)\.key", name)
        if match:
            entries[sns._p(params, name)] = sns._p(params, f"Attributes.entry.{match.group(1)}.value")
    return entries


def _with_entries(params: dict, entries: dict[str, str]) -> dict:
    others = {name: value for name, value in params.items() if not name.startswith("Attributes.entry.")}
    for number, (name, value) in enumerate(entries.items(), start=1):
        others[f"Attributes.entry.{number}.key"] = name
        others[f"Attributes.entry.{number}.value"] = value
    return others


def _stored(name: str, value: str) -> str:
    """The attribute of a topic as it is stored."""
    if name not in _SETTABLE | _AT_CREATION:
        raise _Invalid("AttributeName")
    if name == "Policy" and value:
        try:
            documents.check(value, documents.TOPIC)
            return principals.with_ids(value)
        except principals.UnknownPrincipal:
            raise _Invalid("Policy Error: PrincipalNotFound") from None
        except documents.Malformed as error:
            raise _Invalid("Policy Error: null" if "scope" not in str(error) else str(error)) from None
    return value


def _create(original, params):
    name = sns._p(params, "Name")
    if not _NAME.match(name):
        return _answered(_Invalid("Topic Name"))
    try:
        entries = {name: _stored(name, value) for name, value in _entries(params).items() if value != ""}
    except _Invalid as error:
        return _answered(error)
    existing = sns._topics.get(f"arn:aws:sns:{sns.get_region()}:{sns.get_account_id()}:{name}")
    if existing is not None:
        for kind, given, held in (
            ("attributes", entries, existing["attributes"]),
            ("tags", sns._param_tags(params), existing["tags"]),
        ):
            if any(_meaning(key, value) != _meaning(key, held.get(key, "")) for key, value in given.items()):
                return _answered(_Invalid(f"Attributes Reason: Topic already exists with different {kind}"))
    return original(_with_entries(params, entries))


def _meaning(name: str, value: str) -> Any:
    return json.loads(value) if name in _DOCUMENTS and value else value


def _set_attribute(original, params):
    topic = sns._topic_by_arn_any_scope(sns._normalize_arn(sns._p(params, "TopicArn")))
    if topic is None:
        return original(params)
    name, value = sns._p(params, "AttributeName"), sns._p(params, "AttributeValue")
    try:
        if name in _AT_CREATION:
            raise _Invalid("AttributeName")
        stored = _stored(name, value)
    except _Invalid as error:
        return _answered(error)
    answer = original({**params, "AttributeValue": stored})
    if value == "":
        topic["attributes"].pop(name, None)
    return answer


def _get_attributes(original, params):
    topic = sns._topic_by_arn_any_scope(sns._normalize_arn(sns._p(params, "TopicArn")))
    if topic is None or "Policy" not in topic["attributes"]:
        return original(params)
    stored = topic["attributes"]["Policy"]
    topic["attributes"]["Policy"] = principals.with_arns(stored)
    try:
        return original(params)
    finally:
        topic["attributes"]["Policy"] = stored


def _delete(original, params):
    """The archive of a topic is given up first."""
    topic = sns._topic_by_arn_any_scope(sns._normalize_arn(sns._p(params, "TopicArn")))
    if topic is not None and _meaning("ArchivePolicy", topic["attributes"].get("ArchivePolicy", "")):
        why = "Invalid state: Cannot delete a topic with an ArchivePolicy"
        return sns._error("InvalidState", why, 400)
    return original(params)


def _judged(original, topic, action):
    """The request has been judged as a whole, with everything that is known of its caller."""
    return None


def _check_subscription(topic: dict, protocol: str, endpoint: str, attributes: dict[str, str]) -> None:
    if protocol not in _PROTOCOLS:
        raise _Invalid(f"Does not support this protocol string: {protocol}")
    is_fifo = sns._is_fifo_topic(topic)
    if protocol == "sqs" and endpoint.endswith(".fifo") and not is_fifo:
        raise _Invalid("Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics")
    for name, value in attributes.items():
        if name not in _OF_SUBSCRIPTION:
            raise _Invalid("AttributeName")
        if name == "RawMessageDelivery" and value not in ("true", "false"):
            raise _Invalid("RawMessageDelivery")
        if name in _DOCUMENTS and value:
            _check_document(topic, name, value)


def _check_document(topic: dict, name: str, value: str) -> None:
    try:
        document = json.loads(value)
    except ValueError:
        raise _Invalid(f"{name}: failed to parse JSON.") from None
    if not isinstance(document, dict):
        raise _Invalid(f"{name}: failed to parse JSON.")
    if name == "RedrivePolicy":
        _check_redrive(topic, str(document.get("deadLetterTargetArn", "")))


def _check_redrive(topic: dict, arn: str) -> None:
    """Its dead-letter queue is in the account and region of the topic, and of its type if that is FIFO."""
    parts, of_topic = arn.split(":"), topic["arn"].split(":")
    if len(parts) != 6 or parts[2] != "sqs" or parts[3:5] != of_topic[3:5]:
        raise _Invalid("RedrivePolicy: deadLetterTargetArn is an invalid arn")
    queue = sqs._queue_by_arn(arn)
    if queue is not None and queue["is_fifo"] and not sns._is_fifo_topic(topic):
        raise _Invalid("RedrivePolicy: must use a standard queue as DLQ for a standard topic")


def _subscribe(original, params):
    topic = sns._topic_by_arn_any_scope(sns._normalize_arn(sns._p(params, "TopicArn")))
    if topic is None:
        return original(params)
    protocol, endpoint, attributes = sns._p(params, "Protocol"), sns._p(params, "Endpoint"), _entries(params)
    try:
        _check_subscription(topic, protocol, endpoint, attributes)
        existing = _subscription(topic, protocol, endpoint)
        if existing is not None and any(
            _meaning(name, existing["attributes"].get(name, "")) != _meaning(name, value)
            for name, value in attributes.items()
        ):
            raise _Invalid("Attributes Reason: Subscription already exists with different attributes")
    except _Invalid as error:
        return _answered(error)
    answer = original(params)
    made = _subscription(topic, protocol, endpoint)
    if made is not None and attributes.get("ReplayPolicy"):
        made["attributes"]["ReplayPolicy"] = attributes["ReplayPolicy"]
    return answer


def _subscription(topic: dict, protocol: str, endpoint: str) -> dict | None:
    same = (
        each
        for each in topic["subscriptions"]
        if (each["protocol"], each["endpoint"]) == (protocol, endpoint)
    )
    return next(same, None)


def _set_subscription_attribute(original, params):
    arn = sns._p(params, "SubscriptionArn")
    topic = sns._topic_by_arn_any_scope(sns._sub_arn_to_topic.get(arn) or "")
    subscription = topic and next((each for each in topic["subscriptions"] if each["arn"] == arn), None)
    if not subscription:
        return original(params)
    name, value = sns._p(params, "AttributeName"), sns._p(params, "AttributeValue")
    try:
        _check_subscription(topic, subscription["protocol"], subscription["endpoint"], {name: value})
    except _Invalid as error:
        return _answered(error)
    if value == "":
        subscription["attributes"].pop(name, None)
    else:
        subscription["attributes"][name] = value
    return sns._xml(200, "SetSubscriptionAttributesResponse", "")


def install() -> None:
    replace(sns, "_enforce_topic_policy", _judged)
    replace(sns, "_create_topic", _create)
    replace(sns, "_set_topic_attributes", _set_attribute)
    replace(sns, "_delete_topic", _delete)
    replace(sns, "_get_topic_attributes", _get_attributes)
    replace(sns, "_subscribe", _subscribe)
    replace(sns, "_set_subscription_attributes", _set_subscription_attribute)
