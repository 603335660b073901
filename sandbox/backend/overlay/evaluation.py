"""Decisions by resource policies, for callers, for the root user and for services of AWS.

Adds NotPrincipal, the unique ids of principals, service principals that are no users, and the root user: a queue or
topic policy that denies binds it too, a key policy has to allow it, and it takes no role.
"""

import json
from functools import lru_cache
from typing import Any

from ministack.core import iam_evaluator as evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.services import iam

from .caller import Service, access_key
from .patching import replace
from .principals import BY_ACCOUNT, BY_IDENTITY, DIRECTLY, as_list, excepted, named

# What the owner of a bucket can always do, or a wrong policy would lock the bucket for good.
_BUCKET_RECOVERY = {"s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"}


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[tuple[dict, evaluator.ParsedStatement], ...]:
    """Each statement of a document, as written and as the evaluator takes it."""
    try:
        document = json.loads(text)
    except ValueError:
        return ()
    if not isinstance(document, dict):
        return ()
    pairs = []
    for statement in as_list(document.get("Statement")):
        for parsed in _parse_original({"Statement": [statement]}) if isinstance(statement, dict) else []:
            parsed.has_variables = document.get("Version") == "2012-10-17" and "${" in text
            pairs.append((statement, parsed))
    return tuple(pairs)


_parse_original = evaluator.parse_policy_document


def _as_text(document: Any) -> str:
    return document if isinstance(document, str) else json.dumps(document or {})


def _parse(original, document):
    return [parsed for _, parsed in _parsed(_as_text(document))]


def _evaluate_resource_policy(original, document, ctx, service=None, named_only=False, direct_only=False):
    if service is None and ctx.principal_type == "Service":
        service = ctx.principal_keys.get("aws:principalservicename")
    least = DIRECTLY if direct_only else BY_IDENTITY if named_only else BY_ACCOUNT
    applicable = [
        parsed for written, parsed in _parsed(_as_text(document)) if _applies(written, ctx, service, least)
    ]
    return evaluator.evaluate(ctx, [applicable])


def _applies(statement: dict, ctx: evaluator.EvalContext, service: str | None, least: int) -> bool:
    if "NotPrincipal" in statement:
        return least == BY_ACCOUNT and not excepted(statement["NotPrincipal"], ctx, service)
    return named(statement.get("Principal"), ctx, service) >= least


def _evaluate_trust(original, document, caller_arn, ctx=None):
    if ctx is None:
        ctx = evaluator.EvalContext(
            principal_arn=caller_arn,
            principal_type="Root",
            principal_account=evaluator._account_from_arn(caller_arn) or "",
            action="sts:AssumeRole",
            resource_arn="*",
            region="",
        )
    return evaluator.evaluate_resource_policy(document, ctx).decision == "Allow"


def _enforce(original, key, action, service, region, resource_arn="*", service_context=None):
    denied = original(key, action, service, region, resource_arn, service_context)
    # MiniStack has judged a request without a key: it refuses it, or serves what needs none.
    if denied is not None or not key or not evaluator._is_root_key(key):
        return denied
    return _denied_to_root(action, service, region, resource_arn, service_context or {})


def _denied_to_root(action, service, region, resource_arn, context):
    root = f"arn:aws:iam::{get_account_id()}:root"
    if action == "sts:AssumeRole":
        # Roles may not be assumed by root accounts.
        return evaluator.EvalResult("Deny", root, reason="Explicit deny")
    found = None if action in _BUCKET_RECOVERY else evaluator._resource_policy(service, resource_arn)
    if found is None:
        return None
    policy, owner = found
    ctx = evaluator.EvalContext(
        principal_arn=root,
        principal_type="Root",
        principal_account=get_account_id(),
        action=action,
        resource_arn=resource_arn,
        region=region,
        service_context={name.lower(): value for name, value in context.items()},
    )
    result = evaluator.evaluate_resource_policy(policy, ctx)
    if result.decision == "Deny":
        result.resource_policy_arn = resource_arn
        return result
    needs_allow = service in evaluator._POLICY_REQUIRED or owner not in (None, get_account_id())
    return result if needs_allow and result.decision != "Allow" else None


def caller_may(action: str, service: str, resource_arn: str, context: dict[str, Any] | None = None) -> bool:
    """Whether the caller of the request that is answered may do this as well."""
    return evaluator.enforce(access_key(), action, service, get_region(), resource_arn, context) is None


def service_may(
    service: Service, action: str, resource_arn: str, policy: str, context: dict[str, Any] | None = None
) -> bool:
    """Whether the policy of a resource lets a service of AWS do this: nothing else can."""
    told = {"aws:sourcearn": service.source_arn, "aws:sourceaccount": service.source_account}
    ctx = evaluator.EvalContext(
        principal_arn="",
        principal_type="Service",
        principal_account="",
        action=action,
        resource_arn=resource_arn,
        region=get_region(),
        secure_transport=True,
        principal_keys={"aws:principalservicename": service.principal},
        service_context={
            **{name: value for name, value in told.items() if value},
            # The older name of the account, still in use with SNS.
            **({"aws:sourceowner": service.source_account} if service.source_account else {}),
            **{name.lower(): value for name, value in (context or {}).items()},
        },
    )
    return evaluator.evaluate_resource_policy(policy, ctx).decision == "Allow"


def trust_policy_for_arn(role_arn: str) -> tuple[str, str] | None:
    """The trust policy of a role and the account that owns it."""
    account, name = role_arn.split(":")[4], role_arn.rsplit("/", 1)[-1]
    role = iam._roles.get_scoped(account, None, name)
    return (_as_text(role.get("AssumeRolePolicyDocument")), account) if role else None


def install() -> None:
    replace(evaluator, "parse_policy_document", _parse)
    replace(evaluator, "evaluate_resource_policy", _evaluate_resource_policy)
    replace(evaluator, "evaluate_trust_policy", _evaluate_trust)
    replace(evaluator, "enforce", _enforce)
    # A trust policy is the resource policy of its role.
    iam.trust_policy_for_arn = trust_policy_for_arn
    evaluator._RESOURCE_POLICY_LOOKUPS["sts"] = ("iam", "trust_policy_for_arn")
