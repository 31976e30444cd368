"""Findings as the review page shows them: above the words, with the way to the words and to the passage."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from editorial.admin.marked_words import Mark
from editorial.admin.source_text import Passage
from editorial.findings import Field, Finding, Severity, Words

FIELD_NAMES = {"summary": "samenvatting", "implication": "implicatie"}


@dataclass(frozen=True, slots=True)
class Note:
    """One finding on the page. `passage` is the name of the passage in the source, empty without one."""

    key: str
    kind: str
    field: str
    sentence: str
    words: str
    start: int
    end: int
    anchor: str
    passage: str
    reason: str = ""
    seen: bool = False

    @property
    def blocks(self) -> bool:
        return self.kind == "block"

    @property
    def field_name(self) -> str:
        return FIELD_NAMES[self.field]


Keyed = tuple[str, Finding]


def build_notes(
    findings: Iterable[Keyed], words: Words, *, seen: Collection[str] = (), overruled: Mapping[str, str] | None = None
) -> list[Note]:
    """The notes, what blocks first; each with what the reader answered so far. `findings` come with their keys."""
    notes = [
        Note(
            key=key,
            kind="block" if finding.severity == Severity.BLOCKING else "warn",
            field=finding.field,
            sentence=finding.sentence,
            words=finding.words,
            start=finding.start,
            end=finding.end,
            anchor=f"veld-{finding.field}" if _is_about_all(finding, words) else f"bevinding-{number}",
            passage=f"bron-{finding.passage[0]}" if finding.passage else "",
            reason=(overruled or {}).get(key, ""),
            seen=key in seen,
        )
        for number, (key, finding) in enumerate(findings, start=1)
    ]
    return sorted(notes, key=lambda note: not note.blocks)


def build_marks(findings: Iterable[Keyed], words: Words, field: Field) -> list[Mark]:
    """Where in this field the findings are; what is about all of it marks nothing."""
    return [
        Mark(
            finding.start,
            finding.end,
            f"bevinding-{number}",
            "block" if finding.severity == Severity.BLOCKING else "warn",
        )
        for number, (_, finding) in enumerate(findings, start=1)
        if finding.field == field and not _is_about_all(finding, words)
    ]


def build_passages(findings: Iterable[Keyed]) -> list[Passage]:
    """The passages of the source that findings point at, each named by where it starts."""
    found = [finding.passage for _, finding in findings if finding.passage]
    return [Passage(start, end, f"bron-{start}") for start, end in dict.fromkeys(found)]


def _is_about_all(finding: Finding, words: Words) -> bool:
    """Whether nearly the whole field is meant: a mark would point at nothing."""
    text = dict(words.fields())[finding.field]
    return finding.end - finding.start > 0.8 * len(text)
