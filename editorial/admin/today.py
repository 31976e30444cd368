"""The numbers of the day, for the desk and the first page of the admin."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count as Counted
from django.db.models import Q
from django.utils import timezone

from editorial.models import Action, Event

_APPROVED = (Action.APPROVE, Action.SECOND_APPROVAL)


@dataclass(frozen=True, slots=True)
class Today:
    approved: int
    rejected: int
    withdrawn: int


def count_today(user: User | None = None) -> Today:
    """What was decided since midnight (Amsterdam), by everybody or by one user; undone decisions count until undone."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    events = Event.objects.filter(at__gte=midnight)
    if user is not None:
        events = events.filter(actor=user)
    counts = events.aggregate(
        approved=Counted("pk", filter=Q(action__in=_APPROVED)),
        rejected=Counted("pk", filter=Q(action=Action.REJECT)),
        withdrawn=Counted("pk", filter=Q(action=Action.WITHDRAW)),
    )
    return Today(**counts)
