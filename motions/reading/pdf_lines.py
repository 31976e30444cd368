"""Glyphs to lines of text, in the order in which a page is read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from motions.reading.painted import Glyph, letters

_WORD_GAP = 0.15
"""Parts of the letter size; a wider gap between glyphs is a blank."""
_CELL_GAP = 2.0
"""A wider gap parts columns, or a label in the margin from its text."""
_SAME_BASELINE = 0.2
_SAME_PLACE = 1.0
_COLUMN_ROWS, _COLUMN_WIDTH = 5, 15


@dataclass(slots=True)
class Line:
    """A line, or the part of one that stands in one column; places in points, `y` upwards.

    `angle` is that of its writing in degrees; 0 is upright. `page` counts from 0.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    angle: int = 0
    page: int = 0


def build_lines(glyphs: Sequence[Glyph], page: int = 0) -> list[Line]:
    """The lines of one page: those in the direction of most letters first, columns one after the other."""
    by_angle: defaultdict[int, list[Glyph]] = defaultdict(list)
    for glyph in _once(glyphs):
        by_angle[glyph.angle].append(glyph)
    ordered = sorted(by_angle.items(), key=lambda item: -letters(item[1]))
    return [
        replace(line, angle=angle, page=page)
        for angle, group in ordered
        for line in _in_reading_order(_rows(_runs(group)))
    ]


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Each glyph once: bold is sometimes made by printing twice, a fraction of a point apart."""
    seen: set[tuple[str, int, int, int]] = set()
    kept = []
    for glyph in glyphs:
        column, row = round(glyph.x0 / _SAME_PLACE), round(glyph.y / _SAME_PLACE)
        near = ((glyph.text, glyph.angle, column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if glyph.text.isspace() or not any(place in seen for place in near):
            seen.add((glyph.text, glyph.angle, column, row))
            kept.append(glyph)
    return kept


def _runs(glyphs: Sequence[Glyph]) -> list[Line]:
    """Glyphs that were painted one after the other on one baseline."""
    runs: list[Line] = []
    for glyph in glyphs:
        run = runs[-1] if runs else None
        if run and _continues(run, glyph):
            gap = glyph.x0 - run.x1 > _WORD_GAP * glyph.size and not run.text.endswith(" ")
            run.text += (" " if gap else "") + glyph.text
            run.x1 = max(run.x1, glyph.x1)
        else:
            runs.append(Line(glyph.text, glyph.x0, glyph.x1, glyph.y, glyph.size))
    return [run for run in runs if run.text.strip()]


def _continues(run: Line, glyph: Glyph) -> bool:
    size = max(run.size, glyph.size)
    return (
        abs(glyph.y - run.y) < _SAME_BASELINE * size
        and abs(glyph.size - run.size) < _SAME_BASELINE * size
        and -0.5 * size < glyph.x0 - run.x1 < _CELL_GAP * size
    )


def _rows(runs: Sequence[Line]) -> list[list[Line]]:
    """Runs on one height, from the top down; each row is a list of cells from left to right."""
    rows: list[list[Line]] = []
    tallest: Line | None = None
    for run in sorted(runs, key=lambda run: (-run.y, run.x0)):
        if tallest and _is_beside(tallest, run):
            rows[-1].append(run)
            tallest = max(tallest, run, key=lambda line: line.size)
        else:
            rows.append([run])
            tallest = run
    return [_cells(row) for row in rows]


def _is_beside(line: Line, run: Line) -> bool:
    """Whether the middle of the smaller one lies within the height of the other."""
    big, small = (line, run) if line.size >= run.size else (run, line)
    middle = small.y + 0.25 * small.size
    return big.y - 0.2 * big.size < middle < big.y + 0.75 * big.size and big.size < 2.5 * small.size


def _cells(row: Sequence[Line]) -> list[Line]:
    cells: list[Line] = []
    for run in sorted(row, key=lambda run: run.x0):
        cell = cells[-1] if cells else None
        if cell and run.x0 - cell.x1 < _CELL_GAP * max(cell.size, run.size):
            touches = run.x0 - cell.x1 <= _WORD_GAP * min(cell.size, run.size)
            glue = "" if touches or cell.text.endswith(" ") or run.text.startswith(" ") else " "
            longer = cell if len(cell.text) >= len(run.text) else run
            cell.text += glue + run.text
            cell.x1, cell.y, cell.size = max(cell.x1, run.x1), longer.y, longer.size
        else:
            cells.append(replace(run))
    return cells


def _in_reading_order(rows: list[list[Line]]) -> list[Line]:
    """Row by row; where a page is set in columns, the left one before the right one."""
    gutter = _gutter(rows)
    if gutter is None:
        return [cell for row in rows for cell in row]
    ordered: list[Line] = []
    right: list[Line] = []
    for row in rows:
        if any(cell.x0 < gutter < cell.x1 for cell in row):
            ordered.extend([*right, *row])
            right = []
        else:
            ordered.extend(cell for cell in row if cell.x1 <= gutter)
            right.extend(cell for cell in row if cell.x0 >= gutter)
    return [*ordered, *right]


def _gutter(rows: Sequence[Sequence[Line]]) -> float | None:
    """Where the blank strip between two columns of text lies, if there are any."""
    places: Counter[int] = Counter()
    for row in rows:
        for left, right in pairwise(row):
            if min(len(left.text), len(right.text)) >= _COLUMN_WIDTH:
                places[round(right.x0)] += 1
    place, count = places.most_common(1)[0] if places else (0, 0)
    return place - 1.0 if count >= _COLUMN_ROWS else None
