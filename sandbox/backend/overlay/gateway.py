"""Stands before MiniStack: every call goes into the journal, and some meet a fault."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

from . import connections, faults
from .calls import Call, error_code, read_call
from .control import Control

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]

# What is no call of AWS.
_OWN_PATHS = ("/_ministack/", "/_localstack/", "/health")


def gateway(ministack: Application, control: Control) -> Application:
    """The application that stands before MiniStack."""

    async def answer(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or path.startswith(_OWN_PATHS):
            await ministack(scope, receive, send)
        elif path.startswith(control.prefix):
            await _respond(send, *await control.answer(scope["method"], path, await _body(receive)))
        else:
            await _answer_call(ministack, control, scope, receive, send)

    return answer


async def _answer_call(
    ministack: Application, control: Control, scope: dict[str, Any], receive: Receive, send: Send
) -> None:
    body = await _body(receive)
    call = read_call(scope, body)
    entry = control.journal.begin(call)
    fault = control.fault.kind if control.fault and control.fault.hits(entry["n"], call) else None
    if fault:
        entry["fault"] = fault
    if fault == faults.DEAD:
        connections.cut()
        return
    if fault in (faults.REFUSED, faults.THROTTLED):
        await _refuse(call, entry, fault, send)
        return
    if fault == faults.LATE:
        await asyncio.sleep(faults.DELAY)
    answer = _Answer(send, held=fault in (faults.LOST, faults.SILENT))
    await ministack(scope, _replayed(body, receive), answer.send)
    control.journal.executed(entry, answer.status, error_code(answer.error) if answer.error else None)
    if fault == faults.SILENT:
        await _silence(receive)
    if fault in (faults.LOST, faults.SILENT):
        connections.cut()


async def _refuse(call: Call, entry: dict[str, Any], fault: str, send: Send) -> None:
    status, headers, body = faults.refusal(call) if fault == faults.REFUSED else faults.throttling(call)
    entry |= {"status": status, "error": error_code(body)}
    await _respond(send, status, headers, body)


async def _silence(receive: Receive) -> None:
    """Waits until the client has given up."""

    async def gone() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(gone(), faults.SILENCE)


class _Answer:
    """What MiniStack answers: its status, the body of an error, and the way to the client unless it is held back."""

    def __init__(self, send: Send, held: bool):
        self._send = send
        self._held = held
        self.status = 0
        self.error = b""

    async def send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif self.status >= 400:
            self.error += message.get("body", b"")
        if not self._held:
            await self._send(message)


async def _body(receive: Receive) -> bytes:
    chunks = []
    while True:
        message = await receive()
        chunks.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(chunks)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body once more, then whatever else comes."""
    pending = [body]

    async def again() -> dict[str, Any]:
        if pending:
            return {"type": "http.request", "body": pending.pop(), "more_body": False}
        return await receive()

    return again


async def _respond(send: Send, status: int, headers: dict[str, str], body: bytes) -> None:
    fields = {**headers, "content-length": str(len(body))}
    lines = [(name.lower().encode(), value.encode()) for name, value in fields.items()]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": body})
