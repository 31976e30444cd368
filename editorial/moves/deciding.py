"""Decisions about a draft: approve (T3, T4, with T7), reject (T5), send back (T8), and take one's own back (T14)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from editorial import claims, guards, publishing, roles
from editorial import words as wording
from editorial.actors import Actor
from editorial.guards import Blocked, Conflict
from editorial.models import Action, Draft, DraftState, Event, Revision
from editorial.moves import rows
from motions.models import Explanation

_CAN_BE_UNDONE = (
    Action.APPROVE,
    Action.FIRST_APPROVAL,
    Action.SECOND_APPROVAL,
    Action.REJECT,
    Action.DEFER,
    Action.SEND_BACK,
)


class RejectReason(models.TextChoices):
    """Why a draft is rejected: one key, no typing."""

    WRONG = "wrong", "Klopt niet met de motie"
    INCOMPLETE = "incomplete", "Er ontbreekt iets"
    UNCLEAR = "unclear", "Niet duidelijk genoeg"
    COLOURED = "coloured", "Niet neutraal"
    SOURCE = "source", "De motietekst klopt niet"
    OTHER = "other", "Iets anders"


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
) -> Explanation | None:
    """T3, T4 and T7: publish exactly the words that were on the screen, named by their revision and hash.

    `acknowledged` are keys of findings that were seen, `overruled` reasons by the key of a blocking one. None where
    FOUR_EYES asks for a second person, who makes the same move. Approving what one approved already changes nothing
    and gives the same answer. Raises Conflict where these are not the current words, and Blocked where something must
    be mended or answered first.
    """
    user = guards.require(actor, roles.may_approve, "concepten goedkeuren")
    draft = rows.lock_draft(draft_id)
    if draft.state == DraftState.APPROVED and draft.current_id == revision_id:
        return Explanation.objects.filter(motion=draft.motion, revision_id=revision_id).latest("number")
    guards.require_pending(draft)
    revision = rows.current_of(draft)
    is_second = draft.state == DraftState.SECOND_REVIEW
    if (
        is_second
        and draft.first_approved_by_id == user.pk
        and revision.pk == revision_id
        and guards.needs_two(revision)
    ):
        return None
    guards.require_version(draft, version)
    if (revision.pk, revision.words_hash) != (revision_id, words_hash):
        raise Conflict(draft)
    faults = guards.faults(draft.motion, revision)
    if faults:
        raise Blocked(faults)
    answers = guards.answer_findings(revision, acknowledged, overruled or {})
    seen: dict[str, Any] = {"findings": answers, "seconds": _seconds_since(opened_at), **_from_machine(revision)}
    if guards.needs_two(revision):
        if not is_second:
            _approve_first(draft, version, user, actor, seen)
            return None
        guards.require_other_eyes(draft, user)
    return _publish(draft, version, actor, Action.SECOND_APPROVAL if is_second else Action.APPROVE, seen)


@transaction.atomic
def reject(draft_id: int, *, version: int, actor: Actor, reason_code: str, reason: str = "", hint: str = "") -> Draft:
    """T5: say no, with a code of RejectReason; words and a hint for a new generation are optional.

    Rejecting what is rejected already changes nothing.
    """
    guards.require(actor, roles.may_review, "concepten afwijzen")
    if reason_code not in RejectReason.values:
        raise Blocked(["Kies een reden."])
    draft = rows.lock_draft(draft_id)
    if draft.state == DraftState.REJECTED:
        return draft
    guards.require_pending(draft)
    guards.require_version(draft, version)
    state_before, before = draft.state, rows.remembered(draft)
    rows.change(draft, version, state=DraftState.REJECTED, decided_at=timezone.now(), deferred_until=None)
    rows.record(
        draft,
        Action.REJECT,
        actor,
        state_before,
        draft.current_id,
        rows.current_of(draft),
        reason_code=reason_code,
        reason=wording.clean(reason).strip(),
        details={"hint": wording.clean(hint).strip(), "before": before},
    )
    return draft


@transaction.atomic
def send_back(draft_id: int, *, version: int, actor: Actor, reason: str) -> Draft:
    """T8: the second pair of eyes does not agree yet, and says why."""
    user = guards.require(actor, roles.may_approve, "concepten terugsturen")
    draft = rows.lock_draft(draft_id)
    guards.require_pending(draft)
    guards.require_version(draft, version)
    if draft.state != DraftState.SECOND_REVIEW:
        raise Blocked(["Dit concept wacht niet op een tweede paar ogen."])
    guards.require_other_eyes(draft, user)
    remark = guards.require_reason(wording.clean(reason))
    state_before, before = draft.state, rows.remembered(draft)
    rows.change(draft, version, state=DraftState.OPEN, first_approved_by=None)
    rows.record(
        draft,
        Action.SEND_BACK,
        actor,
        state_before,
        draft.current_id,
        rows.current_of(draft),
        reason=remark,
        details={"before": before},
    )
    return draft


@transaction.atomic
def undo(draft_id: int, *, actor: Actor) -> Draft:
    """T14: take back one's own last decision about this draft, within UNDO_SECONDS and before anybody acted on it.

    State, words and claim are as before; what was published is undone, and what it replaced is online again.
    A second press changes nothing.
    """
    user = guards.require(actor, roles.may_review, "een besluit terugnemen")
    draft = rows.lock_draft(draft_id)
    decision = Event.objects.filter(motion=draft.motion).order_by("-number").first()
    if decision is None or decision.draft_id != draft.pk or decision.actor_id != user.pk:
        raise Blocked(["Er is intussen iets anders gebeurd. Terugnemen kan niet meer."])
    if decision.action == Action.UNDO:
        return draft
    if decision.action not in _CAN_BE_UNDONE:
        raise Blocked(["Dit kun je niet terugnemen."])
    if timezone.now() - decision.at > timedelta(seconds=settings.UNDO_SECONDS):
        raise Blocked([f"Terugnemen kan tot {settings.UNDO_SECONDS} seconden na het besluit."])
    if decision.explanation_id is not None:
        publishing.undo(decision.explanation_id, replaced_id=decision.details.get("replaced"))
    state_before = draft.state
    rows.change(draft, draft.version, state=decision.state_before, decided_at=None, **_before(decision))
    claims.take(draft, user)
    rows.record(
        draft,
        Action.UNDO,
        actor,
        state_before,
        draft.current_id,
        rows.current_of(draft),
        explanation_id=decision.explanation_id,
        details={"undone": decision.number},
    )
    return draft


def _approve_first(draft: Draft, version: int, user: User, actor: Actor, seen: dict[str, Any]) -> None:
    before = rows.remembered(draft)
    rows.change(
        draft,
        version,
        state=DraftState.SECOND_REVIEW,
        first_approved_by=user,
        touched=True,
        deferred_until=None,
    )
    revision = rows.current_of(draft)
    details = {"before": before}
    rows.record(draft, Action.FIRST_APPROVAL, actor, DraftState.OPEN, revision.pk, revision, details=details, **seen)


def _publish(draft: Draft, version: int, actor: Actor, action: Action, seen: dict[str, Any]) -> Explanation:
    revision, state_before, before = rows.current_of(draft), draft.state, rows.remembered(draft)
    rows.change(draft, version, state=DraftState.APPROVED, decided_at=timezone.now(), deferred_until=None)
    replaced = publishing.online_id(draft.motion_id)
    published = publishing.publish(draft, revision, actor=actor, by_command=actor.by_command, note=draft.note)
    details = {"before": before, "replaced": replaced}
    rows.record(
        draft,
        action,
        actor,
        state_before,
        revision.pk,
        revision,
        explanation_id=published.pk,
        details=details,
        **seen,
    )
    return published


def _before(decision: Event) -> dict[str, Any]:
    """The fields of the draft as they were before this decision."""
    kept = decision.details["before"]
    return {
        "touched": kept["touched"],
        "first_approved_by_id": kept["first_approved_by"],
        "deferred_until": parse_datetime(kept["deferred_until"]) if kept["deferred_until"] else None,
    }


def _from_machine(revision: Revision) -> dict[str, Any]:
    """How far the words are from the machine's."""
    made = revision.generation
    if made is None:
        return {}
    machine, approved = f"{made.summary}\n\n{made.implication}", rows.whole(revision)
    return {"difference": wording.difference(machine, approved), "likeness": wording.likeness(machine, approved)}


def _seconds_since(opened_at: datetime | None) -> float | None:
    return max((timezone.now() - opened_at).total_seconds(), 0.0) if opened_at else None
