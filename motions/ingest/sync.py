"""A backfill: the motions filed in a window, with all that belongs to them, from the source to our rows.

Entity set by entity set, page by page, each page one transaction. A set that cannot be read is a problem that is told;
the others go on. What we know and did not meet is asked for by its id: only the source's own mark hides it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone

from motieportal.operations.models import Run
from motions.ingest.batch import Batch
from motions.ingest.decisions import store_decisions, store_lone_votes
from motions.ingest.documents import store_documents, store_publications, store_versions
from motions.ingest.indexing import refresh_search
from motions.ingest.motions import store_motions, store_submitters
from motions.ingest.people import store_members, store_parties
from motions.ingest.planning import plan_texts
from motions.ingest.tally import Fate, Tally
from motions.ingest.valuesets import NewValues
from motions.models import Decision, Document, Motion, SyncCursor
from motions.source import odata
from motions.source.errors import SourceError
from motions.source.odata import EntitySet, ODataService, Page, Window
from motions.source.records import BadRow, MotionRecord, Record

logger = logging.getLogger(__name__)

R = TypeVar("R", bound=Record)
CHUNK = 500

SETS: Mapping[str, tuple[EntitySet[Any], Callable[[Any, Batch], None]]] = {
    kind.name: (kind, store)
    for kind, store in (
        (odata.PARTIES, store_parties),
        (odata.MEMBERS, store_members),
        (odata.MOTIONS, store_motions),
        (odata.SUBMITTERS, store_submitters),
        (odata.DOCUMENTS, store_documents),
        (odata.VERSIONS, store_versions),
        (odata.PUBLICATIONS, store_publications),
        (odata.DECISIONS, store_decisions),
        (odata.VOTES, store_lone_votes),
    )
}


class Progress(Protocol):
    """Told after each page: the entity set, how many of its rows were read, and of how many if that is known."""

    def __call__(self, entity: str, done: int, total: int | None) -> None: ...


class Sync:
    """One run over one window; afterwards `records`, `documents` and `problems` tell what it did.

    limit: only the newest so many motions. Call `read` once.
    """

    def __init__(
        self, service: ODataService, window: Window, run: Run, progress: Progress, limit: int | None = None
    ) -> None:
        self.records, self.documents = Tally(), Tally()
        self.problems: list[str] = []
        self._service, self._window, self._run, self._progress, self._limit = service, window, run, progress, limit
        self._motions: set[UUID] = set()
        self._oldest = window.since
        self._members: set[UUID] = set()
        self._asked: set[tuple[str, UUID]] = set()
        self._newest: dict[str, datetime] = {}
        self._values = NewValues()

    def read(self) -> None:
        """Read everything. SourceError only when the source does not even tell what it calls things."""
        _ = self._service.names
        for entity, stage in (
            ("Fractie", self._read_parties),
            ("Zaak", self._read_motions),
            ("Document", self._read_documents),
            ("Besluit", self._read_decisions),
            ("Persoon", self._read_members),
        ):
            self._attempt(entity, stage)

    def _attempt(self, entity: str, stage: Callable[[], None]) -> None:
        """Run a stage and write down how it went; its failure is not the others'."""
        try:
            stage()
        except (SourceError, DatabaseError) as err:
            logger.warning("%s was not read to its end: %s", entity, err)
            self.problems.append(f"{entity} is niet volledig gelezen: {err}")
            self._tally(entity).note((entity, None), Fate.FAILED)
            SyncCursor.objects.update_or_create(entity=entity, defaults={"fault": str(err)})
        else:
            state = {"fault": "", "read_at": timezone.now(), "newest_at": self._newest.get(entity)}
            SyncCursor.objects.update_or_create(entity=entity, defaults=state)

    # --- the stages -------------------------------------------------------------------------------------------------

    def _read_parties(self) -> None:
        self._read(odata.PARTIES, self._service.iter_parties())

    def _read_motions(self) -> None:
        self._read(odata.MOTIONS, self._newest_motions(), self._motions)
        known = Motion.objects.filter(zaak_id__isnull=False, hidden=False, filed_on__gte=self._whole_since())
        if self._window.until:
            known = known.filter(filed_on__lte=self._window.until)
        self._ask("Zaak", {id_ for id_ in known.values_list("zaak_id", flat=True) if id_} - self._motions)

    def _read_documents(self) -> None:
        seen: set[UUID] = set()
        self._read(odata.DOCUMENTS, self._of_our_motions(self._service.iter_documents), seen)
        self._ask("Document", self._known(Document) - seen)

    def _read_decisions(self) -> None:
        seen: set[UUID] = set()
        self._read(odata.DECISIONS, self._of_our_motions(self._service.iter_decisions), seen)
        self._ask("Besluit", self._known(Decision) - seen)

    def _read_members(self) -> None:
        self._ask("Persoon", self._members)

    # --- what is read -----------------------------------------------------------------------------------------------

    def _newest_motions(self) -> Iterator[Page[MotionRecord]]:
        """The motions of the window, newest first; with a limit no more than that."""
        for page in self._service.iter_motions(self._window):
            if self._limit is None:
                yield page
                continue
            records = page.records[: self._limit - len(self._motions)]
            self._oldest = next((r.filed_on for r in reversed(records) if r.filed_on), self._oldest)
            yield replace(page, records=records, total=min(page.total or self._limit, self._limit))
            if len(self._motions) >= self._limit:
                return

    def _whole_since(self) -> date:
        """The first day of which we read every motion: a limit may have cut the oldest day in two."""
        is_cut = self._limit is not None and len(self._motions) >= self._limit
        return self._oldest + timedelta(days=1) if is_cut else self._window.since

    def _of_our_motions(self, iter_pages: Callable[[Window], Iterator[Page[Any]]]) -> Iterator[Page[Any]]:
        """What belongs to the motions that were read: with a limit those are not all of the window."""
        for page in iter_pages(replace(self._window, since=self._oldest)):
            ours = (r for r in page.records if not self._limit or self._motions.intersection(r.zaak_ids))
            yield replace(page, records=tuple(ours), total=None if self._limit else page.total)

    def _known(self, model: type[Document] | type[Decision]) -> set[UUID]:
        """The rows that should have come along with the motions that were read."""
        rows = model.objects.shown().filter(motions__hidden=False)
        found: set[UUID] = set()
        zaak_ids = sorted(self._motions)
        for start in range(0, len(zaak_ids), CHUNK):
            found.update(rows.filter(motions__zaak_id__in=zaak_ids[start : start + CHUNK]).values_list("pk", flat=True))
        return found

    # --- storing ----------------------------------------------------------------------------------------------------

    def _read(self, kind: EntitySet[R], pages: Iterable[Page[R]], seen: set[UUID] | None = None) -> None:
        """Store page after page; `seen` gets the ids that came by."""
        done = 0
        for page in pages:
            done += len(page.records)
            if seen is not None:
                seen.update(record.id for record in page.records)
            self._store(kind.name, page.records, page.faults)
            self._progress(kind.name, done, page.total)

    def _ask(self, entity: str, ids: Iterable[UUID]) -> None:
        """Ask for rows by their id, each once a run. One that does not come back stays: silence is no deletion."""
        wanted = {id_ for id_ in ids if (entity, id_) not in self._asked}
        self._asked |= {(entity, id_) for id_ in wanted}
        kind, _ = SETS[entity]
        for page in self._service.fetch(kind, wanted) if wanted else ():
            wanted -= {record.id for record in page.records}
            self._store(entity, page.records, page.faults)
        if wanted:
            logger.info("the source has no row for %d ids of %s, as %s", len(wanted), entity, min(wanted))

    def _store(self, entity: str, records: Collection[Record], faults: Iterable[BadRow]) -> None:
        """Store records of one set in one transaction, then ask about what should have come along and did not."""
        batch = Batch()
        with transaction.atomic():
            SETS[entity][1](records, batch)
            plan_texts(batch.papers_of, self._run)
            refresh_search(batch)
        self._count(batch, faults)
        stamps = [record.changed_at for record in records if record.changed_at]
        if stamps:
            self._newest[entity] = max([*stamps, self._newest.get(entity, stamps[0])])
        self._members |= batch.members
        for other, ids in batch.absent.items():
            self._ask(other, ids)

    def _count(self, batch: Batch, faults: Iterable[BadRow]) -> None:
        for entity, id_, fate in batch.fates:
            self._tally(entity).note((entity, id_), fate)
        for fault in faults:
            self._tally(fault.entity).note((fault.entity, fault.id), Fate.FAILED)
        self.problems += [*map(str, faults), *batch.faults]
        for field, value in sorted(batch.values):
            self._values.look(field, value)

    def _tally(self, entity: str) -> Tally:
        return self.documents if entity == "Document" else self.records
