"""A portal of its own in a temporary folder: its commands with their time and memory, its tables, its web server."""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from bench.accept.ports import free_port

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command went: exit status, what it printed, seconds, and the largest resident size of one process in MB."""

    status: int
    output: str
    seconds: float
    megabytes: float

    @property
    def last_line(self) -> str:
        return next((line for line in reversed(self.output.splitlines()) if line.startswith("Gegevens:")), "")

    def counts(self) -> list[int]:
        """nieuw, gewijzigd, gelijk, verborgen, mislukt of records, then of documents."""
        return [int(number) for number in re.findall(r"\d+", self.last_line)]


class Portal:
    """`source` is the address of the OData service; `database_url` None means SQLite in the folder."""

    def __init__(self, home: Path, source: str, database_url: str | None = None) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home, self.database = home, home / "motieportal.sqlite3"
        self.environment = {
            **os.environ,
            "SECRET_KEY": secrets.token_urlsafe(50),
            "VAR_DIR": str(home),
            "MEDIA_ROOT": str(home / "media"),
            "DATABASE_URL": database_url or f"sqlite:///{self.database}",
            "DEBUG": "0",
            "REDIS_URL": "",
            "TK_ODATA_URL": source,
            "SOURCE_HOSTS": "127.0.0.1",
            "SOURCE_REQUESTS_PER_SECOND": "0",
            "LOG_LEVEL": "ERROR",
        }
        self.run("migrate", "--verbosity", "0")

    def run(self, *arguments: str, wait: float = 3600) -> Ran:
        """Run a management command to its end."""
        started = time.monotonic()
        command = [sys.executable, "manage.py", *arguments]
        with open(self.home / "output.txt", "w+", encoding="utf-8") as output:
            process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )
            with _watched(process.pid) as peak:
                status = process.wait(wait)
            output.seek(0)
            text = output.read()
        return Ran(status, text, time.monotonic() - started, max(peak, default=0) / 1024)

    def sync(self, *options: str) -> Ran:
        return self.run("sync_motions", "--since", "2000-01-01", *options)

    def digest(self) -> str:
        return self.run("check_archive", "--digest").output.strip()

    def ask(self, query: str, *values: object) -> list[tuple]:
        """Rows of a query on the SQLite file."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as database:
            return database.execute(query, values).fetchall()

    def number(self, query: str, *values: object) -> int:
        return int(self.ask(query, *values)[0][0])

    @contextmanager
    def serving(self) -> Iterator[str]:
        """The web server on a free port; gives its address."""
        self.run("collectstatic", "--noinput", "--verbosity", "0")
        address = f"127.0.0.1:{free_port()}"
        command = [sys.executable, "manage.py", "runserver", "--noreload", address]
        process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            for _ in range(300):
                try:
                    urlopen(f"http://{address}/", timeout=5).close()
                except HTTPError:
                    break
                except (URLError, OSError):
                    time.sleep(0.1)
                else:
                    break
            yield f"http://{address}"
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def _watched(pid: int) -> Iterator[list[int]]:
    """Peaks (kB resident) of a process and all below it, filled while the block runs."""
    peaks: dict[int, int] = {}
    result: list[int] = []
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.5):
            for below in _family(pid):
                peaks[below] = max(peaks.get(below, 0), _peak(below))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield result
    finally:
        over.set()
        watcher.join()
        result.extend(peaks.values())


def _family(pid: int) -> list[int]:
    found = [pid]
    for member in found:
        try:
            found += map(int, Path(f"/proc/{member}/task/{member}/children").read_text().split())
        except OSError:
            continue
    return found


def _peak(pid: int) -> int:
    try:
        match = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(match[1]) if match else 0
