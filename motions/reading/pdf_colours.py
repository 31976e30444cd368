"""Colours of a PDF as red, green and blue, as far as that can be told without colour profiles."""

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfinterp import PDFGraphicState

from motions.reading.painted import PAPER, Colour

_UNKNOWN = frozenset(("Indexed", "Pattern", "Lab"))
_INKS = frozenset(("Separation", "DeviceN"))


def fill_colour(state: PDFGraphicState) -> Colour | None:
    """The colour that shapes and text are filled with; None where it is not known."""
    return _colour(state.ncolor, state.ncs)


def text_colours(state: PDFGraphicState, mode: int) -> tuple[Colour | None, ...]:
    """The colours that text is painted with in this rendering mode (fill, outline or both)."""
    fill, outline = fill_colour(state), _colour(state.scolor, state.scs)
    return {1: (outline,), 5: (outline,), 2: (fill, outline), 6: (fill, outline)}.get(mode, (fill,))


def _colour(value: object, space: PDFColorSpace | None) -> Colour | None:
    name = space.name if space else ""
    parts = value if isinstance(value, tuple) else (value,)
    if name in _UNKNOWN or not all(isinstance(part, int | float) for part in parts):
        return None
    numbers = [min(max(float(part), 0.0), 1.0) for part in parts]
    if name in _INKS:
        return PAPER if not any(numbers) else None
    if len(numbers) == 1:
        return numbers[0], numbers[0], numbers[0]
    if len(numbers) == 3:
        return numbers[0], numbers[1], numbers[2]
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None
