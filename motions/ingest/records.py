"""Records of the source to rows: matched by GUID, written only where something differs, never deleted.

A deleted record hides the row that we have and touches nothing else in it; one that we never had makes nothing. A
record that comes back is shown again. A placeholder (only an Id) is no news. References to what we have not seen yet
become stubs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from motions.ingest.tally import Fate
from motions.models import Motion
from motions.models.source_row import SourceRow
from motions.source.records import Record

R = TypeVar("R", bound=Record)
Facts = Mapping[str, Any]
CHUNK = 500
INTEGER_RANGES = {  # those of PostgreSQL
    "IntegerField": (-(2**31), 2**31 - 1),
    "BigIntegerField": (-(2**63), 2**63 - 1),
    "PositiveSmallIntegerField": (0, 2**15 - 1),
}


@dataclass(slots=True)
class Stored:
    """What became of the records of one kind: the rows that exist now and the fate of each, by GUID."""

    rows: dict[UUID, Any]
    fates: dict[UUID, Fate] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def store(
    model: type[models.Model], records: Iterable[R], facts_of: Callable[[R], Facts], *, key: str = "id"
) -> Stored:
    """Make the rows say what the records say, within the caller's transaction and in a few statements.

    `facts_of` gives the fields of a record that was not deleted; `key` is the field that holds the source's GUID.
    """
    by_id = {record.id: record for record in records}
    stored = Stored(dict(_rows(model, key, by_id)))
    fresh: list[models.Model] = []
    touched: list[models.Model] = []
    names: set[str] = set()
    for id_, record in by_id.items():
        row = stored.rows.get(id_)
        facts = _facts(model, record, facts_of)
        if facts is None or (record.deleted and row is None):
            continue
        names.update(facts)
        if misfit := _misfit(model, facts):
            stored.fates[id_] = Fate.FAILED
            stored.faults.append(f"{record.ENTITY} {id_}: {misfit}")
        elif row is None:
            stored.rows[id_] = model(**{key: id_}, **facts)
            stored.fates[id_] = Fate.NEW
            fresh.append(stored.rows[id_])
        else:
            stored.fates[id_] = _fate(row, facts, record.deleted)
            if _assign(row, facts):
                touched.append(row)
    _write(model, key, fresh, touched, names)
    return stored


def make_stubs(model: type[SourceRow], ids: Iterable[UUID | None]) -> None:
    """See to it that these rows exist, if only as stubs that no page shows."""
    wanted = {id_ for id_ in ids if id_ is not None}
    known = {
        id_ for chunk in _chunks(wanted) for id_ in model.objects.filter(pk__in=chunk).values_list("pk", flat=True)
    }
    stubs = [model(id=id_, known=False) for id_ in sorted(wanted - known)]
    model.objects.bulk_create(stubs, ignore_conflicts=True, batch_size=CHUNK)


def motion_keys(zaak_ids: Iterable[UUID | None]) -> dict[UUID, int]:
    """Our keys of motions by their GUID; one not seen yet becomes a stub, without public id and so without a page."""
    wanted = {id_ for id_ in zaak_ids if id_ is not None}
    found = _motion_keys(wanted)
    if missing := sorted(wanted - set(found)):
        stubs = [Motion(zaak_id=id_) for id_ in missing]
        Motion.objects.bulk_create(stubs, ignore_conflicts=True, batch_size=CHUNK)
        found |= _motion_keys(missing)
    return found


def link_motions(
    through: type[models.Model], owner: str, motion: str, wanted: Mapping[Any, set[int]]
) -> dict[Any, set[int]]:
    """Make a relation table say which motions belong to each owner; gives the motions that came or went, by owner.

    A link to a motion that was deleted at the source stays: there it is gone from every list, here it is only hidden.
    """
    present: dict[Any, set[int]] = {key: set() for key in wanted}
    for chunk in _chunks(wanted):
        for key, pk in through._default_manager.filter(**{f"{owner}__in": chunk}).values_list(owner, motion):
            present[key].add(pk)
    added = {key: new for key, pks in wanted.items() if (new := pks - present[key])}
    gone = {key: old for key, pks in wanted.items() if (old := present[key] - pks)}
    hidden = set(Motion.objects.filter(pk__in=set().union(*gone.values()), hidden=True).values_list("pk", flat=True))
    gone = {key: old - hidden for key, old in gone.items() if old - hidden}
    rows = [through(**{owner: key, motion: pk}) for key, pks in added.items() for pk in sorted(pks)]
    through._default_manager.bulk_create(rows, ignore_conflicts=True, batch_size=CHUNK)
    for key, pks in gone.items():
        through._default_manager.filter(**{owner: key, f"{motion}__in": pks}).delete()
    return {key: added.get(key, set()) | gone.get(key, set()) for key in {*added, *gone}}


def _facts(model: type[models.Model], record: R, facts_of: Callable[[R], Facts]) -> Facts | None:
    """What the row must say; None where the record says nothing."""
    if record.deleted:
        return {"hidden": True, "changed_at": record.changed_at}
    if record.placeholder:
        return None
    shown = {"hidden": False, "changed_at": record.changed_at}
    return {**facts_of(record), **shown, **({"known": True} if issubclass(model, SourceRow) else {})}


def _fate(row: models.Model, facts: Facts, deleted: bool) -> Fate:
    """A new stamp alone is no change: the source sends old rows again by the thousand."""
    differs = any(getattr(row, name) != value for name, value in facts.items() if name != "changed_at")
    if deleted:
        return Fate.HIDDEN if differs else Fate.SAME
    if is_stub(row):
        return Fate.NEW
    return Fate.CHANGED if differs else Fate.SAME


def is_stub(row: models.Model) -> bool:
    """Whether a row is only a reference so far: the source has not told us about it."""
    if isinstance(row, Motion):
        return row.changed_at is None and not row.zaak_number
    return isinstance(row, SourceRow) and not row.known


def _assign(row: models.Model, facts: Facts) -> bool:
    """Set what differs; whether anything did."""
    differing = {name: value for name, value in facts.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def _write(
    model: type[models.Model], key: str, fresh: list[models.Model], touched: list[models.Model], names: set[str]
) -> None:
    """Insert and update these fields. A row that another process inserted meanwhile gets the same facts once more."""
    if fresh:
        model._default_manager.bulk_create(
            fresh, update_conflicts=True, unique_fields=[key], update_fields=sorted(names), batch_size=CHUNK
        )
    if touched:
        model._default_manager.bulk_update(touched, sorted(names), batch_size=100)


def _misfit(model: type[models.Model], facts: Facts) -> str:
    """Why a value does not fit its column, or nothing. SQLite would take what PostgreSQL refuses."""
    for name, value in facts.items():
        column = model._meta.get_field(name)
        if isinstance(column, models.CharField) and len(value) > (column.max_length or len(value)):
            return f"{name} is langer dan {column.max_length} tekens"
        if isinstance(column, models.IntegerField) and value is not None:
            low, high = INTEGER_RANGES[column.get_internal_type()]
            if not low <= value <= high:
                return f"{name} {value} past niet"
    return ""


def _rows(model: type[models.Model], key: str, ids: Iterable[UUID]) -> Iterator[tuple[UUID, models.Model]]:
    for chunk in _chunks(ids):
        for row in model._default_manager.filter(**{f"{key}__in": chunk}):
            yield getattr(row, key), row


def _motion_keys(zaak_ids: Iterable[UUID]) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for chunk in _chunks(zaak_ids):
        found |= {id_: pk for id_, pk in Motion.objects.filter(zaak_id__in=chunk).values_list("zaak_id", "pk") if id_}
    return found


def _chunks(keys: Iterable[Any]) -> Iterator[list[Any]]:
    """Lists short enough for the parameters of one statement."""
    ordered = sorted(keys)
    return (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))
