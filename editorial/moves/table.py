"""Roles, moves and states as one table: printed by `setup_roles --table`, and tested cell by cell against the moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User

from editorial import roles
from editorial.models import DraftState
from motions.models import ExplanationState

_PENDING = (DraftState.OPEN, DraftState.SECOND_REVIEW)


@dataclass(frozen=True, slots=True)
class Move:
    """One move: its name in `editorial.moves`, what an editor calls it, the right it takes, and the states it starts
    from (of a draft or of an explanation; none: it starts from a motion). No `may`: the system makes it too."""

    code: str
    name: str
    words: str
    may: Callable[[User], bool] | None
    states: tuple[DraftState, ...] | tuple[ExplanationState, ...] = ()


MOVES = (
    Move("T0", "take_over", "overnemen van de oude site (opdracht)", roles.may_approve),
    Move("T1", "propose", "voorstellen", None),
    Move("T2", "revise", "bewerken", roles.may_review, _PENDING),
    Move("T3/T4", "approve", "goedkeuren", roles.may_approve, _PENDING),
    Move("T5", "reject", "afwijzen", roles.may_review, _PENDING),
    Move("T6", "lapse", "laten vervallen", None, (DraftState.OPEN,)),
    Move("T8", "send_back", "terugsturen", roles.may_approve, (DraftState.SECOND_REVIEW,)),
    Move("T9", "defer", "uitstellen", roles.may_review, (DraftState.OPEN,)),
    Move("T10", "withdraw", "uitleg terugtrekken", roles.may_withdraw, (ExplanationState.ONLINE,)),
    Move(
        "T11",
        "correct",
        "verbetering beginnen",
        roles.may_review,
        (ExplanationState.ONLINE, ExplanationState.WITHDRAWN),
    ),
    Move(
        "T12",
        "restore",
        "uitleg herstellen",
        roles.may_withdraw,
        (ExplanationState.REPLACED, ExplanationState.WITHDRAWN),
    ),
    Move("T13", "reconfirm", "opnieuw bevestigen", roles.may_approve, (ExplanationState.ONLINE,)),
    Move("T14", "undo", "eigen besluit terugnemen", roles.may_review),
    Move("T15", "take_alternative", "ander voorstel nemen", roles.may_review, _PENDING),
    Move("T16", "write", "zelf schrijven", roles.may_review),
    Move("T16", "correct_text", "motietekst verbeteren", roles.may_review),
)


def lines() -> Iterator[str]:
    """The table for a person to read: who may, and from which states."""
    yield f"{'':6}{'':38}{roles.REDACTEUR:11}{roles.EINDREDACTEUR:15}vanuit"
    for move in MOVES:
        marks = [_mark(move, role) for role in (roles.REDACTEUR, roles.EINDREDACTEUR)]
        states = ", ".join(str(state.label) for state in move.states) or "een motie"
        yield f"{move.code:6}{move.words:38}{marks[0]:11}{marks[1]:15}{states}"
    yield "* waar EDITORS_MAY_APPROVE aan staat. Een beheerder (superuser) mag alles wat een Eindredacteur mag."
    yield "Het systeem stelt alleen voor en laat vervallen. Met FOUR_EYES kijkt een tweede mee, beheerder of niet."


def _mark(move: Move, role: str) -> str:
    if move.may in (None, roles.may_review) or role == roles.EINDREDACTEUR:
        return "ja"
    return "*" if move.may is roles.may_approve else "nee"
