"""What an editor does at the desk, for tests: look at a draft, then act on what was on the screen."""

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.auth.models import User

from editorial import findings_of, moves
from editorial.models import ActorKind, Draft, Event, Revision
from motions.models import Explanation, Motion
from tests.factories import make_user


class Screen(NamedTuple):
    """A draft as it was on somebody's screen."""

    draft_id: int
    version: int
    revision_id: UUID
    words_hash: str
    summary: str
    implication: str


def look(draft: Draft) -> Screen:
    """Open the draft's page."""
    draft = Draft.objects.select_related("current").get(pk=draft.pk)
    assert draft.current is not None
    current = draft.current
    return Screen(draft.pk, draft.version, current.pk, current.words_hash, current.summary, current.implication)


def redacteur(name: str = "redacteur") -> moves.Actor:
    return moves.Actor(ActorKind.HUMAN, make_user(name, "Redacteur"))


def eindredacteur(name: str = "eindredacteur") -> moves.Actor:
    return moves.Actor(ActorKind.HUMAN, make_user(name, "Eindredacteur"))


def approve(screen: Screen, actor: moves.Actor | None = None, **more: Any) -> Explanation:
    """Approve, with an answer to every finding."""
    text = Revision.objects.get(pk=screen.revision_id).text
    keys = [key for key, _ in findings_of.keyed(screen.summary, screen.implication, text)]
    return approve_unanswered(screen, actor, overruled=dict.fromkeys(keys, "Nagekeken."), **more)


def approve_unanswered(screen: Screen, actor: moves.Actor | None = None, **answers: Any) -> Explanation:
    """Approve with these answers to findings only."""
    published = press_approve(screen, actor or eindredacteur(), **answers)
    assert published is not None
    return published


def press_approve(screen: Screen, actor: moves.Actor, **answers: Any) -> Explanation | None:
    """Approve; None where a second person must look as well."""
    return moves.approve(
        screen.draft_id,
        version=screen.version,
        revision_id=screen.revision_id,
        words_hash=screen.words_hash,
        actor=actor,
        **answers,
    )


def revise(screen: Screen, actor: moves.Actor | None = None, **changed: Any) -> Revision:
    words = {"summary": screen.summary, "implication": screen.implication}
    return moves.revise(
        screen.draft_id,
        version=screen.version,
        base_revision=screen.revision_id,
        actor=actor or redacteur(),
        **(words | changed),
    )


def reject(screen: Screen, actor: moves.Actor | None = None, **reasons: str) -> Draft:
    values = {"reason_code": moves.RejectReason.WRONG} | reasons
    return moves.reject(screen.draft_id, version=screen.version, actor=actor or redacteur(), **values)


def actions(motion: Motion) -> list[str]:
    """What the log says happened, in order."""
    return list(Event.objects.filter(motion=motion).order_by("number").values_list("action", flat=True))


def superuser(name: str = "beheerder") -> moves.Actor:
    user = User.objects.filter(username=name).first() or User.objects.create_superuser(name)
    return moves.Actor(ActorKind.HUMAN, user)
