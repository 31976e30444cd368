"""The decisions on a motion to one outcome, and the words for it.

A case has several decisions (filed, held over, voted); the latest one that says something is the outcome.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Outcome(StrEnum):
    """What the last decision says; `ONBEKEND` is a decision that we have no word for, `NONE` is no decision yet."""

    AANGENOMEN = "aangenomen"
    VERWORPEN = "verworpen"
    AANGEHOUDEN = "aangehouden"
    INGETROKKEN = "ingetrokken"
    VERVALLEN = "vervallen"
    GESTAAKT = "gestaakt"
    UITGESTELD = "uitgesteld"
    ONBEKEND = "onbekend"
    NONE = ""


LABELS: dict[Outcome, str] = {
    Outcome.AANGENOMEN: "Aangenomen",
    Outcome.VERWORPEN: "Verworpen",
    Outcome.AANGEHOUDEN: "Aangehouden",
    Outcome.INGETROKKEN: "Ingetrokken",
    Outcome.VERVALLEN: "Vervallen",
    Outcome.GESTAAKT: "Stemmen staakten",
    Outcome.UITGESTELD: "Stemming uitgesteld",
    Outcome.ONBEKEND: "Ander besluit",
    Outcome.NONE: "Nog geen besluit",
}

SENTENCES: dict[Outcome, str] = {
    Outcome.AANGENOMEN: "De Kamer heeft de motie aangenomen.",
    Outcome.VERWORPEN: "De Kamer heeft de motie verworpen.",
    Outcome.AANGEHOUDEN: "De indiener houdt de motie aan. De Kamer kan er later nog over stemmen.",
    Outcome.INGETROKKEN: "De indiener heeft de motie ingetrokken. De Kamer stemt er niet meer over.",
    Outcome.VERVALLEN: "De motie is vervallen. De Kamer stemt er niet meer over.",
    Outcome.GESTAAKT: "Er waren evenveel stemmen voor als tegen. De Kamer stemt later opnieuw.",
    Outcome.UITGESTELD: "De stemming over de motie is uitgesteld.",
    Outcome.ONBEKEND: "De Kamer heeft een ander besluit genomen.",
    Outcome.NONE: "De Kamer heeft nog niet gestemd, of de uitslag is nog niet bekend.",
}

_WORDS = (
    (re.compile(r"\bkennisgeving\b"), Outcome.ONBEKEND),  # "voor kennisgeving aannemen" adopts nothing
    (re.compile(r"\b(?:aangenomen|aannemen)\b"), Outcome.AANGENOMEN),
    (re.compile(r"\b(?:verworpen|verwerpen)\b"), Outcome.VERWORPEN),
    (re.compile(r"\b(?:aangehouden|aanhouden)\b"), Outcome.AANGEHOUDEN),
    (re.compile(r"\b(?:ingetrokken|intrekken)\b"), Outcome.INGETROKKEN),
    (re.compile(r"\b(?:vervallen|vervalt)\b"), Outcome.VERVALLEN),
    (re.compile(r"\b(?:gestaakt|staken)\b"), Outcome.GESTAAKT),
    (re.compile(r"\b(?:uitgesteld|uitstellen)\b"), Outcome.UITGESTELD),
)


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """One Besluit as the source gives it; only decisions that are not deleted upstream."""

    id: UUID
    kind: str
    """BesluitSoort, an open set: "Ingediend", "Stemmen - aangenomen"."""
    text: str = ""
    """BesluitTekst: "Verworpen. (50-94)"."""
    status: str = "Besluit"
    decided_on: date | None = None
    changed_at: datetime | None = None
    has_votes: bool = False
    order: int = 0


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """The outcome, the day of it, the decision that says so, and that decision's own words."""

    outcome: Outcome = Outcome.NONE
    on: date | None = None
    decision_id: UUID | None = None
    text: str = ""


def outcome_of(decisions: Iterable[DecisionFacts]) -> OutcomeFacts:
    """What the latest decision says. Only Status "Besluit" counts, and "Ingediend" is not an outcome.

    A decision of procedure ("Agenderen", "Afvoeren") counts only where no other decision says more.
    """
    final = [
        one for one in decisions if _plain(one.status) == "besluit" and not _plain(one.kind).startswith("ingediend")
    ]
    telling = [one for one in final if outcome_in(one.kind, one.text) != Outcome.ONBEKEND or _is_vote(one)] or final
    if not telling:
        return OutcomeFacts()
    last = max(telling, key=_when)
    return OutcomeFacts(outcome_in(last.kind, last.text), day_of(last), last.id, (last.text or last.kind).strip())


def outcome_in(kind: str, text: str = "") -> Outcome:
    """The outcome that one decision's BesluitSoort names, else its BesluitTekst; `ONBEKEND` when neither does."""
    for words in (_plain(kind), _plain(text)):
        for pattern, outcome in _WORDS:
            if pattern.search(words):
                return outcome
    return Outcome.ONBEKEND


def day_of(decision: DecisionFacts) -> date | None:
    """The Dutch day of a decision: of its meeting, else of its last change (it is written while the Chamber votes)."""
    if decision.decided_on or decision.changed_at is None:
        return decision.decided_on
    return decision.changed_at.astimezone(AMSTERDAM).date()


def _when(decision: DecisionFacts) -> tuple[date, bool, float, int, str]:
    """Later is greater; on one day the decision that was voted on is the last word."""
    stamp = decision.changed_at.timestamp() if decision.changed_at else 0.0
    return day_of(decision) or date.min, decision.has_votes, stamp, decision.order, str(decision.id)


def _is_vote(decision: DecisionFacts) -> bool:
    return decision.has_votes or _plain(decision.kind).startswith("stemmen")


def _plain(text: str | None) -> str:
    return (text or "").strip().casefold()
