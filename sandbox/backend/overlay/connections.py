"""Cuts the connection of a request without an answer, as a network does that fails."""

from contextvars import ContextVar

from hypercorn.asyncio.tcp_server import TCPServer

_connection: ContextVar[TCPServer | None] = ContextVar("overlay_connection", default=None)


def cut() -> None:
    """Ends the connection that the request came by, at once."""
    connection = _connection.get()
    if connection is not None:
        connection.writer.transport.abort()


def install() -> None:
    original = TCPServer.run

    async def run(self):
        # What answers the requests of this connection starts in here, and inherits the context.
        _connection.set(self)
        await original(self)

    TCPServer.run = run
