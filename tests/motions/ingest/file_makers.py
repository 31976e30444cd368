"""Files as the source serves them, made of a text: a one-page PDF, an official XML, a Word document."""

import io
import textwrap
import zipfile
from xml.sax.saxutils import escape

from tests.factories import MOTION_TEXT

HTML = b"<!doctype html><html><head><title>Request Rejected</title></head><body>Support ID: 1</body></html>"
ERROR_TEXT = b"Het document kan niet worden opgehaald.\n"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
RTF = rb"{\rtf1\ansi De Kamer,}"


def make_pdf(text: str = MOTION_TEXT, *, note: str = "") -> bytes:
    """One page of Helvetica; `note` is a comment that changes the bytes and nothing else."""
    lines, y = [], 800
    for paragraph in text.split("\n\n"):
        for line in textwrap.wrap(paragraph, 85):
            shown = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            lines.append(b"BT /F1 10 Tf 60 %d Td (%s) Tj ET" % (y, shown))
            y -= 12
        y -= 10
    content = b"\n".join(lines)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, offsets = b"%PDF-1.4\n%" + note.encode() + b"\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def make_empty_pdf() -> bytes:
    """A page without a word on it."""
    return make_pdf("")


def make_official_xml(text: str = MOTION_TEXT) -> bytes:
    """An official publication with a paragraph for each one of the text."""
    paragraphs = "".join(f"<al>{escape(paragraph)}</al>" for paragraph in text.split("\n\n"))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst>'
        f"{paragraphs}</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"
    ).encode()


def make_docx(text: str = MOTION_TEXT) -> bytes:
    """A Word document with a paragraph for each one of the text."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(part)}</w:t></w:r></w:p>" for part in text.split("\n\n"))
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"'
        ' ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>',
        )
    return buffer.getvalue()
