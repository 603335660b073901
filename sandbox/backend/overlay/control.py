"""The address by which tests see and steer the backend: its journal, its faults, and sessions that services take."""

import json
from dataclasses import fields
from typing import Any

from . import checkpoints, faults
from .caller import Service
from .faults import Fault
from .journal import Journal, snapshot
from .roles import TrustRefused, session_for_service

Response = tuple[int, dict[str, str], bytes]


class Control:
    """What can be steered, and the answers to who steers."""

    prefix = "/_sandbox/"

    def __init__(self) -> None:
        self.journal = Journal()
        self.fault: Fault | None = None
        self._checkpoints: dict[str, checkpoints.State] = {}

    async def answer(self, method: str, path: str, body: bytes) -> Response:
        """The answer to a request of a test."""
        name = f"{method} {path.removeprefix(self.prefix)}"
        handlers = {
            "GET journal": self._entries,
            "DELETE journal": self._empty,
            "PUT snapshots": self._take_snapshots,
            "GET snapshot": self._snapshot,
            "PUT checkpoint": self._take_checkpoint,
            "POST checkpoint": self._go_back,
            "PUT fault": self._set_fault,
            "DELETE fault": self._clear_fault,
            "POST session": self._session,
        }
        handler = handlers.get(name)
        if handler is None:
            return _json(404, {"error": f"There is no {name}: there are {', '.join(handlers)}."})
        try:
            return _json(200, handler(json.loads(body or b"{}")))
        except TrustRefused as refused:
            return _json(403, {"error": str(refused)})
        except (KeyError, TypeError, ValueError) as error:
            return _json(400, {"error": f"{name} does not take this: {error}"})

    def _entries(self, _request: dict[str, Any]) -> list[dict[str, Any]]:
        return self.journal.entries

    def _empty(self, _request: dict[str, Any]) -> dict[str, Any]:
        self.journal.clear()
        return {}

    def _take_snapshots(self, request: dict[str, Any]) -> dict[str, Any]:
        self.journal.snapshots = bool(request["on"])
        return {}

    def _snapshot(self, _request: dict[str, Any]) -> dict[str, Any]:
        return snapshot()

    def _take_checkpoint(self, request: dict[str, Any]) -> dict[str, Any]:
        self._checkpoints[request["name"]] = checkpoints.taken()
        return {}

    def _go_back(self, request: dict[str, Any]) -> dict[str, Any]:
        checkpoints.put_back(self._checkpoints[request["name"]])
        return {}

    def _set_fault(self, request: dict[str, Any]) -> dict[str, Any]:
        unknown = set(request) - {field.name for field in fields(Fault) if field.init}
        if unknown or request["kind"] not in faults.KINDS:
            raise ValueError(f"a fault has a kind of {', '.join(faults.KINDS)}, and call, every or on")
        self.fault = Fault(**request)
        return {}

    def _clear_fault(self, _request: dict[str, Any]) -> dict[str, Any]:
        self.fault = None
        return {}

    def _session(self, request: dict[str, Any]) -> dict[str, str]:
        source = (request.get("sourceArn", ""), request.get("sourceAccount", ""))
        return session_for_service(
            request["role"], Service(request["service"], *source), request.get("tags", {})
        )


def _json(status: int, value: Any) -> Response:
    return status, {"content-type": "application/json"}, json.dumps(value).encode()
