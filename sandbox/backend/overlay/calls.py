"""What a request to the backend is: a call of an operation of a service, by somebody, on something."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from ministack import app as ministack
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id, get_region, set_request_account_id, set_request_region
from ministack.core.router import detect_service, extract_access_key_id, extract_region
from ministack.core.sigv4 import decode_header_value

_READS = (
    "BatchGet",
    "Describe",
    "Get",
    "Head",
    "List",
    "Lookup",
    "Query",
    "Scan",
    "Search",
    "Simulate",
    "Test",
)
# What works with messages, data and sessions, and changes no setting of anything.
_USES = {
    "AssumeRole",
    "AssumeRoleWithWebIdentity",
    "CancelMessageMoveTask",
    "ChangeMessageVisibility",
    "ChangeMessageVisibilityBatch",
    "Decrypt",
    "DeleteMessage",
    "DeleteMessageBatch",
    "Encrypt",
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "Invoke",
    "InvokeFunction",
    "Publish",
    "PublishBatch",
    "PurgeQueue",
    "PutEvents",
    "PutLogEvents",
    "PutMetricData",
    "ReceiveMessage",
    "SendMessage",
    "SendMessageBatch",
    "StartMessageMoveTask",
}


@dataclass(frozen=True)
class Call:
    """A call of an operation of a service."""

    service: str
    action: str
    resource: str
    principal: str
    headers: dict[str, str]
    # What IAM calls the service: cloudwatch, where its address says monitoring.
    prefix: str

    @property
    def attempt(self) -> int:
        """How many times the client has asked, this one included, as the SDKs of AWS tell it."""
        told = re.match(r"attempt=(\d+)", self.headers.get("amz-sdk-request", ""))
        return int(told.group(1)) if told else 1

    @property
    def mutating(self) -> bool:
        """Whether it may change the settings of something."""
        return not self.action.startswith(_READS) and self.action not in _USES


def read_call(scope: dict[str, Any], body: bytes) -> Call:
    """The call that a request is."""
    method, path = scope["method"], scope["path"]
    headers = {name.decode("latin-1").lower(): decode_header_value(value) for name, value in scope["headers"]}
    query = parse_qs(scope.get("query_string", b"").decode(), keep_blank_values=True)
    params = ministack._routing_params(method, path, headers, body, query)
    service = detect_service(method, path, headers, params)
    key = extract_access_key_id(headers, query)
    set_request_account_id(ministack._request_account_scope(key) if key else "")
    set_request_region(extract_region(headers, query))
    request = (service, method, path, headers, body, params)
    # The operation itself, not the action of IAM that a batch needs.
    action = iam_actions.extract_iam_action.__wrapped__(*request) or f"{method} {path}"
    resource = iam_actions.extract_resource_arn(*request, get_region(), get_account_id())
    principal = iam_evaluator.request_caller_arn(headers, query)
    prefix, _, operation = action.partition(":")
    return Call(service, operation or action, resource, principal, headers, prefix if operation else service)


def error_code(body: bytes) -> str | None:
    """The code in the answer to a call that failed, in whichever protocol."""
    try:
        data = json.loads(body)
        code = data.get("__type") or data.get("code") or data.get("Code")
        return code.split("#")[-1] if code else None
    except (ValueError, AttributeError):
        text = body.decode("utf-8", "replace")
        return text.partition("<Code>")[2].partition("</Code>")[0] or None
