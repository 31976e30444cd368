"""What a monitor is told about the background work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from motieportal.operations import jobs, status
from motieportal.operations.models import Job

pytestmark = pytest.mark.django_db


def wait_since(minutes: float) -> None:
    Job.objects.create(kind="note", key="a", due=timezone.now() - timedelta(minutes=minutes))


def test_nothing_that_waits_is_no_fault():
    assert status.faults() == []


def test_a_job_that_has_just_come_is_no_fault():
    wait_since(0.5)
    assert status.faults() == []


def test_late_jobs_without_a_worker_are_a_fault_with_the_command_that_mends_it():
    wait_since(5)
    assert "celery -A motieportal worker" in status.faults()[0]


def test_a_worker_that_lives_but_takes_nothing_is_a_fault():
    wait_since(5)
    jobs.beat("worker")
    assert "de werker leeft" in status.faults()[0]


def test_health_answers_503_with_the_fault(client):
    wait_since(5)
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["status"]) == (503, "fault")
