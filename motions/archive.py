"""Whether the facts, files and texts of motions are whole: the probes of this room (motieportal.operations.archive)."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar
from uuid import UUID

from django.db import connection, models
from django.db.models import Prefetch

from motieportal.operations import append_only, archive
from motieportal.operations.models import Job
from motions.identity import is_motion_paper
from motions.ingest.current_text import best_texts
from motions.ingest.retrieving import FETCH_FILE
from motions.models import (
    APPEND_ONLY,
    Address,
    AddressKind,
    Document,
    Motion,
    MotionText,
    Retrieval,
    RetrievalState,
    StoredFile,
    TextParts,
)

CHUNK = 500
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HAS_TEXT = (RetrievalState.READ, RetrievalState.DOUBTFUL)

M = TypeVar("M", bound=models.Model)


@archive.probe("moties")
def motions(quick: bool) -> Iterator[list[str]]:
    """Every motion answers to its own addresses and points at the text that holds."""
    for chunk in _chunks(Motion.objects.select_related("dossier", "current_text").defer("current_text__text")):
        ids = [motion.pk for motion in chunk]
        best = best_texts(ids)
        addresses = set(Address.objects.filter(motion__in=ids, kind=AddressKind.GUID).values_list("motion_id", "value"))
        for motion in chunk:
            yield [f"Motie {motion.pk} ({motion}): {fault}" for fault in _motion_faults(motion, best, addresses)]


def _motion_faults(motion: Motion, best: dict[int, MotionText], addresses: set[tuple[int, str]]) -> Iterator[str]:
    if motion.public_id is not None and (motion.pk, str(motion.public_id)) not in addresses:
        yield "het openbare nummer is geen adres van de motie."
    if motion.merged_into_id == motion.pk:
        yield "is samengevoegd met zichzelf."
    current = motion.current_text
    if current is not None and current.motion_id != motion.pk:
        yield "de geldende tekst hoort bij een andere motie."
    elif (current and current.pk) != (best[motion.pk].pk if motion.pk in best else None):
        yield "de geldende tekst is niet de beste tekst."


@archive.probe("documenten")
def documents(quick: bool) -> Iterator[list[str]]:
    """Every paper of a motion has its text in each of its motions, or a reason, or a job that is still to come."""
    papers = Document.objects.filter(known=True, hidden=False).select_related("current_version")
    retrievals = Prefetch("retrievals", Retrieval.objects.order_by("pk"))
    for chunk in _chunks(papers.prefetch_related(retrievals, "motions")):
        rows = [row for paper in chunk for row in paper.retrievals.all()]
        busy = set(_busy(rows))
        have = _texts_of({motion.pk for paper in chunk for motion in paper.motions.all()})
        for paper in chunk:
            yield [f"Document {paper.pk} ({paper}): {fault}" for fault in _paper_faults(paper, busy, have)]


def _paper_faults(paper: Document, busy: set[int], have: dict[int, set[str]]) -> Iterator[str]:
    version = paper.current_version
    if version is not None and version.document_id not in (None, paper.pk):
        yield "de geldende versie hoort bij een ander document."
    if not is_motion_paper(paper.kind) or not paper.motions.all():
        return
    if not paper.retrievals.all():
        yield "er is nooit gevraagd om het bestand."
    for row in paper.retrievals.all():
        if row.state == RetrievalState.FAILED and not row.reason:
            yield f"ophaling {row.pk} is mislukt zonder reden."
        if row.state == RetrievalState.PLANNED and row.pk not in busy:
            yield f"ophaling {row.pk} is gepland, maar er is geen taak voor."
        for motion in paper.motions.all() if row.state in _HAS_TEXT else ():
            if row.text_sha256 not in have[motion.pk]:
                yield f"ophaling {row.pk} is gelezen, maar motie {motion.pk} heeft de tekst niet."


def _busy(rows: list[Retrieval]) -> Iterator[int]:
    keys = [str(row.pk) for row in rows]
    for key in Job.objects.unfinished().filter(kind=FETCH_FILE, key__in=keys).values_list("key", flat=True):
        yield int(key)


def _texts_of(motion_ids: set[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for motion_id, digest in MotionText.objects.filter(motion__in=motion_ids).values_list("motion_id", "sha256"):
        found[motion_id].add(digest)
    return found


@archive.probe("bestanden")
def files(quick: bool) -> Iterator[list[str]]:
    """Every file is on disk, with exactly the bytes that were stored; quick: with as many."""
    for file in StoredFile.objects.order_by("pk").iterator(chunk_size=CHUNK):
        fault = _file_fault(file, quick)
        yield [f"Bestand {file.sha256}: {fault}"] if fault else []


def _file_fault(file: StoredFile, quick: bool) -> str:
    try:
        if file.path.stat().st_size != file.size:
            return "heeft een andere lengte dan opgeslagen."
        if not quick:
            with file.path.open("rb") as opened:
                if hashlib.file_digest(opened, "sha256").hexdigest() != file.sha256:
                    return "heeft een andere inhoud dan opgeslagen."
    except FileNotFoundError:
        return "is weg."
    except OSError as err:
        return f"kan niet worden gelezen ({err.strerror})."
    return ""


@archive.probe("teksten")
def texts(quick: bool) -> Iterator[list[str]]:
    """Every text has its sha256, a reading, and parts that lie within it."""
    for text in MotionText.objects.select_related("found").order_by("pk").iterator(chunk_size=CHUNK):
        yield [f"Tekst {text.pk} van motie {text.motion_id}: {fault}" for fault in _text_faults(text)]


def _text_faults(text: MotionText) -> Iterator[str]:
    if hashlib.sha256(text.text.encode()).hexdigest() != text.sha256:
        yield "de sha256 klopt niet."
    if not _SHA256.fullmatch(text.reading):
        yield "de lezing is geen sha256."
    found: TextParts | None = getattr(text, "found", None)
    if found is None:
        yield "de delen ontbreken."
    elif any(not 0 <= part["start"] < part["end"] <= len(text.text) for part in found.parts):
        yield "een deel ligt buiten de tekst."


@archive.probe("bewakers van feiten")
def triggers(quick: bool) -> Iterator[list[str]]:
    """Every append-only table of this room is guarded in the database."""
    missing = append_only.missing(connection, APPEND_ONLY)
    for table in APPEND_ONLY:
        yield [f"Trigger {name} ontbreekt." for name in missing if name.startswith(table)]


def _chunks(rows: models.QuerySet[M]) -> Iterator[list[M]]:
    """The rows by key, some hundreds at a time, with what was asked to come along."""
    last: int | UUID | None = None
    while True:
        chunk = list((rows if last is None else rows.filter(pk__gt=last)).order_by("pk")[:CHUNK])
        if not chunk:
            return
        yield chunk
        last = chunk[-1].pk
