"""A real Celery worker, on the filesystem transport and on a real Redis, takes jobs and survives being killed."""

import signal
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from motieportal.operations import jobs
from motieportal.operations.models import Job, JobState
from tests.operations import worker_handlers  # noqa: F401 – registers its kinds here too
from tests.operations.servers import Worker, redis_server, wait_for

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=["filesystem", pytest.param("redis", marks=pytest.mark.redis)])
def worker(request: pytest.FixtureRequest, tmp_path: Path, transactional_db: None) -> Iterator[Worker]:
    broker = redis_server(tmp_path) if request.param == "redis" else nullcontext("")
    with broker as redis_url:
        worker = Worker(tmp_path, redis_url)
        try:
            yield worker
        finally:
            worker.kill(signal.SIGKILL)


@pytest.fixture(autouse=True)
def _quiet_bell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own process only writes jobs; the beat of the worker rings for them."""
    monkeypatch.setattr(jobs, "ring", lambda: 0)


def ended(count: int) -> bool:
    return Job.objects.filter(state=JobState.DONE).count() >= count


def test_a_worker_does_every_job_once(worker: Worker, tmp_path: Path) -> None:
    path = tmp_path / "notes"
    jobs.enqueue_many("test_note", [(str(n), {"path": str(path)}) for n in range(30)])
    assert wait_for(lambda: ended(30))
    assert sorted(path.read_text().split(), key=int) == [str(n) for n in range(30)]


def test_a_job_whose_worker_is_killed_in_the_middle_is_done_by_the_next(worker: Worker, tmp_path: Path) -> None:
    path = tmp_path / "mark"
    jobs.enqueue("test_hang_once", "a", path=str(path))
    assert wait_for(path.exists)
    worker.kill()
    worker.start()
    assert wait_for(lambda: ended(1))
    assert (path.read_text(), Job.objects.get().attempts) == ("done", 2)
