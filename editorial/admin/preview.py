"""Markdown to safe HTML for the editor's widget, and the upload that does not exist.

The widget's script (django-markdownx) posts what is typed, and any image that is dropped on it. The library's own views
are open to anybody and its HTML is not sanitised, so neither is used.
"""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from editorial import markdown
from editorial.admin.actor import editor_of
from editorial.roles import may_review
from editorial.words import MAX_LENGTH


@never_cache
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The posted `content` as safe HTML; 403 for who may not review, 413 for more than any draft can hold."""
    if not (admin.site.has_permission(request) and may_review(editor_of(request))):
        return HttpResponse("Log in als redacteur om een voorbeeld te zien.", status=403, content_type="text/plain")
    content = request.POST.get("content", "")
    if len(content) > MAX_LENGTH:
        return HttpResponse("Deze tekst is te lang voor een voorbeeld.", status=413, content_type="text/plain")
    return HttpResponse(markdown.render(content))


@require_POST
def no_upload(request: HttpRequest) -> JsonResponse:
    """Nothing is read and nothing is kept: words of this portal have no images."""
    return JsonResponse({"detail": "Afbeeldingen kunnen hier niet."}, status=404)
