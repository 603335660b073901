"""Calls that fail on purpose: refused, throttled, carried out but never answered, or a backend that is unreachable."""

import re
import uuid
from dataclasses import dataclass, field

from ministack.core.iam_actions import _SERVICE_PROTOCOL, access_denied_response

from .calls import Call

REFUSED, THROTTLED, LOST, SILENT, LATE, DEAD = KINDS = (
    "refused",
    "throttled",
    "lost",
    "silent",
    "late",
    "dead",
)

# So long an answer is held at most that is never to come.
SILENCE = 60.0

# So long a call is held that is carried out late: whatever does not wait for it comes before.
DELAY = 0.4

# How a service says that it is asked too often, where that is not Throttling or ThrottlingException.
_THROTTLED = {
    "ec2": ("RequestLimitExceeded", 503),
    "s3": ("SlowDown", 503),
    "sqs": ("RequestThrottled", 400),
}


@dataclass
class Fault:
    """What happens to which calls. A dead backend stays dead from the first of them on.

    They are one by its number, one in each so many, or those whose operation and ARN fit a pattern such as
    `sqs:CreateQueue .*`: every one, or the nth alone. With `attempt` only what a client asks for that many times.
    """

    kind: str
    call: int | None = None
    every: int | None = None
    on: str | None = None
    nth: int | None = None
    attempt: int | None = None
    _fitting: int = field(default=0, init=False)
    _died: bool = field(default=False, init=False)

    def hits(self, number: int, call: Call) -> bool:
        """Whether it happens to this call."""
        hit = self._died or self._meets(number, call)
        self._died = hit and self.kind == DEAD
        return hit

    def _meets(self, number: int, call: Call) -> bool:
        if self.attempt is not None and call.attempt != self.attempt:
            return False
        if self.every is not None:
            return number % self.every == 0
        if self.on is None:
            first = self.call or 1
            return number >= first if self.kind == DEAD else number == first
        if not re.fullmatch(self.on, f"{call.service}:{call.action} {call.resource}"):
            return False
        self._fitting += 1
        return self.nth is None or self._fitting == self.nth


def refusal(call: Call) -> tuple[int, dict[str, str], bytes]:
    """The answer of a service that does not allow a call, in its own form."""
    return access_denied_response(
        call.service,
        f"{call.prefix}:{call.action}",
        call.principal,
        str(uuid.uuid4()),
        headers=call.headers,
        resource_arn=call.resource,
    )


def throttling(call: Call) -> tuple[int, dict[str, str], bytes]:
    """The answer of a service that is asked too often, in its own form: clients ask again."""
    is_query = (_SERVICE_PROTOCOL.get(call.service) or "").endswith("xml") and not call.headers.get(
        "x-amz-target"
    )
    code, status = _THROTTLED.get(call.service, ("Throttling" if is_query else "ThrottlingException", 400))
    _, headers, body = access_denied_response(
        call.service,
        call.action,
        "",
        str(uuid.uuid4()),
        error_code=code,
        message="Rate exceeded",
        headers=call.headers,
    )
    return status, headers, body
