"""What is painted on a page, and which of its glyphs a reader sees."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""
Point = tuple[float, float]
Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

PAPER: Colour = (1.0, 1.0, 1.0)
PAGE_SHARE = 0.5
"""An image over this part of the page is a scan of it."""
_SAME_COLOUR = 0.08
_CELL = 50.0
_OVERRUN = 0.35


@dataclass(slots=True)
class Glyph:
    """One glyph. `x0` and `x1` run along its line and `y` is the baseline, in points, turned back by `angle`
    (degrees) so that it reads from left to right; `middle` is its place on the page. `colours` are those of its
    fill and its outline, None for one that is not known. `painted` is false where it cannot be seen whatever lies
    around it (clipped away, tiny, transparent, in a hidden layer); `invisible` marks the text layer of a scan.
    `order` is its place among all that is painted."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    angle: int
    middle: Point
    colours: tuple[Colour | None, ...]
    painted: bool
    invisible: bool
    order: int


@dataclass(frozen=True, slots=True)
class Surface:
    """A filled shape or an image; its colour is None where it is not one known colour.

    What is not `opaque` (a curved shape, a transparent image) hides nothing, but text upon it may be any colour.
    """

    box: Box
    colour: Colour | None
    order: int
    opaque: bool
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """The glyphs that a reader sees (`scanned`: by way of the image over them), and how many letters not."""

    glyphs: list[Glyph] = field(default_factory=list)
    hidden_letters: int = 0
    scanned: bool = False


def divide(glyphs: Sequence[Glyph], surfaces: Sequence[Surface], page: Box) -> Seen:
    """Part what a reader sees from what is hidden.

    Text that is invisible, or lies under an image, is the text layer of a scan where that image fills the page
    and nearly all text of the page is like that; anywhere else it is hidden.
    """
    grid = _Grid(surfaces)
    shown: list[Glyph] = []
    layer: list[Glyph] = []
    hidden = 0
    before: Glyph | None = None
    for glyph in glyphs:
        around = grid.at(glyph.middle)
        on_page = is_inside(glyph.middle, page) or _runs_over(glyph, before, page)
        before = glyph if on_page else None
        if not (glyph.painted and on_page) or _is_lost(glyph, around):
            hidden += letters([glyph])
        elif glyph.invisible or any(s.is_image and s.opaque and s.order > glyph.order for s in around):
            layer.append(glyph)
        else:
            shown.append(glyph)
    if layer and has_page_image(surfaces, page) and letters(layer) >= 4 * letters(shown):
        return Seen([*layer, *shown], hidden, scanned=True)
    return Seen(shown, hidden + letters(layer))


def letters(glyphs: Iterable[Glyph]) -> int:
    """Letters and digits among these glyphs."""
    return sum(character.isalnum() for glyph in glyphs for character in glyph.text)


def has_page_image(surfaces: Sequence[Surface], page: Box) -> bool:
    """Whether images fill so much of the page that it is a scan (a scan may come in strips)."""
    images = {surface.box for surface in surfaces if surface.is_image}
    return sum(area(intersection(box, page)) for box in images) >= PAGE_SHARE * area(page) > 0


def _runs_over(glyph: Glyph, before: Glyph | None, page: Box) -> bool:
    """Whether this is the end of a line that begins on the page and is a little too long for it."""
    if before is None or glyph.y != before.y or not -glyph.size < glyph.x0 - before.x1 < glyph.size:
        return False
    spare = _OVERRUN * (page[2] - page[0])
    return is_inside(glyph.middle, (page[0] - spare, page[1] - spare, page[2] + spare, page[3] + spare))


def _is_lost(glyph: Glyph, around: Sequence[Surface]) -> bool:
    """Painted over by a shape, or in the colour of what lies beneath."""
    if glyph.invisible:
        return not any(surface.is_image for surface in around)
    if any(surface.opaque and not surface.is_image and surface.order > glyph.order for surface in around):
        return True
    background: Colour | None = PAPER
    for surface in around:
        if surface.order < glyph.order:
            background = surface.colour
    return background is not None and all(_is_same(colour, background) for colour in glyph.colours)


def _is_same(colour: Colour | None, background: Colour) -> bool:
    return colour is not None and max(abs(a - b) for a, b in zip(colour, background, strict=True)) < _SAME_COLOUR


class _Grid:
    """The surfaces by the part of the page that they touch, so that a glyph looks at few."""

    def __init__(self, surfaces: Iterable[Surface]) -> None:
        self.cells: defaultdict[tuple[int, int], list[Surface]] = defaultdict(list)
        self.wide: list[Surface] = []
        for surface in surfaces:
            cells = list(_cells(surface.box))
            for cell in cells:
                self.cells[cell].append(surface)
            if not cells:
                self.wide.append(surface)

    def at(self, point: Point) -> list[Surface]:
        """The surfaces that cover a point, in the order in which they were painted."""
        near = self.cells.get((int(point[0] // _CELL), int(point[1] // _CELL)), [])
        found = [surface for surface in (*self.wide, *near) if is_inside(point, surface.box)]
        return sorted(found, key=lambda surface: surface.order)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    """The cells of a box; none for a box too wide to count (it is looked at for every glyph)."""
    left, bottom, right, top = (int(side // _CELL) for side in box)
    if (right - left + 1) * (top - bottom + 1) <= 2_000:
        yield from ((x, y) for x in range(left, right + 1) for y in range(bottom, top + 1))


def is_inside(point: Point, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def intersection(a: Box, b: Box) -> Box:
    """The common part; a box of no area where there is none."""
    left, bottom = max(a[0], b[0]), max(a[1], b[1])
    return left, bottom, max(left, min(a[2], b[2])), max(bottom, min(a[3], b[3]))


def area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
