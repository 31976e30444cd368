"""A text's lines, and which of them are furniture: what a printer puts on every page."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_LINE_OR_PAGE = re.compile(r"\n[^\S\n]*\n|\f")
_FURNITURE = re.compile(
    r"kst-\S+|ISSN\s*\d{4}.*|[’'‘`]?\s?s-Gravenhage,?\s+\d{4}|Tweede Kamer, vergaderjaar \d{4}.*"
    r"|[-–]?\s?\d{1,2}\s?[-–]?",
    re.IGNORECASE,
)
_NEIGHBOURS = 4
_SLACK = 6  # characters; letters differ in width, so that full lines differ in length


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without its outer spaces.

    `gap`: a blank line or a page break stands before it. `begins`: so it does, or the line before it had room for
    this one's first word, so that it ended a paragraph.
    """

    start: int
    end: int
    gap: bool
    begins: bool
    is_furniture: bool


def split_lines(text: str) -> list[Line]:
    """The lines of a text that hold more than white space."""
    spans: list[tuple[int, int]] = []
    for found in _LINE.finditer(text):
        if words := found.group().strip():
            start = found.start() + found.group().index(words)
            spans.append((start, start + len(words)))
    return [_line(text, spans, index) for index in range(len(spans))]


def _line(text: str, spans: list[tuple[int, int]], index: int) -> Line:
    start, end = spans[index]
    gap = index == 0 or bool(_BLANK_LINE_OR_PAGE.search(text, spans[index - 1][1], start))
    is_furniture = bool(_FURNITURE.fullmatch(text, start, end))
    return Line(start, end, gap, gap or _had_room(text, spans, index), is_furniture)


def _had_room(text: str, spans: list[tuple[int, int]], index: int) -> bool:
    """Whether the line before had room for the first word of this one, by the widest of its neighbours."""
    near = spans[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
    width = max(end - start for start, end in near)
    first_word = text[slice(*spans[index])].split(maxsplit=1)[0]
    before = spans[index - 1]
    return before[1] - before[0] + 1 + len(first_word) + _SLACK <= width
