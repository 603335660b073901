"""EventBridge: a bus takes its whole policy at once, as PutPermission documents it."""

import json

from ministack.core.responses import error_response_json, json_response
from ministack.services import eventbridge

from .patching import replace


def _put_permission(original, data):
    document = data.get("Policy")
    if document is None:
        return original(data)
    bus = data.get("EventBusName", "default")
    if bus not in eventbridge._event_buses:
        return error_response_json("ResourceNotFoundException", f"Event bus {bus} does not exist.", 400)
    try:
        policy = json.loads(document)
    except json.JSONDecodeError:
        policy = None
    if not isinstance(policy, dict) or not policy.get("Statement"):
        return error_response_json("ValidationException", "Parameter Policy is not valid.", 400)
    eventbridge._event_bus_policies[bus] = policy
    return json_response({})


def install() -> None:
    replace(eventbridge, "_put_permission", _put_permission)
