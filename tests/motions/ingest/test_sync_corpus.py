"""The newest motions of the real data, from the replay with its nasty sides and faults on."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from motions.ingest.tally import Fate
from motions.models import Document, Motion, Submitter

REPLAY = Path(__file__).parents[4] / "shared/tools/odata_replay.py"
COUNT = 250

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.django_db,
    pytest.mark.skipif(not REPLAY.exists(), reason="needs ../shared/tools and ../shared/corpus"),
]


@pytest.fixture(scope="module")
def replay() -> Iterator[str]:
    """The address of a running replay of v5."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = ["--limit", str(COUNT), "--closed", "v4", "--quirks", "--faults", "0.05"]
    process = subprocess.Popen(
        [sys.executable, str(REPLAY), "--port", str(port), *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}_replay/stats", timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        yield f"{address}OData/v5/"
    finally:
        process.kill()
        process.wait()


def test_the_newest_motions_come_whole_and_a_second_sync_changes_nothing(replay, source, sync):
    source.url = replay
    first = sync(since=date(2023, 12, 1))
    assert first.problems == []
    assert Motion.objects.with_page().count() == COUNT
    assert Document.objects.shown().filter(motions__isnull=False, current_version__known=True).count() >= COUNT
    assert Submitter.objects.filter(member__known=True).exists()
    second = sync(since=date(2023, 12, 1))
    assert (second.records[Fate.NEW], second.records[Fate.CHANGED], second.documents[Fate.NEW]) == (0, 0, 0)
    assert second.records[Fate.SAME] == first.records[Fate.NEW]
