"""Who looks at a draft now: a lease of ten idle minutes, shown to others. It decides nothing and leaves no event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from editorial.models import Claim, Draft

IDLE = timedelta(minutes=10)


def take(draft: Draft, user: User) -> Claim:
    """Claim this draft, or renew the claim; where somebody else's still holds, that one is given back.

    One conditional update decides, so two who open it at once see the same name.
    """
    until = timezone.now() + IDLE
    free = Claim.objects.filter(Q(user=user) | Q(until__lte=timezone.now()))
    if not free.filter(draft=draft).update(user=user, until=until):
        holding = Claim.objects.select_related("user").filter(draft=draft).first()
        if holding is not None:
            return holding
        try:
            with transaction.atomic():
                return Claim.objects.create(draft=draft, user=user, until=until)
        except IntegrityError:
            return take(draft, user)  # somebody else was first, just now
    return Claim.objects.select_related("user").get(draft=draft, user=user)


def release(draft: Draft, user: User) -> None:
    """Give up one's own claim; somebody else's stays."""
    Claim.objects.filter(draft=draft, user=user).delete()


def of_others(drafts: Iterable[Draft], user: User) -> dict[int, Claim]:
    """The claims of others that hold now, by draft: "een collega bekijkt dit"."""
    holding = Claim.objects.filter(draft__in=list(drafts), until__gt=timezone.now()).exclude(user=user)
    return {claim.draft_id: claim for claim in holding.select_related("user")}


def forget_lapsed() -> int:
    """Remove claims that lapsed; tells how many."""
    return int(Claim.objects.filter(until__lte=timezone.now()).delete()[0])
