"""The Chamber's services on loopback, replayed from a folder of records by the tool beside the corpus."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from bench.accept.ports import free_port

START_SECONDS = 180


class Replay:
    """A running replay; `odata` is the address of its v5 service."""

    def __init__(self, port: int) -> None:
        self._origin = f"http://127.0.0.1:{port}"
        self.odata = f"{self._origin}/OData/v5/"

    def ask(self, what: str) -> Any:
        """What the replay tells of itself: stats, quirks."""
        with urlopen(f"{self._origin}/_replay/{what}", timeout=60) as answer:
            return json.load(answer)

    def order(self, verb: str, body: Any = None, **query: str) -> Any:
        """Change something: patch, vote, publish."""
        url = f"{self._origin}/_replay/{verb}?{urlencode(query)}"
        with urlopen(Request(url, data=json.dumps(body or {}).encode(), method="POST"), timeout=60) as answer:
            return json.load(answer)


@contextmanager
def replaying(tools: Path, corpus: Path, *options: str) -> Iterator[Replay]:
    """Start the replay with v4 closed, as it is since 1 October 2026; stop it afterwards."""
    port = free_port()
    command = [sys.executable, tools / "odata_replay.py", "--port", str(port), "--data", corpus, "--closed", "v4"]
    process = subprocess.Popen([*map(str, command), *options], stdout=subprocess.DEVNULL)
    replay = Replay(port)
    try:
        _wait(replay, process)
        yield replay
    finally:
        process.terminate()
        process.wait(10)


def _wait(replay: Replay, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            replay.ask("stats")
        except (URLError, OSError):
            time.sleep(0.3)
        else:
            return
    raise SystemExit("the replay did not start")
