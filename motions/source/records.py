"""Rows of the source as frozen dataclasses.

The names of the fields are ours (motions.source.names says which column each comes from). Value sets are open: a text
is kept as it stands. A row that the source deleted has `deleted`, its id and stamp, and nothing else, whatever body
it still carried; one that holds only an Id is a `placeholder`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from motions.source import values
from motions.source.names import Columns

Row = Mapping[str, Any]
Reader = Callable[[Any], Any]


class BadRow(Exception):
    """A row that cannot be read: one recorded fault, never the end of a run. `id` is the row's Id as far as we see."""

    def __init__(self, entity: str, row_id: str, reason: str) -> None:
        super().__init__(f"{entity} {row_id or '(zonder Id)'}: {reason}")
        self.entity, self.id, self.reason = entity, row_id, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every row has. `changed_at` is the source's stamp in UTC."""

    ENTITY: ClassVar[str]
    READERS: ClassVar[Mapping[str, Reader]]

    id: UUID
    changed_at: datetime | None = None
    deleted: bool = False
    placeholder: bool = False

    @classmethod
    def parse(cls, row: Row, columns: Columns, **related: Any) -> Self:
        """The record in a row; `related` are fields that were read from expanded relations. BadRow if unreadable."""
        stamps, facts = _read_row(cls.ENTITY, row, columns, cls.READERS)
        if stamps["deleted"]:
            return cls(**stamps)
        told = [value for value in (*facts.values(), *related.values()) if value not in (None, "", ())]
        return cls(**stamps, placeholder=not told, **facts, **related)

    def facts(self) -> dict[str, Any]:
        """The fields that come from columns of the row itself, by our names."""
        return {name: getattr(self, name) for name in self.READERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRecord(Record):
    ENTITY = "Fractie"
    READERS = {
        "number": values.number,
        "abbreviation": values.text,
        "name": values.text,
        "seats": values.number,
        "active_from": values.day,
        "active_until": values.day,
    }

    number: int | None = None
    abbreviation: str = ""
    name: str = ""
    seats: int | None = None
    active_from: date | None = None
    active_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRecord(Record):
    ENTITY = "Persoon"
    READERS = dict.fromkeys(("first_name", "initials", "infix", "last_name", "function"), values.text)

    first_name: str = ""
    initials: str = ""
    infix: str = ""
    last_name: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRecord(Record):
    ENTITY = "Kamerstukdossier"
    READERS = {
        "number": values.number,
        "suffix": values.text,
        "title": values.verbatim,
        "is_closed": values.flag,
        "highest_number": values.paper_number,
    }

    number: int | None = None
    suffix: str = ""
    title: str = ""
    is_closed: bool | None = None
    highest_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitterRecord(Record):
    ENTITY = "ZaakActor"
    READERS = {
        "zaak_id": values.guid,
        "member_id": values.guid,
        "party_id": values.guid,
        "name": values.text,
        "party_name": values.text,
        "function": values.text,
        "relation": values.text,
    }

    zaak_id: UUID | None = None
    member_id: UUID | None = None
    party_id: UUID | None = None
    name: str = ""
    party_name: str = ""
    function: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionRecord(Record):
    """A Zaak of Soort Motie. `submitters` holds all of its actors, deleted ones perhaps included."""

    ENTITY = "Zaak"
    READERS = {
        "zaak_number": values.text,
        "kind": values.text,
        "title": values.verbatim,
        "subject": values.verbatim,
        "status": values.text,
        "filed_on": values.day,
        "session_year": values.text,
        "number": values.paper_number,
        "is_settled": values.flag,
        "appraisal": values.text,
    }

    zaak_number: str = ""
    kind: str = ""
    title: str = ""
    subject: str = ""
    status: str = ""
    filed_on: date | None = None
    session_year: str = ""
    number: int | None = None
    is_settled: bool | None = None
    appraisal: str = ""
    dossiers: tuple[DossierRecord, ...] = ()
    submitters: tuple[SubmitterRecord, ...] = ()
    replaces: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRecord(Record):
    ENTITY = "DocumentPublicatie"
    READERS = {
        "version_id": values.guid,
        "identifier": values.text,
        "kind": values.text,
        "file_name": values.text,
        "content_type": values.text,
        "content_length": values.number,
        "published_at": values.moment,
    }

    version_id: UUID | None = None
    identifier: str = ""
    kind: str = ""
    file_name: str = ""
    content_type: str = ""
    content_length: int | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRecord(Record):
    ENTITY = "DocumentVersie"
    READERS = {
        "document_id": values.guid,
        "number": values.number,
        "status": values.text,
        "extension": values.text,
        "dated": values.moment,
        "external_identifier": values.text,
    }

    document_id: UUID | None = None
    number: int | None = None
    status: str = ""
    extension: str = ""
    dated: datetime | None = None
    external_identifier: str = ""
    publications: tuple[PublicationRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord(Record):
    """`zaak_ids` are the motions that it belongs to; other cases are left out."""

    ENTITY = "Document"
    READERS = {
        "kind": values.text,
        "number": values.text,
        "title": values.verbatim,
        "subject": values.verbatim,
        "dated": values.day,
        "session_year": values.text,
        "paper_number": values.paper_number,
        "content_type": values.text,
        "content_length": values.number,
        "current_version_id": values.guid,
    }

    kind: str = ""
    number: str = ""
    title: str = ""
    subject: str = ""
    dated: date | None = None
    session_year: str = ""
    paper_number: int | None = None
    content_type: str = ""
    content_length: int | None = None
    current_version_id: UUID | None = None
    zaak_ids: tuple[UUID, ...] = ()
    versions: tuple[VersionRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRecord(Record):
    ENTITY = "Stemming"
    READERS = {
        "decision_id": values.guid,
        "member_id": values.guid,
        "party_id": values.guid,
        "kind": values.text,
        "group_size": values.number,
        "actor_name": values.text,
        "actor_party": values.text,
        "mistake": values.flag,
    }

    decision_id: UUID | None = None
    member_id: UUID | None = None
    party_id: UUID | None = None
    kind: str = ""
    group_size: int | None = None
    actor_name: str = ""
    actor_party: str = ""
    mistake: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord(Record):
    """`zaak_ids` are the motions that it is about, by its own relation; the day is that of the meeting."""

    ENTITY = "Besluit"
    READERS = {
        "agenda_item_id": values.guid,
        "kind": values.text,
        "text": values.text,
        "voting_kind": values.text,
        "status": values.text,
        "remark": values.text,
        "position": values.number,
    }

    agenda_item_id: UUID | None = None
    kind: str = ""
    text: str = ""
    voting_kind: str = ""
    status: str = ""
    remark: str = ""
    position: int | None = None
    meeting_id: UUID | None = None
    decided_on: date | None = None
    zaak_ids: tuple[UUID, ...] = ()
    votes: tuple[VoteRecord, ...] = ()


def _read_row(
    entity: str, row: Row, columns: Columns, readers: Mapping[str, Reader]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The stamps and the facts of a row. A deleted row has no facts: a stale body is not even looked at."""

    def read(ours: str, reader: Reader) -> Any:
        column = columns[ours]
        try:
            return reader(row.get(column)) if column else reader(None)
        except ValueError as err:
            raise BadRow(entity, str(row.get("Id", ""))[:40], f"{column}: {err}") from err

    found = {"id": read("id", values.guid), "deleted": read("deleted", values.is_delete_mark)}
    if found["id"] is None:
        raise BadRow(entity, "", "Id ontbreekt")
    found["changed_at"] = read("api_changed_at", values.moment) or read("changed_at", values.moment)
    return found, {} if found["deleted"] else {ours: read(ours, reader) for ours, reader in readers.items()}
