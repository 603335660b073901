"""X-Ray, of which MiniStack has nothing: the resource policies of an account, without which no service sends traces."""

import json
import re
import sys
import time
from typing import Any

from ministack import app as ministack
from ministack.core import iam_actions, router
from ministack.core.responses import AccountRegionScopedDict, error_response_json, json_response

from . import documents

# The quotas that X-Ray documents for its resource policies.
_POLICY = documents.Kind(True, True, 5120, actions_of="xray")
_AT_MOST = 5
_NAME = re.compile(r"^[\w+=,.@-]{1,128}$")

_policies = AccountRegionScopedDict()


async def handle_request(method: str, path: str, headers: dict, body: bytes, query_params: dict) -> tuple:
    """Answers a call."""
    action = _actions.get(path)
    if action is None or method != "POST":
        return _refused("UnknownOperationException", f"The sandbox has no {path} of X-Ray")
    return action(json.loads(body or b"{}"))


def reset() -> None:
    """Forgets every policy."""
    _policies.clear()


def _put(request: dict[str, Any]) -> tuple:
    name, revision = request.get("PolicyName", ""), request.get("PolicyRevisionId")
    if not _NAME.match(name):
        return _refused("InvalidRequestException", f"Invalid policy name: {name}")
    try:
        documents.check(request.get("PolicyDocument"), _POLICY)
    except documents.Malformed as error:
        return _refused("MalformedPolicyDocumentException", str(error))
    present = _policies.get(name, {}).get("PolicyRevisionId", "0")
    if revision not in (None, "", present):
        return _refused("InvalidPolicyRevisionIdException", f"The latest revision of the policy is {present}")
    if name not in _policies and len(_policies) >= _AT_MOST:
        return _refused("PolicyCountLimitExceededException", f"An account has {_AT_MOST} resource policies at most")
    _policies[name] = {
        "PolicyName": name,
        "PolicyDocument": request["PolicyDocument"],
        "PolicyRevisionId": str(int(present) + 1),
        "LastUpdatedTime": int(time.time()),
    }
    return _answered({"ResourcePolicy": _policies[name]})


def _list(_request: dict[str, Any]) -> tuple:
    return _answered({"ResourcePolicies": list(_policies.values())})


def _delete(request: dict[str, Any]) -> tuple:
    if _policies.pop(request.get("PolicyName", ""), None) is None:
        return _refused("ResourceNotFoundException", "The policy does not exist", 404)
    return _answered({})


_actions = {"/PutResourcePolicy": _put, "/ListResourcePolicies": _list, "/DeleteResourcePolicy": _delete}


def _answered(answer: dict[str, Any]) -> tuple:
    return json_response(answer, content_type="application/json")


def _refused(code: str, why: str, status: int = 400) -> tuple:
    return error_response_json(code, why, status, message_key="Message", content_type="application/json")


def install() -> None:
    """Makes this module one of MiniStack's services."""
    ministack.SERVICE_REGISTRY["xray"] = {"module": "xray"}
    ministack.SERVICE_HANDLERS["xray"] = handle_request
    ministack._loaded_modules["xray"] = sys.modules[__name__]
    router.SERVICE_PATTERNS["xray"] = {"host_patterns": [r"^xray\."]}
    iam_actions.SERVICE_TO_IAM_NAMESPACE["xray"] = "xray"
