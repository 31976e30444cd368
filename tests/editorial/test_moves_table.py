"""Every move by every role from every state does what the printed table says, and nothing else."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from editorial import findings_of, moves
from editorial.models import ActorKind, Draft, DraftState, Event
from editorial.moves.table import MOVES, Move
from motions.models import Explanation, ExplanationState
from tests.editorial import moving
from tests.factories import (
    IMPLICATION,
    MOTION_TEXT,
    SUMMARY,
    add_text,
    make_draft,
    make_generation,
    make_motion,
    make_user,
)

pytestmark = pytest.mark.django_db

WHO: dict[str, Callable[[], moves.Actor]] = {
    "Redacteur": lambda: moving.redacteur("wie"),
    "Eindredacteur": lambda: moving.eindredacteur("wie"),
    "Beheerder": lambda: moving.superuser("wie"),
    "stagiair": lambda: moves.Actor(ActorKind.HUMAN, make_user("wie", None)),
    "systeem": lambda: moves.SYSTEM,
}
ON_DRAFTS = [move for move in MOVES if move.states and isinstance(move.states[0], DraftState)]
ON_EXPLANATIONS = [move for move in MOVES if move.states and isinstance(move.states[0], ExplanationState)]
ON_MOTIONS = [move for move in MOVES if not move.states]


def draft_in(state: DraftState) -> Draft:
    """A draft in that state, with nobody's hand in it but those of people who play no part."""
    draft = make_draft()
    if state == DraftState.SECOND_REVIEW:
        moving.press_approve(moving.look(draft), moving.eindredacteur("eerste"))
    elif state == DraftState.APPROVED:
        moving.press_approve(moving.look(draft), moving.eindredacteur("eerste"))
        moving.approve(moving.look(draft), moving.eindredacteur("tweede"))
    elif state == DraftState.REJECTED:
        moving.reject(moving.look(draft), moving.redacteur("ander"))
    elif state == DraftState.LAPSED:
        moves.lapse(draft.pk, actor=moves.SYSTEM, reason="nieuwer")
    draft.refresh_from_db()
    assert draft.state == state
    return draft


def explanation_in(state: ExplanationState) -> Explanation:
    draft = draft_in(DraftState.APPROVED)
    explanation = Explanation.objects.get(motion=draft.motion)
    if state == ExplanationState.WITHDRAWN:
        moves.withdraw(explanation.pk, actor=moving.eindredacteur("ander"), reason="Fout.")
    elif state == ExplanationState.REPLACED:
        newer = make_draft(draft.motion, summary=SUMMARY.replace("samen met", "met"))
        moving.press_approve(moving.look(newer), moving.eindredacteur("eerste"))
        moving.approve(moving.look(newer), moving.eindredacteur("tweede"))
    elif state == ExplanationState.UNDONE:
        moves.undo(draft.pk, actor=moving.eindredacteur("tweede"))
    explanation.refresh_from_db()
    assert explanation.state == state
    return explanation


def on_draft(move: Move, draft: Draft, actor: moves.Actor) -> Any:
    screen = moving.look(draft)
    at = {"version": screen.version, "actor": actor}
    if move.name == "take_alternative":
        other = draft.revisions.create(
            number=9, summary="x", implication="y", words_hash="z", text=draft.current.text, origin="machine"
        )
        at["revision_id"] = other.pk
    return {
        "revise": lambda: moving.revise(screen, actor, summary="Andere woorden."),
        "approve": lambda: moving.press_approve(screen, actor),
        "reject": lambda: moves.reject(draft.pk, reason_code="wrong", **at),
        "lapse": lambda: moves.lapse(draft.pk, actor=actor, reason="nieuwer"),
        "send_back": lambda: moves.send_back(draft.pk, reason="Wie?", **at),
        "defer": lambda: moves.defer(draft.pk, until=timezone.now() + timedelta(days=1), **at),
        "take_alternative": lambda: moves.take_alternative(draft.pk, **at),
    }[move.name]()


def on_explanation(move: Move, explanation: Explanation, actor: moves.Actor) -> Any:
    if move.name == "reconfirm":
        text = add_text(explanation.motion, MOTION_TEXT.replace("23.00", "22.00"))
        found = findings_of.keyed(explanation.summary, explanation.implication, text)
        answers = {key: "Nagekeken." for key, _ in found}
        values = {"text_id": text.pk, "reason": "Zelfde.", "overruled": answers}
        return moves.reconfirm(explanation.pk, actor=actor, **values)
    values = {} if move.name == "correct" else {"reason": "Daarom."}
    return getattr(moves, move.name)(explanation.pk, actor=actor, **values)


def on_motion(move: Move, actor: moves.Actor) -> Any:
    motion = make_motion()
    words = {"summary": SUMMARY, "implication": IMPLICATION}
    made = {"text": motion.current_text, "generation": make_generation(motion)} | words
    if move.name == "undo":
        draft = make_draft(motion)
        by = actor if actor.user else moving.redacteur("ander")
        if actor.user and actor.user.has_perm("editorial.review_draft"):
            moving.reject(moving.look(draft), by)
        return moves.undo(draft.pk, actor=actor)
    if move.name == "take_over":
        kind = ActorKind.COMMAND if actor.user else actor.kind
        return moves.take_over(motion, actor=moves.Actor(kind, actor.user), **made)
    return {
        "propose": lambda: moves.propose(motion, actor=actor, **made),
        "write": lambda: moves.write(motion.pk, actor=actor, **words),
        "correct_text": lambda: moves.correct_text(motion.pk, text=MOTION_TEXT + "\n\nDe Jong", actor=actor),
    }[move.name]()


def may(move: Move, actor: moves.Actor) -> bool:
    if move.may is None:
        return actor.user is None or actor.user.has_perm("editorial.review_draft")
    return actor.user is not None and move.may(actor.user)


def changes(act: Callable[[], Any], motion_events: Callable[[], int]) -> str:
    """What came of it: "done", "nothing" (a repeated move), or the kind of refusal."""
    before = motion_events()
    try:
        act()
    except moves.NotAllowed:
        return "not allowed"
    except (moves.Blocked, moves.Conflict):
        return "refused"
    return "done" if motion_events() > before else "nothing"


def count_events() -> int:
    return Event.objects.count()


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("state", DraftState)
@pytest.mark.parametrize("move", ON_DRAFTS, ids=lambda move: move.name)
def test_a_move_on_a_draft(move, state, who, settings):
    settings.FOUR_EYES = "always"
    draft, actor = draft_in(state), WHO[who]()
    came = changes(lambda: on_draft(move, draft, actor), count_events)
    if not may(move, actor):
        assert came == "not allowed"
    elif state in move.states:
        assert came == "done"
    else:
        assert came in ("refused", "nothing", "not allowed")


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("state", ExplanationState)
@pytest.mark.parametrize("move", ON_EXPLANATIONS, ids=lambda move: move.name)
def test_a_move_on_an_explanation(move, state, who, settings):
    settings.FOUR_EYES = "always"
    explanation, actor = explanation_in(state), WHO[who]()
    came = changes(lambda: on_explanation(move, explanation, actor), count_events)
    if not may(move, actor):
        assert came == "not allowed"
    elif state in move.states:
        assert came == "done"
    else:
        assert came in ("refused", "nothing")


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("move", ON_MOTIONS, ids=lambda move: move.name)
def test_a_move_on_a_motion(move, who):
    actor = WHO[who]()
    assert changes(lambda: on_motion(move, actor), count_events) == ("done" if may(move, actor) else "not allowed")


def test_every_move_is_in_the_table():
    made = {name for name in moves.__all__ if name.islower()}
    assert made == {move.name for move in MOVES}


def test_the_table_is_printed():
    out = StringIO()
    call_command("setup_roles", table=True, stdout=out)
    assert "goedkeuren" in out.getvalue()
    assert len(out.getvalue().splitlines()) == len(MOVES) + 4
