"""CloudWatch Logs: the key of a log group can be changed and taken away."""

import json

from ministack.core.responses import error_response_json, json_response
from ministack.services import cloudwatch_logs as logs

from .patching import replace


async def _request(original, method, path, headers, body, query_params):
    action = headers.get("x-amz-target", "").rpartition(".")[2]
    change = _actions.get(action)
    return change(json.loads(body)) if change else await original(method, path, headers, body, query_params)


def _associate(request: dict) -> tuple:
    return _set_key(request, request.get("kmsKeyId"))


def _disassociate(request: dict) -> tuple:
    return _set_key(request, None)


_actions = {"AssociateKmsKey": _associate, "DisassociateKmsKey": _disassociate}


def _set_key(request: dict, key: str | None) -> tuple:
    group = logs._log_groups.get(request.get("logGroupName", ""))
    if group is None:
        return error_response_json("ResourceNotFoundException", "The specified log group does not exist.", 400)
    group["kmsKeyId"] = key
    return json_response({})


def install() -> None:
    replace(logs, "handle_request", _request)
