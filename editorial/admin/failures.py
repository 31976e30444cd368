"""When a form is refused because its token is old: say so in Dutch, and lose no words."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from editorial.admin import kept_words
from editorial.admin.forms import lf


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page behind `CSRF_FAILURE_VIEW`. The typed words are shown to copy, and kept when the form was our own."""
    typed = {name: lf(request.POST.get(name, "")) for name in ("implication", "summary", "text")}
    context = {"typed": {name: words for name, words in typed.items() if words}, "path": "", "kept": False}
    draft_id = _draft_of(request)
    if draft_id is not None and _is_own(request):
        context |= {"kept": kept_words.keep_signed(request, draft_id), "path": request.get_full_path()}
    return render(request, "editorial/csrf_failure.html", context, status=403)


def _draft_of(request: HttpRequest) -> int | None:
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    return match.kwargs["draft_id"] if match.url_name == "desk_review" else None


def _is_own(request: HttpRequest) -> bool:
    """Whether a page of this host posted it, as far as the browser says."""
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.get_host()
