"""How well a text can be read: known Dutch words and ordinary characters, mixed into one score."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from wordfreq import get_frequency_dict

LEGIBLE = 0.8
"""A text that scores less is noise: a scan read badly, or a font without a map to Unicode.

Official texts score 0.90 or more, papers with a text layer 0.89 or more, a handwritten motion that a scanner
guessed at 0.53, and an official text with one letter in ten wrong at most 0.75.
"""

_WORD = re.compile(r"[^\W\d_]{3,}")
_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_ORDINARY_SYMBOLS = frozenset("€%&/+=*@#§°<>|$£²³")
_ODD_WEIGHT = 5  # one odd character spoils a whole word

_LINKS = ("", "s", "en", "n", "e", "er")
_MOTION_WORDS = frozenset({"constaterende", "constaterend"})  # too formal for a list of common words
_RAREST = {3: 3e-6, 4: 1e-6, 0: 1e-9}  # share of running text, by length of the word; 0 is any other length
_RAREST_PIECE = {3: 1e-5, 4: 1e-6, 0: 1e-7}
_SHORTEST_COMPOUND, _LONGEST_COMPOUND = 8, 40


@dataclass(frozen=True, slots=True)
class Legibility:
    """`score`, `known_words` and `odd_characters` are shares from 0 to 1; `words` is how many words were judged."""

    score: float
    known_words: float
    odd_characters: float
    words: int


def measure(text: str) -> Legibility:
    """Measure a text; one without words scores 0. The word list is loaded at the first call (0.1 s).

    Words of three letters or more count. Capitalised ones do not, unless most words are: they are names.
    """
    words = _WORD.findall(_SPLIT_WORD.sub("", text))
    plain = [word for word in words if word[0].islower()]
    judged = plain if 2 * len(plain) >= len(words) else [word.lower() for word in words]
    known = sum(map(is_known, judged)) / len(judged) if judged else 0.0
    odd = _odd_share(text)
    return Legibility(known * max(0.0, 1 - _ODD_WEIGHT * odd), known, odd, len(judged))


@lru_cache(maxsize=20_000)
def is_known(word: str) -> bool:
    """Whether a word in lower case is Dutch: in the list, or made of two or three words of the list."""
    if _is_listed(word, _RAREST) or word in _MOTION_WORDS:
        return True
    return _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND and _is_compound(word, pieces=3)


def _is_compound(word: str, pieces: int) -> bool:
    """Whether known words, with the s, e, n or en that Dutch puts between them, make up the word."""
    for cut in range(len(word) - 3, 2, -1):
        if not _is_listed(word[:cut], _RAREST_PIECE):
            continue
        rests = [word[cut + len(link) :] for link in _LINKS if word.startswith(link, cut)]
        if any(_is_listed(rest, _RAREST_PIECE) for rest in rests):
            return True
        if pieces > 2 and any(_is_compound(rest, pieces - 1) for rest in rests):
            return True
    return False


def _is_listed(word: str, rarest: dict[int, float]) -> bool:
    """Whether the list has the word; a short one must be common, since noise often looks like a rare short word."""
    return len(word) >= 3 and _dutch_words().get(word, 0.0) >= rarest.get(len(word), rarest[0])


@lru_cache(maxsize=1)
def _dutch_words() -> dict[str, float]:
    """Words of the Dutch list, with the share of running text that each makes up."""
    return get_frequency_dict("nl", wordlist="large")


def _odd_share(text: str) -> float:
    visible = "".join(text.split())
    return sum(map(_is_odd, visible)) / len(visible) if visible else 0.0


@lru_cache(maxsize=4096)
def _is_odd(character: str) -> bool:
    """Whether it is neither Latin letter, digit, accent nor punctuation of ordinary Dutch print."""
    category = unicodedata.category(character)
    if category.startswith("L"):
        return not unicodedata.name(character, "").startswith("LATIN")
    return character not in _ORDINARY_SYMBOLS and category not in ("Nd", "Mn") and not category.startswith("P")
