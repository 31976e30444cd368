"""Sentences of a text in Markdown, and points of its lists."""

import re
from dataclasses import dataclass
from functools import lru_cache

_ABBREVIATIONS = "".join(
    rf"(?<!\b{each})" for each in ("nr", "nrs", "art", "mr", "dr", "bijv", "dhr", "mw", "[a-zA-Z]")
)
_END = re.compile(rf"{_ABBREVIATIONS}[.!?…][\"”’»')*_]*(?=\s|$)|;?\n+|;(?=\s*$)")
_MARK = re.compile(r"\s*(?:[-*+•–]|\d{1,2}[.)])\s+|\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a point of a list: its range in the words, half open."""

    start: int
    end: int


@lru_cache(maxsize=128)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in Markdown, points of lists apart; no blank at either end."""
    found: list[Sentence] = []
    start = 0
    for match in [*_END.finditer(text), None]:
        end = match.end() if match else len(text)
        mark = _MARK.match(text, start)
        begin = mark.end() if mark else start
        stripped = text[begin:end].rstrip()
        if re.search(r"\w", stripped):
            found.append(Sentence(begin, begin + len(stripped)))
        start = end
    return tuple(found)
