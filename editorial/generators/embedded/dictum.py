"""What a motion asks or says, from its parsed requests: verb, addressee, and the clause that follows."""

import re
from dataclasses import dataclass, replace

from editorial.generators import Source
from editorial.generators.embedded.addressee import mend
from editorial.generators.embedded.phrase import NOTHING, Phrase, phrase
from motions.reading.addressee import find_addressee
from motions.reading.structure import Part, PartKind

_ASKING = frozenset({"verzoekt", "verzoek", "vraagt"})
_CALLING = {"roept": "op", "draagt": "op", "spoort": "aan", "nodigt": "uit", "moedigt": "aan"}

_ADVERBS = re.compile(
    r"(?:(?:en|tevens|ook|daarom|voorts|verder|bovendien|eveneens|daarnaast|vervolgens|derhalve|dan ook|aanvullend"
    r"|nogmaals)\b,? ?)+",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\b(?:tevens|(?<!dan )ook|voorts|verder|bovendien|eveneens|daarnaast|vervolgens|aanvullend)\b", re.IGNORECASE
)
_VERB = re.compile(r"(?P<verb>[^\W\d_](?: (?=erzoekt\b))?[^\W\d_]+)[ ,]*")
_CALL = r"(?P<addressee>.{{2,200}}?) (?:er )?(?P<adverb>met klem |nogmaals |dringend )?(?:toe )?{particle}(?= |,|:|$)"
_ITEM_MARK = re.compile(
    r"[–—•°*·▪◦●○■□\uf0b7\uf0a7-]\s*(?=\S)|o\s+|\(?(?:\d{1,2}[.)°º]|[a-z][.)]|[ivx]{1,4}[.)])\)?\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dictum:
    """One thing that the Chamber does.

    `verb` is the finite verb as written, in lower case; `particle` its second half ("op" of "roept … op") when the
    addressee stands between; `addressee` is empty when nobody is named; `also` says that the text itself joins
    it to the one before ("verzoekt tevens"). `body` is what follows, `items` the points of its list, `tail` what
    stands below the list.
    """

    verb: str
    lead: Phrase
    body: Phrase
    particle: str = ""
    addressee: str = ""
    also: bool = False
    items: tuple[Phrase, ...] = ()
    tail: Phrase = NOTHING

    @property
    def asks(self) -> bool:
        """Whether somebody is asked to do something, rather than the Chamber itself saying or deciding."""
        return self.verb in _ASKING


def parse_dicta(source: Source) -> tuple[Dictum, ...]:
    """The requests of a motion in order; empty when none was found."""
    return tuple(
        _parse(source, index, part)
        for index, part in enumerate(source.parts)
        if part.kind is PartKind.REQUEST and source.text[part.start : part.end].strip(" \n.,;:")
    )


def _parse(source: Source, index: int, part: Part) -> Dictum:
    inner = [(at, each) for at, each in enumerate(source.parts) if each.parent == index]
    items = [(at, each) for at, each in inner if each.kind is PartKind.ITEM]
    furniture = [each for _, each in inner if each.kind is PartKind.OTHER]
    end = min((each.start for _, each in inner if each.kind is PartKind.REQUEST), default=part.end)
    head_end = items[0][1].start if items else end
    head = phrase(source.text, part.start, head_end, [each for each in furniture if each.start < head_end])
    dictum = _read(head, part)
    if not items:
        return dictum
    tail_start = items[-1][1].end
    return replace(
        dictum,
        items=tuple(point for at, item in items if (point := _item(source, at, item)).text),
        tail=phrase(source.text, tail_start, end, [each for each in furniture if each.start >= tail_start]),
    )


def _read(head: Phrase, part: Part) -> Dictum:
    before, rest = _without_adverbs(head)
    match = _VERB.match(rest.text)
    if match is None:
        return Dictum("", head, rest)
    verb = match["verb"].replace(" ", "").lower()
    lead = Phrase(match["verb"], rest.places[: len(match["verb"])])
    also, rest = _without_adverbs(rest.after(match.end()))
    dictum = Dictum(verb, lead, rest, also=also or before)
    if verb in _ASKING:
        return _asked(dictum, part)
    return _called(dictum) if verb in _CALLING else dictum


def _asked(dictum: Dictum, part: Part) -> Dictum:
    found = find_addressee(dictum.body.text, 0)
    known = part.addressee if dictum.body.text.startswith(part.addressee) else ""
    length = found[1] if found else len(known)
    addressee = mend(dictum.body.text[:length].rstrip(" .,"))
    also, rest = _without_adverbs(dictum.body.after(length))
    return replace(dictum, body=rest, addressee=addressee, also=dictum.also or also)


def _called(dictum: Dictum) -> Dictum:
    """ "roept de regering op om …": the addressee stands between verb and particle."""
    particle = _CALLING[dictum.verb]
    found = find_addressee(dictum.body.text, 0)
    pattern = re.compile(_CALL.format(particle=particle))
    match = pattern.match(dictum.body.text)
    if match is None or (found and found[1] > match.end()):
        return dictum
    addressee = f"{mend(match['addressee'])} {match['adverb'] or ''}".strip()
    return replace(dictum, body=dictum.body.after(match.end()), particle=particle, addressee=addressee)


def _without_adverbs(words: Phrase) -> tuple[bool, Phrase]:
    """Whether adverbs at the start say that this comes on top of something else, and the words without them."""
    match = _ADVERBS.match(words.text)
    if match is None:
        return False, words
    return _ALSO.search(match[0]) is not None, words.after(match.end())


def _item(source: Source, index: int, item: Part) -> Phrase:
    """A point without its mark; points within it follow it on the same line."""
    inner = [(at, each) for at, each in enumerate(source.parts) if each.parent == index and each.kind is PartKind.ITEM]
    words = phrase(source.text, item.start, inner[0][1].start if inner else item.end)
    mark = _ITEM_MARK.match(words.text)
    words = words.after(mark.end()) if mark else words
    for at, each in inner:
        words = words.then(_item(source, at, each), " " if words.text.endswith((":", ";", ",")) else "; ")
    return words
