"""What is asked against what is told: a request left out, a consideration told as a request. Both warnings."""

import re
from collections.abc import Iterator

from editorial.dutch.vocabulary import content, coverage, tokens
from editorial.evidence import ENOUGH, find_evidence
from editorial.findings.base import Context, Finding, Severity, Words
from editorial.generators import Source
from motions.reading.structure import Part, PartKind

_LEFT_OUT = 0.3
"""A request of whose telling words the summary has less than this share is not told in it."""
_ASKS = re.compile(r"\b(?:vraagt|vragen|verzoekt|verzoeken|verzocht|gevraagd|roept|opgeroepen)\b")


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """Warnings: `omission`, judged on the summary, and `consideration`."""
    return (*_left_out(words.summary, source), *_considered(words, source))


def _left_out(summary: str, source: Source) -> Iterator[Finding]:
    if not summary.strip():
        return
    end = len(summary.rstrip())
    for part in _asked(source):
        asked = source.text[part.start : part.end]
        telling = content(asked) or tuple(token for token in tokens(asked) if len(token.word) > 3)
        if coverage(telling, summary) < _LEFT_OUT:
            sentence = "Een verzoek uit de motie staat niet in de samenvatting."
            yield Finding("omission", Severity.WARNING, "summary", end, end, "", sentence, (part.start, part.end))


def _asked(source: Source) -> list[Part]:
    """Requests, without those that hold another one; the points of a list count each."""
    holders = {part.parent for part in source.parts if part.kind in (PartKind.REQUEST, PartKind.ITEM)}
    return [
        part
        for index, part in enumerate(source.parts)
        if index not in holders
        and (part.kind is PartKind.REQUEST or (part.kind is PartKind.ITEM and _is_asked(part, source)))
    ]


def _is_asked(item: Part, source: Source) -> bool:
    while item.parent >= 0:
        item = source.parts[item.parent]
        if item.kind is PartKind.REQUEST:
            return True
    return False


def _considered(words: Words, source: Source) -> Iterator[Finding]:
    for field, text in words.fields():
        for support in find_evidence(text, source):
            said = text[support.start : support.end]
            if (
                support.part < 0
                or source.parts[support.part].kind is not PartKind.CONSIDERATION
                or not _ASKS.search(said)
            ):
                continue
            asked = " ".join(
                source.text[part.start : part.end] for part in source.parts if part.kind is PartKind.REQUEST
            )
            if coverage(content(said), asked) < ENOUGH:
                sentence = "De motie overweegt dit, maar vraagt het niet."
                where = (field, support.start, support.end, said, sentence, support.passage)
                yield Finding("consideration", Severity.WARNING, *where)
