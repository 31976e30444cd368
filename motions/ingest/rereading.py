"""A better reader reads again what an older one read: same bytes, perhaps other words, never a lost text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from motieportal.operations import jobs
from motieportal.operations.models import Run
from motions.ingest.outcomes import AGAIN
from motions.ingest.retrieving import FETCH_FILE
from motions.ingest.texts import parse_again
from motions.models import MotionText, Retrieval, RetrievalState, TextOrigin
from motions.reading.reader import READER_VERSION

CHUNK = 500

_WAS_READ = (RetrievalState.READ, RetrievalState.DOUBTFUL, RetrievalState.FAILED)
_TYPED = (TextOrigin.EDITOR, TextOrigin.OLD_PAGE)


def reread(run: Run | None = None) -> int:
    """Ask for jobs that read again every file which an older reader read or could not read; tells how many.

    Texts that came from a person have no file to read: their parts are made anew here and now. A text that a better
    reader gives of the same bytes keeps its reading, so published words do not become stale by our own progress.
    """
    for text in _typed_texts():
        parse_again(text)
    asked = 0
    for ids in _chunks(_read_before().order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            asked += jobs.enqueue_many(FETCH_FILE, [(str(pk), {"retrieval_id": pk}) for pk in ids], run=run)
    return asked


def _read_before() -> QuerySet[Retrieval]:
    """Files in hand that this reader has not read yet; those that the source still owes us have jobs of their own."""
    older = Q(reader_version__lt=READER_VERSION)
    return Retrieval.objects.filter(older, state__in=_WAS_READ, file__isnull=False).exclude(reason_code__in=AGAIN)


def _typed_texts() -> Iterator[MotionText]:
    texts = MotionText.objects.filter(origin__in=_TYPED, found__reader_version__lt=READER_VERSION)
    for ids in _chunks(texts.order_by("pk").values_list("pk", flat=True)):
        yield from MotionText.objects.filter(pk__in=ids)


def _chunks(ids: QuerySet[Any, int]) -> Iterator[list[int]]:
    """Keys some hundreds at a time, going on behind the last: rows that are done fall out of the query meanwhile."""
    last = 0
    while chunk := list(ids.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1]
