"""The votes on one decision to a breakdown by party, in seats.

Votes count as they were registered, also when somebody says later that it was a mistake: turned round they contradict
the official result. Where the votes cannot be right, no breakdown is better than a wrong one.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from motions.outcome.decisions import Outcome

SEATS = 150
"""Seats of the Tweede Kamer; no vote can hold more."""
QUORUM = 76
"""Members that must be present for a vote (Grondwet, artikel 67): with fewer seats the votes are not all there."""
_TOTALS = re.compile(r"\b([0-9]{1,3})\s*[-/]\s*([0-9]{1,3})\b")


class Withheld(StrEnum):
    """Why a breakdown of votes is not shown."""

    TOO_MANY_SEATS = "too_many_seats"
    PARTY_TWICE = "party_twice"
    INCOMPLETE = "incomplete"
    CONTRADICTS = "contradicts"


WITHHELD_SENTENCES: dict[Withheld, str] = {
    Withheld.TOO_MANY_SEATS: "De opgave telt meer dan 150 zetels. We tonen daarom geen stemmen per partij.",
    Withheld.PARTY_TWICE: "In de opgave staat een partij of lid dubbel. We tonen daarom geen stemmen per partij.",
    Withheld.INCOMPLETE: "De opgave van de stemmen is niet compleet. We tonen daarom geen stemmen per partij.",
    Withheld.CONTRADICTS: "De stemmen passen niet bij de uitslag. We tonen daarom geen stemmen per partij.",
}


@dataclass(frozen=True, slots=True)
class VoteFacts:
    """One Stemming as the source gives it; `member` is filled when the row is one member's, else it is a party's."""

    kind: str
    """Soort: "Voor", "Tegen", "Niet deelgenomen", or whatever else the source comes up with."""
    party: str
    """Name of the party on that day (ActorFractie)."""
    seats: int
    """FractieGrootte: the size of the group, also in the row of one member."""
    member: str = ""
    """ActorNaam: "Born van den, V.H."."""
    mistake: bool = False


@dataclass(frozen=True, slots=True)
class PartyLine:
    """Seats of one party that voted one way; `members` names those who voted apart from their party."""

    party: str
    kind: str
    seats: int
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """A breakdown of votes in seats. Withheld: no lines, no totals, only the reason."""

    lines: tuple[PartyLine, ...] = ()
    roll_call: bool = False
    withheld: Withheld | None = None
    mistakes: tuple[VoteFacts, ...] = ()

    @property
    def in_favour(self) -> int:
        return self._seats("voor")

    @property
    def against(self) -> int:
        return self._seats("tegen")

    @property
    def seats(self) -> int:
        """All seats that the votes name."""
        return sum(line.seats for line in self.lines)

    @property
    def apart(self) -> int:
        """Seats that voted neither for nor against, as "Niet deelgenomen"."""
        return self.seats - self.in_favour - self.against

    def _seats(self, kind: str) -> int:
        return sum(line.seats for line in self.lines if line.kind.strip().casefold() == kind)


def tally(votes: Iterable[VoteFacts], outcome: Outcome = Outcome.NONE, text: str = "") -> Tally:
    """Seats by party and vote, the largest party first; withheld where the votes cannot be right.

    A roll call (every row a member's) counts rows. In a show of hands a party counts with its seats, and a member who
    voted apart is subtracted from the party. `outcome` and `text` (BesluitTekst) are of the decision: the totals must
    fit them.
    """
    rows = list(votes)
    roll_call = bool(rows) and all(row.member for row in rows)
    mistakes = tuple(row for row in rows if row.mistake)
    counted = _count_members(rows) if roll_call else _count_parties(rows)
    if isinstance(counted, Withheld):
        return Tally((), roll_call, counted, mistakes)
    found = Tally(_in_order(counted), roll_call, None, mistakes)
    doubt = _doubt(found, outcome, stated_totals(text)) if rows else None
    return Tally((), roll_call, doubt, mistakes) if doubt else found


def stated_totals(text: str) -> tuple[int, int] | None:
    """Votes for and against as a decision's text states them: "Aangenomen. (72-71)"."""
    found = _TOTALS.search(text)
    return (int(found[1]), int(found[2])) if found else None


def spoken_name(name: str) -> str:
    """The source's "Born van den, V.H." as people say it: "V.H. van den Born"; anything else as it is."""
    surname, comma, initials = name.strip().partition(", ")
    if not comma:
        return name.strip()
    words = surname.split()
    first_particle = next((at for at, word in enumerate(words) if at and word[0].islower()), len(words))
    return " ".join([initials.strip(), *words[first_particle:], *words[:first_particle]])


def _count_members(rows: list[VoteFacts]) -> list[PartyLine] | Withheld:
    if _has_repeats((row.party, row.member) for row in rows):
        return Withheld.PARTY_TWICE
    counts = Counter((row.party, row.kind) for row in rows)
    return [PartyLine(party, kind, seats) for (party, kind), seats in counts.items()]


def _count_parties(rows: list[VoteFacts]) -> list[PartyLine] | Withheld:
    whole = {row.party: row for row in rows if not row.member}
    single = [row for row in rows if row.member]
    if _has_repeats(row.party for row in rows if not row.member) or _has_repeats(
        (row.party, row.member) for row in single
    ):
        return Withheld.PARTY_TWICE
    lines = []
    for party in dict.fromkeys(row.party for row in rows):
        members = [row for row in single if row.party == party]
        own = whole.get(party)
        if own is None and len(members) != members[0].seats:
            return Withheld.INCOMPLETE
        apart = [row for row in members if own is None or row.kind != own.kind]
        if own:
            lines.append(PartyLine(party, own.kind, own.seats - len(apart)))
        for kind in dict.fromkeys(row.kind for row in apart):
            names = tuple(spoken_name(row.member) for row in apart if row.kind == kind)
            lines.append(PartyLine(party, kind, len(names), names))
    return lines if all(line.seats >= 0 for line in lines) else Withheld.INCOMPLETE


def _doubt(found: Tally, outcome: Outcome, stated: tuple[int, int] | None) -> Withheld | None:
    if found.seats > SEATS:
        return Withheld.TOO_MANY_SEATS
    if found.seats < QUORUM or (stated and stated != (found.in_favour, found.against)):
        return Withheld.INCOMPLETE
    adopted_without_majority = outcome == Outcome.AANGENOMEN and found.in_favour <= found.against
    rejected_with_majority = outcome == Outcome.VERWORPEN and found.in_favour > found.against
    return Withheld.CONTRADICTS if adopted_without_majority or rejected_with_majority else None


def _in_order(lines: list[PartyLine]) -> tuple[PartyLine, ...]:
    """By size of the party, then its name; within a party its main vote first. Lines without a seat are left out."""
    size: Counter[str] = Counter()
    for line in lines:
        size[line.party] += line.seats
    kept = [line for line in lines if line.seats]
    return tuple(sorted(kept, key=lambda line: (-size[line.party], line.party.casefold(), -line.seats, line.kind)))


def _has_repeats(values: Iterable[object]) -> bool:
    return any(count > 1 for count in Counter(values).values())
