"""Words that are or were online: take over (T0), withdraw (T10), correct (T11), restore (T12), reconfirm (T13)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from editorial import events, guards, publishing, roles
from editorial import words as wording
from editorial.actors import Actor
from editorial.findings import Words
from editorial.guards import Blocked, Conflict, NotAllowed
from editorial.models import Action, Draft, DraftState, Event, Generation, Revision, RevisionOrigin
from editorial.moves import rows
from editorial.moves.proposing import hang_beside
from motions.models import Explanation, ExplanationState, Motion, MotionText

TAKEN_OVER = "overgenomen van de oude site"


@transaction.atomic
def take_over(
    motion: Motion, *, text: MotionText, summary: str, implication: str, generation: Generation, actor: Actor
) -> Explanation:
    """T0: publish the words of an old page, by a command in the name of a user who may approve.

    Findings are kept as overruled, four eyes do not apply, and the page says how the words came. Words that are online
    already change nothing; other words online, or a draft that somebody touched, are not overwritten.
    """
    guards.require(actor, roles.may_approve, "uitleg overnemen")
    if not actor.by_command:
        raise NotAllowed("Overnemen kan alleen met een opdracht.")
    motion = rows.lock(motion.pk)
    guards.require_there(motion)
    offered = Words(wording.clean(summary), wording.clean(implication))
    guards.require_words(offered.summary, offered.implication)
    empty = guards.empty_fields(offered.summary, offered.implication)
    if empty:
        raise Blocked(empty)
    online = Explanation.objects.filter(motion=motion, state=ExplanationState.ONLINE).first()
    if online is not None:
        if online.words_hash == wording.words_hash(offered.summary, offered.implication):
            return online
        raise Blocked(["Deze motie heeft al een andere uitleg online."])
    _make_room(motion, actor, "De woorden van de oude site zijn overgenomen.", offered)
    draft = Draft(motion=motion, touched=True, state=DraftState.APPROVED, decided_at=timezone.now())
    revision = rows.first_revision(draft, offered, text, generation=generation, origin=RevisionOrigin.MACHINE)
    published = publishing.publish(draft, revision, actor=actor, by_command=True)
    answers = guards.overrule_all(revision, TAKEN_OVER)
    _record(draft, Action.TAKE_OVER, actor, "", revision, explanation_id=published.pk, findings=answers)
    return published


@transaction.atomic
def withdraw(explanation_id: int, *, actor: Actor, reason: str) -> Explanation:
    """T10: take words offline at once, with a reason. Withdrawing what is withdrawn already changes nothing."""
    guards.require(actor, roles.may_withdraw, "uitleg terugtrekken")
    reason = guards.require_reason(wording.clean(reason))
    explanation = _lock_explanation(explanation_id)
    if explanation.state == ExplanationState.WITHDRAWN:
        return explanation
    if not publishing.withdraw(explanation, reason=reason):
        raise Blocked(["Deze uitleg staat niet meer online."])
    explanation.refresh_from_db()
    revision = _revision_of(explanation)
    events.record(
        explanation.motion_id,
        Action.WITHDRAW,
        actor,
        draft=revision.draft,
        explanation_id=explanation.pk,
        state_before=ExplanationState.ONLINE,
        state_after=ExplanationState.WITHDRAWN,
        revision_before=revision.pk,
        reason=reason,
        **events.words_of(revision),
    )
    return explanation


@transaction.atomic
def correct(explanation_id: int, *, actor: Actor, note: str = "") -> Draft:
    """T11: a draft that starts from published words, which stay as they are until the new ones are approved.

    `note` is printed with the new words. An untouched draft that waits makes room; beside a touched one the published
    words hang as an alternative.
    """
    user = guards.require(actor, roles.may_review, "een verbetering beginnen")
    explanation = _lock_explanation(explanation_id)
    motion = explanation.motion
    guards.require_there(motion)
    if explanation.state not in (ExplanationState.ONLINE, ExplanationState.WITHDRAWN):
        raise Blocked(["Deze uitleg is vervangen. Verbeter de uitleg die daarna kwam."])
    published = _revision_of(explanation)
    said = Words(published.summary, published.implication)
    text = published.text
    if motion.current_text is not None and motion.current_text.reading == text.reading:
        text = motion.current_text
    values: dict[str, Any] = {"generation": published.generation, "author": user, "origin": published.origin}
    pending = rows.pending_of(motion)
    if pending is not None and pending.touched:
        if rows.offers(pending, said, text):
            return pending
        return hang_beside(pending, actor, said, text, **values)
    if pending is not None:
        rows.lapse_untouched(pending, actor, "Een redacteur verbetert de uitleg.")
    note = wording.clean(note).strip()
    return rows.new_draft(motion, Action.CORRECT, actor, said, text, note=note, touched=True, **values)


@transaction.atomic
def restore(explanation_id: int, *, actor: Actor, reason: str) -> Explanation:
    """T12: words that were replaced or withdrawn go online again, as a publication of their own.

    Restoring what is online already gives that. Raises Blocked where the motion reads differently now.
    """
    user = guards.require(actor, roles.may_withdraw, "uitleg herstellen")
    reason = guards.require_reason(wording.clean(reason))
    explanation = _lock_explanation(explanation_id)
    online = Explanation.objects.filter(motion=explanation.motion, state=ExplanationState.ONLINE).first()
    if online is not None and online.revision_id == explanation.revision_id:
        return online
    if explanation.state not in (ExplanationState.REPLACED, ExplanationState.WITHDRAWN):
        raise Blocked(["Deze uitleg kan niet worden hersteld."])
    revision = _revision_of(explanation)
    _require_second(revision, user)
    faults = guards.faults(explanation.motion, revision)
    if faults:
        raise Blocked(faults)
    replaced = publishing.online_id(explanation.motion_id)
    published = publishing.publish(
        revision.draft, revision, actor=actor, by_command=actor.by_command, note=explanation.note
    )
    _record(
        revision.draft,
        Action.RESTORE,
        actor,
        revision.draft.state,
        revision,
        explanation_id=published.pk,
        reason=reason,
        details={"restored": explanation.pk, "replaced": replaced},
    )
    return published


@transaction.atomic
def reconfirm(
    explanation_id: int,
    *,
    text_id: int,
    actor: Actor,
    reason: str,
    acknowledged: Collection[str] = (),
    overruled: Mapping[str, str] | None = None,
) -> Explanation:
    """T13: stale words hold for the current text too; `text_id` is the text whose difference was on the screen.

    The words are pinned to that text and published anew, with its findings answered as for an approval.
    """
    user = guards.require(actor, roles.may_approve, "uitleg opnieuw bevestigen")
    reason = guards.require_reason(wording.clean(reason))
    explanation = _lock_explanation(explanation_id)
    if explanation.state != ExplanationState.ONLINE:
        raise Blocked(["Deze uitleg staat niet meer online."])
    motion, before = explanation.motion, _revision_of(explanation)
    text = motion.current_text
    if text is None or text.pk != text_id:
        raise Blocked(["De motietekst is opnieuw gewijzigd. Bekijk het verschil nog een keer."])
    if text.reading == before.text.reading:
        raise Blocked(["Deze uitleg hoort al bij de geldende tekst."])
    _require_second(before, user)
    said = Words(before.summary, before.implication)
    draft = before.draft
    values: dict[str, Any] = {"generation": before.generation, "author": user, "origin": before.origin}
    revision = rows.add_revision(draft, said, text, **values)
    faults = guards.faults(motion, revision)
    if faults:
        raise Blocked(faults)
    answers = guards.answer_findings(revision, acknowledged, overruled or {})
    rows.change(draft, draft.version, current=revision)
    published = publishing.publish(draft, revision, actor=actor, by_command=actor.by_command, note=explanation.note)
    _record(
        draft,
        Action.RECONFIRM,
        actor,
        draft.state,
        revision,
        explanation_id=published.pk,
        reason=reason,
        findings=answers,
        details={"replaced": explanation.pk, "text_before": before.text.sha256},
    )
    return published


def _lock_explanation(explanation_id: int) -> Explanation:
    """The explanation as it is now, its motion locked."""
    motion = rows.lock(Explanation.objects.values_list("motion_id", flat=True).get(pk=explanation_id))
    explanation = Explanation.objects.get(pk=explanation_id)
    explanation.motion = motion
    return explanation


def _revision_of(explanation: Explanation) -> Revision:
    revision = Revision.objects.select_related("draft", "text__found", "generation").get(pk=explanation.revision_id)
    revision.draft.motion = explanation.motion
    return revision


def _require_second(revision: Revision, user: User) -> None:
    """Four eyes hold for every way online."""
    if guards.needs_two(revision):
        guards.require_other_eyes(revision.draft, user)


def _make_room(motion: Motion, actor: Actor, reason: str, mine: Words) -> None:
    pending = rows.pending_of(motion)
    if pending is None:
        return
    if pending.touched:
        raise Conflict(pending, mine)
    rows.lapse_untouched(pending, actor, reason)


def _record(draft: Draft, action: Action, actor: Actor, state_before: str, revision: Revision, **more: Any) -> Event:
    return rows.record(draft, action, actor, state_before, None, revision, **more)
