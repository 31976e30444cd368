"""A person, party, country, organisation or law that the motion does not name."""

import re

from editorial.dutch.lexicon import words_of
from editorial.dutch.sentences import sentences
from editorial.dutch.vocabulary import Vocabulary, stem_of, tokens, vocabulary
from editorial.findings.base import Context, Field, Finding, Severity, Words
from editorial.generators import Source

_NAME = re.compile(r"(?<![\w'’])(?:[A-ZÀ-Þ][\w&+]*(?:[-'’/.][\w&+]+)*|[a-z]{1,2}[A-Z]\w+)")
_ORDINARY = words_of(
    "kamer tweede eerste kamerleden kamerlid minister ministers ministerie ministeries staatssecretaris"
    " staatssecretarissen minister-president voorzitter presidium regering kabinet rijk rijksoverheid overheid"
    " nederland nederlands nederlandse nederlanders nederlander europa europees europese wet wetsvoorstel besluit"
    " motie moties kamerstuk kamerbrief kamerdebat wetgevingsoverleg wgo commissiedebat plenair begroting staat"
    " prinsjesdag voorjaarsnota miljoenennota koning koninkrijk provincie provincies gemeente gemeenten"
    " als de het een dit deze die ook verder daarnaast bovendien daarom zo nu lid leden c.s"
)
_SAME = {
    "eu": ("europese unie", "europese", "europees"),
    "vn": ("verenigde naties",),
    "vs": ("verenigde staten", "amerikaanse"),
    "verenigde": ("vn", "vs"),
    "naties": ("vn",),
    "staten": ("vs",),
    "unie": ("eu", "eu-"),
    "ek": ("eerste kamer",),
    "tk": ("tweede kamer",),
}
_SHORTEST_STEM = 4


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """A blocking finding for each name of the draft that neither the text nor subject, title or `replaces` has."""
    text = f"{source.text}\n{source.subject}\n{source.title}\n{source.replaces}"
    return tuple(finding for field, draft in words.fields() for finding in _check(field, draft, text, context))


def _check(field: Field, draft: str, text: str, context: Context) -> list[Finding]:
    begins = {each.start for each in sentences(draft)}
    known = vocabulary(text)
    found = []
    for match in _NAME.finditer(draft):
        name = match[0].rstrip(".'’")
        first = match.start() in begins or draft[: match.start()].rstrip().endswith((":", "“", '"'))
        if _is_known(name, text, known) or (first and not _is_surely_a_name(name, context)):
            continue
        sentence = f"De naam “{name}” staat niet in de motie."
        end = match.start() + len(name)
        found.append(Finding("name", Severity.BLOCKING, field, match.start(), end, name, sentence))
    return found


def _is_known(name: str, text: str, known: Vocabulary) -> bool:
    lowered = name.lower()
    if lowered in _ORDINARY or len(lowered) == 1 or lowered in text.lower():
        return True
    if any(other in text.lower() for other in _SAME.get(lowered, ())):
        return True
    pieces = [piece for piece in re.split(r"[-'’/&.]", lowered) if piece]
    return all(piece in _ORDINARY or _has(piece, text, known) for piece in pieces)


def _has(piece: str, text: str, known: Vocabulary) -> bool:
    """The word in another form ("Israëlische" for "Israël"), as initials of words, or as the words of initials."""
    stem = stem_of(piece)
    if stem in known.stems or piece.isdigit():
        return True
    if len(stem) >= _SHORTEST_STEM and any(
        (other.startswith(stem) or stem.startswith(other)) and len(other) >= _SHORTEST_STEM for other in known.stems
    ):
        return True
    if any(_common_start(stem, other) >= max(5, len(stem) - 3) for other in known.stems):
        return True
    return 2 <= len(piece) <= 6 and piece in _initials(text)


def _common_start(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _initials(text: str) -> str:
    """The first letters of all words, in a row, so that "nvwa" is found where the authority's name is written out."""
    return "".join(token.word[0] for token in tokens(text) if token.word not in ("en", "de", "van", "voor", "het"))


def _is_surely_a_name(word: str, context: Context) -> bool:
    """At the beginning of a sentence any word has a capital: there only names that are known as such count."""
    return word in context.members or word in context.parties or (len(word) > 1 and word.isupper())
