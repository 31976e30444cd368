"""What storing one page brought to light, to be told only when its transaction has gone well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from motions.ingest.records import Stored
from motions.ingest.tally import Fate


@dataclass(slots=True)
class Batch:
    """The fates of rows as (entity set, id, fate); rows that did not fit; ids to ask the source about.

    `absent` are rows that we know and that did not come along with their owner, by entity set: deleted, or moved.
    `members` are the persons who were named, `papers_of` the motions (by our key) whose papers came by.
    `values` are values of open sets, as (field, value).
    """

    fates: list[tuple[str, UUID, Fate]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    absent: defaultdict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    members: set[UUID] = field(default_factory=set)
    papers_of: set[int] = field(default_factory=set)
    values: set[tuple[str, str]] = field(default_factory=set)

    def add(self, entity: str, stored: Stored) -> None:
        """Take over what became of the records of one kind."""
        self.fates += [(entity, id_, fate) for id_, fate in stored.fates.items()]
        self.faults += stored.faults

    def name(self, member_ids: Iterable[UUID | None]) -> set[UUID]:
        """Remember that these persons were named; gives them."""
        named = {id_ for id_ in member_ids if id_ is not None}
        self.members |= named
        return named

    def meet(self, field_name: str, values: Iterable[str]) -> None:
        """Remember values of an open set, named as Zaak.Status."""
        self.values |= {(field_name, value) for value in values}
