"""The moves of the review desk (T1, T2, T3, T5, T6, T7, T10, T16): the one writer of a draft's state.

Every move locks the row of the motion, changes the draft by one conditional update on its version, and records its
event in the same transaction. Desk, admin, commands and background work all call these functions; there is no other
way, and the system cannot approve. Who, when and with which words is judged in `editorial.guards`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import models, transaction
from django.db.models import F, Max
from django.utils import timezone

from editorial import events, guards, publishing, roles
from editorial import words as wording
from editorial.actors import COMMAND, SYSTEM, Actor
from editorial.findings import Words
from editorial.guards import AlreadyDecided, Blocked, Conflict, NotAllowed
from editorial.models import Action, Claim, Draft, DraftState, Generation, Revision, RevisionOrigin
from motions.ingest.texts import TextRefused, add_editor_text
from motions.models import Explanation, ExplanationState, Motion, MotionText

__all__ = [
    "COMMAND",
    "SYSTEM",
    "Actor",
    "AlreadyDecided",
    "Blocked",
    "Conflict",
    "NotAllowed",
    "RejectReason",
    "approve",
    "correct_text",
    "lapse",
    "propose",
    "reject",
    "revise",
    "withdraw",
    "write",
]


class RejectReason(models.TextChoices):
    """Why a draft is rejected: one key, no typing."""

    WRONG = "wrong", "Klopt niet met de motie"
    INCOMPLETE = "incomplete", "Er ontbreekt iets"
    UNCLEAR = "unclear", "Niet duidelijk genoeg"
    COLOURED = "coloured", "Niet neutraal"
    SOURCE = "source", "De motietekst klopt niet"
    OTHER = "other", "Iets anders"


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
    guards.require_may_propose(actor, roles.may_review)
    guards.require_readable(text)
    motion = _lock(motion.pk)
    guards.require_there(motion)
    if motion.current_text is None or motion.current_text.reading != text.reading:
        raise Blocked(["De motietekst is intussen gewijzigd."])
    offered = Words(wording.clean(summary), wording.clean(implication))
    guards.require_words(offered.summary, offered.implication)
    pending = _pending(motion)
    if pending is not None and _offers(pending, offered, text):
        return pending
    if _was_decided(motion, offered, text, generation):
        raise Blocked(["Over precies deze woorden is al besloten."])
    machine: dict[str, Any] = {"generation": generation, "origin": RevisionOrigin.MACHINE}
    if pending is not None and pending.touched:
        revision = _add_revision(pending, offered, text, **machine)
        _record(pending, Action.HANG_ALTERNATIVE, actor, pending.state, pending.current_id, revision)
        return pending
    if pending is not None:
        _lapse(pending, actor, "Er is een nieuw voorstel.")
    return _new_draft(motion, Action.PROPOSE, actor, offered, text, **machine)


@transaction.atomic
def revise(
    draft_id: int,
    *,
    version: int,
    base_revision: UUID,
    summary: str,
    implication: str,
    actor: Actor,
    repin: bool = False,
) -> Revision:
    """T2: save words that an editor typed on `base_revision`; with `repin` they are about the current text from now on.

    A save that changes nothing makes no revision and keeps approvals. Gives the current revision; its
    `draft.version` is the version to go on with. Raises Conflict, with both versions, where somebody else saved.
    """
    user = guards.require(actor, roles.may_review, "concepten bewerken")
    draft = _lock_draft(draft_id)
    mine = Words(wording.clean(summary), wording.clean(implication))
    guards.require_words(mine.summary, mine.implication)
    current = _current(draft)
    base = current if current.pk == base_revision else draft.revisions.filter(pk=base_revision).first()
    text = draft.motion.current_text if repin and draft.motion.current_text else current.text
    on_this = draft.version == version and base == current
    if _says(current, mine) and text.pk == current.text_id and (on_this or (base and base.text_id == text.pk)):
        return current
    guards.require_pending(draft, mine)
    if not on_this:
        raise Conflict(draft, mine, base)
    is_typed = not _says(current, mine)
    revision = _add_revision(
        draft,
        mine if is_typed else Words(current.summary, current.implication),
        text,
        generation=current.generation,
        author=user,
        origin=RevisionOrigin.HUMAN if is_typed else current.origin,
    )
    before = draft.state
    _change(draft, version, state=DraftState.OPEN, current=revision, touched=True, first_approved_by=None)
    changed = wording.difference(_whole(current), _whole(revision))
    _record(draft, Action.REVISE, actor, before, current.pk, revision, difference=changed)
    return revision


@transaction.atomic
def approve(
    draft_id: int,
    *,
    version: int,
    revision_id: UUID,
    words_hash: str,
    actor: Actor,
    acknowledged: Collection[str] = (),
    overruled: Mapping[str, str] | None = None,
    opened_at: datetime | None = None,
) -> Explanation:
    """T3 with T7: publish exactly the words that were on the screen, named by their revision and hash.

    `acknowledged` are keys of findings that were seen, `overruled` reasons by the key of a blocking one. Approving
    what is approved already gives the same Explanation. Raises Conflict where these are not the current words, and
    Blocked where something must be mended or answered first.
    """
    guards.require(actor, roles.may_approve, "concepten goedkeuren")
    draft = _lock_draft(draft_id)
    if draft.state == DraftState.APPROVED and draft.current_id == revision_id:
        return Explanation.objects.filter(motion=draft.motion, revision_id=revision_id).latest("number")
    guards.require_pending(draft)
    revision = _current(draft)
    guards.require_version(draft, version)
    if (revision.pk, revision.words_hash) != (revision_id, words_hash):
        raise Conflict(draft)
    faults = guards.faults(draft.motion, revision)
    if faults:
        raise Blocked(faults)
    answers = guards.answer_findings(revision, acknowledged, overruled or {})
    before = draft.state
    _change(draft, version, state=DraftState.APPROVED, decided_at=timezone.now(), deferred_until=None)
    published = publishing.publish(draft, revision, actor=actor, by_command=actor.by_command, note=draft.note)
    _record(
        draft,
        Action.APPROVE,
        actor,
        before,
        revision.pk,
        revision,
        explanation_id=published.pk,
        findings=answers,
        seconds=_seconds_since(opened_at),
        **_from_machine(revision),
    )
    return published


@transaction.atomic
def reject(draft_id: int, *, version: int, actor: Actor, reason_code: str, reason: str = "", hint: str = "") -> Draft:
    """T5: say no, with a code of RejectReason; words and a hint for a new generation are optional.

    Rejecting what is rejected already changes nothing.
    """
    guards.require(actor, roles.may_review, "concepten afwijzen")
    if reason_code not in RejectReason.values:
        raise Blocked(["Kies een reden."])
    draft = _lock_draft(draft_id)
    if draft.state == DraftState.REJECTED:
        return draft
    guards.require_pending(draft)
    guards.require_version(draft, version)
    before = draft.state
    _change(draft, version, state=DraftState.REJECTED, decided_at=timezone.now(), deferred_until=None)
    _record(
        draft,
        Action.REJECT,
        actor,
        before,
        draft.current_id,
        _current(draft),
        reason_code=reason_code,
        reason=wording.clean(reason).strip(),
        details={"hint": wording.clean(hint).strip()} if hint.strip() else {},
    )
    return draft


@transaction.atomic
def lapse(draft_id: int, *, actor: Actor, reason: str) -> Draft:
    """T6: take an untouched draft out of the queue because something newer came; never one that a person touched."""
    draft = _lock_draft(draft_id)
    guards.require_pending(draft)
    if draft.touched:
        raise NotAllowed("Aan dit concept heeft een redacteur gewerkt. Het vervalt niet vanzelf.")
    return _lapse(draft, actor, reason)


@transaction.atomic
def withdraw(explanation_id: int, *, actor: Actor, reason: str) -> Explanation:
    """T10: take words offline at once, with a reason. Withdrawing what is withdrawn already changes nothing."""
    guards.require(actor, roles.may_withdraw, "uitleg terugtrekken")
    reason = guards.require_reason(wording.clean(reason))
    explanation = Explanation.objects.get(pk=explanation_id)
    _lock(explanation.motion_id)
    taken_off = publishing.withdraw(explanation, reason=reason)
    explanation.refresh_from_db()
    if not taken_off:
        if explanation.state != ExplanationState.WITHDRAWN:
            raise Blocked(["Deze uitleg staat niet meer online."])
        return explanation
    revision = Revision.objects.select_related("draft", "text").filter(pk=explanation.revision_id).first()
    events.record(
        explanation.motion_id,
        Action.WITHDRAW,
        actor,
        draft=revision.draft if revision else None,
        explanation_id=explanation.pk,
        state_before=ExplanationState.ONLINE,
        state_after=ExplanationState.WITHDRAWN,
        revision_before=explanation.revision_id,
        words_hash=explanation.words_hash,
        reason=reason,
    )
    return explanation


@transaction.atomic
def write(motion_id: int, *, summary: str, implication: str, actor: Actor) -> Draft:
    """T16: words that an editor writes without a generator, as a new draft on the current text.

    An untouched draft that waits makes room. One that a person touched keeps its place: Conflict, with these words.
    """
    user = guards.require(actor, roles.may_review, "concepten schrijven")
    motion = _lock(motion_id)
    guards.require_there(motion)
    mine = Words(wording.clean(summary), wording.clean(implication))
    guards.require_words(mine.summary, mine.implication)
    if motion.current_text is None:
        raise Blocked(["Deze motie heeft nog geen tekst. Voer die eerst in."])
    pending = _pending(motion)
    if pending is not None and pending.touched:
        current = _current(pending)
        if current.author_id == user.pk and current.text_id == motion.current_text_id and _says(current, mine):
            return pending
        raise Conflict(pending, mine)
    if pending is not None:
        _lapse(pending, actor, "Een redacteur schrijft zelf.")
    text = motion.current_text
    return _new_draft(motion, Action.WRITE, actor, mine, text, author=user, origin=RevisionOrigin.HUMAN)


@transaction.atomic
def correct_text(motion_id: int, *, text: str, actor: Actor) -> MotionText:
    """T16: a motion's text as an editor corrected it; the text that was stays, and drafts and words keep theirs."""
    user = guards.require(actor, roles.may_review, "een motietekst verbeteren")
    motion = _lock(motion_id)
    before = motion.current_text
    try:
        corrected = add_editor_text(motion_id, wording.clean(text), author=user)
    except TextRefused as refused:
        raise Blocked([str(refused)]) from refused
    if before is None or corrected.pk != before.pk:
        details = {"text_before": before.sha256 if before else ""}
        events.record(motion_id, Action.CORRECT_TEXT, actor, text_hash=corrected.sha256, details=details)
    return corrected


# --- one row --------------------------------------------------------------------------------------------------------


def _lock(motion_id: int) -> Motion:
    """The motion, with its row locked until the transaction ends: one move at a time."""
    locked = Motion.objects.select_for_update(of=("self",)).select_related("current_text")
    return locked.get(pk=motion_id)


def _lock_draft(draft_id: int) -> Draft:
    """The draft as it is now, its motion locked."""
    motion = _lock(Draft.objects.values_list("motion_id", flat=True).get(pk=draft_id))
    draft = Draft.objects.select_related("current__text__found", "current__generation").get(pk=draft_id)
    draft.motion = motion
    return draft


def _pending(motion: Motion) -> Draft | None:
    draft = Draft.objects.pending().filter(motion=motion).select_related("current__text").first()
    if draft is not None:
        draft.motion = motion
    return draft


def _current(draft: Draft) -> Revision:
    """The words of the draft; they know the draft as it is in this move."""
    revision = draft.current
    assert revision is not None  # a draft is made together with its first revision
    revision.draft = draft
    return revision


def _change(draft: Draft, version: int, **values: Any) -> None:
    """The one conditional update of a move: it wins, or somebody else did."""
    same = Draft.objects.filter(pk=draft.pk, version=version, state=draft.state)
    if same.update(version=F("version") + 1, **values) != 1:
        raise Conflict(Draft.objects.get(pk=draft.pk))
    draft.version = version + 1
    for name, value in values.items():
        setattr(draft, name, value)
    if not draft.is_pending:
        Claim.objects.filter(draft=draft).delete()


def _new_draft(motion: Motion, action: Action, actor: Actor, offered: Words, text: MotionText, **origin: Any) -> Draft:
    """A draft with its first revision; each names the other, which the database checks at commit."""
    revision_id = uuid4()
    is_human = origin["origin"] == RevisionOrigin.HUMAN
    draft = Draft.objects.create(motion=motion, current_id=revision_id, touched=is_human)
    draft.current = _add_revision(draft, offered, text, pk=revision_id, number=1, **origin)
    _record(draft, action, actor, "", None, draft.current)
    return draft


def _add_revision(
    draft: Draft, offered: Words, text: MotionText, *, number: int | None = None, **values: Any
) -> Revision:
    number = number or (draft.revisions.aggregate(last=Max("number"))["last"] or 0) + 1
    return Revision.objects.create(
        draft=draft,
        number=number,
        summary=offered.summary,
        implication=offered.implication,
        words_hash=wording.words_hash(offered.summary, offered.implication),
        text=text,
        **values,
    )


def _lapse(draft: Draft, actor: Actor, reason: str) -> Draft:
    before = draft.state
    _change(draft, draft.version, state=DraftState.LAPSED, decided_at=timezone.now())
    _record(draft, Action.LAPSE, actor, before, draft.current_id, _current(draft), reason=reason)
    return draft


def _record(
    draft: Draft,
    action: Action,
    actor: Actor,
    state_before: str,
    revision_before: UUID | None,
    revision: Revision,
    **more: Any,
) -> None:
    events.record(
        draft.motion_id,
        action,
        actor,
        draft=draft,
        state_before=state_before,
        state_after=draft.state,
        revision_before=revision_before,
        revision_after=revision.pk,
        **events.words_of(revision),
        **more,
    )


# --- words ----------------------------------------------------------------------------------------------------------


def _says(revision: Revision, said: Words) -> bool:
    """Whether saving these words over the revision would change nothing."""
    return wording.is_same(revision.summary, said.summary) and wording.is_same(revision.implication, said.implication)


def _offers(draft: Draft, offered: Words, text: MotionText) -> bool:
    """Whether the draft holds these words about this reading, as its current ones or as an alternative."""
    digest = wording.words_hash(offered.summary, offered.implication)
    return draft.revisions.filter(words_hash=digest, text__reading=text.reading).exists()


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


def _from_machine(revision: Revision) -> dict[str, Any]:
    """How far the words are from the machine's."""
    made = revision.generation
    if made is None:
        return {}
    machine, approved = f"{made.summary}\n\n{made.implication}", _whole(revision)
    return {"difference": wording.difference(machine, approved), "likeness": wording.likeness(machine, approved)}


def _whole(revision: Revision) -> str:
    return f"{revision.summary}\n\n{revision.implication}"


def _seconds_since(opened_at: datetime | None) -> float | None:
    return max((timezone.now() - opened_at).total_seconds(), 0.0) if opened_at else None
