"""What every move does with rows: lock the motion, change the draft once under its version, record the event."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.db.models import F, Max
from django.utils import timezone

from editorial import events
from editorial import words as wording
from editorial.actors import Actor
from editorial.findings import Words
from editorial.guards import Conflict
from editorial.models import Action, Claim, Draft, DraftState, Event, Revision, RevisionOrigin
from motions.models import Motion, MotionText


def lock(motion_id: int) -> Motion:
    """The motion, with its row locked until the transaction ends: one move at a time."""
    locked = Motion.objects.select_for_update(of=("self",)).select_related("current_text")
    return locked.get(pk=motion_id)


def lock_draft(draft_id: int) -> Draft:
    """The draft as it is now, its motion locked."""
    motion = lock(Draft.objects.values_list("motion_id", flat=True).get(pk=draft_id))
    draft = Draft.objects.select_related("current__text__found", "current__generation").get(pk=draft_id)
    draft.motion = motion
    return draft


def pending_of(motion: Motion) -> Draft | None:
    """The draft that waits for review, if there is one."""
    draft = Draft.objects.pending().filter(motion=motion).select_related("current__text").first()
    if draft is not None:
        draft.motion = motion
    return draft


def current_of(draft: Draft) -> Revision:
    """The words of the draft; they know the draft as it is in this move."""
    revision = draft.current
    assert revision is not None  # a draft is made together with its first revision
    revision.draft = draft
    return revision


def change(draft: Draft, version: int, **values: Any) -> None:
    """The one conditional update of a move: it wins, or somebody else did. A decision ends the claim."""
    same = Draft.objects.filter(pk=draft.pk, version=version, state=draft.state)
    if same.update(version=F("version") + 1, **values) != 1:
        raise Conflict(Draft.objects.get(pk=draft.pk))
    draft.version = version + 1
    for name, value in values.items():
        setattr(draft, name, value)
    if not draft.is_pending:
        Claim.objects.filter(draft=draft).delete()


def new_draft(
    motion: Motion, action: Action, actor: Actor, offered: Words, text: MotionText, *, note: str = "", **values: Any
) -> Draft:
    """A draft with its first revision; each names the other, which the database checks at commit.

    `touched` tells that a person wrote or accepted the words; the rest of `values` is of the revision.
    """
    touched = values.pop("touched", values["origin"] == RevisionOrigin.HUMAN)
    draft = Draft(motion=motion, touched=touched, note=note)
    revision = first_revision(draft, offered, text, **values)
    record(draft, action, actor, "", None, revision)
    return draft


def first_revision(draft: Draft, offered: Words, text: MotionText, **values: Any) -> Revision:
    """Store a draft that is new, together with its words."""
    revision_id = uuid4()
    draft.current_id = revision_id
    draft.save(force_insert=True)
    draft.current = add_revision(draft, offered, text, pk=revision_id, number=1, **values)
    return draft.current


def add_revision(
    draft: Draft, offered: Words, text: MotionText, *, number: int | None = None, **values: Any
) -> Revision:
    """One more revision of the draft, current or not."""
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


def lapse_untouched(draft: Draft, actor: Actor, reason: str) -> Draft:
    """T6 as part of another move; the caller knows that nobody touched the draft."""
    before = draft.state
    change(draft, draft.version, state=DraftState.LAPSED, decided_at=timezone.now())
    record(draft, Action.LAPSE, actor, before, draft.current_id, current_of(draft), reason=reason)
    return draft


def record(
    draft: Draft,
    action: Action,
    actor: Actor,
    state_before: str,
    revision_before: UUID | None,
    revision: Revision,
    **more: Any,
) -> Event:
    """The event of a move on a draft, which is as the move left it."""
    return events.record(
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


def remembered(draft: Draft) -> dict[str, Any]:
    """What an undo must know of the draft as it is now, beside state and words; for the details of an event."""
    return {
        "touched": draft.touched,
        "first_approved_by": draft.first_approved_by_id,
        "deferred_until": draft.deferred_until.isoformat() if draft.deferred_until else None,
    }


def says(revision: Revision, said: Words) -> bool:
    """Whether saving these words over the revision would change nothing."""
    return wording.is_same(revision.summary, said.summary) and wording.is_same(revision.implication, said.implication)


def offers(draft: Draft, offered: Words, text: MotionText) -> bool:
    """Whether the draft holds these words about this reading, as its current ones or as an alternative."""
    digest = wording.words_hash(offered.summary, offered.implication)
    return draft.revisions.filter(words_hash=digest, text__reading=text.reading).exists()


def whole(revision: Revision) -> str:
    """Both fields as one text, for comparing."""
    return f"{revision.summary}\n\n{revision.implication}"
