"""Who may enter the desk: staff with the right permission; others log in, or read in Dutch why not."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import admin
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from editorial.roles import APPROVE, REVIEW, WITHDRAW, may_approve

Extra = ParamSpec("Extra")
View = Callable[Concatenate[HttpRequest, Extra], HttpResponseBase]

_WHAT = {
    REVIEW: "concepten beoordelen",
    APPROVE: "concepten goedkeuren",
    WITHDRAW: "uitleg terugtrekken of terugzetten",
}


def _has(user: AbstractBaseUser | AnonymousUser, permission: str) -> bool:
    """A permission, or what a setting of the portal gives with it."""
    return isinstance(user, User) and (may_approve(user) if permission == APPROVE else user.has_perm(permission))


def may(permission: str) -> Callable[[View[Extra]], View[Extra]]:
    """Guard a view of the desk: not logged in leads to the login, without `permission` to a page that says so (403)."""

    def decorate(view: View[Extra]) -> View[Extra]:
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, *args: Extra.args, **kwargs: Extra.kwargs) -> HttpResponseBase:
            if not admin.site.has_permission(request):
                return redirect_to_login(request.get_full_path(), reverse("admin:login"))
            if not _has(request.user, permission):
                return forbidden(request, permission)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def forbidden(request: HttpRequest, permission: str) -> HttpResponse:
    """The page that says which right is missing."""
    context = page_context(request, "Geen toegang", what=_WHAT.get(permission, "dit doen"))
    return render(request, "editorial/forbidden.html", context, status=403)


def page_context(request: HttpRequest, title: str, **more: Any) -> dict[str, Any]:
    """What every page of the desk needs of the admin around it."""
    return {**admin.site.each_context(request), "title": title, "is_nav_sidebar_enabled": False} | more


def see(url: str) -> HttpResponseRedirect:
    """To another page by GET: a reload never posts again."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
