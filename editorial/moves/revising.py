"""An editor at work on a draft that waits: new words (T2), another generation's words (T15), later (T9)."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from editorial import guards, roles
from editorial import words as wording
from editorial.actors import Actor
from editorial.findings import Words
from editorial.guards import Blocked, Conflict
from editorial.models import Action, Draft, DraftState, Revision, RevisionOrigin, Scratch
from editorial.moves import rows

LONGEST = timedelta(days=366)
"""Nobody puts a draft off for longer: it would be gone."""


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
    draft = rows.lock_draft(draft_id)
    mine = Words(wording.clean(summary), wording.clean(implication))
    guards.require_words(mine.summary, mine.implication)
    current = rows.current_of(draft)
    base = current if current.pk == base_revision else draft.revisions.filter(pk=base_revision).first()
    text = draft.motion.current_text if repin and draft.motion.current_text else current.text
    on_this = draft.version == version and base == current
    is_typed = not rows.says(current, mine)
    if not is_typed and text.pk == current.text_id and (on_this or (base and base.text_id == text.pk)):
        return current
    guards.require_pending(draft, mine)
    if not on_this:
        raise Conflict(draft, mine, base)
    revision = rows.add_revision(
        draft,
        mine if is_typed else Words(current.summary, current.implication),
        text,
        generation=current.generation,
        author=user,
        origin=RevisionOrigin.HUMAN if is_typed else current.origin,
    )
    _make_current(draft, version, actor, Action.REVISE, revision)
    Scratch.objects.filter(draft=draft, user=user).delete()
    return revision


@transaction.atomic
def take_alternative(draft_id: int, *, version: int, revision_id: UUID, actor: Actor) -> Revision:
    """T15: another revision of this draft becomes the current one, with the origin that it has."""
    guards.require(actor, roles.may_review, "concepten bewerken")
    draft = rows.lock_draft(draft_id)
    wanted = draft.revisions.select_related("text", "generation").filter(pk=revision_id).first()
    if wanted is None:
        raise Blocked(["Deze woorden horen niet bij dit concept."])
    guards.require_pending(draft)
    if draft.current_id == wanted.pk:
        return rows.current_of(draft)
    guards.require_version(draft, version)
    wanted.draft = draft
    _make_current(draft, version, actor, Action.TAKE_ALTERNATIVE, wanted)
    return wanted


@transaction.atomic
def defer(draft_id: int, *, version: int, until: datetime | None, actor: Actor, reason: str = "") -> Draft:
    """T9: out of the queue until that moment (aware); None brings it back now. A remark is optional."""
    guards.require(actor, roles.may_review, "concepten uitstellen")
    draft = rows.lock_draft(draft_id)
    guards.require_pending(draft)
    if draft.deferred_until == until:
        return draft
    guards.require_version(draft, version)
    if draft.state != DraftState.OPEN:
        raise Blocked(["Dit concept wacht op een tweede paar ogen en kan niet worden uitgesteld."])
    if until is not None and not timezone.now() < until < timezone.now() + LONGEST:
        raise Blocked(["Kies een moment in de komende twaalf maanden."])
    before = rows.remembered(draft)
    rows.change(draft, version, deferred_until=until)
    rows.record(
        draft,
        Action.DEFER,
        actor,
        draft.state,
        draft.current_id,
        rows.current_of(draft),
        reason=wording.clean(reason).strip(),
        details={"until": until.isoformat() if until else None, "before": before},
    )
    return draft


def _make_current(draft: Draft, version: int, actor: Actor, action: Action, revision: Revision) -> None:
    """Other words lie before the reviewers now: a first approval was of the ones before."""
    state_before, replaced = draft.state, rows.current_of(draft)
    rows.change(draft, version, state=DraftState.OPEN, current=revision, touched=True, first_approved_by=None)
    changed = wording.difference(rows.whole(replaced), rows.whole(revision))
    rows.record(draft, action, actor, state_before, replaced.pk, revision, difference=changed)
