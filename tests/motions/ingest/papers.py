"""Papers, versions and texts for the tests of ingest: all fictional."""

import uuid
from datetime import date

from motions.models import Document, DocumentVersion, Motion, Publication, TextOrigin
from motions.reading.document import ReadDocument
from motions.reading.kinds import Kind
from motions.reading.legibility import measure
from motions.reading.structure import parse_parts
from motions.reading.trouble import Trouble
from tests.factories import MOTION_TEXT, make_motion

KINDS = {TextOrigin.XML: Kind.XML, TextOrigin.DOCX: Kind.DOCX}


def make_paper(motion: Motion | None = None, *, dated: date = date(2030, 3, 7), **fields: object) -> Document:
    """A paper of Soort Motie of this motion, or of a new one without text."""
    motion = motion or make_motion(text=None)
    values = {"kind": "Motie", "number": "2030D00012", "dated": dated, "content_type": "application/pdf"}
    paper = Document.objects.create(id=uuid.uuid4(), **(values | fields))
    paper.motions.add(motion)
    return paper


def make_version(paper: Document, number: int | None = 1, **fields: object) -> DocumentVersion:
    """A version of a paper, which becomes the one that the paper points at."""
    version = DocumentVersion.objects.create(id=uuid.uuid4(), document=paper, number=number, **fields)
    paper.current_version = version
    paper.save()
    return version


def make_xml(version: DocumentVersion, **fields: object) -> Publication:
    """The official XML of a version."""
    values = {"kind": "Xml", "content_type": "application/xml"}
    return Publication.objects.create(id=uuid.uuid4(), version=version, **(values | fields))


def read_as(
    text: str = MOTION_TEXT, *, kind: Kind = Kind.XML, doubts: tuple[Trouble, ...] = (), reader_version: int = 1
) -> ReadDocument:
    """What the reader gives for a document with this text."""
    return ReadDocument(
        kind=kind,
        text=text,
        parts=parse_parts(text),
        legibility=measure(text),
        pages=1,
        doubts=doubts,
        reader_version=reader_version,
    )
