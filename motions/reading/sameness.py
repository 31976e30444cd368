"""Whether two texts of a motion read the same: what an editor explained in the one still holds for the other."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from motions.reading.edits import within_edits
from motions.reading.folding import squash
from motions.reading.parts import Part, PartKind
from motions.reading.points import mark_end
from motions.reading.structure import parse_parts

MOST_APART = 0.02
"""Texts that read the same differ in at most this share of their letters and digits: a scanner's or a clerk's hand."""

_MOST_EDITS = 600  # letters left out or put in; of texts longer than 15,000 letters a smaller share
_MOST_WORDS = 5_000  # from the first that differs; a longer text is not taken for the same
_BODY = (PartKind.CONSIDERATION, PartKind.REQUEST)

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%€]")
_SIGNS = {"%": "procent", "€": "euro"}
_THOUSANDS = re.compile(r"\.(?=\d{3}(?!\d))")
_COUNTED = re.compile(r"[^\W_]|(?<=\d),(?=\d)")
_NEGATIONS = frozenset(
    {"niet", "geen", "nooit", "zonder", "nergens", "niemand", "noch", "niets", "nimmer", "evenmin", "tenzij", "behalve"}
)
_UNITS = frozenset(
    [
        *("dag", "dagen", "week", "weken", "maand", "maanden", "kwartaal", "jaar", "jaren", "euro", "procent"),
        *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"),
        *("november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    ]
)
_SMALL_NUMBERS = (
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)
_NUMERAL = (
    rf"(?:{'|'.join(_SMALL_NUMBERS)}|dertien|veertien|twintig|dertig|veertig|tachtig|tig|honderd|duizend|miljoen|miljard"
    r"|half|halve|helft|kwart|dubbele?|eerst|tweed|derd)"
)
_NUMBER_WORD = re.compile(rf"{_NUMERAL}(?:en|ën|{_NUMERAL})*(?:ste|de|e)?")
_LONGEST_ABBREVIATION = 3


def body_of(text: str, parts: Sequence[Part]) -> str:
    """What a motion says: its considerations and requests, a paragraph each, without list marks and furniture.

    A text in which nothing of that was found is its own body.
    """
    paragraphs = (
        squash(_words_of(text, parts, index))
        for index, part in enumerate(parts)
        if part.level == 0 and part.kind in _BODY
    )
    return "\n\n".join(paragraphs) or squash(text)


def body_digest(body: str) -> str:
    """sha256, in hex, of a body's letters and digits after NFKC and casefold; a decimal comma counts ("1,5")."""
    return hashlib.sha256(_letters(body).encode()).hexdigest()


def reads_the_same(a: str, b: str) -> bool:
    """Whether two bodies say the same: equal letters, or at most 2 % apart and none of those letters tells.

    What tells is a number, a unit or date, a name, whom the motion asks, and a negation.
    """
    a, b = sorted((a, b))  # the comparison of words depends on the order
    letters_a, letters_b = _letters(a), _letters(b)
    if letters_a == letters_b:
        return True
    most = min(_MOST_EDITS, int(MOST_APART * (len(letters_a) + len(letters_b))))
    if not within_edits(letters_a, letters_b, most):
        return False
    return _addressees(a) == _addressees(b) and not _is_told_otherwise(list(_tokens(a)), list(_tokens(b)))


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or number: its letters for comparing, and the key that may not change; empty for an ordinary word."""

    letters: str
    tells: str


def _words_of(text: str, parts: Sequence[Part], index: int) -> str:
    part = parts[index]
    kept, position = [], part.start
    for inner in parts[index + 1 :]:
        if inner.start >= part.end:
            break
        if inner.kind in (PartKind.ITEM, PartKind.OTHER):
            kept.append(text[position : inner.start])
            position = mark_end(text, inner) if inner.kind is PartKind.ITEM else inner.end
    return " ".join((*kept, text[position : part.end]))


def _letters(text: str) -> str:
    return "".join(_COUNTED.findall(unicodedata.normalize("NFKC", text).casefold()))


def _addressees(body: str) -> list[str]:
    asked = (part.addressee for part in parse_parts(body) if part.kind is PartKind.REQUEST)
    return [_without_accents(re.sub(r"^(?:de|het|te)\s+", "", addressee.casefold())) for addressee in asked]


def _tokens(text: str) -> Iterator[_Token]:
    text = unicodedata.normalize("NFKC", text)
    before, end = "", 0
    for found in _TOKEN.finditer(text):
        word = found.group()
        between = text[end : found.start()]
        starts = not before or "\n" in between or between.strip()[-1:] in {":", ";", "!", "?"}
        starts = starts or ("." in between and len(before) > _LONGEST_ABBREVIATION)
        yield _Token(_SIGNS.get(word, word.casefold()), _what_it_tells(word, starts))
        before, end = word, found.end()


def _what_it_tells(word: str, starts_sentence: bool) -> str:
    plain = _SIGNS.get(word, word.casefold())
    if word[0].isdecimal():
        return _THOUSANDS.sub("", word)
    if plain in _SMALL_NUMBERS:
        return str(_SMALL_NUMBERS.index(plain))
    if plain in _NEGATIONS or plain in _UNITS or _NUMBER_WORD.fullmatch(plain):
        return plain
    is_name = word[0].isupper() and (not starts_sentence or word[1:2].isupper())
    return _without_accents(plain) if is_name else ""


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _is_told_otherwise(a: list[_Token], b: list[_Token]) -> bool:
    """Whether words that differ hold one that tells something, here and not at its place in the other text."""
    first = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x.letters != y.letters), min(len(a), len(b)))
    a, b = a[first:], b[first:]
    if max(len(a), len(b)) > _MOST_WORDS:
        return True
    matcher = SequenceMatcher(None, [token.letters for token in a], [token.letters for token in b], autojunk=False)
    return any(
        _differs(a[from_a:to_a], b[from_b:to_b])
        for change, from_a, to_a, from_b, to_b in matcher.get_opcodes()
        if change != "equal"
    )


def _differs(a: list[_Token], b: list[_Token]) -> bool:
    words_a, words_b = {token.letters for token in a}, {token.letters for token in b}
    if "".join(token.letters for token in a) == "".join(token.letters for token in b):
        return False  # the same words, written together or apart
    is_negated = any(f"on{word}" in words_b for word in words_a) or any(f"on{word}" in words_a for word in words_b)
    return is_negated or [t.tells for t in a if t.tells] != [t.tells for t in b if t.tells]
