"""Serves MiniStack with the overlay on free ports of 127.0.0.1, one with TLS and one without, IAM enforced.

The directory given as the only argument holds certificate.pem and key.pem, and gets backend.json once the server
answers; with --temporary it is gone when the server ends. Unless --detached is given, the server ends when its
standard input does, and so with its parent.
"""

import argparse
import asyncio
import json
import os
import shutil
import signal
import socket
import threading
from pathlib import Path

ACCOUNT = "111122223333"


def settings(directory: Path, port: int) -> dict[str, str]:
    """What MiniStack reads from its environment, at the import of its modules."""
    return {
        "AUTH": "true",
        "USE_SSL": "1",
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        "MINISTACK_SSL_CERT": str(directory / "certificate.pem"),
        "MINISTACK_SSL_KEY": str(directory / "key.pem"),
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        # A container engine on this machine is none of its business: functions run as processes.
        "DOCKER_HOST": f"unix://{directory / 'no-container-engine'}",
    }


def end_with_parent() -> None:
    """The parent holds the other end of standard input: when it is gone, so is the reason to live."""
    # Not by sys.stdin: its lock would be held when the interpreter ends.
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


async def serve(listener: socket.socket, plain: socket.socket, directory: Path) -> None:
    """Serves until SIGTERM or SIGINT."""
    from hypercorn.asyncio import serve as hypercorn_serve
    from hypercorn.config import Config

    from . import application

    config = Config()
    config.bind = [f"fd://{listener.detach()}"]
    config.insecure_bind = [f"fd://{plain.detach()}"]
    config.certfile = str(directory / "certificate.pem")
    config.keyfile = str(directory / "key.pem")
    config.keep_alive_timeout = 75
    config.graceful_timeout = 0.2
    # With more than one call on a connection, cutting it would not be the fault of one call.
    config.alpn_protocols = ["http/1.1"]
    config.loglevel = "WARNING"
    await hypercorn_serve(application.application(), config)


def announce(directory: Path, port: int, plain_port: int) -> None:
    """Tells the ports. Whoever reads sees the whole file or none."""
    staging = directory / "backend.json.new"
    staging.write_text(
        json.dumps({"pid": os.getpid(), "port": port, "plainPort": plain_port, "account": ACCOUNT})
    )
    staging.replace(directory / "backend.json")


def bound() -> socket.socket:
    """A socket on a free port."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    return listener


def main() -> None:
    parser = argparse.ArgumentParser(prog="overlay")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--detached", action="store_true")
    parser.add_argument("--temporary", action="store_true")
    arguments = parser.parse_args()
    if not arguments.detached:
        threading.Thread(target=end_with_parent, daemon=True).start()
    listener, plain = bound(), bound()
    port = listener.getsockname()[1]
    os.environ.update(settings(arguments.directory, port))
    announce(arguments.directory, port, plain.getsockname()[1])
    try:
        asyncio.run(serve(listener, plain, arguments.directory))
    finally:
        if arguments.temporary:
            shutil.rmtree(arguments.directory, ignore_errors=True)


if __name__ == "__main__":
    main()
