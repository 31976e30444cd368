"""What a motion asks or says, from its parsed requests: verb, addressee, and the clause that follows."""

import re
from dataclasses import dataclass

from editorial.generators import Source
from editorial.generators.embedded.addressee import match_addressee, mend
from motions.reading.structure import Part, PartKind

ASKING_VERBS = frozenset({"verzoekt", "vraagt"})
_PARTICLE_VERBS = frozenset({"roept", "draagt"})

_ADVERBS = re.compile(
    r"(?:(?:tevens|ook|daarom|voorts|verder|bovendien|eveneens|daarnaast|vervolgens|derhalve|dan ook|aanvullend"
    r"|daartoe|nogmaals)\b,? ?)+",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?:en )?(\w+)\s*", re.IGNORECASE)
_CALL = re.compile(
    r"(?P<addressee>.{2,200}?) (?:er )?(?P<adverb>met klem |nogmaals |dringend )?(?:toe )?op(?= |,|:|$)"
    r"(?! (?:basis|grond) van .* op )"
)
_ITEM_MARK = re.compile(r"\s*(?:[–—•°*·▪o-]|\(?\d{1,2}[.)°]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of the source: its words on one line, and where it begins there."""

    text: str
    start: int

    def after(self, length: int) -> "Phrase":
        """The phrase without its first characters and the blanks that follow them."""
        rest = self.text[length:].lstrip(" ")
        return Phrase(rest, self.start + len(self.text) - len(rest))


@dataclass(frozen=True, slots=True)
class Dictum:
    """One thing that the Chamber does.

    `verb` is the finite verb as written, in lower case; `particle` its second half ("op" of "roept … op") when the
    addressee stands between; `addressee` is empty when nobody is named; `also` says that the text itself joins
    it to the one before ("verzoekt tevens"). `body` is what follows, `items` the points of its list.
    """

    verb: str
    start: int
    body: Phrase
    particle: str = ""
    addressee: str = ""
    also: bool = False
    items: tuple[Phrase, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether somebody is asked to do something, rather than the Chamber itself saying or deciding."""
        return self.verb in ASKING_VERBS


def parse_dicta(source: Source) -> tuple[Dictum, ...]:
    """The requests of a motion in order; empty when none was found."""
    return tuple(
        _parse(source, index, part)
        for index, part in enumerate(source.parts)
        if part.kind is PartKind.REQUEST and source.text[part.start : part.end].strip(" \n.,;:")
    )


def _parse(source: Source, index: int, part: Part) -> Dictum:
    items = [item for item in source.parts if item.parent == index and item.kind is PartKind.ITEM]
    head = _phrase(source.text, part.start, items[0].start if items else part.end)
    points = tuple(phrase for item in items if (phrase := _item(source.text, item)).text)
    match = _VERB.match(head.text)
    if match is None:
        return Dictum("", part.start, head, items=points)
    verb = match[1].lower()
    also, rest = _without_adverbs(head.after(match.end()))
    if verb in ASKING_VERBS:
        length = match_addressee(rest.text, part.addressee)
        addressee = mend(rest.text[:length])
        also_after, rest = _without_adverbs(rest.after(length))
        return Dictum(verb, part.start, rest, addressee=addressee, also=also or also_after, items=points)
    call = _CALL.match(rest.text) if verb in _PARTICLE_VERBS else None
    if call is None:
        return Dictum(verb, part.start, rest, also=also, items=points)
    addressee = f"{mend(call['addressee'])} {call['adverb'] or ''}".strip()
    body = rest.after(call.end())
    return Dictum(verb, part.start, body, particle="op", addressee=addressee, also=also, items=points)


def _without_adverbs(phrase: Phrase) -> tuple[bool, Phrase]:
    match = _ADVERBS.match(phrase.text)
    return (match is not None), (phrase.after(match.end()) if match else phrase)


def _item(text: str, item: Part) -> Phrase:
    phrase = _phrase(text, item.start, item.end)
    mark = _ITEM_MARK.match(phrase.text)
    return phrase.after(mark.end()) if mark else phrase


def _phrase(text: str, start: int, end: int) -> Phrase:
    """Each white space becomes one blank, so that places in the phrase are places in the text."""
    raw = text[start:end]
    return Phrase(re.sub(r"\s", " ", raw.strip()), start + len(raw) - len(raw.lstrip()))
