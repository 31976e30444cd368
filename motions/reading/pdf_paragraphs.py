"""Lines to paragraphs: which line ends mean something, and which only that the paper was full."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from motions.reading.hyphenation import join_lines, words_within_lines
from motions.reading.names import gather_names
from motions.reading.pdf_lines import Line
from motions.reading.phrases import ABBREVIATED, CLOSING, ENDS, FORMULA, GOES_OVER, HEAD, MARK

NOTE = re.compile(r"(?:\d{1,3}|\*)\s?[^\W\d_«“\"(]")
_HYPHENATED = re.compile(r"[^\W_][-\u2010\u00ad]$")
_GAP = 1.35
_INDENT = 1.0
_SHORT = 0.75
_HEADING_LETTERS = 10
_Style = tuple[int, int, bool]


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


def build_notes(lines: Sequence[Line]) -> list[str]:
    """Notes at the foot of pages, a paragraph each; each begins with its number."""
    notes: list[list[str]] = []
    for line in lines:
        if not notes or NOTE.match(line.text):
            notes.append([])
        notes[-1].append(line.text)
    return [join_lines(note) for note in notes]


class _Measures:
    """How wide each style of text is set, and how far apart its lines are."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.right: defaultdict[_Style, float] = defaultdict(float)
        self.characters: defaultdict[_Style, int] = defaultdict(int)
        leading: defaultdict[int, list[float]] = defaultdict(list)
        for line in lines:
            style = _style(line)
            self.right[style] = max(self.right[style], line.x1)
            self.characters[style] = max(self.characters[style], len(line.text))
        for above, below in pairwise(lines):
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

    def is_short(self, line: Line) -> bool:
        """Whether a line ends well before the others of its style."""
        return line.x1 - line.x0 < _SHORT * (self.right[_style(line)] - line.x0)


def _style(line: Line) -> _Style:
    return round(line.size), round(line.x0 / 6), is_capitals(line.text)


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals, as headings are; a mere abbreviation is not."""
    return text.isupper() and sum(map(str.isalpha, text)) >= _HEADING_LETTERS


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
    if MARK.match(group[0].text):
        return line.x0 < group[0].x0 - step
    return line.x0 > group[0].x0 + step


def _is_new_by_words(group: Sequence[Line], line: Line, measures: _Measures) -> bool:
    text = group[-1].text.rstrip()
    start = line.text.lstrip()
    early = measures.has_room(group[-1], start.split(maxsplit=1)[0] if start else "")
    if GOES_OVER.match(start) or (is_capitals(text) and not start.isupper()):
        return True
    if not text.endswith(ENDS) or ABBREVIATED.search(text):
        return early and (HEAD.match(start) is not None or (measures.is_short(group[-1]) and not start[:1].islower()))
    if early or text.endswith(";") or MARK.match(start):
        return True
    return FORMULA.match(start) is not None
