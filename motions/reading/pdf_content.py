# ruff: noqa: N802 - operators are named as pdfminer looks them up
"""The content of a page, operator by operator: pdfminer's interpreter with limits, clips, layers and mending."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import LIT, PSEOF, PSKeyword, PSLiteral, keyword_name, literal_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_pt, apply_matrix_rect, mult_matrix

from motions.reading.painted import intersection
from motions.reading.pdf_file import Damage
from motions.reading.pdf_layers import Layers
from motions.reading.pdf_page import Canvas, GraphicState, bounds
from motions.reading.pdf_streams import MAX_CONTENT, ContentParser, content_of
from motions.reading.trouble import Trouble, Unreadable

MAX_OPERATORS = 300_000
"""On one page, those of its forms as often as they are drawn."""
MAX_FORMS = 10_000
"""Drawn on one page."""
MAX_FORM_DEPTH = 40
MAX_SAVED_STATES = 2_000
_TEXT_OPERATORS = frozenset(("Do", "Tj", "TJ", "'", '"'))
_METHOD_NAMES = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})


class Resources(PDFResourceManager):
    """pdfminer's fonts; a broken one is noted and replaced, so that the rest of the page is read."""

    def __init__(self, damage: Damage) -> None:
        super().__init__()
        self.damage = damage

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        with self.damage.noted():
            return super().get_font(objid, spec)
        return super().get_font(None, {})


@dataclass(slots=True)
class _Work:
    """What was done for one page and the forms on it."""

    operators: int = 0
    forms: int = 0


class Interpreter(PDFPageInterpreter):
    """Paints pages on a canvas. One for each form that is drawn, which shares the counts of its page."""

    graphicstate: GraphicState

    def __init__(self, resources: Resources, canvas: Canvas, layers: Layers) -> None:
        super().__init__(resources, canvas)
        self.canvas = canvas
        self.layers = layers
        self.damage = resources.damage
        self.work = _Work()
        self.depth = 0
        self.parent: Interpreter | None = None

    def dup(self) -> "Interpreter":
        """An interpreter for a form: it begins with the state in which the form is drawn."""
        child = Interpreter(self.rsrcmgr, self.canvas, self.layers)  # type: ignore[arg-type]
        child.work, child.depth, child.parent = self.work, self.depth + 1, self
        return child

    def process_page(self, page: PDFPage) -> None:
        self.work = _Work()
        super().process_page(page)

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self.graphicstate = GraphicState()
        self.marks: list[bool] = []
        self.clips = False
        if self.parent:
            self.graphicstate = self.parent.graphicstate.copy()
            self.textstate = self.parent.textstate.copy()
            self.textstate.reset()

    def execute(self, streams: Sequence[object]) -> None:
        content = b"\n".join(self._content(stream) for stream in streams)
        if len(content) > MAX_CONTENT:
            raise Unreadable(Trouble.TOO_LARGE, "content")
        parser = ContentParser(content, self.damage)
        while True:
            try:
                (_, found) = parser.nextobject()
            except PSEOF:
                return
            if isinstance(found, PSKeyword):
                self._perform(str(keyword_name(found)))
            else:
                self.push(found)

    def _content(self, reference: object) -> bytes:
        stream = resolve1(reference)
        if not isinstance(stream, PDFStream):
            self.damage.found = True
            return b""
        if stream.objid in self.parent_stream_ids:  # a form that draws itself
            return b""
        if stream.objid is not None:
            self.stream_ids.add(stream.objid)
        with self.damage.noted():
            return content_of(stream, self.damage)
        return b""

    def _perform(self, name: str) -> None:
        """Perform one operator; unknown ones and those without their operands are passed over, as viewers do."""
        self.work.operators += 1
        if self.work.operators > MAX_OPERATORS:
            raise Unreadable(Trouble.TOO_LARGE, "operators")
        method = getattr(self, "do_" + name.translate(_METHOD_NAMES), None)
        if method is None:
            return
        count = method.__code__.co_argcount - 1
        operands = self.pop(count)
        if len(operands) < count:
            return
        try:
            method(*operands)
        except (MemoryError, Unreadable):
            raise
        except Exception:
            self.damage.found |= name in _TEXT_OPERATORS

    def do_q(self) -> None:
        if len(self.gstack) >= MAX_SAVED_STATES:
            raise Unreadable(Trouble.TOO_LARGE, "saved states")
        super().do_q()

    def do_gs(self, name: object) -> None:
        """Opacity and blending, which pdfminer does not read."""
        states = dict_value(self.resources.get("ExtGState"))
        entry = dict_value(states.get(literal_name(name)))
        if "ca" in entry:
            self.graphicstate.alpha = float(resolve1(entry["ca"]))
        if "BM" in entry:
            self.graphicstate.blends = resolve1(entry["BM"]) not in (LIT("Normal"), LIT("Compatible"))

    def do_cs(self, name: object) -> None:
        """A new colour space starts with its first colour: black, or all of an ink."""
        super().do_cs(name)  # type: ignore[arg-type]
        self.graphicstate.ncolor = _first_colour(self.graphicstate.ncs.name, self.graphicstate.ncs.ncomponents)

    def do_CS(self, name: object) -> None:
        super().do_CS(name)  # type: ignore[arg-type]
        self.graphicstate.scolor = _first_colour(self.graphicstate.scs.name, self.graphicstate.scs.ncomponents)

    def do_W(self) -> None:
        self.clips = True

    def do_W_a(self) -> None:
        self.clips = True

    def do_n(self) -> None:
        self._clip()
        super().do_n()

    def do_S(self) -> None:
        self._clip()
        super().do_S()

    def do_f(self) -> None:
        self._clip()
        super().do_f()

    def do_F(self) -> None:
        self.do_f()

    def do_f_a(self) -> None:
        self._clip()
        super().do_f_a()

    def do_B(self) -> None:
        self._clip()
        super().do_B()

    def do_B_a(self) -> None:
        self._clip()
        super().do_B_a()

    def _clip(self) -> None:
        """Narrow the clip to the bounds of the path, if W asked for it."""
        points = [(x, y) for _, *numbers in self.curpath for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        if self.clips and points:
            box = bounds([apply_matrix_pt(self.ctm, point) for point in points])
            self.graphicstate.clip = intersection(self.graphicstate.clip, box)
        self.clips = False

    def do_sh(self, name: object) -> None:
        self.canvas.paint_shading(self.graphicstate)

    def do_EI(self, image: object) -> None:
        if isinstance(image, PDFStream):
            self.canvas.paint_image(image, self.graphicstate)

    def do_BMC(self, tag: object) -> None:
        self._mark(hidden=False)

    def do_BDC(self, tag: object, properties: object) -> None:
        if isinstance(properties, PSLiteral):
            named = dict_value(self.resources.get("Properties"))
            properties = named.get(literal_name(properties))
        self._mark(hidden=tag is LIT("OC") and self.layers.hides(properties))

    def do_EMC(self) -> None:
        if self.marks:
            self.marks.pop()
        self.canvas.hidden = self._is_hidden()

    def _mark(self, *, hidden: bool) -> None:
        self.marks.append(hidden)
        self.canvas.hidden = self._is_hidden()

    def _is_hidden(self) -> bool:
        return any(self.marks) or (self.parent is not None and self.parent._is_hidden())

    def do_Do(self, name: object) -> None:
        """Draw an image or a form, unless its layer is switched off."""
        stream = resolve1(self.xobjmap.get(literal_name(name)))
        if not isinstance(stream, PDFStream):
            return
        self._mark(hidden=self.layers.hides(stream.get("OC")))
        try:
            if stream.get("Subtype") is LIT("Image"):
                self.canvas.paint_image(stream, self.graphicstate)
            elif stream.get("Subtype") is LIT("Form"):
                self._draw_form(stream)
        finally:
            self.do_EMC()

    def _draw_form(self, form: PDFStream) -> None:
        self.work.forms += 1
        if self.work.forms > MAX_FORMS or self.depth >= MAX_FORM_DEPTH:
            raise Unreadable(Trouble.TOO_LARGE, "forms")
        numbers = [float(resolve1(number)) for number in list_value(form.get("Matrix"))]
        matrix = mult_matrix(tuple(numbers) if len(numbers) == 6 else MATRIX_IDENTITY, self.ctm)  # type: ignore[arg-type]
        inner = self.subinterp()
        assert isinstance(inner, Interpreter)
        outside = self.graphicstate.clip
        box = [float(resolve1(number)) for number in list_value(form.get("BBox"))]
        if len(box) == 4:
            edges = bounds([(box[0], box[1]), (box[2], box[3])])
            self.graphicstate.clip = intersection(outside, apply_matrix_rect(matrix, edges))
        try:
            resources = dict_value(form.get("Resources")) or self.resources
            inner.render_contents(resources, [form], ctm=matrix)
        finally:
            self.graphicstate.clip = outside
            self.canvas.set_ctm(self.ctm)


def _first_colour(space: str, components: int) -> Any:
    if space in ("Separation", "DeviceN"):
        return (1.0,) * components
    return {3: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0, 1.0)}.get(components, 0.0)
