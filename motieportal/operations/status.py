"""What keeps the portal from doing its work now, in words for a monitor and an operator."""

from datetime import timedelta

from django.utils import timezone

from motieportal.operations import jobs
from motieportal.operations.models import Job

LATE_SECONDS = 120
"""A due job that waits longer is late: a live worker takes the next one within a minute."""


def faults() -> list[str]:
    """What is wrong with the background work; empty when nothing is.

    A worker that lives but takes nothing shows as well: its jobs grow late.
    """
    late = Job.objects.due().filter(due__lt=timezone.now() - timedelta(seconds=LATE_SECONDS))
    if not late.exists():
        return []
    if jobs.is_worker_alive():
        return ["de werker leeft, maar er wachten taken langer dan twee minuten"]
    return ["er wachten taken en er draait geen werker: start celery -A motieportal worker --beat"]
