"""Motions that wait for a person because no machine could draft them, each with the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from editorial.admin.queue import COUNTED, PAGE, Count
from editorial.models import PENDING, Action, Draft, DraftState, Event, Refusal
from editorial.moves import RejectReason
from motions import numbers
from motions.models import Address, Document, Explanation, Motion, Retrieval, RetrievalState
from motions.reading.trouble import EXPLANATIONS, Trouble

_TROUBLED = (RetrievalState.FAILED, RetrievalState.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Row:
    motion: Motion
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Row]
    has_next: bool

    @property
    def last(self) -> Motion:
        return self.rows[-1].motion


@dataclass(frozen=True, slots=True)
class Undrafted:
    """What a generator refused, what could not be read or may be read wrongly, and what an editor rejected."""

    text: str = ""

    def motions(self) -> QuerySet[Motion]:
        """Newest first, only where no draft is pending or approved and nothing is online."""
        found = Motion.objects.filter(_refused() | _unread() | _rejected(), hidden=False, merged_into=None)
        busy = Draft.objects.filter(motion=OuterRef("pk"), state__in=[*PENDING, DraftState.APPROVED])
        online = Explanation.objects.online().filter(motion=OuterRef("pk"))
        found = found.filter(~Exists(busy), ~Exists(online))
        return found.filter(_about(self.text)) if self.text.strip() else found

    def page(self, *, after: str = "") -> Page:
        """The motions after the one with that key, fifty at most."""
        motions = self.motions().select_related("dossier", "current_text__found")
        motions = motions.order_by(F("filed_on").desc(nulls_last=True), F("pk").desc())
        if after.isascii() and after.isdigit() and len(after) < 16:
            motions = motions.filter(_after(Motion.objects.filter(pk=int(after)).first()))
        found = list(motions[: PAGE + 1])
        return Page(_rows(found[:PAGE]), has_next=len(found) > PAGE)

    def size(self) -> Count:
        return Count(self.motions().order_by()[: COUNTED + 1].count())


def reasons_of(motion: Motion) -> list[str]:
    """Why this one motion has no draft; needs `current_text__found` for the doubts."""
    return _rows([motion])[0].reasons


def _refused() -> Q:
    return Q(pk__in=Refusal.objects.filter(text=F("motion__current_text")).values("motion"))


def _unread() -> Q:
    papers = Document.motions.through.objects.filter(document__retrievals__state__in=_TROUBLED)
    return Q(pk__in=papers.values("motion")) & (Q(current_text=None) | ~Q(current_text__found__doubts=[]))


def _rejected() -> Q:
    return Q(pk__in=Draft.objects.filter(state=DraftState.REJECTED).values("motion"))


def _about(typed: str) -> Q:
    value = numbers.parse_number(typed)
    if value is not None:
        return Q(pk__in=Address.objects.filter(value=value).values("motion"))
    return Q(subject__icontains=typed.strip()[:200].replace("\x00", ""))


def _after(motion: Motion | None) -> Q:
    if motion is None:
        return Q()
    if motion.filed_on is None:
        return Q(filed_on=None, pk__lt=motion.pk)
    return Q(filed_on=motion.filed_on, pk__lt=motion.pk) | Q(filed_on__lt=motion.filed_on) | Q(filed_on=None)


def _rows(motions: list[Motion]) -> list[Row]:
    """Each motion with its reasons, in three queries for all of them."""
    reasons: dict[int, list[str]] = {motion.pk: [] for motion in motions}
    current: dict[int, UUID | int | None] = {motion.pk: motion.current_text_id for motion in motions}
    for refusal in Refusal.objects.filter(motion__in=motions).order_by("-pk"):
        if refusal.text_id == current[refusal.motion_id]:
            reasons[refusal.motion_id].append(refusal.words)
    papers = Retrieval.objects.filter(document__motions__in=motions, state__in=_TROUBLED)
    for motion_id, reason in papers.order_by("-pk").values_list("document__motions", "reason"):
        if motion_id in reasons:
            reasons[motion_id].append(reason)
    rejections = Event.objects.filter(motion__in=motions, action=Action.REJECT).order_by("-number")
    for event in rejections:
        reasons[event.motion_id].append(_rejection(event))
    for motion in motions:
        reasons[motion.pk] += _doubts(motion)
    return [Row(motion, list(dict.fromkeys(filter(None, reasons[motion.pk])))) for motion in motions]


def _rejection(event: Event) -> str:
    labels = dict(RejectReason.choices)
    why = ". ".join(filter(None, [labels.get(event.reason_code, event.reason_code), event.reason]))
    return f"Een redacteur wees het concept af: {why.rstrip('.')}."


def _doubts(motion: Motion) -> list[str]:
    found = getattr(motion.current_text, "found", None)
    return [EXPLANATIONS[Trouble(doubt)] for doubt in found.doubts if doubt in set(Trouble)] if found else []
