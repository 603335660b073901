"""Policy documents that AWS refuses: malformed ones, oversized ones, and what a service does not take in its own."""

import json
import re
from dataclasses import dataclass
from typing import Any

from ministack.core import iam_evaluator as evaluator

from .principals import as_list

_DOCUMENT_MEMBERS = {"Version", "Id", "Statement"}
_STATEMENT_MEMBERS = {
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
}
_PRINCIPAL_KINDS = {"AWS", "Service", "Federated", "CanonicalUser"}
_ARN_OF_PRINCIPAL = re.compile(
    r"^(?:\*|\d{12}|(?:AROA|AIDA)[A-Z0-9]+"
    r"|arn:aws[a-z-]*:iam::\d{12}:(?:root|(?:role|user)/[\w+=,.@/-]+)"
    r"|arn:aws[a-z-]*:sts::\d{12}:(?:assumed-role/[\w+=,.@-]+/[\w+=,.@-]+|federated-user/[\w+=,.@-]+))$"
)
_ACTION = re.compile(r"^(?:\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+)$")
_SID = re.compile(r"^[A-Za-z0-9]*$")

# What SNS takes in the policy of a topic: any other action, and a wildcard, is out of its scope.
_TOPIC_ACTIONS = {
    f"sns:{name}".lower()
    for name in (
        "AddPermission",
        "DeleteTopic",
        "GetTopicAttributes",
        "ListSubscriptionsByTopic",
        "Publish",
        "Receive",
        "RemovePermission",
        "SetTopicAttributes",
        "Subscribe",
    )
}


class Malformed(Exception):
    """Why AWS takes a document for none."""


@dataclass(frozen=True)
class Kind:
    """What one sort of policy document may hold."""

    principals: bool
    resources: bool
    bytes: int
    statements: int | None = None
    principals_at_most: int | None = None
    conditions: int | None = None
    actions: int | None = None
    actions_of: str | None = None
    plain_sids: bool = False


# Sizes: the quotas of SQS, SNS, KMS and IAM. IAM does not count white space.
QUEUE = Kind(
    True, True, 8192, statements=20, principals_at_most=50, conditions=10, actions=7, actions_of="sqs"
)
TOPIC = Kind(True, True, 30720, statements=100, actions_of="sns")
KEY = Kind(True, True, 32768)
TRUST = Kind(True, False, 4096, plain_sids=True)
IDENTITY = Kind(False, True, 10240, plain_sids=True)


def check(text: Any, kind: Kind) -> None:
    """Raises Malformed unless AWS takes the document."""
    document = _read(text)
    _demand(
        len(re.sub(r"\s", "", text) if kind.plain_sids else text) <= kind.bytes, "The policy is too large"
    )
    statements = [_statement(statement, kind) for statement in as_list(document["Statement"])]
    sids = [statement["Sid"] for statement in statements if statement.get("Sid")]
    _demand(len(sids) == len(set(sids)), "Statement IDs (SID) in a single policy must be unique")
    _demand(kind.statements is None or len(statements) <= kind.statements, "Too many statements")
    conditions = sum(
        len(keys) for statement in statements for keys in statement.get("Condition", {}).values()
    )
    _demand(kind.conditions is None or conditions <= kind.conditions, "Too many conditions")


def _read(text: Any) -> dict:
    try:
        document = json.loads(text)
    except (TypeError, ValueError):
        raise Malformed("This policy contains invalid Json") from None
    _demand(isinstance(document, dict), "Syntax errors in policy")
    _demand(set(document) <= _DOCUMENT_MEMBERS, "Syntax errors in policy")
    _demand(document.get("Version", "2008-10-17") in ("2008-10-17", "2012-10-17"), "Unknown policy version")
    statements = document.get("Statement")
    _demand(
        isinstance(statements, (dict, list)) and bool(statements), "Syntax errors in policy: no statements"
    )
    return document


def _statement(statement: Any, kind: Kind) -> dict:
    _demand(isinstance(statement, dict), "Syntax errors in policy")
    unknown = set(statement) - _STATEMENT_MEMBERS
    _demand(not unknown, f"Syntax errors in policy: unknown member {', '.join(sorted(unknown))}")
    _demand(statement.get("Effect") in ("Allow", "Deny"), "Invalid effect")
    _demand(
        not kind.plain_sids or bool(_SID.match(statement.get("Sid", ""))),
        "Statement IDs must be alpha numeric",
    )
    _one_of(statement, "Action", "NotAction", True)
    _one_of(statement, "Resource", "NotResource", kind.resources)
    _one_of(statement, "Principal", "NotPrincipal", kind.principals)
    for resource in as_list(statement.get("Resource") or statement.get("NotResource")):
        in_form = resource == "*" or str(resource).startswith(("arn:", "${"))
        _demand(in_form, f'Resource {resource} must be in ARN format or "*".')
    _actions(statement, kind)
    _principals(statement, kind)
    _conditions(statement.get("Condition", {}))
    return statement


def _one_of(statement: dict, name: str, opposite: str, expected: bool) -> None:
    given = [member for member in (name, opposite) if as_list(statement.get(member))]
    if expected:
        _demand(len(given) == 1, f"Policy statement must contain {name.lower()}s")
    else:
        _demand(not given, f"Has prohibited field {name}")


def _actions(statement: dict, kind: Kind) -> None:
    actions = as_list(statement.get("Action") or statement.get("NotAction"))
    for action in actions:
        _demand(isinstance(action, str) and bool(_ACTION.match(action)), f"Invalid action {action}")
        in_scope = action == "*" or kind.actions_of in (None, action.split(":")[0].lower())
        if kind is TOPIC:
            in_scope = action.lower() in _TOPIC_ACTIONS
        _demand(in_scope, "Policy statement action out of service scope!")
    _demand(kind.actions is None or len(actions) <= kind.actions, "Too many actions in a statement")


def _principals(statement: dict, kind: Kind) -> None:
    element = statement.get("Principal", statement.get("NotPrincipal"))
    if element is None or element == "*":
        return
    _demand(isinstance(element, dict) and set(element) <= _PRINCIPAL_KINDS, "Invalid principal in policy")
    for value in as_list(element.get("AWS")):
        _demand(bool(_ARN_OF_PRINCIPAL.match(str(value))), f'Invalid principal in policy: "AWS":"{value}"')
    count = sum(len(as_list(values)) for values in element.values())
    _demand(count > 0, "Invalid principal in policy")
    _demand(kind.principals_at_most is None or count <= kind.principals_at_most, "Too many principals")


def _conditions(block: Any) -> None:
    _demand(isinstance(block, dict), "Syntax errors in policy: Condition")
    for operator, keys in block.items():
        plain = re.sub(r"^(forallvalues|foranyvalue):|ifexists$", "", operator.lower())
        known = plain == "null" or plain in evaluator._CONDITION_OPS
        _demand(known, f"Invalid Condition type : {operator}")
        _demand(isinstance(keys, dict) and bool(keys), f"Invalid Condition : {operator}")
        for key, values in keys.items():
            _demand(":" in key, f"Invalid condition key : {key}")
            _demand(all(_is_scalar(value) for value in as_list(values)), f"Invalid condition value : {key}")


def _is_scalar(value: Any) -> bool:
    return isinstance(value, (str, bool, int, float))


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Malformed(otherwise)
