"""How hard a Dutch text is to read: Flesch-Douma, and the words that make it hard.

Flesch-Douma (W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960), Flesch's formula fitted to Dutch:
206.84 − 0.93 × words a sentence − 77 × syllables a word. 100 is very easy, 60 ordinary (about B1), 30 academic.
Syllables are the places of hyphenation that Dutch spelling allows, plus one; frequency is that of wordfreq.
"""

import re
from functools import lru_cache

import pyphen

from editorial.dutch.sentences import sentences
from editorial.dutch.vocabulary import Token, tokens, weight_of

_HARD_WEIGHT = 3.5
_HARD_SYLLABLES = 4


def flesch_douma(text: str) -> float:
    """The score of a text; 100 for one without words. A list item is a sentence; numbers are no words."""
    words = tokens(text)
    if not words:
        return 100.0
    syllables = sum(syllables_of(token.word) for token in words)
    per_sentence = len(words) / max(1, len(sentences(text)))
    return 206.84 - 0.93 * per_sentence - 77 * syllables / len(words)


def hard_words(text: str) -> tuple[Token, ...]:
    """Long words that Dutch readers seldom meet, each once, the rarest first."""
    found: dict[str, Token] = {}
    for token in tokens(text):
        if weight_of(token.word) >= _HARD_WEIGHT and syllables_of(token.word) >= _HARD_SYLLABLES:
            found.setdefault(token.word, token)
    return tuple(sorted(found.values(), key=lambda token: -weight_of(token.word)))


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """The syllables of a word; a hyphen parts two."""
    return sum(len(_hyphenator().positions(piece)) + 1 for piece in re.split(r"[-'’]", word) if piece)


@lru_cache(maxsize=1)
def _hyphenator() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)
