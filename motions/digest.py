"""One digest of all facts of the source: equal where two databases hold the same, on SQLite and on PostgreSQL.

Rows go by the source's GUID; no keys, choices or times of ours. What the source deleted, or never told about itself, is
left out, so that a database which saw a row come and go equals one that never saw it. Each value is written in one way
only, and rows are sorted by GUID, whose order is the same everywhere (text has another order in each database).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from motions.ingest.current_text import best_texts
from motions.models import (
    Decision,
    Document,
    DocumentVersion,
    Dossier,
    Member,
    Motion,
    Party,
    Publication,
    Submitter,
    TextOrigin,
    Vote,
)

SOURCE_TEXTS = (TextOrigin.XML, TextOrigin.PDF, TextOrigin.DOCX, TextOrigin.SCAN)
CHUNK = 500

_ROWS: tuple[type[Model], ...] = (
    Party,
    Member,
    Dossier,
    Document,
    DocumentVersion,
    Publication,
    Decision,
    Vote,
    Submitter,
)
_OURS = frozenset({"id", "known", "hidden", "changed_at", "slug", "sort_name"})
"""What we made of a record, and the stamp of its last change: a clean-up at the source gives new stamps to old rows."""

_MOTION = (
    "zaak_id",
    "zaak_number",
    "title",
    "subject",
    "status",
    "filed_on",
    "session_year",
    "dossier_id",
    "number",
    "appraisal",
    "is_settled",
    "outcome",
    "outcome_on",
)


def source_digest() -> str:
    """The sha256 of all source facts, in hexadecimal. Streams: constant memory."""
    total = hashlib.sha256()
    for row in _rows():
        total.update(json.dumps([_plain(value) for value in row], separators=(",", ":")).encode() + b"\n")
    return total.hexdigest()


def _rows() -> Iterator[tuple[Any, ...]]:
    for model in _ROWS:
        rows = model._default_manager.filter(known=True, hidden=False).order_by("pk")
        yield from _labelled(model.__name__, rows.values_list("pk", *_fields(model)))
    yield from _labelled("Motion", Motion.objects.filter(_told()).order_by("zaak_id").values_list(*_MOTION))
    for model, name in ((Document, "document"), (Decision, "decision")):
        is_shown = Q((f"{name}__known", True), (f"{name}__hidden", False))
        ends = (f"{name}_id", "motion__zaak_id")
        links = model.motions.through.objects.filter(is_shown, _told("motion__"))
        yield from _labelled(f"{name} of motion", links.order_by(*ends).values_list(*ends))
    ends = ("from_motion__zaak_id", "to_motion__zaak_id")
    replaced = Motion.replaces.through.objects.filter(_told("from_motion__"), _told("to_motion__"))
    yield from _labelled("motion replaces", replaced.order_by(*ends).values_list(*ends))
    yield from _texts()


def _labelled(label: str, rows: QuerySet[Any, tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for row in rows.iterator(chunk_size=2000):
        yield (label, *row)


def _fields(model: type[Model]) -> list[str]:
    """The columns that mirror the source; a motion is named by its case, for its own key is ours."""
    names = [field.attname for field in model._meta.concrete_fields if field.name not in _OURS]
    return ["motion__zaak_id" if name == "motion_id" else name for name in names]


def _told(motion: str = "") -> Q:
    """Motions that the source told us about and still has; `motion` is the way to them."""
    is_named_only = Q((f"{motion}zaak_number", ""), (f"{motion}changed_at", None))
    return Q((f"{motion}zaak_id__isnull", False), (f"{motion}hidden", False)) & ~is_named_only


def _texts() -> Iterator[tuple[Any, ...]]:
    """Of each motion the text that the source gives for it; whether we once read a lesser file too does not matter."""
    cases = Motion.objects.filter(_told()).order_by("zaak_id").values_list("pk", "zaak_id")
    last: UUID | None = UUID(int=0)
    while chunk := list(cases.filter(zaak_id__gt=last)[:CHUNK]):
        best = best_texts([pk for pk, _ in chunk], SOURCE_TEXTS)
        for pk, zaak_id in chunk:
            if pk in best:
                yield "text", zaak_id, best[pk].origin, best[pk].sha256
        last = chunk[-1][1]


def _plain(value: Any) -> Any:
    """Each value in the one form that JSON has for it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
