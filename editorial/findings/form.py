"""How a draft is built: the form of the implication, its length, a wish told as if decided. All warnings."""

import re
from collections.abc import Iterator

from editorial.dutch.sentences import sentences
from editorial.findings.base import Context, Field, Finding, Severity, Words
from editorial.generators import Source

LONGEST: dict[Field, int] = {"summary": 75, "implication": 45}
"""Words. In 1,146 of 6,036 official texts what is asked is longer by itself, so length never blocks."""

_BEGINNING = re.compile(r"\W*Als de motie wordt aangenomen,? dan\b")
_ASKS = re.compile(
    r"\b(?:gevraagd|verzocht|opgeroepen|opgedragen|vraagt|verzoekt|roept|draagt|spreekt|wil|vindt|zegt|keurt|besluit"
    r"|betreurt|steunt|wijst|veroordeelt|erkent|zou(?:den)?)\b"
)
_DECIDED = re.compile(r"\b(?:zal|zullen|gaat|gaan|moet|moeten|wordt|worden|komt|komen|krijgen|krijgt)\b")


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """Warnings: `form`, `length` and `decided`."""
    return (*_form(words.implication), *_lengths(words), *_decided(words.implication))


def _form(text: str) -> Iterator[Finding]:
    found = sentences(text)
    if len(found) > 1:
        second = found[1]
        yield _warning("form", "implication", text, second.start, second.end, "De implicatie is meer dan één zin.")
    if found and not _BEGINNING.match(text):
        end = min(found[0].end, found[0].start + 40)
        sentence = "De implicatie begint niet met “Als de motie wordt aangenomen, dan”."
        yield _warning("form", "implication", text, found[0].start, end, sentence)


def _lengths(words: Words) -> Iterator[Finding]:
    for field, text in words.fields():
        said = list(re.finditer(r"\S*\w\S*", text))
        if len(said) > LONGEST[field]:
            start = said[LONGEST[field]].start()
            sentence = f"Dit zijn {len(said)} woorden. Meer dan {LONGEST[field]} leest niet makkelijk."
            yield _warning("length", field, text, start, len(text.rstrip()), sentence)


def _decided(text: str) -> Iterator[Finding]:
    """The Chamber asks; an implication that only says what will be done promises more than a motion can."""
    body = _BEGINNING.match(text)
    start = body.end() if body else 0
    if not _ASKS.search(text, start) and (verb := _DECIDED.search(text, start)):
        sentence = "Dit staat er als besluit. De Kamer vraagt het alleen."
        yield _warning("decided", "implication", text, verb.start(), verb.end(), sentence)


def _warning(kind: str, field: Field, text: str, start: int, end: int, sentence: str) -> Finding:
    return Finding(kind, Severity.WARNING, field, start, end, text[start:end], sentence)
