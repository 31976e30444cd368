"""A text's lines, and which of them are furniture: what a printer puts on every page."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_FURNITURE = re.compile(
    r"kst-\S+|ISSN\s*\d{4}.*|[’'‘`]?\s?s-Gravenhage,?\s+\d{4}|Tweede Kamer, vergaderjaar \d{4}.*|[-–]?\s?\d{1,2}\s?[-–]?",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"\n[^\S\n]*\n|\f")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without its outer spaces; `gap`: a blank line or a page break stands before it."""

    start: int
    end: int
    gap: bool
    is_furniture: bool


def split_lines(text: str) -> list[Line]:
    """The lines of a text that hold more than white space."""
    lines: list[Line] = []
    end = 0
    for found in _LINE.finditer(text):
        words = found.group().strip()
        if not words:
            continue
        start = found.start() + found.group().index(words)
        gap = not lines or bool(_BOUNDARY.search(text, end, start))
        lines.append(Line(start, end := start + len(words), gap, bool(_FURNITURE.fullmatch(words))))
    return lines
