"""The one door to the outside: GET requests with limits, to allowed hosts only.

Limits a request: the bytes of its (decoded) body, the seconds of the whole exchange, the number of redirects and of
attempts. What ends otherwise than as asked is a SourceError; which one says whether it helps to try again later.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin

import httpx2

from motions.source.answers import check_status, parse_object, read_body
from motions.source.errors import SourceInvalid, SourceRefused, SourceUnavailable
from motions.source.hosts import AllowedHosts
from motions.source.network import GuardedTransport, deadline
from motions.source.retrying import RetryPolicy

MAX_REDIRECTS = 5
CONNECT_SECONDS = 10.0
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Download:
    """Bytes as served: `content_type` is what the server claims, `url` where they came from in the end."""

    data: bytes
    content_type: str
    url: str


class SourceClient:
    """A polite client of one source. Safe to share between threads; close it, or use it as a context manager.

    hosts: what may be contacted (see motions.source.hosts); deadline_seconds: for one exchange from connecting to the
    last byte, redirects included; max_bytes: of one decoded body; requests_per_second: 0 is unlimited.
    """

    def __init__(
        self,
        base_url: str,
        *,
        hosts: frozenset[str],
        user_agent: str,
        requests_per_second: float,
        deadline_seconds: float = 90.0,
        max_bytes: int = 64 * 1024 * 1024,
        policy: RetryPolicy | None = None,
    ) -> None:
        self.base_url = base_url.rstrip("/") + "/"
        self._hosts = AllowedHosts(hosts)
        self._hosts.check(self.base_url)
        self._deadline_seconds = deadline_seconds
        self._max_bytes = max_bytes
        self._policy = policy or RetryPolicy()
        self._pace = _Pace(requests_per_second)
        self._http = httpx2.Client(
            transport=GuardedTransport(self._hosts),
            headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"},
            timeout=httpx2.Timeout(deadline_seconds, connect=min(CONNECT_SECONDS, deadline_seconds)),
            follow_redirects=False,
            trust_env=False,
        )

    def get_json(self, path_or_url: str) -> dict[str, Any]:
        """The JSON object at an address. Anything else, as an HTML error page with status 200, is tried again first."""

        def ask() -> dict[str, Any]:
            return parse_object(self._fetch(path_or_url, "application/json", self._max_bytes).data)

        return self._policy.run(ask)

    def get_bytes(self, path_or_url: str, max_bytes: int | None = None, accept: str = "*/*") -> Download:
        """The bytes at an address; SourceInvalid when there are more than `max_bytes`."""
        limit = self._max_bytes if max_bytes is None else max_bytes
        return self._policy.run(lambda: self._fetch(path_or_url, accept, limit))

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _fetch(self, path_or_url: str, accept: str, limit: int) -> Download:
        """One attempt, redirects followed by hand: each target passes the same gate as the first address."""
        url = urljoin(self.base_url, path_or_url)
        self._hosts.check(url)
        self._pace.wait()
        with _as_source_errors(), deadline(self._deadline_seconds):
            for _ in range(MAX_REDIRECTS + 1):
                with self._http.stream("GET", url, headers={"Accept": accept}) as response:
                    if response.status_code not in REDIRECTS:
                        check_status(response)
                        data = b"".join(read_body(response, limit))
                        return Download(data, response.headers.get("Content-Type", ""), url)
                    url = urljoin(url, response.headers.get("Location", ""))
                self._hosts.check(url)
        raise SourceInvalid(f"more than {MAX_REDIRECTS} redirects")


class _Pace:
    """Spreads requests over time, also those of several threads."""

    def __init__(self, requests_per_second: float) -> None:
        self._interval = 1.0 / requests_per_second if requests_per_second > 0 else 0.0
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        if not self._interval:
            return
        with self._lock:
            now = time.monotonic()
            mine = max(now, self._next)
            self._next = mine + self._interval
        time.sleep(max(0.0, mine - now))


@contextmanager
def _as_source_errors() -> Iterator[None]:
    """Turns what the HTTP library raises into our own errors."""
    try:
        yield
    except httpx2.TimeoutException as err:
        raise SourceUnavailable(f"no complete answer in time ({err})") from err
    except httpx2.TransportError as err:
        raise SourceUnavailable(f"the connection failed ({type(err).__name__}: {err})") from err
    except httpx2.InvalidURL as err:
        raise SourceRefused("not an address") from err
