"""KMS: key policies that AWS refuses, the lockout safety check, aliases, and the use of a key on somebody's behalf."""

import json
from dataclasses import dataclass
from typing import Any

from ministack.core import iam_evaluator as evaluator
from ministack.core.responses import error_response_json, get_account_id, get_region, request_scope
from ministack.services import kms

from . import documents, evaluation, principals
from .caller import access_key, acting_service
from .patching import replace
from .requests import key_context

_PENDING_STATES = {"PendingDeletion", "PendingImport", "PendingReplicaDeletion", "Unavailable"}


class KeyRefused(Exception):
    """KMS refuses the use of a key. The kind is how the error of each service ends: AccessDenied, Disabled, ..."""

    def __init__(self, kind: str, message: str):
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True)
class KeyUse:
    """The use of a key by a service: on what for whose key, and what it tells KMS of that."""

    key_id: str
    account: str
    service: str
    encryption: tuple[str, str]
    """The one entry of the encryption context: its name, and the ARN of the queue or topic."""


def require(use: KeyUse, *actions: str) -> None:
    """Raises KeyRefused unless whoever acts may do this with the key now."""
    name, arn = use.encryption
    region = arn.split(":")[3]
    if use.key_id.rsplit(":", 1)[-1].startswith("alias/aws/"):
        _require_managed_key(use)
        return
    with request_scope(use.account, region):
        key = kms._resolve_key(use.key_id)
    if key is None:
        raise KeyRefused("NotFound", f"Key '{use.key_id}' does not exist")
    context = {**key_context(key, {name: arn}), "kms:ViaService": f"{use.service}.{region}.amazonaws.com"}
    for action in actions:
        if not _may(action, key, context):
            why = f"The caller may not use the key: {action} on {key['Arn']}"
            raise KeyRefused("AccessDenied", why)
    if key["KeyState"] == "Disabled":
        raise KeyRefused("Disabled", f"{key['Arn']} is disabled.")
    if key["KeyState"] in _PENDING_STATES:
        raise KeyRefused("InvalidState", f"{key['Arn']} is {key['KeyState']}.")


def _may(action: str, key: dict, context: dict[str, Any]) -> bool:
    service = acting_service()
    if service is None:
        forwarded = {**context, "aws:ViaAWSService": "true"}
        return evaluation.caller_may(action, "kms", key["Arn"], forwarded)
    told = {name: value for name, value in context.items() if name != "kms:CallerAccount"}
    return evaluation.service_may(service, action, key["Arn"], key.get("Policy") or "", told)


def _require_managed_key(use: KeyUse) -> None:
    """The policy of a key that AWS manages admits the principals of its account through its service, and no service."""
    if acting_service() is not None or get_account_id() != use.account:
        raise KeyRefused("AccessDenied", f"The policy of {use.key_id} does not admit the caller")


def _policy_for_arn(original, resource_arn: str) -> tuple[str, str] | None:
    """The policy of a key, in whichever account it is. An alias has none."""
    parts = resource_arn.split(":", 5)
    if len(parts) != 6 or not parts[5].startswith("key/"):
        return None
    key = kms._keys.get_scoped(parts[4], parts[3], parts[5].removeprefix("key/"))
    return (key.get("Policy") or "", parts[4]) if key else None


def _checked(policy: str, bypass: bool) -> str:
    """The policy as it is stored. Raises Malformed or UnknownPrincipal."""
    documents.check(policy, documents.KEY)
    stored = principals.with_ids(policy)
    if not bypass and not _keeps_caller_in(stored):
        raise documents.Malformed(
            "The new key policy will not allow you to update the key policy in the future."
        )
    return stored


def _keeps_caller_in(policy: str) -> bool:
    """The lockout safety check: whoever sets a key policy can set it again."""
    caller = evaluator.resolve_principal(access_key(), get_account_id())
    if isinstance(caller, evaluator.AuthError):
        return True
    ctx = evaluator.EvalContext(
        principal_arn=caller.arn,
        principal_type=caller.type,
        principal_account=caller.account,
        action="kms:PutKeyPolicy",
        resource_arn=f"arn:aws:kms:{get_region()}:{get_account_id()}:key/*",
        region=get_region(),
        principal_keys=caller.keys,
    )
    by_key = evaluator.evaluate_resource_policy(policy, ctx)
    if by_key.decision != "Allow" or caller.policies is None:
        return by_key.decision == "Allow"
    by_identity = evaluator.evaluate(ctx, caller.policies, *caller.limits)
    combined = evaluator.combine_resource_policy(
        by_identity, ctx, policy, caller.account, True, caller.limits
    )
    return combined.decision == "Allow"


def _refused(error: Exception) -> tuple:
    message = str(error)
    if isinstance(error, principals.UnknownPrincipal):
        message = "Policy contains a statement with one or more invalid principals."
    return error_response_json("MalformedPolicyDocumentException", message, 400)


def _create_key(original, data):
    if not data.get("Policy"):
        return original({name: value for name, value in data.items() if name != "Policy"})
    try:
        policy = _checked(data["Policy"], bool(data.get("BypassPolicyLockoutSafetyCheck")))
    except (documents.Malformed, principals.UnknownPrincipal) as error:
        return _refused(error)
    return original({**data, "Policy": policy})


def _put_key_policy(original, data):
    if kms._resolve_key(data.get("KeyId", "")) is None:
        return original(data)
    try:
        policy = _checked(data.get("Policy"), bool(data.get("BypassPolicyLockoutSafetyCheck")))
    except (documents.Malformed, principals.UnknownPrincipal) as error:
        return _refused(error)
    return original({**data, "Policy": policy})


def _get_key_policy(original, data):
    status, headers, body = original(data)
    answer = json.loads(body)
    if answer.get("Policy"):
        answer["Policy"] = principals.with_arns(answer["Policy"])
    return status, headers, json.dumps(answer).encode()


def _on_alias(action: str):
    """Changing an alias takes the permission on the alias too, beside that on the key."""

    def handler(original, data):
        alias = kms._alias_arn(data.get("AliasName", ""))
        if not evaluation.caller_may(f"kms:{action}", "kms", alias):
            return error_response_json(
                "AccessDeniedException", f"Not authorized to perform: kms:{action} on resource: {alias}", 400
            )
        return original(data)

    return handler


def _cancel_deletion(original, data):
    """Only a key that waits for its deletion can be kept."""
    key = kms._resolve_key(data.get("KeyId", ""))
    if key is not None and key["KeyState"] not in ("PendingDeletion", "PendingReplicaDeletion"):
        return error_response_json("KMSInvalidStateException", f"{key['Arn']} is not pending deletion.", 400)
    return original(data)


def _unless_pending(original, data):
    """A key that waits for its deletion cannot be changed."""
    key = kms._resolve_key(data.get("KeyId", ""))
    if key is not None and key["KeyState"] in ("PendingDeletion", "PendingReplicaDeletion"):
        return error_response_json("KMSInvalidStateException", f"{key['Arn']} is pending deletion.", 400)
    return original(data)


def install() -> None:
    replace(kms, "key_policy_for_arn", _policy_for_arn)
    replace(kms, "_create_key", _create_key)
    replace(kms, "_put_key_policy", _put_key_policy)
    replace(kms, "_get_key_policy", _get_key_policy)
    replace(kms, "_cancel_key_deletion", _cancel_deletion)
    for action, name in (
        ("Create", "_create_alias"),
        ("Update", "_update_alias"),
        ("Delete", "_delete_alias"),
    ):
        replace(kms, name, _on_alias(f"{action}Alias"))
    for name in ("_enable_key", "_disable_key", "_enable_key_rotation", "_schedule_key_deletion"):
        replace(kms, name, _unless_pending)
