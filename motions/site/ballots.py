"""The decisions on a motion as a page tells them: what the Chamber decided when, and how the parties voted."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from motions.models import Decision, Motion, Vote
from motions.outcome import (
    SEATS,
    WITHHELD_SENTENCES,
    DecisionFacts,
    Outcome,
    OutcomeFacts,
    PartyLine,
    Tally,
    VoteFacts,
    day_of,
    outcome_in,
    outcome_of,
    spoken_name,
    tally,
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was decided about a motion."""

    on: date | None
    outcome: Outcome
    text: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A line of the breakdown with the address of the party, where it has one."""

    line: PartyLine
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What became of a motion, in order, and the votes on the decision that counts."""

    outcome: OutcomeFacts
    history: tuple[Event, ...]
    votes: Tally
    rows: tuple[PartyRow, ...]
    mistakes: tuple[str, ...]

    @property
    def withheld(self) -> str:
        """Why the breakdown is not shown, in words."""
        return WITHHELD_SENTENCES[self.votes.withheld] if self.votes.withheld else ""

    @property
    def missing_seats(self) -> int:
        """Seats of the Chamber that a show of hands does not name."""
        return 0 if self.votes.roll_call or not self.votes.lines else SEATS - self.votes.seats


def ballot_of(motion: Motion) -> Ballot:
    """The decisions and votes on a motion; three queries, however many there are."""
    votes = Vote.objects.shown().select_related("party")
    decisions = list(
        Decision.objects.shown()
        .filter(motions=motion)
        .prefetch_related(Prefetch("votes", votes, to_attr="shown_votes"))
    )
    facts = {decision.pk: _facts(decision) for decision in decisions}
    outcome = outcome_of(facts.values())
    counted = next((decision for decision in decisions if decision.pk == outcome.decision_id), None)
    found = _tally(counted, outcome)
    slugs = {vote.actor_party: vote.party.slug for vote in _votes(counted) if vote.party and vote.party.slug}
    rows = tuple(PartyRow(line, slugs.get(line.party, "")) for line in found.lines)
    return Ballot(outcome, _history(list(facts.values())), found, rows, tuple(map(_mistake, found.mistakes)))


def _facts(decision: Decision) -> DecisionFacts:
    return DecisionFacts(
        id=decision.pk,
        kind=decision.kind,
        text=decision.text,
        status=decision.status,
        decided_on=decision.decided_on,
        changed_at=decision.changed_at,
        has_votes=bool(_votes(decision)),
        order=decision.position or 0,
    )


def _votes(decision: Decision | None) -> list[Vote]:
    return decision.shown_votes if decision else []  # type: ignore[attr-defined]


def _tally(decision: Decision | None, outcome: OutcomeFacts) -> Tally:
    votes = [
        VoteFacts(
            kind=vote.kind.strip(),
            party=vote.actor_party,
            seats=vote.group_size or 0,
            member=vote.actor_name if vote.member_id else "",
            mistake=bool(vote.mistake),
        )
        for vote in _votes(decision)
    ]
    return tally(votes, outcome.outcome, decision.text if decision else "")


def _history(decisions: list[DecisionFacts]) -> tuple[Event, ...]:
    """Every decision that says something about the motion, oldest first; filing is told by the motion itself."""
    told = []
    for decision in decisions:
        one = outcome_of([decision])
        if one.outcome != Outcome.NONE:
            told.append(Event(day_of(decision), outcome_in(decision.kind, decision.text), one.text))
    return tuple(sorted(told, key=lambda event: (event.on or date.min, event.text)))


def _mistake(vote: VoteFacts) -> str:
    """Told, not turned round: the official result fits the votes as they were registered."""
    who = f"{spoken_name(vote.member)} ({vote.party})" if vote.member else vote.party
    return f"{who} meldde later een vergissing. De uitslag verandert daardoor niet."
