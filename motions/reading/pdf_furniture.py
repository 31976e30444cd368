"""What stands on every page and is not part of the text: running heads and feet, page numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from motions.reading.painted import Box
from motions.reading.pdf_lines import Line

_EDGE = 0.12
"""Part of the page at the top and at the bottom where heads, feet and page numbers stand."""
_ALWAYS = re.compile(
    r"""
    (?:Tweede|Eerste)\ Kamer,\ vergaderjaar\ \d{4}\s?[-–—]\s?\d{2,4}\b.*
    | (?:kst|ah-tk|h-tk|nds-tk|blg|ek)-[\dA-Za-z-]+
    | ISSN\ \d{4}\s?[-–]\s?\d{3}[\dX]
    | [’'‘]s-Gravenhage(?:\ \d{4})?
    | (?:Sdu\ Uitgevers.*|De\ tekst\ in\ dit\ document\ is\ vastgesteld.*)
    """,
    re.VERBOSE,
)
_PAGE_NUMBER = re.compile(
    r"[-–—]?\s*(?:pagina|pag\.|blz\.|p\.)?\s*\d{1,4}(?:\s*(?:/|van|of)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d{1,9}")
_OUTERMOST = 3
_Place = tuple[str, int]


def without_furniture(lines: Sequence[Line], boxes: Sequence[Box]) -> list[Line]:
    """The lines of all pages without furniture; `boxes` are the pages by number."""
    edges = _edges(lines, boxes)
    repeated = _repeated([lines[number] for number in sorted(edges)], len(boxes))
    return [line for number, line in enumerate(lines) if not _is_furniture(line, number in edges, repeated)]


def _is_furniture(line: Line, at_edge: bool, repeated: frozenset[_Place]) -> bool:
    text = line.text.strip()
    if _ALWAYS.fullmatch(text):
        return True
    return at_edge and (_PAGE_NUMBER.fullmatch(text) is not None or _place(line) in repeated)


def _edges(lines: Sequence[Line], boxes: Sequence[Box]) -> set[int]:
    """Which lines are the outermost ones of their page, near its top or bottom; and those written across it."""
    found = {number for number, line in enumerate(lines) if line.angle}
    by_page: defaultdict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        by_page[line.page].append(number)
    for page, numbers in by_page.items():
        low, high = boxes[page][1], boxes[page][3]
        upwards = sorted(numbers, key=lambda number: lines[number].y)
        for outermost, is_near in (
            (upwards[:_OUTERMOST], lambda y, low=low, high=high: y - low < _EDGE * (high - low)),
            (upwards[-_OUTERMOST:], lambda y, low=low, high=high: high - y < _EDGE * (high - low)),
        ):
            found.update(number for number in outermost if is_near(lines[number].y))
    return found


def _repeated(lines: Sequence[Line], pages: int) -> frozenset[_Place]:
    """Lines that stand in the same place on most pages, the same but for a number that counts the pages."""
    numbers: defaultdict[_Place, dict[int, list[int]]] = defaultdict(dict)
    for line in lines:
        numbers[_place(line)][line.page] = [int(digits) for digits in _DIGITS.findall(line.text)]
    enough = max(2, pages // 2)
    return frozenset(place for place, by_page in numbers.items() if len(by_page) >= enough and _count_pages(by_page))


def _count_pages(by_page: dict[int, list[int]]) -> bool:
    """Whether each number is the same on all pages, or goes up with them."""
    for values in zip(*by_page.values(), strict=True):
        if len(set(values)) > 1 and len({value - page for value, page in zip(values, by_page, strict=True)}) > 1:
            return False
    return True


def _place(line: Line) -> _Place:
    return _DIGITS.sub("0", line.text.strip()), round(line.y / 3)
