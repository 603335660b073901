"""Whom the Principal of a statement names, and the unique ids that AWS stores in the place of roles and users.

A role that is deleted and made again is another principal: documents that named the first one do not name the
second. AWS keeps the unique id of each role or user that a document names, and shows it as an ARN while it exists.
"""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from ministack.core import iam_evaluator as evaluator
from ministack.core.responses import get_account_id
from ministack.services import iam

from .conditions import role_of_session

# How a principal is named, from nothing to exactly.
NOT_NAMED, BY_ACCOUNT, BY_IDENTITY, DIRECTLY = range(4)

_ACCOUNT = re.compile(r"^(?:arn:aws[a-z-]*:iam::(\d{12}):root|(\d{12}))$")
_ENTITY = re.compile(r"^arn:aws[a-z-]*:iam::(\d{12}):(role|user)/(?:.*/)?([^/]+)$")
_UNIQUE_ID = re.compile(r"^(?:AROA|AIDA)[A-Z0-9]+$")


class UnknownPrincipal(Exception):
    """A document names a role or user of an account that does not have it."""


def as_list(value: Any) -> list:
    """A member of a document that is one thing or a list of things."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def named(element: Any, ctx: evaluator.EvalContext, service: str | None) -> int:
    """How a Principal names who calls."""
    if element == "*":
        return BY_IDENTITY
    if not isinstance(element, dict):
        return NOT_NAMED
    aws = [str(value) for value in as_list(element.get("AWS"))]
    if service is not None:
        names_service = service.lower() in (str(name).lower() for name in as_list(element.get("Service")))
        return BY_IDENTITY if names_service or "*" in aws else NOT_NAMED
    if ctx.principal_type == "WebIdentityUser":
        return DIRECTLY if ctx.principal_arn in as_list(element.get("Federated")) else NOT_NAMED
    return max((_named_by(value, ctx) for value in aws), default=NOT_NAMED)


def _named_by(value: str, ctx: evaluator.EvalContext) -> int:
    if value == "*":
        return BY_IDENTITY
    account = _ACCOUNT.match(value)
    if account:
        return BY_ACCOUNT if ctx.principal_account in account.groups() else NOT_NAMED
    is_user = ctx.principal_type == "User"
    if value == ctx.principal_arn:
        return DIRECTLY
    if value in (_unique_id(ctx), role_of_session(ctx.principal_arn)):
        return DIRECTLY if is_user else BY_IDENTITY
    return NOT_NAMED


def _unique_id(ctx: evaluator.EvalContext) -> str:
    unique_id = str(ctx.principal_keys.get("aws:userid", "")).split(":")[0]
    if _UNIQUE_ID.match(unique_id) or ctx.principal_type != "AssumedRole":
        return unique_id
    # MiniStack gives the sessions of Lambda functions the name of their role instead.
    role = iam._roles.get_scoped(ctx.principal_account, None, ctx.principal_arn.split("/")[1])
    return role["RoleId"] if role else ""


def excepted(element: Any, ctx: evaluator.EvalContext, service: str | None) -> bool:
    """Whether a NotPrincipal spares who calls: of a session it has to name the session, its role and its account."""
    if element == "*":
        return True
    if not isinstance(element, dict):
        return False
    if service is not None:
        return service in as_list(element.get("Service"))
    ways = {_named_by(str(value), ctx) for value in as_list(element.get("AWS"))}
    needed = {BY_ACCOUNT}
    if ctx.principal_type != "Root":
        needed.add(DIRECTLY)
    if ctx.principal_type == "AssumedRole":
        needed.add(BY_IDENTITY)
    return needed <= ways


def with_ids(document: str) -> str:
    """The document as AWS stores it. Raises UnknownPrincipal where there is no such role or user."""
    return _translated(document, _id_of)


def with_arns(document: str) -> str:
    """The document as AWS shows it: an id that belongs to nobody any more stays an id."""
    if not re.search(r'"(?:AROA|AIDA)', document):
        return document
    arns = {entity[key]: entity["Arn"] for entities, key in _entities() for entity in entities}
    return _translated(document, lambda value: arns.get(value, value) if _UNIQUE_ID.match(value) else value)


def _entities() -> Iterable[tuple[Iterable[dict], str]]:
    return ((iam._roles.to_dict().values(), "RoleId"), (iam._users.to_dict().values(), "UserId"))


def _id_of(value: str) -> str:
    match = _ENTITY.match(value)
    if not match:
        return value
    account, kind, name = match.groups()
    store, key = (iam._roles, "RoleId") if kind == "role" else (iam._users, "UserId")
    entity = store.get_scoped(account, None, name)
    if entity is not None and entity["Arn"] == value:
        return entity[key]
    if account == get_account_id() or any(owner == account for owner, _ in iam._roles.to_dict()):
        raise UnknownPrincipal(value)
    # An account of which nothing is here: nobody can tell.
    return value


def _translated(document: str, translate: Callable[[str], str]) -> str:
    parsed = json.loads(document)
    changed = False
    for statement in as_list(parsed.get("Statement")):
        for member in ("Principal", "NotPrincipal"):
            element = statement.get(member)
            if not isinstance(element, dict) or "AWS" not in element:
                continue
            before = element["AWS"]
            after = [translate(str(value)) for value in as_list(before)]
            element["AWS"] = after if isinstance(before, list) else after[0]
            changed = changed or element["AWS"] != before
    return json.dumps(parsed, separators=(",", ":")) if changed else document
