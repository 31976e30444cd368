"""The device that pdfminer paints a page on: it keeps glyphs and surfaces, and decodes no image."""

import math
from collections.abc import Sequence
from statistics import fmean

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, apply_matrix_rect

from motions.reading.painted import Box, Glyph, Surface, area, intersection, is_inside
from motions.reading.pdf_colours import fill_colour, text_colours
from motions.reading.pdf_file import Damage
from motions.reading.text import REPLACEMENT
from motions.reading.trouble import Trouble, Unreadable

MAX_CHARACTERS = 2_000_000
"""A document that gives more is no motion, nor any paper of the Chamber."""
MAX_GLYPHS_ON_PAGE = 200_000
MAX_SURFACES_ON_PAGE = 20_000
_MIN_SURFACE = 2.0
_MIN_SIZE = 1.5
_NEARLY_OPAQUE = 0.95
_STRAIGHT = math.radians(6)
_INVISIBLE, _CLIP_ONLY = 3, 7


class GraphicState(PDFGraphicState):
    """pdfminer's state with what decides whether a reader sees the text."""

    def __init__(self) -> None:
        super().__init__()
        self.clip: Box = (-math.inf, -math.inf, math.inf, math.inf)
        self.alpha = 1.0
        self.blends = False

    def copy(self) -> "GraphicState":
        same = GraphicState()
        same.__dict__.update(self.__dict__)
        return same


class Canvas(PDFTextDevice):
    """Collects what is painted on one page at a time; counts characters over the whole document.

    `hidden` is set by the interpreter while it is in a layer that is switched off.
    """

    def __init__(self, manager: PDFResourceManager, damage: Damage) -> None:
        super().__init__(manager)
        self.damage = damage
        self.characters = 0
        self.ems: dict[PDFFont, float] = {}

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        visible = intersection(page.mediabox, page.cropbox)
        self.box: Box = apply_matrix_rect(ctm, visible if area(visible) else page.mediabox)
        self.glyphs: list[Glyph] = []
        self.surfaces: list[Surface] = []
        self.order = 0
        self.shapes = 0
        self.hidden = False
        self.mode = 0

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        self.mode = textstate.render
        self.colours = text_colours(graphicstate, self.mode)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = REPLACEMENT
        advance: float = font.char_width(cid) * fontsize * scaling
        height = fontsize * self._em(font)
        self.characters += len(text)
        if self.characters > MAX_CHARACTERS or len(self.glyphs) >= MAX_GLYPHS_ON_PAGE:
            raise Unreadable(Trouble.OUTPUT_TOO_LARGE, "characters")
        if text and all(map(math.isfinite, (*matrix, advance, height, rise))):
            glyph = self._glyph(text, matrix, advance, height, rise, graphicstate)
            glyph.painted &= abs(height * scaling) * math.hypot(matrix[0], matrix[1]) >= _MIN_SIZE / 2
            self.glyphs.append(glyph)
        return advance

    def _em(self, font: PDFFont) -> float:
        """The height of a font's letters at size 1. A Type 3 font has units of its own: judged by its widths."""
        if not isinstance(font, PDFType3Font):
            return 1.0
        if font not in self.ems:
            widths = [width for width in font.widths.values() if isinstance(width, int | float) and width > 0]
            self.ems[font] = 2 * fmean(widths) * abs(font.hscale) if widths else 1.0
        return self.ems[font]

    def _glyph(
        self, text: str, matrix: Matrix, advance: float, height: float, rise: float, state: PDFGraphicState
    ) -> Glyph:
        a, b, c, d, e, f = matrix
        x, y = e + rise * c, f + rise * d
        turn = _straightened(math.atan2(b, a) if advance >= 0 else math.atan2(-b, -a))
        cos, sin = math.cos(turn), math.sin(turn)
        along, length = x * cos + y * sin, abs(advance) * math.hypot(a, b)
        middle = (x + advance / 2 * a + 0.3 * height * c, y + advance / 2 * b + 0.3 * height * d)
        size = abs(height) * math.hypot(c, d)
        self.order += 1
        return Glyph(
            text=text,
            x0=along,
            x1=along + length,
            y=y * cos - x * sin,
            size=size,
            angle=round(math.degrees(turn)) % 360,
            middle=middle,
            colours=self.colours,
            painted=size >= _MIN_SIZE and self.mode != _CLIP_ONLY and self._can_show(middle, state),
            invisible=self.mode == _INVISIBLE,
            order=self.order,
        )

    def _can_show(self, point: tuple[float, float], state: PDFGraphicState) -> bool:
        assert isinstance(state, GraphicState)
        return is_inside(point, state.clip) and state.alpha > 1 - _NEARLY_OPAQUE and not self.hidden

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        self.shapes += 1
        if stroke and graphicstate.linewidth >= _MIN_SURFACE:
            self._add_bar(path, graphicstate)
        if not fill:
            return
        subpaths = _subpaths(path)
        for points in subpaths:
            corners = [apply_matrix_pt(self.ctm, point) for point in points]  # type: ignore[arg-type]
            plain = _is_upright_rectangle(corners) and (len(subpaths) == 1 or not evenodd)
            self._add_surface(bounds(corners), graphicstate, known=plain)

    def _add_bar(self, path: Sequence[PathSegment], state: PDFGraphicState) -> None:
        """A thick line: text upon it may be of any colour."""
        corners = [apply_matrix_pt(self.ctm, point) for points in _subpaths(path) for point in points]  # type: ignore[arg-type]
        if corners:
            left, bottom, right, top = bounds(corners)
            half = state.linewidth / 2
            self._add_surface((left - half, bottom - half, right + half, top + half), state, known=False)

    def paint_shading(self, state: GraphicState) -> None:
        """A shading fills all that is not clipped away."""
        self._add_surface(state.clip, state, known=False)

    def paint_image(self, stream: PDFStream, state: GraphicState) -> None:
        """An image fills the unit square; one with a mask hides nothing beneath it."""
        masked = any(stream.get(name) for name in ("SMask", "Mask", "ImageMask", "IM"))
        box = apply_matrix_rect(self.ctm, (0, 0, 1, 1))  # type: ignore[arg-type]
        self._add_surface(box, state, known=not masked, is_image=True)

    def _add_surface(self, box: Box, state: PDFGraphicState, *, known: bool, is_image: bool = False) -> None:
        assert isinstance(state, GraphicState)
        box = intersection(intersection(box, state.clip), self.box)
        self.order += 1
        thin = min(box[2] - box[0], box[3] - box[1]) < _MIN_SURFACE
        if thin or self.hidden or len(self.surfaces) >= MAX_SURFACES_ON_PAGE or state.alpha < 0.05:
            return
        plain = known and state.alpha >= _NEARLY_OPAQUE and not state.blends
        colour = fill_colour(state) if plain and not is_image else None
        self.surfaces.append(Surface(box, colour, self.order, opaque=plain, is_image=is_image))


def _straightened(turn: float) -> float:
    """A turn in radians, set to a quarter where a scan is only a little askew."""
    quarter = round(turn / (math.pi / 2)) * (math.pi / 2)
    return quarter if abs(turn - quarter) < _STRAIGHT else turn


def _subpaths(path: Sequence[PathSegment]) -> list[list[tuple[float, float]]]:
    found: list[list[tuple[float, float]]] = []
    for operator, *numbers in path:
        if operator == "m" or not found:
            found.append([])
        found[-1].extend(zip(numbers[::2], numbers[1::2], strict=False))
        if operator in ("c", "v", "y"):
            found[-1].append(found[-1][-1])  # five points or more: no rectangle
    return [points for points in found if points]


def _is_upright_rectangle(corners: list[tuple[float, float]]) -> bool:
    if len(corners) not in (4, 5) or (len(corners) == 5 and corners[4] != corners[0]):
        return False
    left, bottom, right, top = bounds(corners)
    return all(
        min(abs(x - left), abs(x - right)) < 0.5 and min(abs(y - bottom), abs(y - top)) < 0.5 for x, y in corners
    )


def bounds(corners: list[tuple[float, float]]) -> Box:
    """The smallest box around points."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
