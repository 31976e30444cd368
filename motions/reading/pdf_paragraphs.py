"""Lines to paragraphs: which line ends mean something, and which only that the paper was full."""

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from motions.reading.hyphenation import join_lines, words_within_lines
from motions.reading.names import CLOSING, gather_names
from motions.reading.pdf_lines import Line

_FORMULA = re.compile(
    r"(?:de kamer,?$|gehoord|constaterende|overwegende|van mening|van oordeel|gelet|gezien|gelezen|in aanmerking|"
    r"kennisnemende|kennis genomen|verwijzende|herinnerende|erkennende|wijzende|onderstrepende|in de wetenschap|"
    r"verzoekt|spreekt|roept|besluit|draagt|nodigt|dringt|keurt|vraagt|stelt vast|betreurt|veroordeelt|"
    r"en gaat over|en verzoekt|en spreekt|en roept|voorgesteld|ontvangen|nr\. \d)",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:[-–—•·▪◦‣*○●■□]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°)\s+\S")
_ENDS = tuple(";:,.!?)»”")
_HYPHENATED = re.compile(r"[^\W_][-\u2010\u00ad]$")
_GAP = 1.35
_INDENT = 1.0


def build_paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of lines in reading order, over page ends; signatures stay one a line."""
    measures = _Measures(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _is_break(groups[-1], line, measures):
            groups[-1].append(line)
        else:
            groups.append([line])
    written = words_within_lines(line.text for line in lines)
    return gather_names([join_lines((line.text for line in group), written) for group in groups])


class _Measures:
    """How wide each style of text is set, and how far apart its lines are."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.right: defaultdict[tuple[int, int], float] = defaultdict(float)
        self.characters: defaultdict[tuple[int, int], int] = defaultdict(int)
        leading: defaultdict[int, list[float]] = defaultdict(list)
        for line in lines:
            style = _style(line)
            self.right[style] = max(self.right[style], line.x1)
            self.characters[style] = max(self.characters[style], len(line.text))
        for above, below in zip(lines, lines[1:], strict=False):
            if above.page == below.page and above.y > below.y and round(above.size) == round(below.size):
                leading[round(below.size)].append(above.y - below.y)
        self.leading = {size: min(median(gaps), 1.6 * size) for size, gaps in leading.items()}

    def has_room(self, line: Line, word: str) -> bool:
        """Whether a word would still have fitted on a line, in points and in characters alike.

        Both, because typesetters fill lines by width and typewriters by characters.
        """
        style = _style(line)
        letter = (line.x1 - line.x0) / max(len(line.text), 1)
        fits = line.x1 + letter * (len(word) + 1) <= self.right[style] - 0.25 * line.size
        return fits and len(line.text) + 1 + len(word) <= self.characters[style]


def _style(line: Line) -> tuple[int, int]:
    return round(line.size), round(line.x0 / 6)


def _is_break(group: Sequence[Line], line: Line, measures: _Measures) -> bool:
    last = group[-1]
    text = last.text.rstrip()
    if CLOSING.search(text) or (_HYPHENATED.search(text) and abs(last.size - line.size) < 0.5):
        return CLOSING.search(text) is not None
    if abs(last.size - line.size) > 0.15 * max(last.size, line.size) or last.angle != line.angle:
        return True
    if last.page == line.page and (_is_apart(last, line, measures) or _is_indented_anew(group, line)):
        return True
    return _is_new_by_words(group, line, measures)


def _is_apart(last: Line, line: Line, measures: _Measures) -> bool:
    """A wide gap, another cell of the same row, or another column."""
    drop = last.y - line.y
    normal = measures.leading.get(round(line.size), 1.2 * line.size)
    return drop < 0.5 * line.size or drop > _GAP * normal


def _is_indented_anew(group: Sequence[Line], line: Line) -> bool:
    """A first line may be indented, and what follows a list mark may hang; any other change starts anew."""
    step = _INDENT * line.size
    if len(group) > 1:
        return abs(line.x0 - group[-1].x0) > step
    if _MARK.match(group[0].text):
        return line.x0 < group[0].x0 - step
    return line.x0 > group[0].x0 + step


def _is_new_by_words(group: Sequence[Line], line: Line, measures: _Measures) -> bool:
    text = group[-1].text.rstrip()
    start = line.text.lstrip()
    ended = text.endswith(_ENDS)
    early = measures.has_room(group[-1], start.split(maxsplit=1)[0] if start else "")
    if _FORMULA.match(start) or _MARK.match(start):
        return ended or early
    if early:
        return ended or not start[:1].islower()
    return False
