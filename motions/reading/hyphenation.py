"""Joining lines that were only wrapped: which hyphen at the end of a line belongs to the word.

Dutch has three kinds: a word split to fit the line ("overwe-/gende", the hyphen goes), a hyphen of the word itself
("zzp-/er", "CO2-/heffing", it stays), and one that hangs ("opsporings-/en vervolgingsdiensten", it stays, with a
blank). What the document itself writes within a line decides first, then the Dutch places of hyphenation.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import pyphen
from wordfreq import get_frequency_dict

from motions.reading.text import SOFT_HYPHEN

_HANGING = frozenset(("en", "of", "en/of", "c.q", "resp", "respectievelijk", "dan", "tot", "noch", "alsmede", "alsook"))
_ABBREVIATIONS = frozenset(
    [
        "avg",
        "azc",
        "aow",
        "bbb",
        "bbl",
        "bes",
        "cao",
        "eu",
        "ggz",
        "hbo",
        "ic",
        "ict",
        "mbo",
        "mkb",
        "ngo",
        "ov",
        "pgb",
        "sbo",
        "vmbo",
        "vn",
        "vo",
        "vwo",
        "wia",
        "wlz",
        "wmo",
        "wob",
        "woo",
        "wvo",
    ]
)
_STANDING = frozenset(("minister", "secretaris", "directeur", "procureur", "inspecteur", "rechter", "gouverneur"))
_LOOSE = frozenset(("oud", "niet", "non", "ex", "vice", "adjunct", "kandidaat", "aspirant", "interim"))
_VOWELS = frozenset("aeiouyàáâäèéêëìíîïòóôöùúûü")
_CLASHES = frozenset(("aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"))
_DIAERESIS = str.maketrans("eiou", "ëïöü")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_STEM = re.compile(r"([^\W_]*)(?<=[^\s-])[-\u2010\u2011]$")
_REST = re.compile(r"[^\W_]+")


def words_within_lines(lines: Iterable[str]) -> frozenset[str]:
    """The words that a document writes unbroken, in lower case: evidence for those that it breaks."""
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line.rstrip())[:-1])


def join_lines(lines: Iterable[str], written: frozenset[str] = frozenset()) -> str:
    """Join wrapped lines into one; `written` comes from `words_within_lines`."""
    joined: list[str] = []
    for line in filter(None, (line.strip() for line in lines)):
        if joined:
            joined[-1], line = _join(joined[-1], line, written)
        joined.append(line)
    return "".join(joined)


def _join(left: str, right: str, written: frozenset[str]) -> tuple[str, str]:
    """Two lines, changed so that they can be written one after the other."""
    if left.endswith(SOFT_HYPHEN):
        return left[:-1], right
    if not _STEM.search(left):
        return (left, right) if _is_broken_address(left) else (left + " ", right)
    rest = _REST.match(right)
    first = right.split(maxsplit=1)[0].rstrip(".,;:").lower()
    if first in _HANGING:
        return left + " ", right
    if rest is None:
        return left, right
    if _lost_diaeresis(left, rest.group()):
        return left[:-1], right[0].translate(_DIAERESIS) + right[1:]
    goes_on = right[rest.end() :][:1] == "-" and _is_word(rest.group().lower())  # "een-/op-een"
    return (left, right) if goes_on or _keeps_hyphen(left, rest.group(), written) else (left[:-1], right)


def _lost_diaeresis(left: str, rest: str) -> bool:
    """Whether a word lost its diaeresis where it was split, as the spelling asks: "ge-/introduceerd"."""
    match = _STEM.search(left)
    stem = match.group(1).lower() if match else ""
    return stem[-1:] in _VOWELS and rest[0] in "eiou" and _is_word(stem + rest[0].translate(_DIAERESIS) + rest[1:])


def _is_broken_address(line: str) -> bool:
    return line.endswith("/") and "://" in line.split()[-1]


def _keeps_hyphen(left: str, rest: str, written: frozenset[str]) -> bool:
    token = left.split()[-1]
    match = _STEM.search(token)
    stem = match.group(1) if match else ""
    if "://" in token or "www." in token or "@" in token or not stem:
        return True
    for unbroken, kept in ((stem + rest, False), (f"{stem}-{rest}", True)):
        if unbroken.lower() in written:
            return kept
    if not rest[0].islower() or not stem.isalpha() or len(stem) == 1 or stem.isupper():
        return True
    return _is_compound_with_hyphen(stem.lower(), rest.lower())


def _is_compound_with_hyphen(stem: str, rest: str) -> bool:
    """Whether Dutch writes these two with a hyphen between them; both are lower case."""
    if not _is_word(rest):
        return False
    if stem[-1] + rest[0] in _CLASHES and not _is_word(stem + rest):
        return True
    if stem in _ABBREVIATIONS or not _VOWELS.intersection(stem):
        return True
    if stem in _STANDING | _LOOSE and len(rest) >= 4:
        return stem in _STANDING or not _is_word(stem + rest)
    return _is_word(stem) and len(stem) not in _hyphenator().positions(stem + rest)


def _is_word(word: str) -> bool:
    return word in get_frequency_dict("nl", wordlist="large")


@lru_cache(maxsize=1)
def _hyphenator() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")
