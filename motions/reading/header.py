"""What stands above "De Kamer,": the chamber, the dossier and its title, the number, whose motion it is, the date."""

import re
from dataclasses import replace

from motions.reading.folding import squash
from motions.reading.parts import Part, PartKind
from motions.reading.text_lines import Line

_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_FILED = r"(?:voorgesteld|ontvangen|ingediend|ter\s+griffie\s+ontvangen)(?=$|\s+(?:\d|op\b|tijdens\b))"
_DOSSIER = r"\d{2}[ .]?\d{3}(?:[ -]*\((?:R ?\d+|[IVXLC]+)\)|[ -]+[IVXLCA-H]{1,6}\b|[ -]\d{1,5}\b)*-?"
_AUTHORS = r"(?:(?:nader|tweede|derde|vierde|gewij\w+)\s+)*motie\b"

_STARTS = (
    (PartKind.HEADING, re.compile(r"tweede kamer der staten|vergaderjaar\s+\d{4}|kamerstukken?$|\d$", re.IGNORECASE)),
    (PartKind.NUMBER, re.compile(r"(?P<lead>nr\.?)\s?\d+", re.IGNORECASE)),
    (PartKind.DOSSIER, re.compile(rf"(?P<lead>{_DOSSIER})(?=$|\s+[A-Z«„“])")),
    (PartKind.HEADING, re.compile(rf"(?=[A-Z])(?i:{_AUTHORS})")),
    (PartKind.DATE, re.compile(rf"(?P<lead>{_FILED})|\d{{1,2}}\s?{_MONTH}\s+\d{{4}}$", re.IGNORECASE)),
)
_DOSSIER_AND_NUMBER = re.compile(r"(?P<dossier>\d{5}(?:-[A-Z\d]+)?)-(?P<number>\d{1,5})")
_NUMBER = re.compile(r"(?:nr\.?\s*)?\d", re.IGNORECASE)
_REPLACED = re.compile(r"\bonder(?:\s+nr\.?)?$", re.IGNORECASE)
_LONGEST_HEADING, _LONGEST_DATE = 1_000, 200
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def parse_header(text: str, lines: list[Line]) -> list[Part]:
    """Parts of the lines above the motion proper; what is not recognised is OTHER.

    A dossier's part holds its number (`lead`) and its title. A line that opens nothing goes on with the part before
    it. Under "36410-V-75", as scans have it, the title is a DOSSIER part of its own.
    """
    parts: list[Part] = []
    for line in lines:
        words = text[line.start : line.end]
        last = parts[-1] if parts else None
        if both := _DOSSIER_AND_NUMBER.fullmatch(words):
            number = line.start + both.start("number")
            parts.append(Part(PartKind.DOSSIER, line.start, number, lead=both["dossier"]))
            parts.append(Part(PartKind.NUMBER, number, line.end))
        elif last and _is_unfinished(last, text, words):
            parts[-1] = replace(last, end=line.end)
        elif opened := _open(line, words):
            parts.append(Part(opened[0], line.start, line.end, lead=opened[1]))
        elif last and _goes_on(last, text, words):
            parts[-1] = replace(last, end=line.end)
        else:
            is_title = last is not None and last.kind is PartKind.NUMBER
            parts.append(Part(PartKind.DOSSIER if is_title else PartKind.OTHER, line.start, line.end))
    return parts


def _is_unfinished(part: Part, text: str, words: str) -> bool:
    """Whether the next line belongs to a part though it could open one: to a date without year, a "gedrukt onder"."""
    if part.kind is PartKind.DATE:
        return part.end - part.start < _LONGEST_DATE and not _YEAR.search(text, part.start, part.end)
    lacks_number = _REPLACED.search(text, max(part.start, part.end - 20), part.end)
    return part.kind is PartKind.HEADING and bool(lacks_number and _NUMBER.match(words))


def _open(line: Line, words: str) -> tuple[PartKind, str] | None:
    for kind, pattern in _STARTS:
        if found := pattern.match(words):
            return kind, squash(found.groupdict().get("lead") or "")
    return (PartKind.OTHER, "") if line.is_furniture else None


def _goes_on(part: Part, text: str, words: str) -> bool:
    """Whether a line without a start of its own belongs to the part before it."""
    if part.kind is PartKind.HEADING:
        so_far = text[part.start : min(part.end, part.start + _LONGEST_HEADING)]
        return bool(re.match(_AUTHORS, so_far, re.IGNORECASE)) and so_far.isupper() and words == words.upper()
    return part.kind in (PartKind.DOSSIER, PartKind.OTHER)
