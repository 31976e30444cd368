"""One sync at a time: the lock goes with the process that holds it, however that ends."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ADVISORY_KEY = 7_303_982_001  # any number that nothing else in this database locks
POLL_SECONDS = 1.0


@contextmanager
def only_sync(on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock within this block; `on_wait` is called once when another sync has it and we wait.

    On PostgreSQL the lock is the database's, elsewhere a file's: SQLite is used from one machine only.
    """
    lock = _database_lock() if connection.vendor == "postgresql" else _file_lock()
    with lock as taken:
        if not taken():
            on_wait()
            while not taken():
                time.sleep(POLL_SECONDS)
        yield


@contextmanager
def _database_lock() -> Iterator[Callable[[], bool]]:
    def taken() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_KEY])
            return bool(cursor.fetchone()[0])

    try:
        yield taken
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_KEY])


@contextmanager
def _file_lock() -> Iterator[Callable[[], bool]]:
    path = Path(settings.VAR_DIR) / "sync.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:

        def taken() -> bool:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        yield taken
