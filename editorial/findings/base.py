"""What every check shares: the shape of a finding, and the words of the source that count."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from editorial.generators import Source
from motions.reading.structure import PartKind

Field = Literal["summary", "implication"]


class Severity(StrEnum):
    """Blocking: resolved, or overruled with a reason, before approval. Warning: acknowledged."""

    BLOCKING = "blocking"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Words:
    """The two fields of a draft, as Markdown."""

    summary: str
    implication: str

    def fields(self) -> Iterator[tuple[Field, str]]:
        """Both, with their names, in the order in which an editor reads them."""
        yield "summary", self.summary
        yield "implication", self.implication


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may know beside the source: names of members and parties."""

    members: frozenset[str] = field(default_factory=frozenset)
    parties: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that may be wrong.

    `start` and `end` are code points in the field, `words` what stands there (empty when something is missing);
    `passage` is the range in the text of the source that it is about, if there is one.
    """

    kind: str
    severity: Severity
    field: Field
    start: int
    end: int
    words: str
    sentence: str
    passage: tuple[int, int] | None = None


Check = Callable[[Words, Source, Context], tuple[Finding, ...]]

_CONTENT = frozenset({PartKind.CONSIDERATION, PartKind.REQUEST, PartKind.ITEM, PartKind.OTHER})


@lru_cache(maxsize=64)
def content_of(source: Source) -> str:
    """The text of the source with all but what it says (heading, dossier, dates, signatures) blanked out.

    Places in it are places in the text. Without any parsed request the whole text counts.
    """
    if not any(part.kind is PartKind.REQUEST for part in source.parts):
        return source.text
    kept = [" "] * len(source.text)
    for part in source.parts:
        if part.kind in _CONTENT:
            kept[part.start : part.end] = source.text[part.start : part.end]
    return "".join(kept)
