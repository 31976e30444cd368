"""What stands within a consideration or request: points of a list, requests within a request, furniture."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from motions.reading.formulas import find_formula
from motions.reading.parts import Part, PartKind
from motions.reading.text_lines import Line

_BULLET = "[–—•·▪◦●○■□*\uf0b7\uf0a7-]"
_MARK = re.compile(
    rf"(?P<bullet>{_BULLET})\s*(?=[^\s\d-])|\(?(?P<number>\d{{1,2}})[.)°º]\)?\s+(?=\S)"
    r"|\(?(?P<roman>[ivx]{2,4})[.)]\s+(?=\S)|\(?(?P<letter>[a-z])[.)]\s+(?=\S)"
)
_FIRST_MARKS = ("1", "a", "i")
_INLINE_BULLET = re.compile(r"(?<=[:;])\s+(?=[–•▪●]\s)")
_INLINE_COLON = re.compile(r"(?<=:)\s+(?=[^\W\d_])")
_TAIL = re.compile(r"(?:en|alsmede)\s+(?:de\s+(?:tweede\s+)?kamer|hier|daar|dit)", re.IGNORECASE)
_AND = re.compile(r"\s+(?=en\s)")


@dataclass(slots=True)
class _Point:
    start: int
    end: int
    style: str


def find_items(text: str, lines: list[Line]) -> list[Part]:
    """The points of the lists in a section's lines, outer ones first; without marks after a colon, each paragraph.

    A last paragraph such as "en de Kamer hierover te informeren," belongs to the request, not to the list.
    """
    points: list[_Point] = []
    styles: set[str] = set()
    current: _Point | None = None
    is_open = is_marked = False
    before = ""
    pieces = _with_a_line_after_the_colon(text, list(_pieces(text, lines)))
    last_stop = max((piece.end for piece in pieces[:-1] if text[piece.end - 1] == ";"), default=0)
    for line in pieces:
        begins = line.gap or before.endswith((";", ":", ",", "."))
        is_open = is_open or (before.endswith((":", "...", "…")) and (line.begins or line.start < last_stop))
        mark = _mark(text, line, is_open, begins, styles) if before else None
        if mark:
            is_open = is_marked = True
            points.append(current := _Point(line.start, line.end, mark))
            styles.add(mark)
        elif is_open and _ends_list(text, line, before, is_marked):
            is_open, current = False, None
        elif is_open and not is_marked and (line.gap or before.endswith((";", ":"))):
            points.append(current := _Point(line.start, line.end, ""))
        elif current:
            current.end = line.end
        before = text[line.start : line.end]
        is_marked = is_marked and current is not None
    return _with_depth(points)


def mark_end(text: str, item: Part) -> int:
    """Where the words of a point begin, behind its mark."""
    found = _MARK.match(text, item.start, item.end)
    return found.end() if found else item.start


def find_nested_requests(text: str, folded: str, start: int, end: int, items: list[Part]) -> list[Part]:
    """Requests that follow "en" within a request: "spreekt steun uit aan … en roept het kabinet op …"."""
    requests: list[Part] = []
    outermost: list[Part] = []
    for item in items:
        if not outermost or item.start >= outermost[-1].end:
            outermost.append(item)
    for space in reversed(list(_AND.finditer(folded, start, end))):
        position = space.end()
        formula = find_formula(text, folded, position)
        if (
            not formula
            or formula.kind is not PartKind.REQUEST
            or not (formula.certain or formula.addressee or "uit" in formula.lead)
        ):
            continue
        if formula.end <= end and not _is_within(outermost, position):
            requests.append(Part(PartKind.REQUEST, position, end, lead=formula.lead, addressee=formula.addressee))
            end = space.start()
    return requests[::-1]


def _pieces(text: str, lines: list[Line]) -> Iterator[Line]:
    """Lines without furniture, cut where a bullet stands inside one."""
    for line in lines:
        if line.is_furniture:
            continue
        start, gap = line.start, line.gap
        for cut in _INLINE_BULLET.finditer(text, line.start, line.end):
            yield replace(line, start=start, end=cut.start(), gap=gap)
            start, gap = cut.end(), False
        yield replace(line, start=start, gap=gap)


def _with_a_line_after_the_colon(text: str, pieces: list[Line]) -> list[Line]:
    """The pieces, but where paragraphs without marks follow a point that a reader glued to the words before it
    ("… aan te moedigen om: controles te verrichten;"), with a piece of its own for that first point."""
    for index, piece in enumerate(pieces[1:], start=1):
        before = pieces[index - 1]
        if text[before.end - 1] == ":" or _MARK.match(text, piece.start, piece.end):
            return pieces
        colons = list(_INLINE_COLON.finditer(text, before.start, before.end))
        if colons and piece.gap and text[before.end - 1] == ";":
            ahead = replace(before, end=colons[-1].start())
            first = replace(before, start=colons[-1].end(), gap=True, begins=True)
            return [*pieces[: index - 1], ahead, first, *pieces[index:]]
    return pieces


def _mark(text: str, line: Line, is_open: bool, begins: bool, styles: set[str]) -> str | None:
    """The style of the mark before a point, or None where the line has none, or goes on with a wrapped sentence."""
    found = _MARK.match(text, line.start, line.end)
    if not found or not found.lastgroup:
        return None
    value = found[found.lastgroup]
    if found.lastgroup == "bullet":
        return value if begins or is_open else None
    is_expected = is_open or found.lastgroup in styles or value in _FIRST_MARKS
    return found.lastgroup if begins and is_expected else None


def _ends_list(text: str, line: Line, before: str, is_marked: bool) -> bool:
    if before.endswith(":"):
        return False
    is_tail = _TAIL.match(text, line.start, line.end) and before.endswith((";", ",", "."))
    return bool(is_tail) or (is_marked and line.gap)


def _with_depth(points: list[_Point]) -> list[Part]:
    """Points as parts; a point holds those of another style that follow it before its own style comes back."""
    styles: list[str] = []
    holders: list[_Point] = []
    for point in points:
        if point.style in styles:
            depth = styles.index(point.style)
            del styles[depth:], holders[depth:]
        for holder in holders:
            holder.end = max(holder.end, point.end)
        styles.append(point.style)
        holders.append(point)
    return [Part(PartKind.ITEM, point.start, point.end) for point in points]


def _is_within(items: list[Part], position: int) -> bool:
    before = bisect_right(items, position, key=lambda item: item.start)
    return before > 0 and position < items[before - 1].end
