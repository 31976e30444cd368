"""Which passage of the source a sentence of a draft rests on: pure, computed again whenever the words change."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from editorial.dutch.sentences import Sentence, sentences
from editorial.dutch.vocabulary import Token, content, coverage, stem_of, tokens
from editorial.generators import Source
from motions.reading.structure import Part, PartKind

__all__ = ["Sentence", "Support", "find_evidence", "sentences"]

ENOUGH = 0.45
"""The share of what a sentence tells (words weighed by how rare they are) that a passage must have to support it."""

_REQUEST_FIRST = 0.1
_ASKS = stem_of("verzoekt")
_ASKING = ("vraagt", "gevraagd", "verzoekt", "verzocht", "verzoeken", "vragen")
_CLAUSE = re.compile(r"[,;:.](?:\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Support:
    """A sentence of the draft, the range of the source that it rests on (None where nothing supports it), the index
    of the part that holds the range (-1: none), and the share of its words that stand there."""

    start: int
    end: int
    passage: tuple[int, int] | None
    part: int
    score: float


def find_evidence(words: str, source: Source) -> tuple[Support, ...]:
    """For every sentence of one field the passage it rests on; code points in `source.text`."""
    return tuple(_support(words, sentence, source) for sentence in sentences(words))


def _support(words: str, sentence: Sentence, source: Source) -> Support:
    said = _said(words[sentence.start : sentence.end])
    scored = [(_score(said, source.text[part.start : part.end], part), -index) for index, part in _candidates(source)]
    score, index = max(scored, default=(0.0, 1))
    score = min(score, 1.0)
    if score < ENOUGH:
        return Support(sentence.start, sentence.end, None, -1, score)
    return Support(sentence.start, sentence.end, _narrowed(said, source.text, source.parts[-index]), -index, score)


def _said(sentence: str) -> tuple[Token, ...]:
    """What a sentence tells; one that tells nothing of its own ("De Kamer vraagt de regering om:") counts whole."""
    return content(sentence) or tuple(
        replace(token, stem=_ASKS) if token.word in _ASKING else token
        for token in tokens(sentence)
        if len(token.word) > 3 and token.word != "kamer"
    )


@lru_cache(maxsize=64)
def _candidates(source: Source) -> tuple[tuple[int, Part], ...]:
    """The parts that say something, requests first, so that a request wins where a consideration says the same."""
    kinds = (PartKind.REQUEST, PartKind.ITEM, PartKind.CONSIDERATION)
    found = [(index, part) for index, part in enumerate(source.parts) if part.kind in kinds]
    return tuple(sorted(found, key=lambda each: (kinds.index(each[1].kind), each[0])))


def _score(said: tuple[Token, ...], passage: str, part: Part) -> float:
    """The share of the words that the passage has; what is asked goes before what is only considered."""
    if not said:
        return 0.0
    return coverage(said, passage) + (0.0 if part.kind is PartKind.CONSIDERATION else _REQUEST_FIRST)


def _narrowed(said: tuple[Token, ...], text: str, part: Part) -> tuple[int, int]:
    """From the first to the last word of the part that the sentence repeats, out to the ends of their clauses."""
    repeated = {token.stem for token in said}
    places = [token for token in tokens(text[part.start : part.end]) if token.stem in repeated]
    if not places:
        return part.start, part.end
    first, last = part.start + places[0].start, part.start + places[-1].end
    before = [match.end() for match in _CLAUSE.finditer(text, part.start, first)]
    after = _CLAUSE.search(text, last, part.end)
    start, end = before[-1] if before else part.start, after.start() if after else part.end
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end
