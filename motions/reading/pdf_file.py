"""A PDF file: opened, or put together again from its objects where its tables are wrong."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument, PDFNoValidXRef, PDFXRef
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser, PDFStreamParser, PDFSyntaxError
from pdfminer.pdftypes import PDFObjectNotFound, PDFObjRef, PDFStream, dict_value, int_value, list_value, resolve1
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import LIT

from motions.reading.trouble import Unreadable

MAX_TREE_NODES = 50_000
BUFFER = 1 << 15
"""Bytes at a time; pdfminer joins a token that is longer piece by piece, which is quadratic."""
_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_STARTXREF = re.compile(rb"startxref\s+(\d{1,10})")
_OBJECT = re.compile(rb"(?<![\d.])(\d{1,9})[ \t\r\n]{1,9}(\d{1,5})[ \t\r\n]{1,9}obj\b")
_TRAILER = re.compile(rb"\btrailer\s*(?=<<)")


def open_pdf(data: bytes, *, rebuild: bool = False) -> PDFDocument:
    """Open a PDF; bytes before its header are cut off. With `rebuild` its tables are not believed.

    Raises whatever pdfminer raises on a broken file.
    """
    data = data[max(data.find(b"%PDF-"), 0) :]
    parser = PDFParser(io.BytesIO(data))
    parser.BUFSIZ = BUFFER
    parser.fallback = True  # streams end at "endstream", whatever their /Length says; off again when encrypted
    return (_RebuiltDocument if rebuild else _Document)(parser, data)


def iter_pages(document: PDFDocument) -> Iterator[PDFPage | None]:
    """The pages in order, without recursion and without believing any /Count; None for one that is lost."""
    pending: list[tuple[Any, dict[str, Any]]] = [(document.catalog.get("Pages"), {})]
    seen: set[int] = set()
    for _ in range(MAX_TREE_NODES):
        if not pending:
            return
        reference, inherited = pending.pop()
        number = getattr(reference, "objid", None)
        if number in seen:
            continue
        seen.update([number] if number is not None else [])
        node = dict_value(reference)
        known = inherited | {name: node[name] for name in _INHERITED if name in node}
        if "Kids" in node:
            pending.extend((kid, known) for kid in reversed(list_value(node["Kids"])))
        elif node.get("Type") is not LIT("Pages"):
            yield _page(document, number, known | node) if node else None


def iter_loose_pages(document: PDFDocument) -> Iterator[PDFPage]:
    """The pages that stand in a rebuilt file, in its order, where no page tree leads to them."""
    for xref in document.xrefs:
        for number in xref.get_objids():
            with Damage().noted():
                node = document.getobj(number)
                if isinstance(node, dict) and node.get("Type") is LIT("Page"):
                    yield _page(document, number, node)


def _page(document: PDFDocument, number: int | None, attributes: dict[str, Any]) -> PDFPage:
    """A page; a box that is none is left out, so that pdfminer takes its own instead of failing."""
    no_boxes = {name for name in ("MediaBox", "CropBox") if not isinstance(resolve1(attributes.get(name)), list)}
    return PDFPage(document, number, {k: v for k, v in attributes.items() if k not in no_boxes}, None)


class Damage:
    """Whether something in a file could not be read and was passed over."""

    def __init__(self) -> None:
        self.found = False

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Go on after whatever pdfminer raises on broken bytes; running out of memory is not forgiven."""
        try:
            yield
        except (MemoryError, Unreadable):
            raise
        except Exception:
            self.found = True


class _Document(PDFDocument):
    """A document by its own tables."""

    def __init__(self, parser: PDFParser, data: bytes) -> None:
        self.bytes = data
        super().__init__(parser, fallback=False)

    def find_xref(self, parser: PDFParser) -> int:
        """The last startxref, without pdfminer's walk back line by line (quadratic on one long line)."""
        tail = self.bytes[self.bytes.rfind(b"startxref") :]
        match = _STARTXREF.match(tail)
        if not match:
            raise PDFNoValidXRef("no startxref")
        return int(match.group(1))

    def getobj(self, objid: int) -> object:
        """An object; an object that is only a reference is followed, but not for ever."""
        found = super().getobj(objid)
        for _ in range(16):
            if not isinstance(found, PDFObjRef):
                return found
            found = super().getobj(found.objid)
        raise PDFObjectNotFound(objid)


class _RebuiltDocument(_Document):
    """A document by the objects that stand in the file."""

    def find_xref(self, parser: PDFParser) -> int:
        return 0

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef]) -> None:
        xrefs.append(_FoundObjects(parser, self.bytes))


class _FoundObjects(PDFXRef):
    """A table made by looking for "1 0 obj"; where an object occurs twice the last one counts."""

    def __init__(self, parser: PDFParser, data: bytes) -> None:
        super().__init__()
        self.parser = parser
        for match in _OBJECT.finditer(data):
            self.offsets[int(match.group(1))] = (None, match.start(), int(match.group(2)))
        if not self.offsets:
            raise PDFSyntaxError("no objects")
        for match in _TRAILER.finditer(data):
            self._read_trailer(match.end())
        if b"/ObjStm" in data or "Root" not in self.trailer:
            self._look_inside()

    def _read_trailer(self, position: int) -> None:
        trailer = self._object_at(position, skip=0)
        if isinstance(trailer, dict):
            self.trailer.update(trailer)

    def _look_inside(self) -> None:
        """Find objects packed into streams, trailers kept as streams, and a catalog that no trailer names."""
        for number, (_, position, _generation) in list(self.offsets.items()):
            found = self._object_at(position or 0, skip=3)
            if isinstance(found, PDFStream):
                if found.get("Type") is LIT("ObjStm"):
                    self._unpack(number, found)
                elif found.get("Type") is LIT("XRef"):
                    self.trailer.update(found.attrs)
            elif isinstance(found, dict) and found.get("Type") is LIT("Catalog"):
                self.trailer.setdefault("Root", PDFObjRef(self.parser.doc, number))

    def _unpack(self, number: int, stream: PDFStream) -> None:
        head = PDFStreamParser(stream.get_data())
        with Damage().noted():
            for index in range(int_value(stream.get("N"))):
                packed = head.nextobject()[1]
                head.nextobject()
                if isinstance(packed, int):
                    self.offsets.setdefault(packed, (number, index, 0))

    def _object_at(self, position: int, *, skip: int) -> object:
        """The object after `skip` tokens, or None where there is none."""
        with Damage().noted():
            self.parser.seek(position)
            for _ in range(skip):
                self.parser.nexttoken()
            try:
                return self.parser.nextobject()[1]
            except PSEOF:
                rest = self.parser.pop(1)
                return rest[0][1] if rest else None
        return None
