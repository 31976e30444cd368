"""Motions (Zaken of Soort Motie) with their dossiers, submitters and the motions that they replace."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from motions import identity
from motions.ingest.batch import Batch
from motions.ingest.records import Stored, link_motions, make_stubs, motion_keys, store
from motions.ingest.tally import Fate
from motions.models import Dossier, Member, Motion, Party, Submitter
from motions.source.records import DossierRecord, MotionRecord, SubmitterRecord


def store_motions(records: Iterable[MotionRecord], batch: Batch) -> None:
    """Store motions and all that came with them."""
    records = [_only_motions(record) for record in records]
    dossiers = _store_dossiers(records, batch)
    motions = store(Motion, records, lambda record: _facts(record, dossiers), key="zaak_id")
    batch.add("Zaak", motions)
    batch.meet("Zaak.Status", (record.status for record in records))
    batch.meet("Zaak.Kabinetsappreciatie", (record.appraisal for record in records))
    told = [record for record in records if not record.deleted and record.id in motions.rows]
    store_submitters([submitter for record in told for submitter in record.submitters], batch)
    keys = {record.id: motions.rows[record.id].pk for record in told}
    batch.absent["ZaakActor"] |= _submitters_of(keys.values()) - {s.id for record in told for s in record.submitters}
    _link_replaced(told, keys, batch)
    identity.give_public_ids(keys.values())
    identity.remember_addresses(keys.values())


def store_submitters(records: Collection[SubmitterRecord], batch: Batch) -> None:
    """Store who filed which motion."""
    told = [record for record in records if not record.deleted and record.zaak_id]
    keys = motion_keys(record.zaak_id for record in told)
    make_stubs(Member, batch.name(record.member_id for record in told))
    make_stubs(Party, (record.party_id for record in told))
    batch.meet("ZaakActor.Relatie", (record.relation for record in told))

    def facts(record: SubmitterRecord) -> dict[str, Any]:
        found = record.facts()
        found["motion_id"] = keys[found.pop("zaak_id")]
        return found

    gone = [record for record in records if record.deleted]
    batch.add("ZaakActor", store(Submitter, [*told, *gone], facts))


def _only_motions(record: MotionRecord) -> MotionRecord:
    """A case that is of another kind now is no motion any more: as if it were deleted."""
    if record.deleted or record.placeholder or identity.is_motion_paper(record.kind):
        return record
    return MotionRecord(id=record.id, changed_at=record.changed_at, deleted=True)


def _facts(record: MotionRecord, dossiers: Stored) -> dict[str, Any]:
    found = record.facts()
    del found["kind"]
    return {**found, "dossier_id": _dossier_of(record, dossiers)}


def _dossier_of(record: MotionRecord, dossiers: Stored) -> UUID | None:
    """The dossier of a motion; of several the lowest number, as long as any of them was not deleted."""
    found = [dossiers.rows[dossier.id] for dossier in record.dossiers if dossier.id in dossiers.rows]
    found.sort(key=lambda row: (row.hidden, row.number is None, row.number, row.suffix, row.pk))
    return found[0].pk if found else None


def _store_dossiers(records: Iterable[MotionRecord], batch: Batch) -> Stored:
    """Store the dossiers; one of which only the id came becomes a stub."""
    nested = [dossier for record in records for dossier in record.dossiers]
    stored = store(Dossier, nested, DossierRecord.facts)
    batch.add("Kamerstukdossier", stored)
    bare = {dossier.id for dossier in nested if dossier.placeholder} - set(stored.rows)
    make_stubs(Dossier, bare)
    stored.rows |= Dossier.objects.in_bulk(bare)
    return stored


def _submitters_of(keys: Iterable[int]) -> set[UUID]:
    return set(Submitter.objects.filter(motion__in=keys, hidden=False).values_list("pk", flat=True))


def _link_replaced(records: Collection[MotionRecord], keys: dict[UUID, int], batch: Batch) -> None:
    replaced = motion_keys(id_ for record in records for id_ in record.replaces)
    wanted = {keys[r.id]: {replaced[id_] for id_ in r.replaces} - {keys[r.id]} for r in records}
    linked = link_motions(Motion.replaces.through, "from_motion_id", "to_motion_id", wanted)
    batch.fates += [("Zaak", id_, Fate.CHANGED) for id_, key in keys.items() if key in linked]
