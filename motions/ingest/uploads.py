"""A PDF that somebody feeds by hand becomes a motion of origin upload: not public before an editor approved its words.

Its paper is a Document that the source does not know (`known=False`), so that the file, and the reason where it cannot
be read, stand where those of all other papers stand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from motions import numbers
from motions.identity import public_id_of_file
from motions.ingest import files, per_process
from motions.ingest.outcomes import NO_REASON, explain, explain_doubts
from motions.ingest.particulars import Particulars, parse_particulars
from motions.ingest.texts import add_text, parts_of
from motions.models import (
    Address,
    AddressKind,
    Document,
    Dossier,
    Motion,
    MotionText,
    Origin,
    Retrieval,
    RetrievalState,
    StoredFile,
    TextOrigin,
)
from motions.reading.document import ReadDocument
from motions.reading.kinds import Kind, judge_kind
from motions.reading.reader import READER_VERSION
from motions.reading.sameness import body_of, reads_the_same
from motions.reading.trouble import EXPLANATIONS, Trouble, Unreadable


class Result(StrEnum):
    """What became of a file, in the words of the command."""

    NEW = "nieuw"
    KNOWN = "gelijk"
    FAILED = "mislukt"


@dataclass(frozen=True, slots=True)
class Imported:
    """`reason` says in Dutch what is wrong with the file, also where its text could be read after all."""

    result: Result
    motion: Motion | None
    reason: str = ""


def import_pdf(data: bytes, name: str) -> Imported:
    """Take one PDF. The same bytes again change nothing.

    What is no PDF leaves nothing behind. A PDF that cannot be read becomes a motion without text and with a reason, so
    that an editor can look at it and write. Raises files.StorageFailed and SandboxBroken, and then nothing has changed.
    """
    kind = judge_kind(data)
    if kind != Kind.PDF:
        return Imported(Result.FAILED, None, EXPLANATIONS[Trouble.EMPTY] if kind == Kind.EMPTY else "Dit is geen pdf.")
    known = _known(hashlib.sha256(data).hexdigest())
    if known is not None:
        return known
    file = files.store(data, expected=Kind.PDF)
    try:
        read = per_process.sandbox().read(data)
    except Unreadable as err:
        return _keep_unread(file, name, err)
    return _keep(file, name, read)


def _known(sha256: str) -> Imported | None:
    """What we have of this file already, unless a better reader may do better now."""
    text = MotionText.objects.filter(file=sha256).select_related("motion").first()
    if text is not None:
        return Imported(Result.KNOWN, text.motion)
    for row in Retrieval.objects.filter(file=sha256).select_related("document"):
        motion = row.document.motions.first()
        if row.document.known and motion is not None:
            return Imported(Result.KNOWN, motion)
        if row.state == RetrievalState.FAILED and row.reader_version == READER_VERSION:
            return Imported(Result.FAILED, motion, row.reason)
    return None


def _keep(file: StoredFile, name: str, read: ReadDocument) -> Imported:
    particulars = parse_particulars(read.text, read.parts)
    reason = explain_doubts(read.doubts) if read.doubts else NO_REASON
    state = RetrievalState.DOUBTFUL if read.doubts else RetrievalState.READ
    with transaction.atomic():
        twin = next(_same_motions(particulars, read), None)
        if twin is not None:
            add_text(twin, TextOrigin.UPLOAD, read, file=file)
            return Imported(Result.KNOWN, twin)
        motion = _motion(file, name, particulars)
        _paper(
            motion,
            file,
            state=state,
            text_sha256=hashlib.sha256(read.text.encode()).hexdigest(),
            **reason,
        )
        add_text(motion, TextOrigin.UPLOAD, read, file=file)
    return Imported(Result.NEW, motion, reason["reason"])


def _keep_unread(file: StoredFile, name: str, err: Unreadable) -> Imported:
    reason = explain(err.trouble, err.detail)
    with transaction.atomic():
        motion = _motion(file, name, Particulars())
        _paper(motion, file, state=RetrievalState.FAILED, **reason)
    return Imported(Result.FAILED, motion, reason["reason"])


def _same_motions(particulars: Particulars, read: ReadDocument) -> Iterator[Motion]:
    """Motions of the source that bear this printed number and read the same."""
    if not particulars.printed_number:
        return
    body = body_of(read.text, read.parts)
    namesakes = Motion.objects.filter(
        addresses__value=particulars.printed_number, origin=Origin.SOURCE, current_text__found__isnull=False
    )
    for motion in namesakes.select_related("current_text__found").order_by("pk"):
        text = motion.current_text
        if text is not None and reads_the_same(body_of(text.text, parts_of(text.found)), body):
            yield motion


def _motion(file: StoredFile, name: str, particulars: Particulars) -> Motion:
    motion, _ = Motion.objects.get_or_create(
        public_id=public_id_of_file(file.sha256),
        defaults={
            "origin": Origin.UPLOAD,
            "subject": particulars.subject or f"Motie uit het bestand {name}",
            "title": particulars.dossier_title,
            "session_year": particulars.session_year,
            "filed_on": particulars.filed_on,
            "number": particulars.number,
            "dossier": _dossier(particulars),
        },
    )
    names = [(AddressKind.GUID, str(motion.public_id)), (AddressKind.NUMBER, particulars.printed_number)]
    rows = [Address(motion=motion, kind=kind, value=value) for kind, value in names if value]
    Address.objects.bulk_create(rows, ignore_conflicts=True)
    return motion


def _dossier(particulars: Particulars) -> Dossier | None:
    """The dossier as the source told us about it; one that we do not know is not made up."""
    if particulars.dossier is None:
        return None
    printed = numbers.dossier_number(particulars.dossier, particulars.suffix)
    for dossier in Dossier.objects.filter(number=particulars.dossier, known=True, hidden=False).order_by("pk"):
        if dossier.address == printed:
            return dossier
    return None


def _paper(motion: Motion, file: StoredFile, **outcome: str) -> None:
    """The paper and what became of its file: made, or written again after a better reading."""
    assert motion.public_id is not None
    paper, _ = Document.objects.get_or_create(
        id=motion.public_id,
        defaults={"known": False, "kind": "Motie", "subject": motion.subject, "dated": motion.filed_on},
    )
    paper.motions.add(motion)
    now = timezone.now()
    Retrieval.objects.update_or_create(
        document=paper,
        version=None,
        publication=None,
        defaults={"file": file, "fetched_at": now, "read_at": now, "reader_version": READER_VERSION, **outcome},
    )
