"""The Job table is the queue: written in the transaction of the change, worked under a lease, ended with a reason.

A broker carries no work. It rings a bell ("job 12 waits"), with at most BELLS messages out, and a lost message is rung
again. So a worker, the beat, the web process, Redis or the machine may die at any moment: what was asked is still
waiting, and what was running comes back when its lease has lapsed. Handlers must bear being called again.

    @jobs.handler("read_file")
    def read_file(job: Job, retrieval_id: int) -> None: ...

    jobs.enqueue("read_file", key=str(retrieval.pk), retrieval_id=retrieval.pk)
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.db.models import F, Min
from django.utils import timezone

from motieportal.operations.models import Heartbeat, Job, JobQuerySet, JobState, Run

logger = logging.getLogger(__name__)

Handler = Callable[..., None]
MAX_ATTEMPTS = 3
BACKOFF_SECONDS = 2.0
"""After the first failure, the square of it after the second."""
BELLS = 200
"""Messages in the broker: one get of the filesystem transport lists its folder, 0.5 ms at 1,000 and 12.7 at 20,000."""
BELL_SECONDS = 60
"""After this long a message counts as lost and is rung again."""
WORKER_SECONDS = 60
"""A worker that was not heard of for this long counts as dead; it says so every 15 s."""

_handlers: dict[str, Handler] = {}


class Retry(Exception):
    """Try again later, in good order: does not count as one of the three attempts."""

    def __init__(self, reason: str, after_seconds: float) -> None:
        super().__init__(reason)
        self.after_seconds = after_seconds


class GiveUp(Exception):
    """Trying again is of no use: the job fails at once with this reason."""


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that does jobs of this kind; it gets the Job and the job's args by name."""

    def register(function: Handler) -> Handler:
        _handlers[kind] = function
        return function

    return register


# --- asking for work ------------------------------------------------------------------------------------------------


def enqueue(kind: str, key: str, *, run: Run | None = None, due: datetime | None = None, **args: Any) -> Job:
    """Ask for one job, in the caller's transaction; a job of this kind and key that waits already serves for both.

    The earlier of the two due times holds, and the later of the two runs waits for it.
    """
    wanted = due or timezone.now()
    job, created = Job.objects.get_or_create(
        kind=kind, key=key, state=JobState.WAITING, defaults={"args": args, "run": run, "due": wanted}
    )
    if not created:
        changes: dict[str, Any] = {"due": min(job.due, wanted)}
        if run is not None:
            changes["run"] = run
        Job.objects.waiting().filter(pk=job.pk).update(**changes)
    transaction.on_commit(ring)
    return job


def enqueue_many(kind: str, work: Iterable[tuple[str, dict[str, Any]]], *, run: Run | None = None) -> int:
    """Ask for many jobs at once, given as (key, args); keys that wait already stay as they are. Counts all."""
    rows = [Job(kind=kind, key=key, args=args, run=run) for key, args in work]
    Job.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    if run is not None:
        keys = [row.key for row in rows]
        for start in range(0, len(keys), 500):
            waiting = Job.objects.waiting().filter(kind=kind, key__in=keys[start : start + 500])
            waiting.exclude(run=run).update(run=run, due=timezone.now())
    transaction.on_commit(ring)
    return len(rows)


def retry(job_ids: Iterable[int]) -> int:
    """Put failed jobs back in the queue, as new; tells how many. A key that waits already is left to that job."""
    count = 0
    for job in Job.objects.failed().filter(pk__in=list(job_ids)):
        count += _put_back(job, reason=job.reason, due=timezone.now(), attempts=0)
    transaction.on_commit(ring)
    return count


# --- the bell -------------------------------------------------------------------------------------------------------


def ring() -> int:
    """Send a message for due jobs that have none, as far as there is room; tells how many. Never fails the caller."""
    from motieportal.operations.tasks import work_job

    waiting = Job.objects.waiting()
    room = BELLS - waiting.filter(rung_at__isnull=False).count()
    sent = 0
    for job_id in list(Job.objects.due().filter(rung_at=None).values_list("pk", flat=True)[: max(room, 0)]):
        if not waiting.filter(pk=job_id, rung_at=None).update(rung_at=timezone.now()):
            continue
        try:
            work_job.apply_async(kwargs={"job_id": job_id}, expires=BELL_SECONDS, retry=False)
        except Exception as err:  # whatever a broker raises: the job waits, and the bell is rung again later
            logger.warning("the broker did not take a message: %s", err)
            waiting.filter(pk=job_id).update(rung_at=None)
            break
        sent += 1
    return sent


def reap() -> Counter[str]:
    """Put back what a dead worker left running, forget lost messages; tells how many of each."""
    counts: Counter[str] = Counter()
    for job in Job.objects.lapsed():
        if job.attempts >= MAX_ATTEMPTS:
            reason = f"{MAX_ATTEMPTS} keer gestopt zonder antwoord: de werker werd telkens beëindigd."
            counts["failed"] += _end(job, JobState.FAILED, reason)
        else:
            counts["requeued"] += _put_back(job, reason="De werker stopte onverwacht.", due=timezone.now())
    lost = timezone.now() - timedelta(seconds=BELL_SECONDS)
    counts["rung again"] = Job.objects.waiting().filter(rung_at__lt=lost).update(rung_at=None)
    return counts


def prune(done_days: int = 7, failed_days: int = 90) -> int:
    """Delete jobs that ended long ago; tells how many rows."""
    now = timezone.now()
    done = Job.objects.filter(state=JobState.DONE, finished_at__lt=now - timedelta(days=done_days))
    failed = Job.objects.failed().filter(finished_at__lt=now - timedelta(days=failed_days))
    return int(done.delete()[0]) + int(failed.delete()[0])


# --- working --------------------------------------------------------------------------------------------------------


def work_one(job_id: int | None = None, *, run: Run | None = None) -> Job | None:
    """Take a due job (this one, or the first of the run, or the first of all) and work it; None where none was free."""
    due = Job.objects.due()
    if job_id is not None:
        due = due.filter(pk=job_id)
    if run is not None:
        due = due.filter(run=run)
    job = _take(due)
    if job is not None:
        _work(job)
    return job


def work(
    run: Run | None = None, *, patience_seconds: float = 60, on_end: Callable[[Job], None] | None = None
) -> Counter[str]:
    """Work due jobs in this process until none is left; waits for one that is due within the patience.

    Gives how many ended as `done`, `failed`, `waiting` (to be tried again later).
    """
    counts: Counter[str] = Counter()
    while True:
        job = work_one(run=run)
        if job is not None:
            counts[job.state] += 1
            if on_end:
                on_end(job)
        elif not _sleep_until_due(run, patience_seconds):
            return counts


def finish(run: Run, *, on_progress: Callable[[int], None], on_alone: Callable[[], None]) -> None:
    """See to it that the jobs of a run are done: by the live worker, or in this process where there is none.

    `on_progress` gets the number of jobs that are still unfinished, `on_alone` is called when this process starts
    to work. Jobs that are due more than a minute from now are left to the worker.
    """
    while is_worker_alive():
        left = _soon(Job.objects.unfinished().filter(run=run), seconds=60).count()
        on_progress(left)
        if not left:
            return
        time.sleep(0.5)
    if _soon(Job.objects.unfinished().filter(run=run), seconds=60).exists():
        on_alone()
        reap()
        left = Job.objects.unfinished().filter(run=run).count()

        def ended(job: Job) -> None:
            nonlocal left
            left -= 1
            on_progress(max(left, 0))

        work(run, on_end=ended)


def beat(name: str) -> None:
    """Say that something is alive."""
    Heartbeat.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})


def is_worker_alive() -> bool:
    """Whether a worker said so lately."""
    since = timezone.now() - timedelta(seconds=WORKER_SECONDS)
    return Heartbeat.objects.filter(name="worker", seen_at__gte=since).exists()


# --- one job --------------------------------------------------------------------------------------------------------


def _take(due: JobQuerySet) -> Job | None:
    """Take the first job that nobody else takes first: one conditional update decides."""
    for job in due[:5]:
        job.lease, job.lease_until = uuid.uuid4(), _lease_end()
        try:
            with transaction.atomic():
                taken = (
                    Job.objects.waiting()
                    .filter(pk=job.pk)
                    .update(
                        state=JobState.RUNNING,
                        lease=job.lease,
                        lease_until=job.lease_until,
                        attempts=F("attempts") + 1,
                        rung_at=None,
                    )
                )
        except IntegrityError:
            continue  # another job with this key has just begun
        if taken:
            job.state, job.attempts = JobState.RUNNING, job.attempts + 1
            return job
    return None


def _work(job: Job) -> None:
    """Call the handler and write down how it ended. Never raises what the handler raised."""
    try:
        with _lease_kept(job):
            _handlers[job.kind](job, **job.args)
    except Retry as later:
        due = timezone.now() + timedelta(seconds=later.after_seconds)
        _put_back(job, reason=str(later), due=due, attempts=0, retries=job.retries + 1)
    except GiveUp as final:
        _end(job, JobState.FAILED, str(final))
    except Exception as err:
        # The one door for what a handler did not foresee: the reason is kept, the worker goes on.
        logger.exception("job %s %s failed at attempt %s", job.kind, job.key, job.attempts)
        reason = traceback.format_exception_only(err)[-1].strip()[:2000]
        if job.attempts >= MAX_ATTEMPTS:
            _end(job, JobState.FAILED, reason)
        else:
            _put_back(job, reason=reason, due=timezone.now() + timedelta(seconds=BACKOFF_SECONDS**job.attempts))
    else:
        _end(job, JobState.DONE, "")


def _end(job: Job, state: JobState, reason: str) -> int:
    """The last word on a job, unless its lease was lost in the meantime."""
    ended = (
        Job.objects.running()
        .filter(pk=job.pk, lease=job.lease)
        .update(state=state, reason=reason, finished_at=timezone.now(), lease=None, lease_until=None)
    )
    job.state, job.reason = state, reason
    return ended


def _put_back(job: Job, *, reason: str, due: datetime, **changes: Any) -> int:
    """Let a job wait again; where the same work was asked for meanwhile, that job does it."""
    mine = Job.objects.filter(pk=job.pk, state=job.state, lease=job.lease)
    try:
        with transaction.atomic():
            put_back = mine.update(
                state=JobState.WAITING,
                reason=reason,
                due=due,
                lease=None,
                lease_until=None,
                finished_at=None,
                **changes,
            )
    except IntegrityError:
        return _end(job, JobState.DONE, "Opnieuw gevraagd terwijl dit liep.")
    job.state, job.reason = JobState.WAITING, reason
    return put_back


def _lease_end() -> datetime:
    return timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)


@contextmanager
def _lease_kept(job: Job) -> Iterator[None]:
    """Renew the lease from a thread of its own while the handler works, so that only a dead worker loses it."""
    over = threading.Event()

    def renew() -> None:
        while not over.wait(settings.JOB_LEASE_SECONDS / 3):
            close_old_connections()
            try:
                Job.objects.running().filter(pk=job.pk, lease=job.lease).update(lease_until=_lease_end())
            except Exception as err:  # a busy database now is no reason to stop trying
                logger.warning("could not renew the lease of job %s: %s", job.pk, err)
        connection.close()

    keeper = threading.Thread(target=renew, name=f"lease-{job.pk}", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join(timeout=5)


def _soon(jobs: JobQuerySet, seconds: float) -> JobQuerySet:
    return jobs.exclude(state=JobState.WAITING, due__gt=timezone.now() + timedelta(seconds=seconds))


def _sleep_until_due(run: Run | None, patience_seconds: float) -> bool:
    """Sleep until another job may be due; False where none comes within the patience."""
    jobs = Job.objects.unfinished() if run is None else Job.objects.unfinished().filter(run=run)
    if jobs.running().exists():
        time.sleep(0.5)  # somebody else's, or one whose worker died: the reaper will tell
        reap()
        return True
    first = jobs.aggregate(first=Min("due"))["first"]
    wait = (first - timezone.now()).total_seconds() if first else patience_seconds + 1
    if wait > patience_seconds:
        return False
    time.sleep(min(max(wait, 0.01), 1))
    return True
