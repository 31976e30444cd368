"""Servers that tests start themselves: a Celery worker with its beat, and Redis; all on loopback, all stopped again."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(what: Callable[[], bool], seconds: float = 45) -> bool:
    """Whether something became true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.1)
    return False


class Worker:
    """A real worker process on the test's database."""

    def __init__(self, home: Path, redis_url: str) -> None:
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "motieportal.settings",
            "DATABASE_URL": database_url(),
            "VAR_DIR": str(home),
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "REDIS_URL": redis_url,
            "JOB_LEASE_SECONDS": "3",
            "LOG_LEVEL": "ERROR",
        }
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "celery", "--app", "motieportal", "--quiet", "worker", "--beat"]
        command += ["--concurrency", "1", "--include", "tests.operations.worker_handlers", "--loglevel", "error"]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def kill(self, order: int = signal.SIGKILL) -> None:
        try:
            os.killpg(self.process.pid, order)
        except ProcessLookupError:
            return
        self.process.wait(20)


def database_url() -> str:
    """The address of the database that this test runs on, as a process started by it can use it."""
    current = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{current['NAME']}"
    return f"postgres://{current['USER']}:{current['PASSWORD']}@{current['HOST']}:{current['PORT']}/{current['NAME']}"


@contextmanager
def redis_server(home: Path) -> Iterator[str]:
    """A Redis of our own; skips aloud where there is none on this machine."""
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed")
    port = free_port()
    process = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(home)],
        stdout=subprocess.DEVNULL,
    )

    def answers() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    try:
        assert wait_for(answers)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait(10)
