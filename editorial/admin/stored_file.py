"""The stored copy of a paper, for editors: also of motions that are not public."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from editorial.admin.access import may
from editorial.roles import REVIEW
from motions.models import StoredFile

READER_POLICY = {"object-src": ["'self'"], "style-src": ["'unsafe-inline'"]}
"""What a browser's own reader of pdf files wants in the policy of the file."""


@require_safe
@may(REVIEW)
@xframe_options_sameorigin
def stored_file(request: HttpRequest, sha256: str) -> FileResponse:
    """The bytes as a pdf, in the page. What is no pdf, or not what it claims to be, is not shown (404)."""
    file = get_object_or_404(StoredFile, sha256=sha256, kind="pdf", set_apart=False)
    try:
        content = file.path.open("rb")
    except FileNotFoundError as error:
        raise Http404("De bytes van dit bestand zijn er niet.") from error
    response = FileResponse(content, content_type="application/pdf", filename=f"{sha256[:12]}.pdf")
    response._csp_replace = READER_POLICY  # type: ignore[attr-defined]  # how django-csp takes it from a response
    return response
