"""PDF to text: pages to lines, lines to paragraphs, and what to doubt about them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfpage import PDFPage

from motions.reading import legibility
from motions.reading.extracted import Extracted
from motions.reading.painted import Box, divide, has_page_image
from motions.reading.pdf_content import Interpreter, Resources
from motions.reading.pdf_file import Damage, iter_loose_pages, iter_pages, open_pdf
from motions.reading.pdf_furniture import without_furniture
from motions.reading.pdf_layers import Layers
from motions.reading.pdf_lines import Line, build_lines
from motions.reading.pdf_page import Canvas
from motions.reading.pdf_paragraphs import NOTE, build_notes, build_paragraphs
from motions.reading.text import REPLACEMENT, clean, join_paragraphs
from motions.reading.trouble import Trouble, Unreadable

MAX_PAGES = 2_000
_FEW_WORDS = 20
"""A scanned page with fewer words has a stamp or a typed head, not its own text."""
_DRAWN = 200
"""A page without letters and with more shapes than this may be text drawn as outlines."""
_SOME_HIDDEN = 3
_TURNED_SHARE = 0.1
_NOISE_LETTERS = 150
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class _Page:
    box: Box
    lines: list[Line]
    hidden_letters: int
    scanned: bool
    is_picture: bool
    is_drawing: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one way of opening the file gave."""

    pages: list[_Page]
    damaged: bool

    @property
    def letters(self) -> int:
        return sum(map(str.isalnum, "".join(line.text for page in self.pages for line in page.lines)))

    @property
    def hidden_letters(self) -> int:
        return sum(page.hidden_letters for page in self.pages)

    @property
    def is_poor(self) -> bool:
        return self.damaged or not (self.letters or any(page.is_picture for page in self.pages))


def read_pdf(data: bytes) -> Extracted:
    """The text of a PDF; raises Unreadable.

    A file that is damaged, or gives nothing, is read a second time from the objects that stand in it, whatever its
    tables say: wrong tables give no error, only an empty text. The better reading counts.
    """
    readings: list[_Reading] = []
    reason = ""
    for rebuild in (False, True):
        try:
            readings.append(_read(data, rebuild=rebuild))
        except PDFEncryptionError as error:
            raise Unreadable(Trouble.ENCRYPTED, type(error).__name__) from error
        except (MemoryError, Unreadable):
            raise
        except Exception as error:
            reason = reason or type(error).__name__
        if readings and not readings[-1].is_poor:
            break
    if not readings:
        raise Unreadable(Trouble.BROKEN, reason)
    return _extract(max(readings, key=lambda reading: (reading.letters, not reading.damaged)))


def _read(data: bytes, *, rebuild: bool) -> _Reading:
    document = open_pdf(data, rebuild=rebuild)
    damage = Damage()
    resources = Resources(damage)
    interpreter = Interpreter(resources, Canvas(resources, damage), Layers(document))
    pages: list[_Page] = []
    for page in _pages(document, damage, rebuild=rebuild):
        if len(pages) >= MAX_PAGES:
            raise Unreadable(Trouble.TOO_LARGE, "pages")
        with damage.noted():
            pages.append(_read_page(page, len(pages), interpreter))
    if not pages:
        raise Unreadable(Trouble.BROKEN, "no pages") if rebuild else LookupError("no pages")
    return _Reading(pages, damage.found)


def _pages(document: PDFDocument, damage: Damage, *, rebuild: bool) -> list[PDFPage]:
    found = list(iter_pages(document))
    damage.found |= None in found
    pages = [page for page in found if page is not None]
    return pages or (list(iter_loose_pages(document)) if rebuild else [])


def _read_page(page: PDFPage, number: int, interpreter: Interpreter) -> _Page:
    canvas = interpreter.canvas
    interpreter.process_page(page)
    seen = divide(canvas.glyphs, canvas.surfaces, canvas.box)
    return _Page(
        box=canvas.box,
        lines=build_lines(seen.glyphs, number),
        hidden_letters=seen.hidden_letters,
        scanned=seen.scanned,
        is_picture=has_page_image(canvas.surfaces, canvas.box),
        is_drawing=canvas.shapes > _DRAWN,
    )


def _extract(reading: _Reading) -> Extracted:
    pages = reading.pages
    lines = without_furniture([line for page in pages for line in page.lines], [page.box for page in pages])
    words = Counter(line.page for line in lines for _ in _WORD.findall(line.text))
    blind = [number for number, page in enumerate(pages) if _is_blind(page, words[number])]
    if not any(count for number, count in words.items() if number not in blind):
        raise Unreadable(_without_words(reading, lines))
    body, notes = _without_notes(lines)
    return Extracted(
        text=join_paragraphs([*build_paragraphs(body), *build_notes(notes)]),
        pages=len(pages),
        doubts=_doubts(reading, lines, bool(blind)),
        scanned=any(page.scanned for page in pages),
    )


def _is_blind(page: _Page, words: int) -> bool:
    """Whether the page has something to read that is not in its text."""
    return words < _FEW_WORDS if page.is_picture else words == 0 and page.is_drawing


def _without_words(reading: _Reading, lines: Sequence[Line]) -> Trouble:
    if sum(line.text.count(REPLACEMENT) for line in lines) >= _FEW_WORDS:
        return Trouble.GIBBERISH
    if reading.hidden_letters >= _SOME_HIDDEN:
        return Trouble.HIDDEN_TEXT
    return Trouble.BROKEN if reading.damaged else Trouble.NO_TEXT


def _without_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The notes at the foot of each page apart, so that a paragraph can go on on the next page."""
    sizes = Counter(round(line.size, 1) for line in lines for _ in line.text)
    body_size = sizes.most_common(1)[0][0]
    body: list[Line] = []
    notes: list[Line] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        start = len(page)
        while start and page[start - 1].size < 0.92 * body_size:
            start -= 1
        while start < len(page) and not NOTE.match(page[start].text):
            start += 1
        body.extend(page[:start])
        notes.extend(page[start:])
    return body, notes


def _doubts(reading: _Reading, lines: Sequence[Line], blind: bool) -> frozenset[Trouble]:
    size = sum(len(line.text) for line in lines)
    turned = sum(len(line.text) for line in lines if line.angle)
    found = {
        Trouble.PARTLY_SCANNED: blind,
        Trouble.INCOMPLETE: reading.damaged,
        Trouble.HIDDEN_TEXT: reading.hidden_letters >= _SOME_HIDDEN,
        Trouble.TURNED_TEXT: turned > _TURNED_SHARE * size,
        Trouble.GIBBERISH: any(map(_is_noise, _by_page(lines))),
    }
    return frozenset(trouble for trouble, is_so in found.items() if is_so)


def _by_page(lines: Sequence[Line]) -> list[str]:
    pages = groupby(lines, key=lambda line: line.page)
    return [clean("\n".join(line.text for line in page)) for _, page in pages]


def _is_noise(text: str) -> bool:
    """A page of noise among good ones does not show in the measure of the whole."""
    return sum(map(str.isalpha, text)) >= _NOISE_LETTERS and legibility.measure(text).score < legibility.LEGIBLE
