"""Whether drafts, published words and the log are whole: the probes of this room (motieportal.operations.archive)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from django.db import connection
from django.db.models import Exists, OuterRef

from editorial import events
from editorial.models import APPEND_ONLY, Action, Draft, DraftState, Event, Revision
from editorial.words import words_hash
from motieportal.operations import append_only, archive
from motions.models import Explanation, ExplanationState

CHUNK = 500
_PUTS_ONLINE = (
    Action.TAKE_OVER,
    Action.APPROVE,
    Action.SECOND_APPROVAL,
    Action.RESTORE,
    Action.RECONFIRM,
)


@archive.probe("concepten")
def drafts(quick: bool) -> Iterator[list[str]]:
    """Every draft has words of its own, about a text of its own motion."""
    rows = Draft.objects.select_related("current__text").defer("current__text__text").order_by("pk")
    for draft in rows.iterator(chunk_size=CHUNK):
        yield [f"Concept {draft.pk} van motie {draft.motion_id}: {fault}" for fault in _draft_faults(draft)]


def _draft_faults(draft: Draft) -> Iterator[str]:
    if draft.current is None:
        yield "heeft geen woorden."
        return
    if draft.current.draft_id != draft.pk:
        yield "wijst naar de woorden van een ander concept."
    if draft.current.text.motion_id != draft.motion_id:
        yield "gaat over de tekst van een andere motie."
    if draft.is_pending == bool(draft.decided_at):
        yield "heeft een besluit zonder datum, of een datum zonder besluit."


@archive.probe("revisies")
def revisions(quick: bool) -> Iterator[list[str]]:
    """The hash of every revision fits its words."""
    for revision in Revision.objects.order_by("draft", "number").iterator(chunk_size=CHUNK):
        is_whole = words_hash(revision.summary, revision.implication) == revision.words_hash
        yield [] if is_whole else [f"Revisie {revision.pk}: de sha256 klopt niet."]


@archive.probe("gepubliceerde woorden")
def explanations(quick: bool) -> Iterator[list[str]]:
    """Every published word is that of an approved revision, and the log says who put it online."""
    approvals = Event.objects.filter(explanation_id=OuterRef("pk"), action__in=_PUTS_ONLINE)
    rows = Explanation.objects.annotate(is_logged=Exists(approvals.filter(actor=OuterRef("approver")))).order_by("pk")
    chunk: list[Explanation] = []
    for explanation in rows.iterator(chunk_size=CHUNK):
        chunk.append(explanation)
        if len(chunk) == CHUNK:
            yield from _explanation_faults(chunk)
            chunk = []
    yield from _explanation_faults(chunk)


def _explanation_faults(chunk: list[Explanation]) -> Iterator[list[str]]:
    found = Revision.objects.select_related("draft").in_bulk([explanation.revision_id for explanation in chunk])
    for explanation in chunk:
        faults = _faults_against(explanation, found.get(explanation.revision_id))
        yield [f"Uitleg {explanation.pk} bij motie {explanation.motion_id}: {fault}" for fault in faults]


def _faults_against(explanation: Explanation, revision: Revision | None) -> Iterator[str]:
    if words_hash(explanation.summary, explanation.implication) != explanation.words_hash:
        yield "de sha256 van de woorden klopt niet."
    if not explanation.summary_html or not explanation.implication_html:
        yield "de woorden zijn niet in html omgezet."
    if not explanation.is_logged:  # type: ignore[attr-defined]  # annotated by the probe
        yield "het logboek kent de goedkeuring niet."
    if explanation.state == ExplanationState.ONLINE and explanation.ended_at is not None:
        yield "staat online maar is geëindigd."
    if revision is None:
        yield "de revisie ontbreekt."
    elif (revision.summary, revision.implication) != (explanation.summary, explanation.implication):
        yield "de woorden zijn niet die van de revisie."
    elif revision.draft.motion_id != explanation.motion_id:
        yield "de revisie hoort bij een andere motie."
    elif explanation.state == ExplanationState.ONLINE and revision.draft.state != DraftState.APPROVED:
        yield "het concept is niet goedgekeurd."


@archive.probe("logboeken")
def logs(quick: bool) -> Iterator[list[str]]:
    """The chain of events of every motion has no gap and no changed link."""
    rows = Event.objects.order_by("motion_id", "number").iterator(chunk_size=CHUNK)
    for _, chain in groupby(rows, key=attrgetter("motion_id")):
        yield list(events.verify(chain))


@archive.probe("bewakers van de redactie")
def triggers(quick: bool) -> Iterator[list[str]]:
    """Every append-only table of this room is guarded in the database."""
    missing = append_only.missing(connection, APPEND_ONLY)
    for table in APPEND_ONLY:
        yield [f"Trigger {name} ontbreekt." for name in missing if name.startswith(table)]
