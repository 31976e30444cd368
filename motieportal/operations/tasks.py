"""Celery tasks around the Job table: thin, and harmless when called twice."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready

from motieportal.operations import jobs


@shared_task(name="operations.work_job")
def work_job(*, job_id: int) -> None:
    """Work one job that waits, if it still does, and ring for the next."""
    jobs.beat("worker")
    jobs.work_one(job_id)
    jobs.ring()


@shared_task(name="operations.reap_and_ring")
def reap_and_ring() -> None:
    """Bring back what was lost, every 15 seconds; also the worker's sign of life."""
    jobs.beat("worker")
    jobs.reap()
    jobs.ring()


@worker_ready.connect
def begin(**_: Any) -> None:
    """A worker that starts takes up at once what waits, without waiting for the beat."""
    reap_and_ring.apply_async(expires=15)


@shared_task(name="operations.prune_jobs")
def prune_jobs() -> None:
    """Forget jobs that ended long ago."""
    jobs.prune()
