"""Jobs for every file that is still to be fetched or read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from motieportal.operations import jobs
from motieportal.operations.models import Run
from motions.ingest.current_text import choose_all
from motions.ingest.outcomes import AGAIN
from motions.ingest.papers import iter_papers, wanted_files
from motions.ingest.retrieving import FETCH_FILE
from motions.models import Document, MotionText, Retrieval, RetrievalState

CHUNK = 500


def plan_texts(motion_ids: Iterable[int], run: Run | None = None) -> int:
    """See to it that every paper of these motions gets its text or a reason; tells how many jobs were asked for.

    Only what is new is fetched, and what the source did not have the last time. Harmless when called again. Also
    chooses the current texts again, for a version may have been deleted or a paper have got another date.
    """
    ids = sorted(set(motion_ids))
    return sum(_plan(ids[start : start + CHUNK], run) for start in range(0, len(ids), CHUNK))


def _plan(motion_ids: list[int], run: Run | None) -> int:
    with transaction.atomic():
        asked = _plan_retrievals(motion_ids)
        jobs.enqueue_many(FETCH_FILE, [(str(pk), {"retrieval_id": pk}) for pk in asked], run=run)
    choose_all(motion_ids)
    return len(asked)


def _plan_retrievals(motion_ids: list[int]) -> list[int]:
    """Make the rows that are missing, and give the ids that want fetching, XML first."""
    papers = list(iter_papers(motion_ids))
    known = {_key(row): row for row in Retrieval.objects.filter(document__in=papers)}
    wanted = [row for paper in papers for row in wanted_files(paper)]
    Retrieval.objects.bulk_create([row for row in wanted if _key(row) not in known], ignore_conflicts=True)

    keys = {_key(row) for row in wanted}
    rows = list(Retrieval.objects.filter(document__in=papers).order_by("pk"))
    short = _lacking_texts(motion_ids, rows)
    asked = [row for row in rows if _key(row) in keys and (is_unfinished(row) or row.pk in short)]
    return [row.pk for row in sorted(asked, key=lambda row: (row.publication_id is None, row.pk))]


def is_unfinished(retrieval: Retrieval) -> bool:
    """Whether a job is to go on with it: nothing was decided yet, or the source did not have the file the last time."""
    return retrieval.state == RetrievalState.PLANNED or retrieval.reason_code in AGAIN


def _lacking_texts(motion_ids: list[int], rows: list[Retrieval]) -> set[int]:
    """Retrievals whose text a motion of their paper lacks, because it was linked to the paper after the reading."""
    have = set(MotionText.objects.filter(motion__in=motion_ids).values_list("motion_id", "sha256"))
    papers = {row.document_id for row in rows}
    links = Document.motions.through.objects.filter(motion__in=motion_ids, document__in=papers)
    motions_of: dict[UUID, list[int]] = defaultdict(list)
    for document_id, motion_id in links.values_list("document_id", "motion_id"):
        motions_of[document_id].append(motion_id)
    return {
        row.pk
        for row in rows
        if row.text_sha256
        and any((motion_id, row.text_sha256) not in have for motion_id in motions_of[row.document_id])
    }


def _key(row: Retrieval) -> tuple[object, object, object]:
    return row.document_id, row.version_id, row.publication_id
