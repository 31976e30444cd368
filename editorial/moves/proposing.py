"""Words that come in: from a generator (T1), by hand (T16), and the draft that makes room for them (T6)."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from editorial import events, guards, roles
from editorial import words as wording
from editorial.actors import Actor
from editorial.findings import Words
from editorial.guards import Blocked, Conflict, NotAllowed
from editorial.models import Action, Draft, DraftState, Generation, Revision, RevisionOrigin
from editorial.moves import rows
from motions.ingest.texts import TextRefused, add_editor_text
from motions.models import Motion, MotionText


@transaction.atomic
def propose(
    motion: Motion, *, text: MotionText, summary: str, implication: str, generation: Generation, actor: Actor
) -> Draft:
    """T1: offer a generator's words for review; only ever inserts.

    An untouched draft that waits makes room (T6); one that a person touched keeps its place, and these words hang
    beside it as an alternative. The same words about the same reading as the draft that waits change nothing.
    Raises Blocked for a text that cannot be read or is not the current one, and for words of this generator that an
    editor decided about before.
    """
    guards.require_if_person(actor, roles.may_review, "concepten laten maken")
    guards.require_readable(text)
    motion = rows.lock(motion.pk)
    guards.require_there(motion)
    if motion.current_text is None or motion.current_text.reading != text.reading:
        raise Blocked(["De motietekst is intussen gewijzigd."])
    offered = Words(wording.clean(summary), wording.clean(implication))
    guards.require_words(offered.summary, offered.implication)
    pending = rows.pending_of(motion)
    if pending is not None and rows.offers(pending, offered, text):
        return pending
    if _was_decided(motion, offered, text, generation):
        raise Blocked(["Over precies deze woorden is al besloten."])
    machine: dict[str, Any] = {"generation": generation, "origin": RevisionOrigin.MACHINE}
    if pending is not None and pending.touched:
        return hang_beside(pending, actor, offered, text, **machine)
    if pending is not None:
        rows.lapse_untouched(pending, actor, "Er is een nieuw voorstel.")
    return rows.new_draft(motion, Action.PROPOSE, actor, offered, text, **machine)


@transaction.atomic
def lapse(draft_id: int, *, actor: Actor, reason: str) -> Draft:
    """T6: take an untouched draft out of the queue because something newer came; never one that a person touched."""
    guards.require_if_person(actor, roles.may_review, "concepten laten vervallen")
    draft = rows.lock_draft(draft_id)
    guards.require_pending(draft)
    if draft.touched:
        raise NotAllowed("Aan dit concept heeft een redacteur gewerkt. Het vervalt niet vanzelf.")
    return rows.lapse_untouched(draft, actor, reason)


@transaction.atomic
def write(motion_id: int, *, summary: str, implication: str, actor: Actor) -> Draft:
    """T16: words that an editor writes without a generator, as a new draft on the current text.

    An untouched draft that waits makes room. One that a person touched keeps its place: Conflict, with these words.
    """
    user = guards.require(actor, roles.may_review, "concepten schrijven")
    motion = rows.lock(motion_id)
    guards.require_there(motion)
    mine = Words(wording.clean(summary), wording.clean(implication))
    guards.require_words(mine.summary, mine.implication)
    text = motion.current_text
    if text is None:
        raise Blocked(["Deze motie heeft nog geen tekst. Voer die eerst in."])
    pending = rows.pending_of(motion)
    if pending is not None and pending.touched:
        current = rows.current_of(pending)
        if current.author_id == user.pk and current.text_id == text.pk and rows.says(current, mine):
            return pending
        raise Conflict(pending, mine)
    if pending is not None:
        rows.lapse_untouched(pending, actor, "Een redacteur schrijft zelf.")
    return rows.new_draft(motion, Action.WRITE, actor, mine, text, author=user, origin=RevisionOrigin.HUMAN)


@transaction.atomic
def correct_text(motion_id: int, *, text: str, actor: Actor) -> MotionText:
    """T16: a motion's text as an editor corrected it; the text that was stays, and drafts and words keep theirs."""
    user = guards.require(actor, roles.may_review, "een motietekst verbeteren")
    motion = rows.lock(motion_id)
    before = motion.current_text
    try:
        corrected = add_editor_text(motion_id, wording.clean(text), author=user)
    except TextRefused as refused:
        raise Blocked([str(refused)]) from refused
    if before is None or corrected.pk != before.pk:
        details = {"text_before": before.sha256 if before else ""}
        events.record(motion_id, Action.CORRECT_TEXT, actor, text_hash=corrected.sha256, details=details)
    return corrected


def hang_beside(pending: Draft, actor: Actor, offered: Words, text: MotionText, **origin: Any) -> Draft:
    """Words as an alternative of a draft that a person touched: the draft stays as it is."""
    revision = rows.add_revision(pending, offered, text, **origin)
    rows.record(pending, Action.HANG_ALTERNATIVE, actor, pending.state, pending.current_id, revision)
    return pending


def _was_decided(motion: Motion, offered: Words, text: MotionText, made: Generation) -> bool:
    """Whether an editor decided about these words of this generator on this reading: then they do not come back."""
    return Revision.objects.filter(
        draft__motion=motion,
        draft__state__in=(DraftState.REJECTED, DraftState.APPROVED),
        words_hash=wording.words_hash(offered.summary, offered.implication),
        text__reading=text.reading,
        generation__generator=made.generator,
        generation__version=made.version,
        origin=RevisionOrigin.MACHINE,
    ).exists()
