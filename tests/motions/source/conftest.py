"""Servers that answer as no decent server does."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator

import pytest
from pytest_httpserver import HTTPServer

from motions.source.client import SourceClient
from motions.source.retrying import RetryPolicy

Answer = Callable[[socket.socket], None]
QUICK = RetryPolicy(attempts=3, first_wait=0.01, longest_wait=0.02, patience=5)
ONCE = RetryPolicy(attempts=1)


class RawServer:
    """Speaks bytes over TCP: each connection gets the next of `answers`, the last one again and again."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.requests: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            asked = b""
            while b"\r\n\r\n" not in asked:
                asked += connection.recv(4096) or b"\r\n\r\n"
            self.requests.append(asked)
            answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
            answer(connection)

    def close(self) -> None:
        self._listener.close()


def says(head: str, body: bytes = b"") -> Answer:
    """An answer of these bytes, then the end of the connection."""
    return lambda connection: connection.sendall(head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)


def resets(connection: socket.socket) -> None:
    """An answer that is a reset in the middle of things."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def drips(text: bytes, seconds: float = 0.05) -> Answer:
    """One byte at a time."""

    def answer(connection: socket.socket) -> None:
        pause = threading.Event()
        for byte in text:
            connection.sendall(bytes([byte]))
            pause.wait(seconds)

    return answer


@pytest.fixture
def raw_server() -> Iterator[RawServer]:
    server = RawServer()
    yield server
    server.close()


@pytest.fixture
def make_client() -> Iterator[Callable[..., SourceClient]]:
    """Clients of a server on loopback that try again quickly."""
    made: list[SourceClient] = []

    def make(url: str, **settings: object) -> SourceClient:
        defaults: dict[str, object] = {
            "hosts": frozenset({"127.0.0.1"}),
            "user_agent": "motieportal-test (contact: test@example.nl)",
            "requests_per_second": 0,
            "deadline_seconds": 2.0,
            "policy": QUICK,
        }
        made.append(SourceClient(url, **{**defaults, **settings}))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for client in made:
        client.close()


def root(server: HTTPServer) -> str:
    """The address of a server by its number: the name localhost is another host to us."""
    return f"http://127.0.0.1:{server.port}/"
