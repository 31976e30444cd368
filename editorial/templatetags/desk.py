"""The desk on the first page of the admin."""

from typing import Any

from django import template

from editorial.admin.queue import COUNTED, Count, Queue
from editorial.admin.today import count_today
from editorial.admin.without_draft import Undrafted
from motieportal.operations.models import Job
from motions.models import Explanation

register = template.Library()


@register.inclusion_tag("editorial/_numbers.html")
def desk_numbers() -> dict[str, Any]:
    """What waits, what was done today and what went wrong; counts stop at a thousand."""
    return {
        "waiting": Queue().size(),
        "without": Undrafted().size(),
        "today": count_today(),
        "stale": Count(Explanation.objects.stale().order_by()[: COUNTED + 1].count()),
        "failed": Count(Job.objects.failed().order_by()[: COUNTED + 1].count()),
    }
