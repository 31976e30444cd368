"""What stands on every page and is not part of the text: running heads and feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from motions.reading.pdf_lines import Line
from motions.reading.painted import Box

_EDGE = 0.12
"""Part of the page at the top and at the bottom where heads, feet and page numbers stand."""
_ALWAYS = re.compile(
    r"""
    (?:Tweede|Eerste)\ Kamer,\ vergaderjaar\ \d{4}\s?[-–—]\s?\d{2,4}\b.*
    | (?:kst|ah-tk|h-tk|nds-tk|blg|ek)-[\dA-Za-z-]+
    | ISSN\ \d{4}\s?[-–]\s?\d{3}[\dX]
    | [’'‘]s-Gravenhage\ \d{4}
    | (?:Sdu\ Uitgevers.*|De\ tekst\ in\ dit\ document\ is\ vastgesteld.*)
    """,
    re.VERBOSE,
)
_PAGE_NUMBER = re.compile(
    r"[-–—]?\s*(?:pagina|pag\.|blz\.|p\.)?\s*\d{1,4}(?:\s*(?:/|van|of)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


def without_furniture(lines: Sequence[Line], boxes: Sequence[Box]) -> list[Line]:
    """The lines of all pages without furniture; `boxes` are the pages by number."""
    repeated = _repeated(lines, boxes)
    return [line for line in lines if not _is_furniture(line, boxes[line.page], repeated)]


def _is_furniture(line: Line, page: Box, repeated: frozenset[tuple[str, int]]) -> bool:
    text = line.text.strip()
    if _ALWAYS.fullmatch(text):
        return True
    return _at_edge(line, page) and (bool(_PAGE_NUMBER.fullmatch(text)) or _place(line) in repeated)


def _at_edge(line: Line, page: Box) -> bool:
    height = page[3] - page[1]
    return line.angle != 0 or not _EDGE * height < line.y - page[1] < (1 - _EDGE) * height


def _repeated(lines: Sequence[Line], boxes: Sequence[Box]) -> frozenset[tuple[str, int]]:
    """Lines at the edge that stand in the same place on most pages, whatever their digits."""
    places = Counter({place for place in ((line.page, *_place(line)) for line in lines)})
    pages = Counter((text, height) for _, text, height in places)
    enough = max(2, len(boxes) // 2)
    return frozenset(place for place, count in pages.items() if count >= enough)


def _place(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text.strip()), round(line.y / 3)
