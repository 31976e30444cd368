"""A draft against its source: what an editor should look at before these words go public. Pure and fast."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from editorial.generators import Source

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


def find(words: Words, source: Source, context: Context | None = None) -> tuple[Finding, ...]:
    """Everything that the checks find, in the order of the words: summary first, then implication."""
    context = context or Context()
    found = [finding for check in CHECKS for finding in check(words, source, context)]
    return tuple(sorted(found, key=lambda finding: (finding.field != "summary", finding.start, finding.end)))


CHECKS: tuple[Check, ...] = ()
