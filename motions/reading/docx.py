"""Word documents (docx) to text, as a reader of the final version sees them."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from motions.reading.extracted import Extracted
from motions.reading.names import gather_names
from motions.reading.text import join_paragraphs, squash
from motions.reading.trouble import Trouble, Unreadable
from motions.reading.xml import parse_xml

MAX_PART = 20 << 20
"""Bytes of one part, inflated; the directory of a zip file may lie about it."""
MAX_ENTRIES = 5_000
_PIECE = 1 << 16
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DROPPED = frozenset((_W + "del", _W + "moveFrom", _W + "pPr", _W + "rPr", _W + "instrText", _FALLBACK))
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_SMALLEST = 4  # half points
_SOME_HIDDEN = 3


def read_docx(data: bytes) -> Extracted:
    """The text of a Word document: insertions kept, deletions left out, hidden text left out and told.

    Nothing is unpacked to disk and no relation is followed. Raises Unreadable.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = parse_xml(_part(archive, "word/document.xml"))
            names = archive.namelist()
            notes = [parse_xml(_part(archive, name)) for name in ("word/footnotes.xml",) if name in names]
    except (MemoryError, Unreadable):
        raise
    except Exception as error:
        raise Unreadable(Trouble.BROKEN, type(error).__name__) from error
    reader = _Reader()
    paragraphs = gather_names(filter(None, reader.paragraphs(body)))
    remarks = [text for note in notes for text in reader.paragraphs(note)]
    text = join_paragraphs([*paragraphs, *remarks])
    if not any(map(str.isalnum, text)):
        raise Unreadable(Trouble.NO_TEXT)
    doubts = [Trouble.HIDDEN_TEXT] if reader.hidden_letters >= _SOME_HIDDEN else []
    return Extracted(text, doubts=frozenset(doubts))


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, inflated in bounded pieces."""
    if len(archive.infolist()) > MAX_ENTRIES:
        raise Unreadable(Trouble.TOO_LARGE, "entries")
    entry = archive.getinfo(name)
    if entry.flag_bits & 1:
        raise Unreadable(Trouble.ENCRYPTED, "zip")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(Trouble.WRONG_KIND, "compression")
    found = bytearray()
    with archive.open(entry) as source:
        while piece := source.read(_PIECE):
            found += piece
            if len(found) > MAX_PART:
                raise Unreadable(Trouble.TOO_LARGE, "part")
    return bytes(found)


class _Reader:
    """Paragraphs of a part, counting the letters that a reader does not see."""

    def __init__(self) -> None:
        self.hidden_letters = 0

    def paragraphs(self, element: etree._Element) -> Iterator[str]:
        """Every paragraph in order, those of tables and text boxes too; a line break parts paragraphs."""
        for child in element:
            if child.tag == _W + "p":
                boxes: list[etree._Element] = []
                text = "".join(self._pieces(child, boxes))
                yield from _marked(child, [squash(line) for line in text.split("\n")])
                for box in boxes:
                    yield from self.paragraphs(box)
            elif child.tag not in _DROPPED:
                yield from self.paragraphs(child)

    def _pieces(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        for child in element:
            if child.tag in _DROPPED:
                continue
            if child.tag == _W + "r" and _is_hidden(child):
                self.hidden_letters += sum(map(str.isalnum, "".join(map(str, child.itertext(_W + "t")))))
            elif child.tag == _W + "t":
                yield child.text or ""
            elif child.tag == _W + "txbxContent":
                boxes.append(child)
            else:
                yield _SIGNS.get(str(child.tag), "")
                yield from self._pieces(child, boxes)


def _marked(paragraph: etree._Element, lines: list[str]) -> list[str]:
    """A point of a numbered or bulleted list gets a mark: Word draws it, the text does not hold it."""
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None and lines[0]:
        lines[0] = f"– {lines[0]}"
    return lines


def _is_hidden(run: etree._Element) -> bool:
    """Set as hidden, tiny, or in white upon white."""
    look = run.find(_W + "rPr")
    if look is None:
        return False
    vanish = look.find(_W + "vanish")
    if vanish is not None and vanish.get(_W + "val") not in ("0", "false", "off"):
        return True
    size, colour = (_value(look, name) for name in ("sz", "color"))
    if size.isdecimal() and int(size) <= _SMALLEST:
        return True
    return _is_white(colour) and not _is_shaded(run)


def _value(look: etree._Element, name: str) -> str:
    found = look.find(_W + name)
    return str(found.get(_W + "val", "")) if found is not None else ""


def _is_white(colour: str) -> bool:
    return len(colour) == 6 and all(colour[at].upper() in "EF" for at in (0, 2, 4))


def _is_shaded(run: etree._Element) -> bool:
    """Whether anything around the text gives it another background than the paper."""
    if run.find(f"{_W}rPr/{_W}highlight") is not None:
        return True
    for element in (run, *run.iterancestors()):
        for shade in element.iterfind(f"*/{_W}shd"):
            fill = str(shade.get(_W + "fill", "auto"))
            if fill != "auto" and not _is_white(fill):
                return True
    return False
