"""Dutch number words to digits: "twee", "vijfentwintig", "tweehonderdvijftig", "derde", "anderhalf"."""

import re

_UNITS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_TEENS = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ORDINALS = (
    "nulde", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
    "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende",
    "negentiende",
)  # fmt: skip


def _below_hundred() -> dict[str, int]:
    words = {word: value for value, word in enumerate(_UNITS + _TEENS)}
    for index, ten in enumerate(_TENS):
        value = 20 + 10 * index
        words[ten] = value
        for unit in range(1, 10):
            word = _UNITS[unit]
            words[f"{word}en{ten}"] = value + unit
            words[f"{word}ën{ten}"] = value + unit
    return words


def _cardinals() -> dict[str, float]:
    small = _below_hundred()
    words: dict[str, float] = dict(small)
    for base, name in ((100, "honderd"), (1000, "duizend")):
        words[name] = base
        for word, value in small.items():
            if value > 1:
                words[f"{word}{name}"] = value * base
            if value and base == 100:
                words[f"{name}{word}"] = words[f"{name}en{word}"] = base + value
    for multiple in range(2, 10):
        for word, value in small.items():
            if value:
                words[f"{_UNITS[multiple]}honderd{word}"] = multiple * 100 + value
    del words["een"], words["nul"]
    return words | {"één": 1, "eén": 1, "anderhalf": 1.5, "anderhalve": 1.5, "dozijn": 12}


CARDINALS: dict[str, float] = _cardinals()
"""Number words in lower case; "een" is left out, since it is nearly always the article."""

ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_ORDINALS)} | {
    f"{word}ste": int(value) for word, value in CARDINALS.items() if 20 <= value <= 1000
}
"""Ordinal words in lower case."""

SCALES: dict[str, float] = {"duizend": 1e3, "mln": 1e6, "miljoen": 1e6, "mld": 1e9, "miljard": 1e9, "biljoen": 1e12}
"""What may multiply a number written before it ("3 miljoen")."""

_WORD = re.compile(r"(?<![\w-])(?:acht (?:het|de|deze|dit|zich|een|te)|in acht|een (?=milj)|[^\W\d_]+)(?!\w)")


def to_digits(text: str) -> tuple[str, list[int], list[int]]:
    """A text in lower case with its number words as digits ("twee weken" as "2 weken", "derde" as "3e").

    Also, for every character of the answer, where in the text the word that it came from begins and ends.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in _WORD.finditer(text):
        digits = _DIGITS.get(match[0])
        if digits is None:
            continue
        start, end = match.span()
        pieces += (text[done:start], digits)
        starts += (*range(done, start), *(start for _ in digits))
        ends += (*range(done + 1, start + 1), *(end for _ in digits))
        done = end
    pieces.append(text[done:])
    starts += range(done, len(text))
    ends += range(done + 1, len(text) + 1)
    return "".join(pieces), starts, ends


_DIGITS = {word: f"{value:g}".replace(".", ",") for word, value in CARDINALS.items()}
_DIGITS |= {word: f"{value}e" for word, value in ORDINALS.items()} | {"kwart": "4e", "een ": "1 "}
