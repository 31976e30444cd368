"""What an open review page asks now and then: who else looks, did anything change; and it hands over what is typed."""

from __future__ import annotations

from contextlib import suppress

from django.contrib import admin
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from editorial import claims
from editorial.admin.actor import editor_of, name_of
from editorial.admin.kept_words import keep_scratch
from editorial.admin.posted import Incomplete, Posted
from editorial.models import Draft
from editorial.roles import may_review


@never_cache
@require_POST
def pulse(request: HttpRequest, draft_id: int) -> JsonResponse:
    """Renew the claim and keep the typed words; answers the version of the draft and who else has it open.

    403 in JSON for who is logged out or may not review: the page then says so, and keeps the words on the screen.
    """
    if not (admin.site.has_permission(request) and may_review(editor_of(request))):
        return JsonResponse({"detail": "Je bent uitgelogd."}, status=403)
    editor = editor_of(request)
    draft = get_object_or_404(Draft, pk=draft_id)
    answer = {"version": draft.version, "pending": draft.is_pending, "colleague": "", "kept": False}
    if not draft.is_pending:
        return JsonResponse(answer)
    claim = claims.take(draft, editor)
    if claim.user_id != editor.pk:
        answer["colleague"] = name_of(claim.user)
    with suppress(Incomplete):  # a page that only asks posts no words
        answer["kept"] = keep_scratch(draft, editor, Posted.read(request.POST)) is not None
    return JsonResponse(answer)
