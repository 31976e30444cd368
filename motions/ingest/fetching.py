"""The bytes of a file: fetched from the source, judged by their first bytes, kept or set apart."""

from __future__ import annotations

import logging
from typing import Any

from django.utils import timezone

from motions.ingest import files, outcomes, per_process
from motions.ingest.outcomes import NO_REASON, Reason, TryAgain, explain
from motions.models import Retrieval, RetrievalState, StoredFile
from motions.reading.kinds import Kind, judge_kind
from motions.source.errors import SourceError, SourceMissing, SourceRefused, SourceUnavailable

logger = logging.getLogger(__name__)

HAS_TEXT = (RetrievalState.READ, RetrievalState.DOUBTFUL)
"""States of a retrieval whose file gave a text."""


def wants_fetching(retrieval: Retrieval) -> bool:
    """Whether the source is to be asked: never yet, or its last answer was not the file. A hand-fed paper is never."""
    code = retrieval.reason_code
    must_ask = retrieval.file_id is None or (code in outcomes.AGAIN and code != outcomes.READER_BROKEN)
    return must_ask and retrieval.document.known


def fetch(retrieval: Retrieval) -> TryAgain | None:
    """Fetch and keep the bytes. Gives a TryAgain where they will do for now, raises it where they will not do."""
    data = _download(retrieval)
    kind = judge_kind(data)
    expected = expected_kinds(retrieval)
    if kind in expected:
        _take(retrieval, _store(data, kind), NO_REASON)
        return None
    later = TryAgain(outcomes.code_of_wrong_kind(kind), f"{kind}, {len(data)} bytes")
    if kind == Kind.DOCX and retrieval.publication_id is None:
        _take(retrieval, _store(data, expected[0]), explain(later.code, later.detail))
        return later
    if kind != Kind.EMPTY:
        aside = _store(data, expected[0])
        if retrieval.state not in HAS_TEXT and (retrieval.file is None or retrieval.file.set_apart):
            write(retrieval, file=aside)  # a good copy stays what it was
    raise later


def expected_kinds(retrieval: Retrieval) -> tuple[Kind, ...]:
    """What this file should be; a PDF is always welcome as the paper's own file, however the source calls it."""
    if retrieval.publication_id is not None:
        return (Kind.XML,)
    claims = f"{retrieval.document.content_type} {retrieval.version.extension if retrieval.version else ''}".casefold()
    return (Kind.PDF, Kind.DOCX) if "word" in claims or "docx" in claims or not claims.strip() else (Kind.PDF,)


def _download(retrieval: Retrieval) -> bytes:
    name, row_id = "Document", retrieval.document_id
    if retrieval.publication_id is not None:
        name, row_id = "DocumentPublicatie", retrieval.publication_id
    try:
        return per_process.client().get_bytes(f"{name}({row_id})/resource").data
    except SourceMissing as err:
        raise TryAgain(outcomes.MISSING, str(err)) from err
    except SourceRefused as err:
        raise TryAgain(outcomes.REFUSED, str(err)) from err
    except SourceUnavailable as err:
        raise TryAgain(outcomes.UNREACHABLE, str(err), after_seconds=err.retry_after or 0) from err
    except SourceError as err:
        raise TryAgain(outcomes.UNREACHABLE, str(err)) from err


def _store(data: bytes, expected: Kind) -> StoredFile:
    try:
        return files.store(data, expected=expected)
    except files.StorageFailed as err:
        logger.error("a file could not be stored: %s", err)  # noqa: TRY400 - the cause is in the message
        raise TryAgain(outcomes.STORAGE, str(err)) from err


def _take(retrieval: Retrieval, file: StoredFile, reason: Reason) -> None:
    """Make these bytes the file's bytes; they are read anew unless they are the ones that were read before."""
    is_read = file.pk == retrieval.file_id and retrieval.state in HAS_TEXT
    state = retrieval.state if is_read else RetrievalState.PLANNED
    write(retrieval, file=file, fetched_at=timezone.now(), state=state, **reason)


def write(retrieval: Retrieval, **changes: Any) -> None:
    """Change these fields of a retrieval, here and in the database."""
    for name, value in changes.items():
        setattr(retrieval, name, value)
    retrieval.save(update_fields=list(changes))
