"""The generator without a model: plain sentences composed of the words of the motion itself."""

import re
import time

from editorial.generators import RefusalReason, Refused, Result, Source
from editorial.generators.embedded.compose import summary_of
from editorial.generators.embedded.dictum import Dictum, parse_dicta
from editorial.generators.embedded.implication import implication_of
from editorial.generators.embedded.plain import plain_dicta
from editorial.generators.embedded.topic import about, topic_of
from editorial.generators.embedded.wordlist import DEFAULT, WordList
from motions.reading.legibility import LEGIBLE, measure
from motions.reading.structure import PartKind

VERSION = "1"

_OTHER_KIND = re.compile(
    r"\b(?:AMENDEMENT|Geachte (?:voorzitter|heer|mevrouw)|Aan de [Vv]oorzitter van de Tweede Kamer|AANHANGSEL VAN DE"
    r"|BRIEF VAN|NOTA VAN WIJZIGING|VERSLAG VAN|MEMORIE VAN)\b"
)

_INSTEAD_OF = re.compile(r"\bt\.?v\.?v\.? ?(\d{5}(?:-\(?[A-Z]\d*\)?|-[IVX]+)?(?:-\d+)+)\b")


class Embedded:
    """Composes a draft of the parsed requests; `words` is the woordenlijst that it may use."""

    name = "embedded"

    def __init__(self, words: WordList = DEFAULT) -> None:
        self.words = words
        self.version = f"{VERSION}-{words.version}"

    def generate(self, source: Source) -> Result:
        """A draft of the motion. Raises Refused when the text cannot be read or asks nothing."""
        started = time.monotonic()
        dicta = parse_dicta(source)
        _refuse(source, dicta)
        topic = topic_of(source.subject)
        plain, steps = plain_dicta(dicta, self.words, topic)
        said = " ".join(" ".join((each.clause, *each.items)) for each in plain)
        before = about(topic, plain[0].clause, said)
        return Result(
            summary=summary_of(plain, before=before, after=_replaces(source)),
            implication=implication_of(plain),
            generator=self.name,
            version=self.version,
            seconds=time.monotonic() - started,
            trace=steps,
        )


def build() -> Embedded:
    """The generator with the word list of the code."""
    return Embedded()


def _refuse(source: Source, dicta: tuple[Dictum, ...]) -> None:
    if measure(source.text).score < LEGIBLE:
        raise Refused(RefusalReason.ILLEGIBLE)
    if not dicta:
        other = _OTHER_KIND.search(source.text)
        raise Refused(RefusalReason.OTHER_KIND if other else RefusalReason.NO_REQUEST)
    if _breaks_off(source):
        raise Refused(RefusalReason.CUT_OFF)


def _breaks_off(source: Source) -> bool:
    """The last request has no end: no punctuation, and neither closing formula nor anything else behind it."""
    last = max(part.end for part in source.parts if part.kind is PartKind.REQUEST)
    closed = any(part.kind is PartKind.CLOSING for part in source.parts)
    return not closed and not source.text[last:].strip() and source.text[:last].rstrip()[-1] not in ".,;:!?)»”\"'"


def _replaces(source: Source) -> str:
    """A sentence on the motion that this one replaces, by its record or its subject ("t.v.v. 36410-49")."""
    in_subject = _INSTEAD_OF.search(source.subject)
    replaces = source.replaces or (in_subject[1] if in_subject else "")
    return f"Deze motie komt in de plaats van motie {replaces}." if replaces else ""
