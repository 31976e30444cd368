"""What a process makes once and keeps: its sandbox for reading, its client of the source."""

import atexit
import os
from functools import cache

from django.conf import settings

from motions.reading.sandbox import Sandbox
from motions.source.client import SourceClient
from motions.source.retrying import RetryPolicy

MAX_DOCUMENT_BYTES = 32 * 1024 * 1024
"""A paper of the Chamber has 20 to 200 KB, the largest annexes some MB."""

_POLICY = RetryPolicy(attempts=4, patience=60)  # short: a job that fails here has its own, longer plan


@cache
def sandbox() -> Sandbox:
    """The one sandbox of this process; it starts its child at the first document, and again after a fork."""
    made = Sandbox()
    atexit.register(made.close)
    return made


def client() -> SourceClient:
    """The one client of the source in this process; a fork and changed settings get their own."""
    return _client(
        os.getpid(),
        settings.TK_ODATA_URL,
        settings.SOURCE_HOSTS,
        settings.SOURCE_USER_AGENT,
        settings.SOURCE_REQUESTS_PER_SECOND,
    )


@cache
def _client(pid: int, url: str, hosts: frozenset[str], agent: str, rate: float) -> SourceClient:
    return SourceClient(
        url,
        hosts=hosts,
        user_agent=agent,
        requests_per_second=rate,
        max_bytes=MAX_DOCUMENT_BYTES,
        policy=_POLICY,
    )
