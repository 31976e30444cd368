"""Who makes a move: a person at the desk, a command in somebody's name, or the system by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import User

from editorial import roles
from editorial.models import ActorKind


@dataclass(frozen=True)
class Actor:
    """`request_id` and `batch_id` tie events of one request, or of one bulk action or command, together."""

    kind: ActorKind | str
    user: User | None
    request_id: str = ""
    batch_id: str = ""

    @property
    def name(self) -> str:
        """The name at the time, as the log keeps it."""
        if self.user is not None:
            return (self.user.get_full_name() or self.user.get_username())[:150]
        return "opdracht" if self.kind == ActorKind.COMMAND else "systeem"

    @cached_property
    def role(self) -> str:
        """The role at the time; empty for the system."""
        return roles.role_of(self.user) if self.user is not None else ""

    @property
    def by_command(self) -> bool:
        """A command acts in this user's name: the page and the log say so."""
        return self.kind == ActorKind.COMMAND


SYSTEM = Actor(ActorKind.SYSTEM, None)
COMMAND = Actor(ActorKind.COMMAND, None)
