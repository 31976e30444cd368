"""The papers of motions, and which of their files we want."""

from __future__ import annotations

from collections.abc import Iterator

from motions.identity import is_motion_paper
from motions.models import Document, DocumentVersion, Publication, Retrieval


def iter_papers(motion_ids: list[int]) -> Iterator[Document]:
    """The papers that are the motions themselves, as far as the source still has them."""
    papers = Document.objects.filter(motions__in=motion_ids, known=True, hidden=False).distinct()
    for paper in papers.select_related("current_version").prefetch_related("versions__publications"):
        if is_motion_paper(paper.kind):
            yield paper


def wanted_files(paper: Document) -> Iterator[Retrieval]:
    """The files of a paper that we want: the official XML of the newest version, and the paper's own file."""
    version = newest_version(paper)
    xml = official_xml(version)
    if xml is not None:
        yield Retrieval(document=paper, version=version, publication=xml)
    yield Retrieval(document=paper, version=version)


def newest_version(document: Document) -> DocumentVersion | None:
    """The version that the source serves now: the highest number that is still there, else what the paper points at."""
    there = [version for version in document.versions.all() if version.known and not version.hidden]
    numbered = [version for version in there if version.number is not None]
    if numbered:
        return max(numbered, key=lambda version: (version.number or 0, version.pk))
    return document.current_version or min(there, key=lambda version: version.pk, default=None)


def official_xml(version: DocumentVersion | None) -> Publication | None:
    """The official XML publication of a version, if it has one."""
    if version is None:
        return None
    found = [
        publication
        for publication in version.publications.all()
        if publication.known and not publication.hidden and publication.kind.casefold() == "xml"
    ]
    return min(found, key=lambda publication: publication.pk, default=None)
