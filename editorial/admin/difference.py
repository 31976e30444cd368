"""Two texts to one in which what went and what came stands marked, by words. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
MAX_WORDS = 4_000
"""Beyond this many words and marks a text is compared by lines: comparing takes quadratic time."""

Kind = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch that stayed, went or came."""

    kind: Kind
    text: str


def compare(old: str, new: str) -> list[Change]:
    """The changes from `old` to `new`; those that are not new join to `old`, those that are not gone to `new`."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > MAX_WORDS:
        before, after = _LINES.findall(old), _LINES.findall(new)
    return list(_joined(_changes(before, after)))


def _changes(before: list[str], after: list[str]) -> Iterator[Change]:
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(before[a:b]))
            continue
        yield Change("gone", "".join(before[a:b]))
        yield Change("new", "".join(after[c:d]))


def _joined(changes: Iterator[Change]) -> Iterator[Change]:
    """One blank between two changes belongs to both, so that a phrase reads as one change."""
    gone = new = ""
    for change in changes:
        if change.kind == "same" and not (change.text.isspace() and "\n" not in change.text and (gone or new)):
            yield from _pair(gone, new)
            gone = new = ""
            yield change
        else:
            gone += change.text if change.kind != "new" else ""
            new += change.text if change.kind != "gone" else ""
    yield from _pair(gone, new)


def _pair(gone: str, new: str) -> Iterator[Change]:
    if gone.isspace() and gone == new:
        yield Change("same", gone)
        return
    if gone:
        yield Change("gone", gone)
    if new:
        yield Change("new", new)
