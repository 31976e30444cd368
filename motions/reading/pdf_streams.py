"""The bytes of a page's content: inflated within bounds, and parsed so that one fault does not swallow the rest."""

import re
import zlib

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream

from motions.reading.pdf_file import BUFFER, Damage
from motions.reading.trouble import Trouble, Unreadable

MAX_CONTENT = 32 << 20
"""Bytes of operators in one page or form."""
_END_OF_IMAGE = re.compile(rb"(?<=\s)EI(?=\s|$)")
_BEGIN_TEXT = re.compile(rb"(?<=\s)BT(?=\s)")
_INFLATE_STEP = 1 << 10
_ZLIB_HEADER = 2


class ContentParser(PDFContentParser):
    """Operators out of one run of bytes; an inline image without an end does not swallow the text after it."""

    def __init__(self, content: bytes, damage: Damage) -> None:
        super().__init__([PDFStream({}, content)])
        self.BUFSIZ = BUFFER
        self.content = content
        self.damage = damage

    def get_inline_data(self, pos: int, target: bytes = b"EI") -> tuple[int, bytes]:
        if target != b"EI":
            return super().get_inline_data(pos, target)
        end = _END_OF_IMAGE.search(self.content, pos)
        text = _BEGIN_TEXT.search(self.content, pos, end.start() if end else len(self.content))
        if text or not end:
            self.damage.found = True
        resume = text.start() if text else end.end() if end else len(self.content)
        self.seek(resume)
        return pos, b""


def content_of(stream: PDFStream, damage: Damage) -> bytes:
    """The bytes of a content stream, inflated within bounds where it is plain Flate, as nearly all are."""
    filters = stream.get_filters()
    raw = stream.rawdata
    if raw is None or len(filters) != 1 or filters[0][0] not in LITERALS_FLATE_DECODE or filters[0][1]:
        data = stream.get_data()
        if len(data) > MAX_CONTENT:
            raise Unreadable(Trouble.TOO_LARGE, "content")
        return data
    if stream.decipher:
        raw = stream.decipher(stream.objid or 0, stream.genno or 0, raw, stream.attrs)
    return _inflate(raw, damage)


def _inflate(raw: bytes, damage: Damage) -> bytes:
    """Inflate what can be inflated, in small steps to keep what comes before an error.

    A stream that breaks off, has errors or is not what its checksum says is noted as damage.
    """
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    found = bytearray()
    try:
        for start in range(_ZLIB_HEADER, len(raw), _INFLATE_STEP):
            found += inflater.decompress(raw[start : start + _INFLATE_STEP], MAX_CONTENT)
            if len(found) > MAX_CONTENT or inflater.unconsumed_tail:
                raise Unreadable(Trouble.TOO_LARGE, "content")
            if inflater.eof:
                checksum = (inflater.unused_data + raw[start + _INFLATE_STEP :])[:4]
                damage.found |= int.from_bytes(checksum) != zlib.adler32(found)
                return bytes(found)
    except zlib.error:
        pass
    damage.found = True
    return bytes(found)
