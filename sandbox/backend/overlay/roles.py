"""IAM and STS: policy documents that are refused, unique ids in trust policies, and sessions as services take them."""

import json
import re
import time
from xml.sax.saxutils import escape

from ministack.core import iam_evaluator as evaluator
from ministack.core.responses import get_region, request_scope
from ministack.services import iam, sts

from . import documents, evaluation, principals
from .caller import Service
from .patching import replace, replace_handler

_ROLE_NAME = re.compile(r"^[\w+=,.@-]{1,64}$")
_PATH = re.compile(r"^/(?:[!-~]+/)?$")
_SECONDS = 3600


def _malformed(error: Exception) -> tuple:
    message = str(error)
    if isinstance(error, principals.UnknownPrincipal):
        message = f'Invalid principal in policy: "AWS":"{error}"'
    return iam._error(400, "MalformedPolicyDocument", escape(message), ns="iam")


def _trust(text: str) -> str:
    """The trust policy as it is stored. Raises Malformed or UnknownPrincipal."""
    documents.check(text, documents.TRUST)
    return principals.with_ids(text)


def _create_role(original, request):
    name, path = iam._p(request, "RoleName"), iam._p(request, "Path") or "/"
    for value, pattern, member in ((name, _ROLE_NAME, "roleName"), (path, _PATH, "path")):
        if not pattern.match(value):
            why = f"The specified value for {member} is invalid: {value}"
            return iam._error(400, "ValidationError", why, ns="iam")
    return _with_trust(original, request, "AssumeRolePolicyDocument")


def _update_trust(original, request):
    if iam._p(request, "RoleName") not in iam._roles:
        return original(request)
    return _with_trust(original, request, "PolicyDocument")


def _with_trust(original, request, member: str):
    try:
        stored = _trust(iam._p(request, member))
    except (documents.Malformed, principals.UnknownPrincipal) as error:
        return _malformed(error)
    return original({**request, member: stored})


def _shown(original, name, *args, **kwargs):
    role = iam._roles[name]
    iam._roles[name] = {
        **role,
        "AssumeRolePolicyDocument": principals.with_arns(role["AssumeRolePolicyDocument"]),
        # MiniStack writes it into XML as it is.
        "Description": escape(role["Description"] or ""),
    }
    try:
        return original(name, *args, **kwargs)
    finally:
        iam._roles[name] = role


def _identity_error(original, document):
    """Why IAM takes an identity policy for none, or None."""
    text = document if isinstance(document, str) else json.dumps(document)
    try:
        documents.check(text, documents.IDENTITY)
    except documents.Malformed as error:
        return escape(str(error))
    return None


class TrustRefused(Exception):
    """The trust policy of a role does not admit the service."""


def session_for_service(role_arn: str, service: Service, tags: dict[str, str]) -> dict[str, str]:
    """Credentials of a role, taken by a service of AWS as ECS takes one for a task. Raises TrustRefused."""
    account, name = role_arn.split(":")[4], role_arn.rsplit("/", 1)[-1]
    role = iam._roles.get_scoped(account, None, name)
    if role is None or role["Arn"] != role_arn:
        raise TrustRefused(f"There is no role {role_arn}.")
    context = {f"aws:RequestTag/{key}": value for key, value in tags.items()}
    if tags:
        context["aws:TagKeys"] = list(tags)
    for action in ("sts:AssumeRole", *(["sts:TagSession"] if tags else [])):
        policy = role["AssumeRolePolicyDocument"]
        if not evaluation.service_may(service, action, role_arn, policy, context):
            raise TrustRefused(
                f"{service.principal} is not authorized to perform: {action} on resource: {role_arn}"
            )
    return _register(role, account, tags)


def _register(role: dict, account: str, tags: dict[str, str]) -> dict[str, str]:
    key, secret, token = iam._gen_session_access_key(), iam._gen_secret(), iam._gen_session_token()
    arn = f"arn:aws:sts::{account}:assumed-role/{role['RoleName']}/service"
    with request_scope(account, get_region()):
        sts.register_session(
            key,
            {
                "Arn": arn,
                "UserId": f"{role['RoleId']}:service",
                "SecretAccessKey": secret,
                "SessionToken": token,
                "Expiration": time.time() + _SECONDS,
                "AccountId": account,
                "PrincipalType": "AssumedRole",
                "SessionTags": [{"Key": name, "Value": value} for name, value in tags.items()],
            },
        )
    return {"accessKeyId": key, "secretAccessKey": secret, "sessionToken": token}


def install() -> None:
    replace_handler(iam, iam._IAM_HANDLERS, "CreateRole", _create_role)
    replace_handler(iam, iam._IAM_HANDLERS, "UpdateAssumeRolePolicy", _update_trust)
    replace(iam, "_role_xml", _shown)
    replace(evaluator, "validate_policy_document", _identity_error)
    # STS holds the function by its own name.
    sts.validate_policy_document = evaluator.validate_policy_document
