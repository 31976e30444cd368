"""The stored copy of a motion's paper, and where the Chamber itself shows it."""

import re
from urllib.parse import urlencode

from motions.models import Document, Motion, Retrieval, StoredFile

_CHAMBER = "https://www.tweedekamer.nl/kamerstukken/moties/detail"
_GAZETTE = "https://zoek.officielebekendmakingen.nl"
PDF = "pdf"


def paper_of(motion: Motion) -> Document | None:
    """The paper that gave the motion its address, else its newest one. Amended motions have a Soort of their own."""
    papers = Document.objects.shown().filter(motions=motion, kind__istartswith="motie")
    papers = papers.select_related("current_version")
    return next((paper for paper in papers if paper.pk == motion.public_id), papers.first())


def stored_pdf(motion: Motion, paper: Document | None) -> StoredFile | None:
    """The PDF that we may show: of the newest version that we hold, never a file that was set apart."""
    if paper is None:
        return _own_file(motion)
    held = Retrieval.objects.filter(document=paper, file__kind=PDF, file__set_apart=False).select_related("file")
    newest = held.order_by("-version__number", "-pk").first()
    return newest.file if newest else _own_file(motion)


def _own_file(motion: Motion) -> StoredFile | None:
    """The file of the current text: a paper that was fed by hand has no Document of the Chamber."""
    file = motion.current_text.file if motion.current_text else None
    return file if file and file.kind == PDF and not file.set_apart else None


def chamber_link(motion: Motion, paper: Document | None) -> str:
    """The page of the motion on the Chamber's own site; empty where its case is not known."""
    known = {"id": motion.zaak_number, "did": paper.number if paper else ""}
    return (
        f"{_CHAMBER}?{urlencode({key: value for key, value in known.items() if value})}" if motion.zaak_number else ""
    )


def gazette_link(paper: Document | None) -> str:
    """The official publication; empty where it is not published yet."""
    version = paper.current_version if paper else None
    identifier = version.external_identifier if version else ""
    return f"{_GAZETTE}/{identifier}.html" if identifier.startswith("kst-") else ""


def file_name(motion: Motion) -> str:
    """A safe name for a download: `motie-36-410-V-nr-49.pdf`, made of letters, digits and hyphens."""
    name = motion.printed_number or motion.zaak_number or str(motion.public_id)
    words = re.findall(r"[A-Za-z0-9]+", name)
    return f"motie-{'-'.join(words)}.pdf"
