"""Words of a text in their stems, and which of them tell what it is about."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import log10

import Stemmer
from wordfreq import get_frequency_dict

from editorial.dutch.lexicon import SAID_OFTEN

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STEMMER = Stemmer.Stemmer("dutch_porter")
_STRESS = str.maketrans("áéíóúàèäëïöü’", "aeiouaeaeiou'")
_DOUBLE = re.compile(r"([aeou])\1")
_VOICELESS = {"z": "s", "v": "f"}
_RAREST = 1e-8


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, its stem, and where it stands."""

    word: str
    stem: str
    start: int
    end: int

    @property
    def tells(self) -> bool:
        """Whether the word tells something of this motion in particular: no function word, no formula."""
        return len(self.word) >= 4 and self.word not in SAID_OFTEN


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """The stem of a word in lower case, spelled one way ("huurprijs" and "huurprijzen", "verlaagd" and "verlagen").

    Accents go: some only stress, and a scan reads them wrong.
    """
    stem = _DOUBLE.sub(r"\1", _STEMMER.stemWord(word.translate(_STRESS)))
    return stem[:-1] + _VOICELESS[stem[-1]] if stem[-1:] in _VOICELESS else stem


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """All words of a text, by place."""
    return tuple(
        Token(match[0].lower(), stem_of(match[0].lower()), match.start(), match.end()) for match in _WORD.finditer(text)
    )


def content(text: str) -> tuple[Token, ...]:
    """The words that tell what a text is about."""
    return tuple(token for token in tokens(text) if token.tells)


@lru_cache(maxsize=20_000)
def weight_of(word: str) -> float:
    """How much a word tells: 1 for a word of everyday speech, up to 5 for a rare one."""
    frequency = max(_frequencies().get(word, 0.0), _RAREST)
    return min(5.0, max(1.0, -3.0 - log10(frequency)))


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    return dict(get_frequency_dict("nl", wordlist="large"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The stems of a text, ready to be asked for."""

    stems: frozenset[str]
    joined: str
    long: tuple[str, ...]

    def knows(self, token: Token) -> bool:
        """Whether the text has this word, in another form, or within a longer or shorter one ("huurtoeslagen")."""
        stem = token.stem
        if stem in self.stems or (len(stem) >= 5 and stem in self.joined):
            return True
        if len(stem) >= 6 and (stem[:-1] in self.stems or stem[:-2] in self.stems):
            return True
        if "-" in token.word or "'" in token.word:
            pieces = [stem_of(piece) for piece in re.split(r"[-'’]", token.word) if len(piece) >= 3]
            if pieces and all(piece in self.stems for piece in pieces):
                return True
        return len(stem) >= 8 and any(piece in stem for piece in self.long)


@lru_cache(maxsize=128)
def vocabulary(text: str) -> Vocabulary:
    """The vocabulary of a text; the pieces of its hyphenated words are words of it too."""
    found = {token.stem for token in tokens(text)}
    for token in tokens(text):
        if "-" in token.word:
            found.update(stem_of(piece) for piece in token.word.split("-"))
    telling = tuple(sorted({token.stem for token in tokens(text) if token.tells and len(token.stem) >= 5}))
    return Vocabulary(frozenset(found), " ".join(sorted(found)), telling)


def coverage(words: tuple[Token, ...], text: str) -> float:
    """The share of these words that a text has, rare ones counting more; 1 when there are none."""
    total = sum(weight_of(token.word) for token in words)
    if not total:
        return 1.0
    known = vocabulary(text)
    return sum(weight_of(token.word) for token in words if known.knows(token)) / total
