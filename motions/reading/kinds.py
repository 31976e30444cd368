"""What a file really is, by its first bytes: the source's content type is often wrong."""

import re
from enum import StrEnum

HEADER_WINDOW = 1024
"""A PDF header may stand this far into the file (Adobe's own rule, kept by every reader)."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GZIP = b"\x1f\x8b"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PDF_HEADER = re.compile(rb"%PDF-\d")
_HTML = re.compile(rb"<!doctype\s+html|<html|<head|<body", re.IGNORECASE)
_XML = re.compile(rb"<\?xml|<!doctype|<!--|<[a-z_][\w.:-]*[\s/>]", re.IGNORECASE)


class Kind(StrEnum):
    """The kinds of file that the source is known to send."""

    PDF = "pdf"
    XML = "xml"
    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    HTML = "html"
    JSON = "json"
    TEXT = "text"
    ZIP = "zip"
    EMPTY = "empty"
    UNKNOWN = "unknown"


def judge_kind(data: bytes) -> Kind:
    """Judge a file by its first bytes; byte order marks and leading white space are tolerated."""
    head = _opening(data)
    if not head:
        return Kind.EMPTY
    for start, kind in ((_OLE, Kind.DOC), (b"{\\rtf", Kind.RTF), (_GZIP, Kind.UNKNOWN)):
        if head.startswith(start):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return Kind.DOCX if _holds_word_document(data) else Kind.ZIP
    if head.startswith(b"<"):
        return _markup_kind(head)
    if _PDF_HEADER.search(data[:HEADER_WINDOW]):
        return Kind.PDF
    if head[:1] in b"{[":
        return Kind.JSON
    return Kind.TEXT if _is_text(head) else Kind.UNKNOWN


def _opening(data: bytes) -> bytes:
    """The first bytes, without byte order mark and white space, UTF-16 turned into one byte a character."""
    head = data[:HEADER_WINDOW]
    for mark in _BOMS:
        if head.startswith(mark):
            head = head[len(mark) :]
    if head[:2] in (b"<\0", b"\0<"):
        head = head.replace(b"\0", b"")
    return head.lstrip(b" \t\r\n\f\0")


def _markup_kind(head: bytes) -> Kind:
    if _HTML.search(head):
        return Kind.HTML
    return Kind.XML if _XML.match(head) else Kind.TEXT


def _holds_word_document(data: bytes) -> bool:
    """Names stand in a zip file as they are; its directory, which may be endless, is not read."""
    return b"word/document.xml" in data


def _is_text(head: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\r\n\f" for byte in head)
    return controls == 0
