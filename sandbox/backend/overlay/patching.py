"""Puts functions of the overlay in the place of MiniStack's."""

import functools
import inspect
from collections.abc import Callable
from typing import Any


def replace(owner: Any, name: str, function: Callable) -> None:
    """Puts a function in the place of another one, which it gets as its first argument.

    The owner is a module or a table of handlers. A name that is not there fails at once: MiniStack has changed.
    """
    table = owner if isinstance(owner, dict) else vars(owner)
    original = table[name]

    if inspect.iscoroutinefunction(function):

        @functools.wraps(original)
        async def replaced(*args, **kwargs):
            return await function(original, *args, **kwargs)

    else:

        @functools.wraps(original)
        def replaced(*args, **kwargs):
            return function(original, *args, **kwargs)

    table[name] = replaced


def replace_handler(module: Any, table: dict, action: str, function: Callable) -> None:
    """Puts a function in the place of a handler, in the table and where the module itself calls it."""
    inner = table[action].__name__
    replace(module, inner, function)
    table[action] = getattr(module, inner)
