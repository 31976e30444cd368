"""The job that fetches one file of a paper, keeps its bytes and reads them: each step written down before the next.

Killed at any moment it goes on where it was: bytes that are held are not fetched again, a text that is there is not
made again. Whatever happens, the Retrieval says in words what became of the file.
"""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from django.db import transaction
from django.utils import timezone

from motieportal.operations import jobs
from motieportal.operations.models import Job
from motions.ingest import files, outcomes, per_process
from motions.ingest.fetching import HAS_TEXT, fetch, wants_fetching, write
from motions.ingest.outcomes import NO_REASON, Reason, TryAgain, explain, explain_doubts
from motions.ingest.papers import newest_version, official_xml
from motions.ingest.texts import add_text, origin_of
from motions.models import Motion, Retrieval, RetrievalState, TextOrigin
from motions.reading.document import ReadDocument
from motions.reading.kinds import Kind
from motions.reading.reader import READER_VERSION
from motions.reading.sandbox import SandboxBroken
from motions.reading.trouble import Trouble, Unreadable

logger = logging.getLogger(__name__)

FETCH_FILE = "fetch_file"
"""The kind of the job, keyed by the Retrieval's id."""

State = RetrievalState


class ReaderKilled(Exception):
    """The document killed its reader; the job tries it three times before it counts as the document's fault."""


@jobs.handler(FETCH_FILE)
def fetch_file(job: Job, retrieval_id: int) -> None:
    """Fetch and read one file. Ends well, in `jobs.Retry` with its due time, or in `jobs.GiveUp` with the reason."""
    retrieval = _load(retrieval_id)
    if code := _why_not_any_more(retrieval):
        state = retrieval.state if retrieval.state in HAS_TEXT else State.FAILED
        write(retrieval, state=state, **explain(code))
        return
    if retrieval.state == State.PLANNED and job.attempts >= jobs.MAX_ATTEMPTS:
        _write_last_words(retrieval)
    try:
        later = fetch(retrieval) if wants_fetching(retrieval) else None
        refusal = ""
        if wants_reading(retrieval):
            refusal = _read(retrieval, job)
        elif retrieval.state == State.PLANNED:
            write(retrieval, state=State.KEPT)
        if later is not None:
            raise later
    except TryAgain as err:
        _plan_next_try(retrieval, job, err)
    else:
        if refusal:
            raise jobs.GiveUp(refusal)


def _load(retrieval_id: int) -> Retrieval:
    rows = Retrieval.objects.select_related("document__current_version", "version", "publication", "file")
    return rows.prefetch_related("document__versions", "version__publications").get(pk=retrieval_id)


def _why_not_any_more(retrieval: Retrieval) -> str:
    """Why a file is not to be fetched any more: its paper was deleted, or the source would give a newer version now."""
    if not wants_fetching(retrieval):
        return ""
    if retrieval.document.hidden:
        return outcomes.DELETED
    newest = newest_version(retrieval.document)
    return outcomes.SUPERSEDED if retrieval.version_id != (newest.pk if newest else None) else ""


def wants_reading(retrieval: Retrieval) -> bool:
    """Whether the bytes that we hold are still to be read.

    The paper's own file is kept unread while the official XML of the same version gives the text, or is about to.
    """
    file, state = retrieval.file, retrieval.state
    if file is None or file.kind not in files.READABLE or (file.set_apart and file.kind != Kind.DOCX):
        return False
    if state in (State.PLANNED, State.KEPT):
        return not _has_better(retrieval)
    if (retrieval.reader_version or 0) < READER_VERSION or retrieval.reason_code == Trouble.CRASHED:
        return True
    return state in HAS_TEXT and bool(_motions_without(retrieval))


def _has_better(retrieval: Retrieval) -> bool:
    if retrieval.publication_id is not None or (xml := official_xml(retrieval.version)) is None:
        return False
    return Retrieval.objects.filter(publication=xml, state__in=(State.PLANNED, State.READ)).exists()


def _motions_without(retrieval: Retrieval) -> list[Motion]:
    """Motions of the paper that do not have the text that this file gave, as when a motion is linked to it later."""
    return list(retrieval.document.motions.exclude(texts__sha256=retrieval.text_sha256))


def _plan_next_try(retrieval: Retrieval, job: Job, later: TryAgain) -> None:
    """Write down why it did not work and ask for another try; what was there before stays."""
    changes = explain(later.code, later.detail)
    with transaction.atomic():
        if retrieval.state in (State.PLANNED, State.FAILED):
            write(retrieval, state=State.FAILED, reader_version=None, **changes)
            _fall_back(retrieval, job)
        else:
            write(retrieval, **changes)
    wait = outcomes.seconds_to_next_try(job.retries, later.after_seconds)
    if wait is not None:
        raise jobs.Retry(changes["reason"], wait) from later
    if retrieval.state == State.FAILED:
        raise jobs.GiveUp(changes["reason"]) from later


# --- reading --------------------------------------------------------------------------------------------------------


def _read(retrieval: Retrieval, job: Job) -> str:
    """Read the bytes in the sandbox and keep what came out; gives the reason in words where nothing did."""
    assert retrieval.file is not None
    try:
        read = per_process.sandbox().read(files.read_bytes(retrieval.file))
    except Unreadable as err:
        if err.trouble == Trouble.CRASHED and job.attempts < jobs.MAX_ATTEMPTS:
            raise ReaderKilled(err.detail) from err
        return _keep_refusal(retrieval, job, err)
    except SandboxBroken as err:
        logger.critical("the reader does not work, no document can be read: %s", err)
        raise TryAgain(outcomes.READER_BROKEN, str(err)) from err
    except files.StorageFailed as err:
        logger.error("a stored file could not be read: %s", err)  # noqa: TRY400 - the cause is in the message
        raise TryAgain(outcomes.STORAGE, str(err)) from err
    _keep_text(retrieval, job, read)
    return ""


def _keep_text(retrieval: Retrieval, job: Job, read: ReadDocument) -> None:
    reason = explain_doubts(read.doubts) if read.doubts else NO_REASON
    with transaction.atomic():
        write(
            retrieval,
            state=State.DOUBTFUL if read.doubts else State.READ,
            text_sha256=hashlib.sha256(read.text.encode()).hexdigest(),
            read_at=timezone.now(),
            reader_version=READER_VERSION,
            **_unless_pdf_follows(retrieval, reason),
        )
        for motion in retrieval.document.motions.all():
            add_text(motion, _origin(motion, retrieval, read), read, retrieval.version, retrieval.file)
        if read.doubts:
            _fall_back(retrieval, job)


def _keep_refusal(retrieval: Retrieval, job: Job, err: Unreadable) -> str:
    reason = explain(err.trouble, err.detail)
    changes: dict[str, Any] = {"read_at": timezone.now(), "reader_version": READER_VERSION}
    changes |= _unless_pdf_follows(retrieval, reason)
    if retrieval.state not in HAS_TEXT:  # else a better reader did worse: the text that we have stays
        changes["state"] = State.FAILED
    with transaction.atomic():
        write(retrieval, **changes)
        _fall_back(retrieval, job)
    return reason["reason"]


def _unless_pdf_follows(retrieval: Retrieval, reason: Reason) -> Reason:
    """The reason to write; while the source still owes us a PDF, that stays the reason."""
    return {} if retrieval.reason_code == outcomes.NOT_YET_PDF else reason


def _fall_back(retrieval: Retrieval, job: Job) -> None:
    """When the official XML gives no sound text, have the paper's own file read after all."""
    if retrieval.publication_id is None:
        return
    own = Retrieval.objects.filter(document=retrieval.document_id, version=retrieval.version_id, publication=None)
    for retrieval_id in own.values_list("pk", flat=True):
        jobs.enqueue(FETCH_FILE, str(retrieval_id), run=job.run, retrieval_id=retrieval_id)


def _origin(motion: Motion, retrieval: Retrieval, read: ReadDocument) -> TextOrigin:
    return origin_of(read) if retrieval.document.known else TextOrigin.UPLOAD


def _write_last_words(retrieval: Retrieval) -> None:
    """Before the last try: a document that kills the whole worker leaves its reason behind all the same."""
    reason = explain(Trouble.CRASHED)
    Retrieval.objects.filter(pk=retrieval.pk).update(state=State.FAILED, reader_version=READER_VERSION, **reason)
