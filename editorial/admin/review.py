"""The review page and its one form: every decision is a post to the same address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from editorial.admin import kept_words
from editorial.admin.access import may
from editorial.admin.decision import Decision
from editorial.admin.posted import Incomplete, Posted
from editorial.admin.queue import Filters, Queue
from editorial.admin.review_page import load_draft, show
from editorial.roles import REVIEW


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, draft_id: int) -> HttpResponseBase:
    """Look at a draft, or decide about it. Who was logged out while typing gets the words back after logging in."""
    if request.method == "POST" and not request.user.is_authenticated:
        kept_words.keep_signed(request, draft_id)
    return _review(request, draft_id)


@may(REVIEW)
def _review(request: HttpRequest, draft_id: int) -> HttpResponse:
    draft = load_draft(draft_id)
    queue = Queue(Filters.from_query(request.GET))
    if request.method != "POST":
        return kept_words.show_again(request, draft, queue) or show(request, draft, queue)
    try:
        posted = Posted.read(request.POST)
    except Incomplete:
        return HttpResponseBadRequest("Dit formulier is niet volledig. Open het concept opnieuw.")
    return Decision(request, draft, queue, posted).take()
