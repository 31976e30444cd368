"""What a sync did, counted by row: a row that comes by on several pages counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from enum import StrEnum


class Fate(StrEnum):
    """What became of a row, in the words of the last line of a sync. Earlier members prevail over later ones."""

    FAILED = "mislukt"
    HIDDEN = "verborgen"
    NEW = "nieuw"
    CHANGED = "gewijzigd"
    SAME = "gelijk"


ORDER = (Fate.NEW, Fate.CHANGED, Fate.SAME, Fate.HIDDEN, Fate.FAILED)
_RANK = {fate: rank for rank, fate in enumerate(Fate)}


class Tally:
    """Counts rows by their fate. Keys are whatever tells rows apart."""

    def __init__(self) -> None:
        self._fates: dict[Hashable, Fate] = {}

    def note(self, key: Hashable, fate: Fate) -> None:
        """Count a row; of several fates of one row the weightiest holds."""
        known = self._fates.get(key)
        if known is None or _RANK[fate] < _RANK[known]:
            self._fates[key] = fate

    def counts(self) -> dict[str, int]:
        """How many rows of each fate, by its Dutch word."""
        found = Counter(self._fates.values())
        return {fate.value: found[fate] for fate in ORDER}

    def __getitem__(self, fate: Fate) -> int:
        return self.counts()[fate.value]

    def __str__(self) -> str:
        return ", ".join(f"{count} {word}" for word, count in self.counts().items())
