"""Words in another language than Dutch."""

from collections.abc import Iterator

from editorial.dutch.lexicon import FUNCTION_WORDS, words_of
from editorial.dutch.sentences import sentences
from editorial.dutch.vocabulary import tokens
from editorial.findings.base import Context, Field, Finding, Severity, Words
from editorial.generators import Source

_OTHER = words_of(
    "the and of to that with for is are was this which from by not will be has have an at as it its their should must"
    " und der das dem ein eine ist nicht mit zu auf für werden wird"
    " les des du une est que qui dans pour avec sur et au aux"
)
_AT_LEAST = 3


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """A blocking finding for each sentence with more small words of another language than Dutch ones.

    A sentence that the motion itself has is quoted, and no finding.
    """
    return tuple(finding for field, text in words.fields() for finding in _check(field, text, source.text))


def _check(field: Field, text: str, source: str) -> Iterator[Finding]:
    for each in sentences(text):
        words = text[each.start : each.end]
        said = [token.word for token in tokens(words)]
        other = sum(word in _OTHER for word in said)
        dutch = sum(word in FUNCTION_WORDS and word not in _OTHER for word in said)
        if other >= _AT_LEAST and other > dutch and words.rstrip(".") not in source:
            sentence = "Deze zin is niet in het Nederlands."
            yield Finding("language", Severity.BLOCKING, field, each.start, each.end, words, sentence)
