"""The parts of a motion: what they are called and what is kept of each."""

from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """What a stretch of a motion's text is.

    A motion reads: heading (chamber, session year, "MOTIE VAN HET LID …"), dossier, number, date, opening
    ("De Kamer,"), deliberation ("gehoord de beraadslaging,"), considerations, requests, closing ("en gaat over
    tot de orde van de dag.") and signatures. An item is a point of a list within a consideration or request.
    """

    HEADING = "heading"
    DOSSIER = "dossier"
    NUMBER = "number"
    DATE = "date"
    OPENING = "opening"
    DELIBERATION = "deliberation"
    CONSIDERATION = "consideration"
    ITEM = "item"
    REQUEST = "request"
    CLOSING = "closing"
    SIGNATURE = "signature"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """One part, as a half-open range of code points in the text that was parsed.

    `lead` is the formula as written ("verzoekt", "overwegende dat", "roept … op") and `addressee` who is asked
    ("de regering"); both empty where there is none. `parent` is the index of the enclosing part in the tuple
    that `parse_parts` returns, -1 at the top; `level` counts the enclosing parts.
    """

    kind: PartKind
    start: int
    end: int
    level: int = 0
    lead: str = ""
    addressee: str = ""
    parent: int = -1
