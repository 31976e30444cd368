"""The log: what happened to a motion's words, each event signed over the one before, so that a change shows.

Written by `editorial.moves` in the transaction of the move, with the row of the motion locked: numbers have no gaps.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from editorial.actors import Actor
from editorial.models import Action, Draft, Event, Revision

_HASHED = (
    "motion_id",
    "number",
    "at",
    "action",
    "actor_id",
    "actor_name",
    "actor_role",
    "actor_kind",
    "draft_id",
    "explanation_id",
    "state_before",
    "state_after",
    "revision_before",
    "revision_after",
    "words_hash",
    "text_hash",
    "difference",
    "likeness",
    "reason_code",
    "reason",
    "findings",
    "details",
    "seconds",
    "request_id",
    "batch_id",
    "previous_hash",
)


def record(motion_id: int, action: Action, actor: Actor, *, draft: Draft | None = None, **values: Any) -> Event:
    """Add an event to the chain of this motion, whose row the caller has locked.

    The draft is as the move left it; `values` are the other fields of the event.
    """
    last = Event.objects.filter(motion=motion_id).order_by("-number").values_list("number", "hash").first()
    event = Event(
        motion_id=motion_id,
        number=last[0] + 1 if last else 1,
        at=timezone.now(),
        action=action,
        actor=actor.user,
        actor_name=actor.name,
        actor_role=actor.role,
        actor_kind=str(actor.kind),
        draft=draft,
        request_id=actor.request_id,
        batch_id=actor.batch_id,
        previous_hash=last[1] if last else "",
        **values,
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    return event


def words_of(revision: Revision) -> dict[str, str]:
    """The hashes that say about which words and which text an event is."""
    return {"words_hash": revision.words_hash, "text_hash": revision.text.sha256}


def hash_of(event: Event) -> str:
    """The sha256 over all that the event says, the hash of the event before it included."""
    said = {name: _plain(getattr(event, name)) for name in _HASHED}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def verify(events: Iterable[Event]) -> Iterator[str]:
    """What is wrong with these events (ordered by motion and number), each in a Dutch sentence; nothing if whole."""
    before: Event | None = None
    for event in events:
        if before is None or before.motion_id != event.motion_id:
            number, previous = 1, ""
        else:
            number, previous = before.number + 1, before.hash
        if event.number != number:
            yield f"Motie {event.motion_id}: gebeurtenis {number} ontbreekt."
        elif event.previous_hash != previous:
            yield f"Motie {event.motion_id}: gebeurtenis {event.number} sluit niet aan op de vorige."
        if hash_of(event) != event.hash:
            yield f"Motie {event.motion_id}: gebeurtenis {event.number} is gewijzigd."
        before = event


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID) else value
