"""Another motion's text, and sentences about something else: what the draft says, the motion does not speak of."""

from editorial.dutch.sentences import Sentence, sentences
from editorial.dutch.vocabulary import content, coverage, weight_of
from editorial.findings.base import Context, Field, Finding, Severity, Words
from editorial.generators import Source

ENOUGH = 0.45
"""The least share of its telling words that a sentence shares with the motion that it is about; measured on the old
site's pages: of their own sentences under 1 % stay below, of other motions' sentences over 98 %."""
_TELLING = 2.0
"""The least weight of unknown words that counts: two everyday words of a short sentence prove nothing."""


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """Blocking: `swapped` where every sentence of a field is about something else, else `foreign` for each that is."""
    known = f"{source.text}\n{source.subject}\n{source.title}\n{source.replaces}"
    return tuple(finding for field, text in words.fields() for finding in _check(field, text, known))


def _check(field: Field, text: str, known: str) -> list[Finding]:
    telling = [each for each in sentences(text) if content(text[each.start : each.end])]
    strange = [each for each in telling if _is_foreign(text[each.start : each.end], known)]
    if strange and len(strange) == len(telling):
        return [_swapped(field, text)]
    return [_foreign(field, text, each) for each in strange]


def _is_foreign(sentence: str, known: str) -> bool:
    told = content(sentence)
    vouched = coverage(told, known)
    return vouched < ENOUGH and (1 - vouched) * sum(weight_of(token.word) for token in told) >= _TELLING


def _swapped(field: Field, text: str) -> Finding:
    sentence = "Deze tekst gaat over iets anders dan deze motie."
    return Finding("swapped", Severity.BLOCKING, field, 0, len(text), text, sentence)


def _foreign(field: Field, text: str, where: Sentence) -> Finding:
    words = text[where.start : where.end]
    sentence = "Deze zin gaat over iets dat niet in de motie staat."
    return Finding("foreign", Severity.BLOCKING, field, where.start, where.end, words, sentence)
