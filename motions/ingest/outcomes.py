"""How fetching and reading a file can end other than well, and when the source is asked again."""

from motions.reading.kinds import Kind
from motions.reading.trouble import EXPLANATIONS, Trouble

MISSING = "missing"
UNREACHABLE = "unreachable"
REFUSED = "refused"
NO_DOCUMENT = "no_document"
NOT_YET_PDF = "not_yet_pdf"
STORAGE = "storage"
READER_BROKEN = "reader_broken"
SUPERSEDED = "superseded"
DELETED = "deleted"

_REASONS = {
    MISSING: "De bron heeft dit bestand niet, of nog niet.",
    UNREACHABLE: "De bron gaf geen bruikbaar antwoord.",
    REFUSED: "Het adres van dit bestand mag niet worden bezocht.",
    NO_DOCUMENT: "De bron gaf iets anders in plaats van het document, zoals een foutmelding.",
    NOT_YET_PDF: "De bron geeft nog een Word-bestand. De pdf volgt meestal dezelfde dag.",
    STORAGE: "Het bestand kon niet worden opgeslagen.",
    READER_BROKEN: "Het leesprogramma van de motieportal werkt niet. De beheerder moet dit herstellen.",
    SUPERSEDED: "Er kwam een nieuwere versie voordat deze was gelezen.",
    DELETED: "De bron heeft dit document verwijderd.",
}

AGAIN = frozenset({MISSING, UNREACHABLE, REFUSED, NO_DOCUMENT, NOT_YET_PDF, STORAGE, READER_BROKEN})
"""Codes after which the source is asked again: by the plan below, and at the next sync."""

RETRY_SECONDS = (5, 20, 600, 3600, 2 * 3600, 4 * 3600, 8 * 3600, 24 * 3600)
"""Waits between tries: two soon, for a hiccup, then over the 1 to 8 hours in which a PDF follows its Word file."""

_WORD = frozenset({Kind.DOC, Kind.DOCX, Kind.RTF})


Reason = dict[str, str]
"""The fields of a Retrieval that say why: reason_code, reason, detail."""

NO_REASON: Reason = {"reason_code": "", "reason": "", "detail": ""}


class TryAgain(Exception):
    """The file could not be had now; asking again later may help."""

    def __init__(self, code: str, detail: str = "", *, after_seconds: float = 0) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
        self.after_seconds = after_seconds


def explain(code: str, detail: str = "") -> Reason:
    """A reason for an editor, and a detail for whoever runs the portal."""
    words = _REASONS.get(code) or EXPLANATIONS[Trouble(code)]
    return {"reason_code": code, "reason": words, "detail": detail.replace("\0", "")[:500]}


def explain_doubts(doubts: tuple[Trouble, ...]) -> Reason:
    """Why a text that was read may not be sound; the first doubt gives the code."""
    words = " ".join(EXPLANATIONS[doubt] for doubt in doubts)
    return {"reason_code": doubts[0], "reason": words, "detail": ", ".join(doubts)}


def code_of_wrong_kind(kind: Kind) -> str:
    """What it means that these bytes came in the place of a PDF or an official XML."""
    return NOT_YET_PDF if kind in _WORD else NO_DOCUMENT


def seconds_to_next_try(tries: int, asked_for: float = 0) -> float | None:
    """How long to wait after that many tries; None when it is of no use any more. The source may ask for longer."""
    return max(RETRY_SECONDS[tries], asked_for) if tries < len(RETRY_SECONDS) else None
