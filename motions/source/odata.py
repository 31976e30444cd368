"""The OData service of the Chamber, v5 or v4, as pages of records.

What belongs together comes in one request (a motion with its submitters, a document with its versions, a decision
with its votes), each main entity set by itself, so that one broken set does not stop the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from motions.source import parsing
from motions.source.client import SourceClient
from motions.source.names import Names, parse_metadata
from motions.source.paging import RowPage, iter_pages, query
from motions.source.records import (
    BadRow,
    DecisionRecord,
    DocumentRecord,
    MemberRecord,
    MotionRecord,
    PartyRecord,
    PublicationRecord,
    Record,
    Row,
    SubmitterRecord,
    VersionRecord,
    VoteRecord,
)
from motions.source.values import AMSTERDAM

R = TypeVar("R", bound=Record)
Parser = Callable[[Row, Names, list[BadRow]], R]

IDS_A_REQUEST = 20  # more clauses make the real service slow, and addresses have a length
MOTION_IDS = "Zaak($filter=Soort eq 'Motie';$select=Id,Verwijderd)"  # other cases of a paper are not ours


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Records of one answer; `faults` are the rows that cannot be read, `total` what the query has in all, if known."""

    records: tuple[R, ...]
    faults: tuple[BadRow, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Window:
    """Filing days, both included; no `until` means up to now. A day begins at midnight in Amsterdam."""

    since: date
    until: date | None = None

    def clause(self, field: str) -> str:
        """The condition that a field lies in the window, with the offset written out: a Z would shift the day."""
        written = f"{field} ge {_midnight(self.since)}"
        return f"{written} and {field} lt {_midnight(self.until + timedelta(days=1))}" if self.until else written


def _midnight(day: date) -> str:
    return datetime.combine(day, time(), AMSTERDAM).isoformat()


@dataclass(frozen=True, slots=True)
class EntitySet(Generic[R]):
    """How one entity set is read: which others come with it, and who makes records of its rows."""

    name: str
    parser: Parser[R]
    others: tuple[str, ...] = ()
    expand: str = ""


MOTIONS: EntitySet[MotionRecord] = EntitySet(
    "Zaak",
    parsing.parse_motion,
    ("ZaakActor", "Kamerstukdossier"),
    "ZaakActor,Kamerstukdossier,VervangenVanuit($select=Id,Verwijderd)",
)
DOCUMENTS: EntitySet[DocumentRecord] = EntitySet(
    "Document",
    parsing.parse_document,
    ("DocumentVersie", "DocumentPublicatie"),
    f"{MOTION_IDS},DocumentVersie($expand=DocumentPublicatie)",
)
DECISIONS: EntitySet[DecisionRecord] = EntitySet(
    "Besluit",
    parsing.parse_decision,
    ("Stemming", "Agendapunt", "Activiteit"),
    f"{MOTION_IDS},Stemming,Agendapunt($expand=Activiteit)",
)
PARTIES: EntitySet[PartyRecord] = EntitySet("Fractie", parsing.parse_plain(PartyRecord))
MEMBERS: EntitySet[MemberRecord] = EntitySet("Persoon", parsing.parse_plain(MemberRecord))
SUBMITTERS: EntitySet[SubmitterRecord] = EntitySet("ZaakActor", parsing.parse_plain(SubmitterRecord))
VERSIONS: EntitySet[VersionRecord] = EntitySet(
    "DocumentVersie", parsing.parse_version, ("DocumentPublicatie",), "DocumentPublicatie"
)
PUBLICATIONS: EntitySet[PublicationRecord] = EntitySet("DocumentPublicatie", parsing.parse_plain(PublicationRecord))
VOTES: EntitySet[VoteRecord] = EntitySet("Stemming", parsing.parse_plain(VoteRecord))


class ODataService:
    """Reads records by filing window, or by id. Every method may raise a SourceError."""

    def __init__(self, client: SourceClient) -> None:
        self._client = client

    @cached_property
    def names(self) -> Names:
        """What this service calls things; read once."""
        return parse_metadata(self._client.get_bytes("$metadata", accept="application/xml").data)

    def iter_motions(self, window: Window) -> Iterator[Page[MotionRecord]]:
        """The motions filed in a window, newest first."""
        column = self._column("Zaak", "filed_on")
        condition = f"{self._column('Zaak', 'kind')} eq 'Motie' and {window.clause(column)}"
        return self._iter(MOTIONS, condition, f"{column} desc,Id")

    def iter_documents(self, window: Window) -> Iterator[Page[DocumentRecord]]:
        """The documents, of whatever kind, of the motions filed in a window."""
        return self._iter(DOCUMENTS, self._of_motions(window), "Id")

    def iter_decisions(self, window: Window) -> Iterator[Page[DecisionRecord]]:
        """The decisions about the motions filed in a window: by their own relation, never by the agenda item."""
        return self._iter(DECISIONS, self._of_motions(window), "Id")

    def iter_parties(self) -> Iterator[Page[PartyRecord]]:
        """All parties, former ones included."""
        return self._iter(PARTIES, "", "Id")

    def fetch(self, kind: EntitySet[R], ids: Iterable[UUID]) -> Iterator[Page[R]]:
        """The rows with these ids, as they are now, deleted ones included; an id that does not come back is unknown."""
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), IDS_A_REQUEST):
            yield from self._iter(
                kind, " or ".join(f"Id eq {id_}" for id_ in wanted[start : start + IDS_A_REQUEST]), ""
            )

    def _iter(self, kind: EntitySet[R], condition: str, order: str) -> Iterator[Page[R]]:
        names = self.names
        names.of(kind.name, *kind.others)
        if kind.name in names.empty:
            return
        count = "true" if order else ""
        address = query(kind.name, filter=condition, expand=kind.expand, orderby=order, count=count)
        for page in iter_pages(self._client, address):
            yield _parse_page(kind, page, names)

    def _column(self, entity: str, ours: str) -> str:
        return str(self.names.of(entity)[ours])

    def _of_motions(self, window: Window) -> str:
        filed_on, kind = self._column("Zaak", "filed_on"), self._column("Zaak", "kind")
        return f"Zaak/any(z: z/{kind} eq 'Motie' and {window.clause(f'z/{filed_on}')})"


def _parse_page(kind: EntitySet[R], page: RowPage, names: Names) -> Page[R]:
    faults: list[BadRow] = []
    records: list[Any] = []
    for row in page.rows:
        try:
            records.append(kind.parser(row, names, faults))
        except BadRow as fault:
            faults.append(fault)
    return Page(tuple(records), tuple(faults), page.total)
