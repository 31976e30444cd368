"""The Job table as a queue: what happens to work when workers, brokers and handlers misbehave."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from motieportal.operations import jobs
from motieportal.operations.models import Job, JobState, Run

pytestmark = pytest.mark.django_db
done: list[str] = []


@pytest.fixture(autouse=True)
def _handlers(monkeypatch) -> Iterator[None]:
    monkeypatch.setattr(jobs, "BACKOFF_SECONDS", 0.01)
    before = dict(jobs._handlers)
    done.clear()

    @jobs.handler("note")
    def note(job: Job, word: str) -> None:
        done.append(word)

    @jobs.handler("break")
    def broken(job: Job) -> None:
        raise ValueError("kapot")

    @jobs.handler("later")
    def later(job: Job, seconds: float) -> None:
        if job.retries == 0:
            raise jobs.Retry("De pdf is er nog niet.", after_seconds=seconds)
        done.append("later")

    @jobs.handler("never")
    def never(job: Job) -> None:
        raise jobs.GiveUp("Dit wordt nooit leesbaar.")

    @jobs.handler("change during the run")
    def changed(job: Job) -> None:
        done.append("once")
        if len(done) == 1:
            jobs.enqueue("change during the run", job.key)
            raise ValueError("kapot")

    yield
    jobs._handlers.clear()
    jobs._handlers.update(before)


def test_a_job_is_worked_once_and_done():
    jobs.enqueue("note", "a", word="hallo")
    assert jobs.work()["done"] == 1
    assert (done, Job.objects.get().state) == (["hallo"], JobState.DONE)


def test_the_same_key_waits_only_once():
    jobs.enqueue("note", "a", word="hallo")
    jobs.enqueue("note", "a", word="hallo")
    assert Job.objects.waiting().count() == 1


def test_a_waiting_job_takes_the_earlier_time_and_the_later_run():
    run = Run.objects.create(kind="sync")
    soon = timezone.now()
    jobs.enqueue("note", "a", due=soon + timedelta(hours=2), word="hallo")
    job = jobs.enqueue("note", "a", due=soon, run=run, word="hallo")
    job.refresh_from_db()
    assert (job.due, job.run) == (soon, run)


def test_many_jobs_are_asked_for_at_once_and_join_the_run():
    run = Run.objects.create(kind="sync")
    jobs.enqueue("note", "1", word="1")
    jobs.enqueue_many("note", [(str(n), {"word": str(n)}) for n in range(3)], run=run)
    assert Job.objects.waiting().filter(run=run).count() == 3


def test_a_job_asked_for_in_a_transaction_that_is_undone_was_never_asked_for():
    try:
        with transaction.atomic():
            jobs.enqueue("note", "a", word="hallo")
            raise RuntimeError
    except RuntimeError:
        pass
    assert not Job.objects.exists()


def test_two_jobs_with_one_key_never_run_at_the_same_time():
    Job.objects.create(kind="note", key="a", args={"word": "1"}, state=JobState.RUNNING, lease_until=timezone.now())
    jobs.enqueue("note", "a", word="2")
    assert jobs.work_one() is None


def test_a_handler_that_fails_each_time_fails_the_job_after_three_attempts_with_its_reason():
    jobs.enqueue("break", "a")
    jobs.work()
    job = Job.objects.get()
    assert (job.state, job.attempts, job.reason) == (JobState.FAILED, 3, "ValueError: kapot")


def test_other_jobs_go_on_after_one_that_fails():
    jobs.enqueue("break", "a")
    jobs.enqueue("note", "b", word="verder")
    jobs.work()
    assert done == ["verder"]


def test_a_planned_retry_does_not_use_up_the_attempts():
    jobs.enqueue("later", "a", seconds=0.01)
    jobs.work()
    job = Job.objects.get()
    assert (job.state, job.attempts, job.retries) == (JobState.DONE, 1, 1)


def test_a_retry_far_away_is_left_for_later():
    jobs.enqueue("later", "a", seconds=3600)
    assert jobs.work()["waiting"] == 1
    assert Job.objects.get().reason == "De pdf is er nog niet."


def test_giving_up_fails_at_once_with_the_reason():
    jobs.enqueue("never", "a")
    jobs.work()
    job = Job.objects.get()
    assert (job.state, job.attempts, job.reason) == (JobState.FAILED, 1, "Dit wordt nooit leesbaar.")


def test_a_change_that_arrives_during_the_run_is_worked_after_it():
    jobs.enqueue("change during the run", "a")
    jobs.work()
    assert (done, Job.objects.filter(state=JobState.DONE).count()) == (["once", "once"], 2)


def lapsed(attempts: int) -> Job:
    past = timezone.now() - timedelta(minutes=5)
    return Job.objects.create(
        kind="note",
        key="a",
        args={"word": "weer"},
        state=JobState.RUNNING,
        attempts=attempts,
        lease=uuid4(),
        lease_until=past,
    )


def test_what_a_dead_worker_left_is_worked_again():
    lapsed(attempts=1)
    jobs.reap()
    jobs.work()
    assert done == ["weer"]


def test_a_job_that_kills_its_worker_three_times_is_failed_with_a_reason():
    job = lapsed(attempts=3)
    jobs.reap()
    job.refresh_from_db()
    assert (job.state, "3 keer" in job.reason) == (JobState.FAILED, True)


def test_a_worker_that_lost_its_lease_does_not_end_the_job():
    job = lapsed(attempts=1)
    job.lease = uuid4()
    assert jobs._end(job, JobState.DONE, "") == 0


def test_a_failed_job_can_be_tried_again():
    jobs.enqueue("never", "a")
    jobs.work()
    assert jobs.retry(Job.objects.values_list("pk", flat=True)) == 1
    assert Job.objects.get().state == JobState.WAITING


def test_a_lost_message_is_rung_again(monkeypatch):
    job = jobs.enqueue("note", "a", word="hallo")
    Job.objects.filter(pk=job.pk).update(rung_at=timezone.now() - timedelta(minutes=5))
    jobs.reap()
    job.refresh_from_db()
    assert job.rung_at is None


def test_no_more_messages_go_out_than_there_are_bells(monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(jobs, "BELLS", 5)
    monkeypatch.setattr("motieportal.operations.tasks.work_job.apply_async", lambda **kwargs: None)
    jobs.enqueue_many("note", [(str(n), {"word": str(n)}) for n in range(20)])
    assert (jobs.ring(), jobs.ring()) == (5, 0)


def test_a_broker_that_is_away_loses_nothing(monkeypatch):
    def away(**kwargs: object) -> None:
        raise ConnectionError("redis is weg")

    jobs.enqueue("note", "a", word="hallo")
    monkeypatch.setattr("motieportal.operations.tasks.work_job.apply_async", away)
    assert jobs.ring() == 0
    assert Job.objects.waiting().filter(rung_at=None).count() == 1


def test_a_run_without_a_live_worker_is_worked_here_and_said_so():
    run, said, seen = Run.objects.create(kind="sync"), [], []
    jobs.enqueue("note", "a", run=run, word="hallo")
    jobs.finish(run, on_progress=seen.append, on_alone=lambda: said.append("alleen"))
    assert (done, said, seen[-1]) == (["hallo"], ["alleen"], 0)
