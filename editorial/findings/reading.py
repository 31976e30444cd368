"""Words above the reading level: where the woordenlijst has a plainer one, and a text that is hard as a whole."""

from collections.abc import Iterator

from editorial.dutch.reading_level import flesch_douma, hard_words
from editorial.findings.base import Context, Field, Finding, Severity, Words
from editorial.generators import Source
from editorial.generators.embedded.wordlist import DEFAULT

HARDEST = 0.0
"""Flesch-Douma: below this a text is harder than what any public page should ask of a reader."""


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """Warnings of kind `reading`."""
    return tuple(finding for field, text in words.fields() for finding in (*_formal(field, text), *_hard(field, text)))


def _formal(field: Field, text: str) -> Iterator[Finding]:
    for start, end, plainer in DEFAULT.places(text):
        sentence = f"Makkelijker is: “{plainer}”."
        yield Finding("reading", Severity.WARNING, field, start, end, text[start:end], sentence)


def _hard(field: Field, text: str) -> Iterator[Finding]:
    if flesch_douma(text) >= HARDEST:
        return
    for token in hard_words(text)[:1]:
        words = text[token.start : token.end]
        sentence = f"De tekst is moeilijk te lezen. Het moeilijkste woord is “{words}”."
        yield Finding("reading", Severity.WARNING, field, token.start, token.end, words, sentence)
