"""What IAM decides about a request: its action, its resource and the condition keys that its service adds.

Batches need the permission of the single action. An alias of a key stands for the key. The keys that KMS, SNS and STS
document for their requests are there.
"""

import base64
import json
from typing import Any

from ministack.core import iam_actions
from ministack.core.responses import get_account_id, get_region
from ministack.services import iam, kms

from .patching import replace

_SINGLE_ACTIONS = {
    "sqs:SendMessageBatch": "sqs:SendMessage",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
    "sns:PublishBatch": "sns:Publish",
}


def _action(original, *request):
    action = original(*request)
    return _SINGLE_ACTIONS.get(action, action)


def _resource(original, service, method, path, headers, body, params, region, account):
    special = _resources.get(service)
    found = special(_members(body, params)) if special else None
    return found or original(service, method, path, headers, body, params, region, account)


def _members(body: bytes, params: dict) -> dict[str, Any]:
    """The members of a request, in whichever protocol it came."""
    try:
        data = json.loads(body) if body[:1] == b"{" else {}
    except ValueError:
        data = {}
    query = {name: value[0] if isinstance(value, list) and value else value for name, value in params.items()}
    return {**query, **data}


def _sqs_resource(request: dict) -> str | None:
    if "TaskHandle" in request:
        return source_of_task(request["TaskHandle"])
    owner, name = request.get("QueueOwnerAWSAccountId"), request.get("QueueName")
    if owner and name:
        return f"arn:aws:sqs:{get_region()}:{owner}:{name}"
    return request.get("SourceArn")


def source_of_task(handle: str) -> str | None:
    """The queue out of which a move task moves: its handle tells."""
    try:
        return json.loads(base64.b64decode(handle))["sourceArn"]
    except (ValueError, KeyError, TypeError):
        return None


def _sns_resource(request: dict) -> str | None:
    return request.get("ResourceArn")


def _kms_resource(request: dict) -> str | None:
    reference = request.get("TargetKeyId") or request.get("KeyId") or request.get("AliasName")
    key = kms._resolve_key(reference) if reference else None
    if key:
        return key["Arn"]
    # A key of another account: its policy is asked, and not the identity policy alone.
    return reference if reference and ":key/" in reference else None


def _iam_resource(request: dict) -> str | None:
    role = iam._roles.get(request.get("RoleName", ""))
    return role["Arn"] if role else None


def _logs_resource(request: dict) -> str | None:
    """CloudWatch Logs names a stream for everything about a group, so that policies say log-group:NAME:*."""
    group, stream = request.get("logGroupName"), request.get("logStreamName") or ""
    where = f"{get_region()}:{get_account_id()}"
    return f"arn:aws:logs:{where}:log-group:{group}:log-stream:{stream}" if group else None


_resources = {
    "iam": _iam_resource,
    "kms": _kms_resource,
    "logs": _logs_resource,
    "sns": _sns_resource,
    "sqs": _sqs_resource,
}


def _context(original, service, action, body, params):
    context = original(service, action, body, params)
    special = _contexts.get(service)
    return {**context, **special(_members(body, params), action)} if special else context


def key_context(key: dict | None, encryption: dict[str, str]) -> dict[str, Any]:
    """The condition keys of KMS for the use of a key with an encryption context."""
    context: dict[str, Any] = {"kms:CallerAccount": get_account_id()}
    if key is not None:
        context["kms:ResourceAliases"] = aliases_of(key)
    for name, value in encryption.items():
        context[f"kms:EncryptionContext:{name}"] = value
    if encryption:
        context["kms:EncryptionContextKeys"] = list(encryption)
    return context


def aliases_of(key: dict) -> list[str]:
    """The names of the aliases of a key, which its account and region hold."""
    account, region = key["Arn"].split(":")[4], key["Arn"].split(":")[3]
    held = kms._aliases.items_scoped(account, region)
    return [arn.split(":", 5)[5] for arn, key_id in held if key_id == key["KeyId"]]


def _kms_context(request: dict, action: str) -> dict[str, Any]:
    reference = request.get("KeyId") or ""
    key = kms._resolve_key(request.get("TargetKeyId") or reference)
    context = key_context(key, request.get("EncryptionContext") or {})
    if "alias/" in reference:
        context["kms:RequestAlias"] = reference.split(":")[-1]
    if action in ("kms:CreateKey", "kms:PutKeyPolicy"):
        bypass = bool(request.get("BypassPolicyLockoutSafetyCheck"))
        context["kms:BypassPolicyLockoutSafetyCheck"] = str(bypass).lower()
    if action == "kms:CreateGrant":
        context["kms:GrantIsForAWSResource"] = "false"
        context["kms:GranteePrincipal"] = request.get("GranteePrincipal")
        context["kms:GrantOperations"] = request.get("Operations") or []
    return context


def _sns_context(request: dict, action: str) -> dict[str, Any]:
    if action != "sns:Subscribe":
        return {}
    return {"sns:Protocol": request.get("Protocol"), "sns:Endpoint": request.get("Endpoint")}


def _sts_context(request: dict, action: str) -> dict[str, Any]:
    names = {"sts:ExternalId": "ExternalId", "sts:RoleSessionName": "RoleSessionName"}
    return {key: request[member] for key, member in names.items() if request.get(member)}


_contexts = {"kms": _kms_context, "sns": _sns_context, "sts": _sts_context}


def install() -> None:
    replace(iam_actions, "extract_iam_action", _action)
    replace(iam_actions, "extract_resource_arn", _resource)
    replace(iam_actions, "request_tag_context", _context)
