"""What became of a motion: decisions to one outcome with words, votes to a breakdown by party. Pure, no Django."""

from motions.outcome.decisions import (
    LABELS,
    SENTENCES,
    DecisionFacts,
    Outcome,
    OutcomeFacts,
    day_of,
    outcome_in,
    outcome_of,
)
from motions.outcome.votes import (
    SEATS,
    WITHHELD_SENTENCES,
    PartyLine,
    Tally,
    VoteFacts,
    Withheld,
    spoken_name,
    stated_totals,
    tally,
)

__all__ = [
    "LABELS",
    "SEATS",
    "SENTENCES",
    "WITHHELD_SENTENCES",
    "DecisionFacts",
    "Outcome",
    "OutcomeFacts",
    "PartyLine",
    "Tally",
    "VoteFacts",
    "Withheld",
    "day_of",
    "outcome_in",
    "outcome_of",
    "spoken_name",
    "stated_totals",
    "tally",
]
