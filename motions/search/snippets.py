"""The passage of a text in which the words stand that were asked for, as safe HTML."""

import re

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString

from motions.search import analyser

LENGTH = 220
"""Characters of the passage, give or take a word."""
_WORD = re.compile(r"[^\W_]+(?:['’‘`´.][^\W_]+)*")


def snippet(text: str, words: tuple[str, ...]) -> SafeString:
    """The passage with the most of these words, each in `<mark>`; the beginning of the text where none is found.

    `text` is raw: everything in it is escaped. `words` are folded, as `Hits.words`.
    """
    flat = " ".join(text.split())
    asked = [frozenset(analyser.terms(word)) for word in words]
    found = [
        (match.start(), match.end(), at) for match in _WORD.finditer(flat) if (at := _answers(match[0], asked)) >= 0
    ]
    start = _best_start(found)
    begin, end = _at_word(flat, start), _at_word(flat, start + LENGTH)
    shown = [(left, right) for left, right, _ in found if begin <= left and right <= end]
    return _marked(flat, begin, end, shown)


def _answers(word: str, asked: list[frozenset[str]]) -> int:
    """The place of the asked word that this word of the text answers to; -1 for none."""
    terms = {term for folded in analyser.words(word) for term in analyser.terms(folded)}
    return next((at for at, wanted in enumerate(asked) if wanted & terms), -1)


def _best_start(found: list[tuple[int, int, int]]) -> int:
    """Where a passage begins that holds the most different words; a little before the first of them."""
    best, most = 0, 0
    for start, _, _ in found:
        held = len({word for left, _, word in found if start <= left < start + LENGTH - 60})
        if held > most:
            best, most = start, held
    return max(0, best - 60) if best > 60 else 0


def _at_word(text: str, near: int) -> int:
    """The next boundary of a word at or after this place."""
    if near <= 0:
        return 0
    blank = text.find(" ", near)
    return len(text) if blank < 0 else blank


def _marked(text: str, begin: int, end: int, shown: list[tuple[int, int]]) -> SafeString:
    pieces, at = [], begin
    for left, right in shown:
        pieces.append((text[at:left], text[left:right]))
        at = right
    before = "… " if begin else ""
    after = f"{text[at:end]} …" if end < len(text) else text[at:end]
    marked = format_html_join("", "{}<mark>{}</mark>", [(plain, mark) for plain, mark in pieces])
    return SafeString(escape(before)) + marked + escape(after)
