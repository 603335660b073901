"""Who acts: the caller of the request that is answered, or inside of it a service of AWS on behalf of a resource."""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass

from ministack.core import iam_evaluator
from ministack.core.router import extract_access_key_id

from .patching import replace


@dataclass(frozen=True)
class Service:
    """A service of AWS that calls another one, and what it tells about the resource for which it does."""

    principal: str
    source_arn: str = ""
    source_account: str = ""


_access_key: ContextVar[str] = ContextVar("overlay_access_key", default="")
_service: ContextVar[Service | None] = ContextVar("overlay_service", default=None)


def access_key() -> str:
    """The id of the access key that signed the request, empty for an anonymous one."""
    return _access_key.get()


def acting_service() -> Service | None:
    """The service that acts, or None while the caller of the request does."""
    return _service.get()


@contextlib.contextmanager
def acting_as(service: Service) -> Iterator[None]:
    """What is called inside is called by this service."""
    before = _service.set(service)
    try:
        yield
    finally:
        _service.reset(before)


@contextlib.contextmanager
def called_with(key: str) -> Iterator[None]:
    """What is called inside is called with this access key, as a service does that has taken a role."""
    before = _access_key.set(key)
    try:
        yield
    finally:
        _access_key.reset(before)


def _pin(original, headers, query_params=None):
    _access_key.set(extract_access_key_id(headers or {}, query_params or {}) or "")
    original(headers, query_params)


def install() -> None:
    replace(iam_evaluator, "pin_request_caller", _pin)
