"""SSE-KMS of queues and topics: whoever sends, publishes or receives needs the key, and the key has to be enabled.

Each message remembers the key under which it was sent, for a queue may change its key while messages wait.
"""

from ministack.services import sns, sqs

from . import keys
from .keys import KeyRefused, KeyUse
from .patching import replace, replace_handler

# What SQS and SNS ask of the key for a message that comes in.
_ENCRYPT = ("kms:GenerateDataKey", "kms:Decrypt")


def key_of_queue(queue: dict) -> KeyUse | None:
    """The use of the key of a queue, or None where SQS encrypts with a key of its own or not at all."""
    key_id = queue["attributes"].get("KmsMasterKeyId")
    return _use_for(queue, key_id) if key_id else None


def _use_for(queue: dict, key_id: str) -> KeyUse:
    arn = queue["attributes"]["QueueArn"]
    return KeyUse(key_id, arn.split(":")[4], "sqs", ("aws:sqs:arn", arn))


def require_for_sending(queue: dict) -> None:
    """Raises the error of SQS unless whoever acts may encrypt for this queue."""
    _require(key_of_queue(queue), *_ENCRYPT)


def require_for_receiving(queue: dict) -> None:
    """Raises the error of SQS unless whoever acts may decrypt what waits in this queue, and what will."""
    current = key_of_queue(queue)
    _require(current, "kms:Decrypt")
    waiting = {message.get("key") for message in queue["messages"]} - {None, current and current.key_id}
    for key_id in waiting:
        _require(_use_for(queue, key_id), "kms:Decrypt")


def require_for_moving(message: dict, source: dict) -> None:
    """Raises the error of SQS unless whoever acts may decrypt this message."""
    if message.get("key"):
        _require(_use_for(source, message["key"]), "kms:Decrypt")


def _require(use: KeyUse | None, *actions: str) -> None:
    if use is None:
        return
    try:
        keys.require(use, *actions)
    except KeyRefused as refused:
        raise sqs._Err(f"Kms{refused.kind}", str(refused), 400) from refused


def require_for_publishing(topic: dict) -> None:
    """Raises KeyRefused unless whoever acts may encrypt for this topic."""
    key_id = topic["attributes"].get("KmsMasterKeyId")
    if key_id:
        account = topic["arn"].split(":")[4]
        keys.require(KeyUse(key_id, account, "sns", ("aws:sns:topicArn", topic["arn"])), *_ENCRYPT)


def _send(original, data, url):
    require_for_sending(sqs._get_q(data.get("QueueUrl", url)))
    return original(data, url)


async def _receive(original, data, url):
    require_for_receiving(sqs._get_q(data.get("QueueUrl", url)))
    return await original(data, url)


def _publish(original, params):
    arn = sns._normalize_arn(sns._p(params, "TopicArn") or sns._p(params, "TargetArn"))
    topic = sns._topic_by_arn_any_scope(arn) if arn else None
    if topic is not None:
        try:
            require_for_publishing(topic)
        except KeyRefused as refused:
            return sns._error(f"KMS{refused.kind}", str(refused), 400)
    return original(params)


def remember_key(queue: dict, message: dict) -> None:
    """Notes the key under which a message was sent."""
    if queue["attributes"].get("KmsMasterKeyId"):
        message["key"] = queue["attributes"]["KmsMasterKeyId"]


def install() -> None:
    for action in ("SendMessageBatch", "ReceiveMessage"):
        replace_handler(sqs, sqs._HANDLERS, action, _receive if action == "ReceiveMessage" else _send)
    replace(sqs._HANDLERS, "SendMessage", _send)
    replace(sns, "_publish", _publish)
    replace(sns, "_publish_batch", _publish)
    # The codes of the query protocol, which SDKs show beside the names.
    for name, code in (
        ("AccessDenied", "KMS.AccessDeniedException"),
        ("Disabled", "KMS.DisabledException"),
        ("InvalidState", "KMS.InvalidStateException"),
        ("NotFound", "KMS.NotFoundException"),
    ):
        sqs._QUERY_COMPAT_CODES[f"Kms{name}"] = code
