"""Text to index terms: the same function for what is stored and for what is asked, on both databases.

No single Dutch stemmer joins enough words: Kraaij-Pohlmann (`dutch`) joins gezinnen and gezin, `dutch_porter` joins
huurtoeslagen and huurtoeslag. Both stems are indexed, told apart by a prefix, and the word itself beside them.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

VERSION = 1
"""Raise it when terms change; `rebuild_search` then makes the rows of another version again."""

LONGEST_WORD = 60
"""Characters; longer runs are noise of a scan."""

STOP_WORDS = frozenset(
    "aan al als bij da dan dat de den der des deze die dit door een en er het hun ik in is je me men met naar niet nog "
    "of om ook op over 's 't te ten ter tot uit van voor was wat we wel wie wij ze zich zij zijn zo".replace(
        "'", ""
    ).split()
)
"""Words that say nothing in any text; words that say nothing in motions (regering, verzoekt) are found by counting."""

_JOINED = (
    re.compile(r"(?<=\w)['’‘`´](?=\w)"),  # foto's, d'66
    re.compile(r"(?<=\b\w)\.(?=\w\b)"),  # t.v.v.
    re.compile(r"(?<=[0-9])\.(?=[0-9]{3}\b)"),  # 36.410
)
_WORD = re.compile(r"[^\W_]+")
_WITHOUT_STROKE = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters of names that Unicode does not take apart."""
_stemmers = threading.local()


def words(text: str) -> list[str]:
    """The words of a text, folded: lower case, no accents, no apostrophes. Anything else only separates."""
    for joint in _JOINED:
        text = joint.sub("", text)
    return [word for word in _WORD.findall(fold(text)) if len(word) <= LONGEST_WORD]


def fold(text: str) -> str:
    """Lower case without accents: "Çelik" and "celik" are one word."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return (
        "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        .casefold()
        .translate(_WITHOUT_STROKE)
    )


@lru_cache(maxsize=50_000)
def terms(word: str) -> tuple[str, ...]:
    """The index terms of one folded word: its two stems, and the word itself where it is not its own stem."""
    if not hasattr(_stemmers, "pair"):  # a stemmer must not be shared between threads
        _stemmers.pair = Stemmer.Stemmer("dutch"), Stemmer.Stemmer("dutch_porter")
    kraaij, porter = (fold(stemmer.stemWord(word)) or word for stemmer in _stemmers.pair)
    return (f"a{kraaij}", f"b{porter}") if word == kraaij else (f"a{kraaij}", f"b{porter}", f"x{word}")


def all_terms(text: str) -> Iterator[str]:
    """The index terms of a whole text, in order."""
    for word in words(text):
        yield from terms(word)
