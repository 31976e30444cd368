"""Jobs for the tests with a real worker; the worker is started with `--include` this module."""

import time
from pathlib import Path

from motieportal.operations import jobs
from motieportal.operations.models import Job


@jobs.handler("test_note")
def note(job: Job, path: str) -> None:
    with Path(path).open("a") as file:
        file.write(f"{job.key}\n")


@jobs.handler("test_hang_once")
def hang_once(job: Job, path: str) -> None:
    """Hangs the first time, so that the test can kill the worker in the middle."""
    mark = Path(path)
    if not mark.exists():
        mark.write_text("begun")
        time.sleep(120)
    mark.write_text("done")
