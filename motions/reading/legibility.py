"""How well a text can be read: known Dutch words and ordinary characters, mixed into one score."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from wordfreq import get_frequency_dict

LEGIBLE = 0.8
"""A text that scores less is noise: a scan read badly, or a font without a map to Unicode."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_ORDINARY_SYMBOLS = frozenset("€%&/+=*@#§°<>|$£²³")


@dataclass(frozen=True, slots=True)
class Legibility:
    """`score`, `known_words` and `odd_characters` are shares from 0 to 1; `words` counts words of three letters up."""

    score: float
    known_words: float
    odd_characters: float
    words: int


def measure(text: str) -> Legibility:
    """Measure a text; one without words scores 0. The word list is loaded at the first call (0.2 s)."""
    words = _WORD.findall(_SPLIT_WORD.sub("", text).lower())
    known = sum(map(is_known, words)) / len(words) if words else 0.0
    odd = _odd_share(text)
    return Legibility(score=known * (1 - odd), known_words=known, odd_characters=odd, words=len(words))


@lru_cache(maxsize=20_000)
def is_known(word: str) -> bool:
    """Whether a word in lower case is Dutch: in the list, or made of two or three words of the list."""
    return word in _dutch_words()


@lru_cache(maxsize=1)
def _dutch_words() -> frozenset[str]:
    return frozenset(get_frequency_dict("nl", wordlist="large"))


def _odd_share(text: str) -> float:
    visible = [character for character in text if not character.isspace()]
    if not visible:
        return 0.0
    return sum(map(_is_odd, visible)) / len(visible)


@lru_cache(maxsize=4096)
def _is_odd(character: str) -> bool:
    """Neither letter (Latin), digit nor punctuation of ordinary Dutch print."""
    if character in _ORDINARY_SYMBOLS or character.isdecimal():
        return False
    category = unicodedata.category(character)
    if category.startswith("L"):
        return not unicodedata.name(character, "").startswith("LATIN")
    return not category.startswith("P")
