"""The one door from bytes to a document that was read, in this process. Unknown bytes go through `Sandbox`."""

from motions.reading import legibility
from motions.reading.document import ReadDocument
from motions.reading.docx import read_docx
from motions.reading.extracted import Extracted
from motions.reading.kinds import Kind, judge_kind
from motions.reading.pdf import read_pdf
from motions.reading.structure import parse_parts
from motions.reading.trouble import Trouble, Unreadable
from motions.reading.xml import read_xml

READER_VERSION = 1
"""Goes up when the same bytes may give other text or other parts."""
MAX_BYTES = 64 << 20
_HOPELESS = 0.4
"""A score below this is no text at all: a font without a map to Unicode, or another alphabet behind each letter."""
_TOO_FEW_WORDS = 5
_READERS = {Kind.PDF: read_pdf, Kind.XML: read_xml, Kind.DOCX: read_docx}
_NO_DOCUMENTS = frozenset((Kind.HTML, Kind.JSON, Kind.TEXT))
_OLE_ENCRYPTION = "EncryptionInfo".encode("utf-16-le")


def read_document(data: bytes, claimed: Kind | None = None) -> ReadDocument:
    """Read a document; raises Unreadable, and nothing else but MemoryError and errors of the installation.

    `claimed` is what the source says that it is, if it says so: a readable document of another kind is refused.
    """
    kind = judge_kind(data)
    if kind in _READERS and claimed not in (None, kind):
        raise Unreadable(Trouble.WRONG_KIND, kind)
    extracted = _extract(kind, data)
    measured = legibility.measure(extracted.text)
    doubts = set(extracted.doubts)
    if measured.score < legibility.LEGIBLE:
        if (measured.score < _HOPELESS and measured.words >= _TOO_FEW_WORDS) or not measured.words:
            raise Unreadable(Trouble.GIBBERISH, f"score {measured.score:.2f}")
        doubts.add(Trouble.GIBBERISH)
    return ReadDocument(
        kind=kind,
        text=extracted.text,
        parts=parse_parts(extracted.text),
        legibility=measured,
        pages=extracted.pages,
        doubts=tuple(sorted(doubts)),
        reader_version=READER_VERSION,
        scanned=extracted.scanned,
    )


def _extract(kind: Kind, data: bytes) -> Extracted:
    if kind is Kind.EMPTY:
        raise Unreadable(Trouble.EMPTY)
    if len(data) > MAX_BYTES:
        raise Unreadable(Trouble.TOO_LARGE, "bytes")
    reader = _READERS.get(kind)
    if reader is None:
        raise Unreadable(_refusal(kind, data), kind)
    try:
        return reader(data)
    except (MemoryError, Unreadable, ImportError):
        raise
    except Exception as error:
        raise Unreadable(Trouble.BROKEN, type(error).__name__) from error


def _refusal(kind: Kind, data: bytes) -> Trouble:
    if kind in _NO_DOCUMENTS:
        return Trouble.NOT_A_DOCUMENT
    return Trouble.ENCRYPTED if kind is Kind.DOC and _OLE_ENCRYPTION in data else Trouble.WRONG_KIND
