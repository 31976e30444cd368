"""What every public page has in common: how it may be kept, and the answers for what is gone or stands elsewhere."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]


class GoneError(Exception):
    """There was something here, and it was taken away."""


class MovedError(Exception):
    """It stands at another address of this site, for good."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def public(view: View) -> View:
    """Read only, and never kept without asking again: withdrawn words must be gone at once. The ETag saves the work."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except GoneError:
            response = render(request, "410.html", status=410)
        except MovedError as moved:
            response = HttpResponsePermanentRedirect(moved.path)
        patch_cache_control(response, no_cache=True)
        return response

    return require_safe(wrapped)


def absolute(request: HttpRequest, path: str) -> str:
    """The whole address of a path, as the world knows it."""
    return f"{settings.PUBLIC_BASE_URL}{path}" if settings.PUBLIC_BASE_URL else request.build_absolute_uri(path)
