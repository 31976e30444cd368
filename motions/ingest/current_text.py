"""Which text of a motion holds: the newest version of its paper first, then the best origin within that version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from motions import search
from motions.models import Document, DocumentVersion, Motion, MotionText, Retrieval, TextOrigin

_BEST_FIRST = [origin.value for origin in TextOrigin]
_NO_VERSION = (0, -1)

Rank = tuple[bool, bool, tuple[int, int], int, int]
"""Greater is better: no doubts, version still there, newest version, best origin, youngest row."""


def choose_current(motion_id: int) -> MotionText | None:
    """Point the motion at the text that holds, and give it; None where it has none.

    A text with doubts holds only where there is nothing better; one whose document the source deleted does not hold.
    """
    with transaction.atomic():
        motion = Motion.objects.select_for_update().get(pk=motion_id)
        best = best_texts([motion_id]).get(motion_id)
        if motion.current_text_id != (best.pk if best else None):
            Motion.objects.filter(pk=motion_id).update(current_text=best)
            search.refresh([motion_id])
    return best


def choose_all(motion_ids: Iterable[int]) -> int:
    """The same for many motions, for when versions or documents changed; tells how many moved."""
    ids = list(motion_ids)
    best = best_texts(ids)
    pointed = Motion.objects.filter(pk__in=ids).values_list("pk", "current_text_id")
    moved = [pk for pk, text_id in pointed if text_id != (best[pk].pk if pk in best else None)]
    for motion_id in moved:
        choose_current(motion_id)
    return len(moved)


def best_texts(motion_ids: list[int], origins: Iterable[TextOrigin] = TextOrigin) -> dict[int, MotionText]:
    """The text that holds, by motion; the words themselves are not loaded. `origins` narrows what is looked at."""
    texts = (
        MotionText.objects.filter(motion__in=motion_ids, origin__in=list(origins))
        .exclude(version__document__hidden=True)
        .select_related("version__document", "found")
        .defer("text", "found__parts")
    )
    confirmed = _confirmed(motion_ids)
    best: dict[int, tuple[Rank, MotionText]] = {}
    for text in texts:
        versions = confirmed[text.motion_id, text.sha256] + ([text.version] if text.version else [])
        rank = _rank(text, versions)
        if text.motion_id not in best or rank > best[text.motion_id][0]:
            best[text.motion_id] = (rank, text)
    return {motion_id: text for motion_id, (_, text) in best.items()}


def _confirmed(motion_ids: list[int]) -> dict[tuple[int, str], list[DocumentVersion]]:
    """By motion and sha256 of a text: the versions whose files gave exactly that text.

    A text that comes back in a newer version makes no new row, so its own version does not tell how new it is.
    """
    motions_of: dict[UUID, list[int]] = defaultdict(list)
    papers = Document.motions.through.objects.filter(motion__in=motion_ids, document__hidden=False)
    for document_id, motion_id in papers.values_list("document_id", "motion_id"):
        motions_of[document_id].append(motion_id)
    found: dict[tuple[int, str], list[DocumentVersion]] = defaultdict(list)
    retrievals = Retrieval.objects.filter(document__in=motions_of).exclude(text_sha256="")
    for retrieval in retrievals.select_related("version__document"):
        if retrieval.version is not None:
            for motion_id in motions_of[retrieval.document_id]:
                found[motion_id, retrieval.text_sha256].append(retrieval.version)
    return found


def _rank(text: MotionText, versions: list[DocumentVersion]) -> Rank:
    there = [version for version in versions if not version.hidden]
    newest = max(map(_newness, there or versions), default=_NO_VERSION)
    is_there = bool(there) or not versions
    return not _has_doubts(text), is_there, newest, -_BEST_FIRST.index(text.origin), text.pk


def _newness(version: DocumentVersion) -> tuple[int, int]:
    """Later papers of one motion before earlier ones, then the version's number."""
    document = version.document
    dated = document.dated.toordinal() if document and document.dated else 0
    if version.number is not None:
        return dated, version.number
    is_current = document is not None and document.current_version_id == version.pk
    return dated, 2**31 if is_current else 0  # named as the current one, but not yet told about itself


def _has_doubts(text: MotionText) -> bool:
    return hasattr(text, "found") and bool(text.found.doubts)
