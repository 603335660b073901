"""Condition keys, operators and policy variables as IAM documents them, where MiniStack answers otherwise.

Keys: aws:PrincipalArn of a session is its role; services have no ARN but aws:PrincipalIsAWSService. Operators: ARNs
are compared part by part. Variables such as ${aws:PrincipalTag/team} are filled in, in documents of 2012-10-17.
"""

import re
from typing import Any

from ministack.core import iam_evaluator as evaluator
from ministack.services import iam

from .patching import replace

_VARIABLE = re.compile(r"\$\{([^}]*)\}")
_DEFAULT = re.compile(r"^(.*?)\s*,\s*'(.*)'$")
# What a variable becomes that the request does not fill: no value of a key equals it.
_UNFILLED = "\x00"


def role_of_session(arn: str) -> str:
    """The ARN of the role behind the ARN of a session; any other ARN as it is."""
    if ":assumed-role/" not in arn:
        return arn
    partition, account = arn.split(":")[1], arn.split(":")[4]
    name = arn.split("/")[1]
    role = iam._roles.get_scoped(account, None, name)
    return role["Arn"] if role else f"arn:{partition}:iam::{account}:role/{name}"


def _own_keys(ctx: evaluator.EvalContext) -> dict[str, Any]:
    via_service = ctx.service_context.get("aws:viaawsservice", "false")
    if ctx.principal_type == "Service":
        return {
            "aws:principalarn": None,
            "aws:principalaccount": None,
            "aws:principaltype": None,
            "aws:principalisawsservice": "true",
            "aws:securetransport": "true",
            "aws:sourceip": None,
            "aws:viaawsservice": "false",
        }
    return {
        "aws:principalarn": role_of_session(ctx.principal_arn),
        "aws:principaltype": "Account" if ctx.principal_type == "Root" else ctx.principal_type,
        "aws:principalisawsservice": "false",
        "aws:viaawsservice": via_service,
    }


def _condition_key(original, key: str, ctx: evaluator.EvalContext) -> Any:
    own = _own_keys(ctx)
    name = key.lower()
    return own[name] if name in own else original(key, ctx)


def _arn_like(actual: str, expected: str) -> bool:
    parts, patterns = actual.split(":", 5), expected.split(":", 5)
    if len(parts) != 6 or len(patterns) != 6:
        return expected == "*"
    return all(evaluator.fnmatch_iam_cs(part, pattern) for part, pattern in zip(parts, patterns, strict=True))


def filled(text: str, ctx: evaluator.EvalContext) -> str:
    """The text with its policy variables replaced by what the request says."""

    def value(match: re.Match) -> str:
        name = match.group(1)
        if name in ("*", "?", "$"):
            return name
        default = _DEFAULT.match(name)
        key = default.group(1) if default else name
        found = evaluator._resolve_condition_key(key, ctx)
        if isinstance(found, list) or found is None:
            return default.group(2) if default else _UNFILLED
        return str(found)

    return _VARIABLE.sub(value, text) if "${" in text else text


def _filled_conditions(conditions: dict, ctx: evaluator.EvalContext) -> dict:
    def fill(values):
        if isinstance(values, list):
            return [filled(str(value), ctx) for value in values]
        return filled(values, ctx) if isinstance(values, str) else values

    return {
        operator: {key: fill(values) for key, values in keys.items()} if isinstance(keys, dict) else keys
        for operator, keys in conditions.items()
    }


def _first_match(original, ctx, statements, effect):
    """The first statement of this effect that applies, its variables filled in where its document has any."""
    for statement in statements:
        if statement.effect != effect:
            continue
        resources, not_resources = statement.resources, statement.not_resources
        conditions = statement.conditions
        if getattr(statement, "has_variables", False):
            resources = [filled(resource, ctx) for resource in resources]
            not_resources = [filled(resource, ctx) for resource in not_resources]
            conditions = _filled_conditions(conditions, ctx)
        if (
            evaluator._action_matches(ctx.action, statement.actions, statement.not_actions)
            and evaluator._resource_matches(ctx.resource_arn, resources, not_resources)
            and evaluator._conditions_met(conditions, ctx)
        ):
            return statement
    return None


def install() -> None:
    replace(evaluator, "_resolve_condition_key", _condition_key)
    replace(evaluator, "_first_match", _first_match)
    operators = evaluator._CONDITION_OPS
    operators["arnequals"] = operators["arnlike"] = _arn_like
    operators["arnnotequals"] = operators["arnnotlike"] = lambda actual, expected: (
        not _arn_like(actual, expected)
    )
