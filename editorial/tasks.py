"""Background work of this room: a job a motion that waits for a draft."""

from celery import shared_task

from editorial import checking, drafting
from editorial.models import Trigger
from motieportal.operations import jobs
from motieportal.operations.models import Job

CHECKED_A_MINUTE = 500
"""Drafts; checking one takes a few milliseconds."""


@jobs.handler(drafting.JOB)
def draft_motion(job: Job, motion_id: int) -> None:
    """Draft this motion, unless somebody did in the meantime."""
    if drafting.waiting().filter(pk=motion_id).exists():
        drafting.draft_motion(motion_id, trigger=Trigger.BEAT)


@shared_task(name="editorial.draft_what_waits")
def draft_what_waits() -> None:
    """Ask for drafts of what waits, every minute, and count the findings of drafts that nobody counted yet."""
    drafting.enqueue_waiting()
    checking.check_unchecked(CHECKED_A_MINUTE)
