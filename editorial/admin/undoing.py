"""Take back one's own last decision, for as long as that is allowed (T14)."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from editorial import moves
from editorial.admin.access import may, see
from editorial.admin.actor import actor_of
from editorial.models import Event
from editorial.roles import REVIEW


def undoable(user: User) -> Event | None:
    """This user's last decision, where it is young enough to be taken back."""
    since = timezone.now() - timedelta(seconds=settings.UNDO_SECONDS)
    newest = (
        Event.objects.filter(actor=user, at__gte=since).select_related("motion__dossier").order_by("-at", "-pk").first()
    )
    return newest if newest is not None and newest.draft_id and "before" in newest.details else None


@require_POST
@may(REVIEW)
def undo(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Everything as before the decision, and back to that draft."""
    try:
        draft = moves.undo(draft_id, actor=actor_of(request))
    except moves.Blocked as blocked:
        messages.warning(request, str(blocked))
    except moves.NotAllowed as refused:
        messages.warning(request, refused.words)
    else:
        messages.success(request, f"Teruggenomen: het besluit over {draft.motion}.")
    return see(reverse("desk_review", args=[draft_id]))
