"""Rows with what was expanded into them, to records. A nested row that cannot be read is a fault; its parent stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from motions.source import values
from motions.source.names import Names
from motions.source.records import (
    BadRow,
    DecisionRecord,
    DocumentRecord,
    DossierRecord,
    MotionRecord,
    PublicationRecord,
    Record,
    Row,
    SubmitterRecord,
    VersionRecord,
    VoteRecord,
)

R = TypeVar("R", bound=Record)


def parse_plain(kind: type[R]) -> Callable[[Row, Names, list[BadRow]], R]:
    """The parser of a kind of row that has nothing expanded into it."""

    def parse(row: Row, names: Names, faults: list[BadRow]) -> R:
        return kind.parse(row, names.of(kind.ENTITY))

    return parse


def parse_motion(row: Row, names: Names, faults: list[BadRow]) -> MotionRecord:
    """A Zaak with its actors, dossiers and the motions that it replaces."""
    return MotionRecord.parse(
        row,
        names.of("Zaak"),
        submitters=_nested(row, "ZaakActor", parse_plain(SubmitterRecord), names, faults),
        dossiers=_nested(row, "Kamerstukdossier", parse_plain(DossierRecord), names, faults),
        replaces=_related_ids(row, "VervangenVanuit"),
    )


def parse_document(row: Row, names: Names, faults: list[BadRow]) -> DocumentRecord:
    """A Document with its versions, and the ids of its motions."""
    return DocumentRecord.parse(
        row,
        names.of("Document"),
        versions=_nested(row, "DocumentVersie", parse_version, names, faults),
        zaak_ids=_related_ids(row, "Zaak"),
    )


def parse_version(row: Row, names: Names, faults: list[BadRow]) -> VersionRecord:
    """A DocumentVersie with its official publications."""
    return VersionRecord.parse(
        row,
        names.of("DocumentVersie"),
        publications=_nested(row, "DocumentPublicatie", parse_plain(PublicationRecord), names, faults),
    )


def parse_decision(row: Row, names: Names, faults: list[BadRow]) -> DecisionRecord:
    """A Besluit with its votes, the ids of its motions and the day of its meeting."""
    meeting_id, decided_on = _meeting(row, names)
    return DecisionRecord.parse(
        row,
        names.of("Besluit"),
        votes=_nested(row, "Stemming", parse_plain(VoteRecord), names, faults),
        zaak_ids=_related_ids(row, "Zaak"),
        meeting_id=meeting_id,
        decided_on=decided_on,
    )


def _meeting(row: Row, names: Names) -> tuple[UUID | None, date | None]:
    """The meeting (Activiteit) of a decision's agenda item and its day; what is deleted or unreadable tells nothing."""
    item = row.get("Agendapunt")
    meeting = item.get("Activiteit") if isinstance(item, dict) else None
    if not isinstance(meeting, dict):
        return None, None
    columns = names.of("Activiteit")
    try:
        if values.is_delete_mark(meeting.get(columns["deleted"] or "")):
            return None, None
        day = values.day(meeting.get(columns["day"] or "")) or values.day(meeting.get(columns["starts_at"] or ""))
        return values.guid(meeting.get("Id")), day
    except ValueError as err:
        raise BadRow("Activiteit", str(meeting.get("Id", ""))[:40], str(err)) from err


def _nested(
    row: Row, relation: str, parser: Callable[[Row, Names, list[BadRow]], R], names: Names, faults: list[BadRow]
) -> tuple[R, ...]:
    found: list[Any] = []
    for inner in _rows(row, relation):
        try:
            found.append(parser(inner, names, faults))
        except BadRow as fault:
            faults.append(fault)
    return tuple(found)


def _related_ids(row: Row, relation: str) -> tuple[UUID, ...]:
    """The ids of related rows that were not deleted."""
    return tuple(
        id_ for inner in _rows(row, relation) if not inner.get("Verwijderd") and (id_ := _guid(inner.get("Id")))
    )


def _guid(value: Any) -> UUID | None:
    try:
        return values.guid(value)
    except ValueError:
        return None


def _rows(row: Row, relation: str) -> Iterable[Row]:
    found = row.get(relation)
    return [inner for inner in found if isinstance(inner, dict)] if isinstance(found, list) else []
