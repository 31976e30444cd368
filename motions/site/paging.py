"""Pages of motions, newest first, that stay put: a page goes on after a motion, not after a number of motions.

So a reader who walks all pages sees each motion once, also when one is added or taken away meanwhile, and page 900
costs what page 1 costs. Nothing is counted.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import Q, QuerySet

from motions.models import Motion

SIZE = 25
_PLACE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})?\.([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Place:
    """A motion's place in the order: its filing day (unknown ones come last) and its key."""

    filed_on: date | None
    pk: int

    @classmethod
    def of(cls, motion: Motion) -> Self:
        return cls(motion.filed_on, motion.pk)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read what `str` wrote; None for anything else."""
        found = _PLACE.fullmatch(text)
        try:
            return cls(date.fromisoformat(found[1]) if found[1] else None, int(found[2])) if found else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.filed_on.isoformat() if self.filed_on else ''}.{self.pk}"


@dataclass(frozen=True, slots=True)
class Page:
    """Some motions in order, and the places to go on from; empty where there is nothing more."""

    motions: list[Motion]
    earlier: str = ""
    """Place for the page before (newer motions)."""
    later: str = ""
    """Place for the page after (older motions)."""


def page_of(motions: QuerySet[Motion], after: str = "", before: str = "", size: int = SIZE) -> Page:
    """The motions behind the place `after`, or before the place `before`, or the newest ones.

    A place that cannot be read counts as none.
    """
    behind, ahead = Place.parse(after), Place.parse(before)
    if behind is None and ahead is not None:
        found = _newer(motions, ahead, size + 1)
        shown = found[:size][::-1]
        return Page(shown, _place(shown, 0) if len(found) > size else "", _place(shown, -1))
    found = _older(motions, behind, size + 1)
    shown = found[:size]
    return Page(shown, _place(shown, 0) if behind else "", _place(shown, -1) if len(found) > size else "")


def _place(shown: list[Motion], at: int) -> str:
    return str(Place.of(shown[at])) if shown else ""


def _older(motions: QuerySet[Motion], behind: Place | None, size: int) -> list[Motion]:
    """Databases differ on where an unknown day sorts, so those are asked for apart, last."""
    dated, undated = motions.filter(filed_on__isnull=False), motions.filter(filed_on=None)
    if behind and behind.filed_on:
        dated = dated.filter(Q(filed_on__lt=behind.filed_on) | Q(filed_on=behind.filed_on, pk__lt=behind.pk))
    if behind and behind.filed_on is None:
        return list(undated.filter(pk__lt=behind.pk).order_by("-pk")[:size])
    found = list(dated.order_by("-filed_on", "-pk")[:size])
    return found if len(found) == size else found + list(undated.order_by("-pk")[: size - len(found)])


def _newer(motions: QuerySet[Motion], ahead: Place, size: int) -> list[Motion]:
    """Nearest first, so in the order opposite to the page's."""
    dated, undated = motions.filter(filed_on__isnull=False), motions.filter(filed_on=None)
    if ahead.filed_on:
        newer = dated.filter(Q(filed_on__gt=ahead.filed_on) | Q(filed_on=ahead.filed_on, pk__gt=ahead.pk))
        return list(newer.order_by("filed_on", "pk")[:size])
    found = list(undated.filter(pk__gt=ahead.pk).order_by("pk")[:size])
    return found if len(found) == size else found + list(dated.order_by("filed_on", "pk")[: size - len(found)])
