"""What somebody typed and did not save: kept a user and draft, so that a closed tab or a lost login loses nothing."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.utils import timezone

from editorial.models import Draft, Scratch
from editorial.words import MAX_LENGTH, clean


def keep(draft: Draft, user: User, *, base_revision: UUID, summary: str, implication: str) -> Scratch | None:
    """Keep these words, in the place of what was kept before; None where they say no more than the revision does.

    `base_revision` is the revision that they were typed on; words too long for a draft are cut where they stop fitting.
    Raises Revision.DoesNotExist where it is not of this draft.
    """
    base = draft.revisions.get(pk=base_revision)
    said = {"summary": clean(summary)[:MAX_LENGTH], "implication": clean(implication)[:MAX_LENGTH]}
    if said == {"summary": base.summary, "implication": base.implication}:
        drop(draft, user)
        return None
    values = said | {"base": base, "saved_at": timezone.now()}
    return Scratch.objects.update_or_create(draft=draft, user=user, defaults=values)[0]


def find(draft: Draft, user: User) -> Scratch | None:
    """What this user typed on this draft and did not save."""
    return Scratch.objects.select_related("base").filter(draft=draft, user=user).first()


def drop(draft: Draft, user: User) -> None:
    """Forget it: it was saved, or the user does not want it any more."""
    Scratch.objects.filter(draft=draft, user=user).delete()
