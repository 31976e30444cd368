"""Which motions a reader would find by other words after a page of records was stored."""

from __future__ import annotations

from uuid import UUID

from motions import search
from motions.ingest.batch import Batch
from motions.ingest.tally import Fate
from motions.models import Motion

CHUNK = 500
FOUND_BY = {
    "Zaak": "zaak_id",
    "ZaakActor": "submitters",
    "Persoon": "submitters__member",
    "Kamerstukdossier": "dossier",
    "Document": "documents",
}
"""Entity sets whose words the index holds, and how a motion hangs on a row of each."""


def refresh_search(batch: Batch) -> None:
    """Index anew the motions that a row of this batch changed, in the transaction of that change."""
    touched: dict[str, set[UUID]] = {}
    for entity, id_, fate in batch.fates:
        if entity in FOUND_BY and fate not in (Fate.SAME, Fate.FAILED):
            touched.setdefault(FOUND_BY[entity], set()).add(id_)
    motion_ids: set[int] = set()
    for path, ids in touched.items():
        rows = sorted(ids)
        for start in range(0, len(rows), CHUNK):
            of_chunk = Motion.objects.filter(**{f"{path}__in": rows[start : start + CHUNK]})
            motion_ids.update(of_chunk.values_list("pk", flat=True))
    if motion_ids:
        search.refresh(motion_ids)
