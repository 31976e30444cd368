"""The papers of motions: documents, their versions and official publications."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from motions import identity
from motions.ingest.batch import Batch
from motions.ingest.records import link_motions, make_stubs, motion_keys, store
from motions.ingest.tally import Fate
from motions.models import Document, DocumentVersion, Publication
from motions.source.records import DocumentRecord, PublicationRecord, VersionRecord


def store_documents(records: Collection[DocumentRecord], batch: Batch) -> None:
    """Store documents with their versions and publications, and tie them to their motions."""
    told = [record for record in records if not record.deleted]
    versions = [version for record in told for version in record.versions]
    make_stubs(DocumentVersion, {r.current_version_id for r in told} - {v.id for v in versions if not v.placeholder})
    documents = store(Document, records, DocumentRecord.facts)
    batch.add("Document", documents)
    batch.meet("Document.Soort", (record.kind for record in told))
    told = [record for record in told if record.id in documents.rows]
    _link(told, batch)
    batch.papers_of |= _motions_of(documents.rows)
    store_versions(versions, batch)
    batch.absent["DocumentVersie"] |= _versions_of(record.id for record in told) - {version.id for version in versions}
    identity.give_public_ids(batch.papers_of)
    identity.remember_addresses(batch.papers_of)


def store_versions(records: Collection[VersionRecord], batch: Batch) -> None:
    """Store versions with their publications."""
    told = [record for record in records if not record.deleted]
    make_stubs(Document, (record.document_id for record in told))
    stored = store(DocumentVersion, records, VersionRecord.facts)
    batch.add("DocumentVersie", stored)
    batch.papers_of |= _motions_of({row.document_id for row in stored.rows.values()})
    publications = [publication for record in told for publication in record.publications]
    store_publications(publications, batch)
    kept = _publications_of(record.id for record in told if record.id in stored.rows)
    batch.absent["DocumentPublicatie"] |= kept - {publication.id for publication in publications}
    _count_as_change(records, batch)


def store_publications(records: Collection[PublicationRecord], batch: Batch) -> None:
    """Store official publications."""
    make_stubs(DocumentVersion, (record.version_id for record in records if not record.deleted))
    batch.add("DocumentPublicatie", store(Publication, records, PublicationRecord.facts))


def _count_as_change(records: Iterable[VersionRecord], batch: Batch) -> None:
    """A new version or publication is a change of its document, for whoever reads the counts."""
    news = {id_ for _, id_, fate in batch.fates if fate in (Fate.NEW, Fate.CHANGED, Fate.HIDDEN)}
    for record in records:
        if record.document_id and news & {record.id, *(publication.id for publication in record.publications)}:
            batch.fates.append(("Document", record.document_id, Fate.CHANGED))


def _versions_of(document_ids: Iterable[UUID]) -> set[UUID]:
    rows = DocumentVersion.objects.filter(document__in=document_ids, known=True, hidden=False)
    return set(rows.values_list("pk", flat=True))


def _publications_of(version_ids: Iterable[UUID]) -> set[UUID]:
    rows = Publication.objects.filter(version__in=version_ids, hidden=False)
    return set(rows.values_list("pk", flat=True))


def _motions_of(document_ids: Iterable[UUID]) -> set[int]:
    rows = Document.motions.through._default_manager.filter(document__in=list(document_ids))
    return set(rows.values_list("motion_id", flat=True))


def _link(records: Collection[DocumentRecord], batch: Batch) -> None:
    keys = motion_keys(id_ for record in records for id_ in record.zaak_ids)
    wanted: dict[Any, set[int]] = {record.id: {keys[id_] for id_ in record.zaak_ids} for record in records}
    linked = link_motions(Document.motions.through, "document_id", "motion_id", wanted)
    batch.fates += [("Document", id_, Fate.CHANGED) for id_ in linked]
