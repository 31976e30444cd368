"""Who asks, for the moves and their log."""

from django.contrib.auth.models import User
from django.http import HttpRequest

from editorial.actors import Actor
from editorial.models import ActorKind


def editor_of(request: HttpRequest) -> User:
    """The logged-in user; only for views that are guarded (editorial.admin.access)."""
    assert isinstance(request.user, User)
    return request.user


def name_of(user: User | None) -> str:
    """The name as colleagues read it; a machine's words have no user."""
    return (user.get_full_name() or user.get_username()) if user else "de machine"


def actor_of(request: HttpRequest) -> Actor:
    """The same person as the one who makes a move. The id of the request is the proxy's where it sends one."""
    return Actor(ActorKind.HUMAN, editor_of(request), request_id=request.headers.get("X-Request-ID", "")[:64])
