"""Count the findings of drafts, so that a queue of thousands can be filtered by them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from editorial import findings_of
from editorial.findings import Severity
from editorial.models import Checked, Draft, Revision


def check(revision_ids: Iterable[UUID]) -> list[Checked]:
    """Count the findings of these revisions and keep the counts, in the place of earlier ones."""
    revisions = Revision.objects.filter(pk__in=list(revision_ids)).select_related(
        "text__found", "text__motion__dossier"
    )
    made = [_count(revision) for revision in revisions.prefetch_related("text__motion__replaces__dossier")]
    Checked.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["revision"],
        update_fields=["blocking", "warnings", "made_at"],
    )
    return made


def check_unchecked(limit: int) -> bool:
    """Count for the newest pending drafts that have no counts yet, `limit` at most; tells whether any are left."""
    ids = list(unchecked().order_by("-pk").values_list("current", flat=True)[: limit + 1])
    check(ids[:limit])
    return len(ids) > limit


def unchecked() -> QuerySet[Draft]:
    """Pending drafts whose current words have no counts yet."""
    return Draft.objects.pending().filter(current__isnull=False, current__checked=None)


def _count(revision: Revision) -> Checked:
    found = [finding for _, finding in findings_of.keyed(revision.summary, revision.implication, revision.text)]
    blocking = sum(finding.severity == Severity.BLOCKING for finding in found)
    return Checked(revision=revision, blocking=blocking, warnings=len(found) - blocking, made_at=timezone.now())
