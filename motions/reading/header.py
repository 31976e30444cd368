"""What stands above "De Kamer,": the chamber, the dossier and its title, the number, whose motion it is, the date."""

import re

from motions.reading.folding import squash
from motions.reading.lines import Line
from motions.reading.parts import Part, PartKind

_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_DATE_WORDS = r"(?:voorgesteld|ontvangen|ingediend|ter\s+griffie|gewijzigd\s+voorgesteld)\b"
_DOSSIER = r"\d{2}[ .]?\d{3}(?:[ -]?\((?:R\d+|[IVXLC]+)\))*(?:[ -]+[IVXLCHA-H]{1,6}\b|[ -]\d{1,5}\b)*(?:\s*\(R\d+\))?"
_AUTHORS = r"(?:(?:nader|tweede|derde|vierde|gewij\w+|gewijzigde)\s+)*motie\b"

_STARTS = (
    (PartKind.HEADING, re.compile(r"tweede kamer der staten|vergaderjaar\s+\d{4}|kamerstukken?$|\d$", re.IGNORECASE)),
    (PartKind.NUMBER, re.compile(r"(?P<lead>nr\.?)\s?\d+", re.IGNORECASE)),
    (PartKind.DOSSIER, re.compile(rf"(?P<lead>{_DOSSIER})(?=$|\s+[A-Z«„“])")),
    (PartKind.HEADING, re.compile(_AUTHORS, re.IGNORECASE)),
    (PartKind.DATE, re.compile(rf"(?P<lead>{_DATE_WORDS})|\d{{1,2}}\s?{_MONTH}\s+\d{{4}}$", re.IGNORECASE)),
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def parse_header(text: str, lines: list[Line]) -> list[Part]:
    """Parts of the lines above the motion proper; what is not recognised is OTHER.

    A dossier's part holds its number (`lead`) and its title. A line that opens nothing goes on with the part before it.
    """
    parts: list[Part] = []
    for line in lines:
        words = text[line.start : line.end]
        opened = _open(line, words)
        if opened is None and parts and _goes_on(parts[-1], text, words):
            last = parts.pop()
            parts.append(Part(last.kind, last.start, line.end, lead=last.lead))
        else:
            kind, lead = opened or (PartKind.OTHER, "")
            parts.append(Part(kind, line.start, line.end, lead=lead))
    return parts


def _open(line: Line, words: str) -> tuple[PartKind, str] | None:
    for kind, pattern in _STARTS:
        if found := pattern.match(words):
            return kind, squash(found.groupdict().get("lead") or "")
    return (PartKind.OTHER, "") if line.is_furniture else None


def _goes_on(part: Part, text: str, words: str) -> bool:
    """Whether a line without a start of its own belongs to the part before it."""
    so_far = text[part.start : part.end]
    if part.kind is PartKind.DATE:
        return not _YEAR.search(so_far)
    if part.kind is PartKind.HEADING:
        return bool(re.match(_AUTHORS, so_far, re.IGNORECASE)) and so_far.isupper() and words.isupper()
    return part.kind in (PartKind.DOSSIER, PartKind.OTHER)
