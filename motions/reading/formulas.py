"""The formulas that open the parts of a motion, as members write them and as printers and scanners spoil them.

The lists come from the leads of some 6,000 official texts and 350 scanned or typeset papers. Matching is tolerant:
case, split words, odd spaces and stray or missing commas do not matter.
"""

import re
from dataclasses import dataclass

from motions.reading.addressee import find_addressee
from motions.reading.folding import squash
from motions.reading.parts import PartKind

_ADVERBS = (
    "en", "voorts", "verder", "tevens", "daarbij", "daarnaast", "bovendien", "ook", "eveneens", "tot slot",
    "ten slotte", "tenslotte", "echter", "dan ook", "derhalve", "daarom", "hierbij", "nogmaals", "mede", "zeer",
    "dringend", "met klem", "met nadruk", "nadrukkelijk", "bij dezen", "bij deze", "opnieuw", "daartoe", "hiertoe",
    "evenwel", "ten eerste", "ten tweede", "tegelijkertijd", "dus", "zijnde", "allereerst", "vervolgens", "hierover",
)  # fmt: skip

_CONSIDERED = (
    "overwegende", "overwegend", "constaterende", "constaterend", "van mening", "van oordeel",
)  # fmt: skip
"""Leads that are unmistakable, even where no paragraph ends before them."""

_RARELY_CONSIDERED = (
    "constateerde", "constateert", "concluderende", "concluderend", "erkennende", "erkennend", "wijzende", "wijzend",
    "verwijzende", "verwijzend", "waarschuwende", "waarschuwend", "gelet", "gelezen", "gezien", "gehoord",
    "gehoord hebbende", "kennisgenomen", "kennis genomen", "kennisnemende", "kennis nemende",
    "na met waardering kennisgenomen te hebben", "na kennisgenomen te hebben", "in aanmerking nemende",
    "in acht nemende", "in overweging nemende", "herinnerende", "indachtig", "ervan overtuigd", "overtuigd",
    "bezorgd", "verontrust", "vaststellende", "vaststellend", "opmerkende", "beseffende", "zich realiserende",
    "zich beseffende", "er van uitgaande", "uitgaande", "vernemende", "vernomen", "benadrukkende", "onderstrepende",
    "onderschrijvende", "refererende", "refererend", "betreurende", "afkeurende", "veroordelende", "vrezende",
    "vooropstellende", "menende", "de mening toegedaan", "bewust", "rekening houdende", "rekening houdend",
    "met inachtneming van", "verwelkomende", "waarderende", "zich bewust", "brengt in herinnering", "herinnert eraan",
    "aangezien", "in het besef",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that opens a request: its form, its separable particle, and how surely it opens one.

    `asks`: an addressee follows at once ("verzoekt de regering"). `certain`: unmistakable without one
    ("spreekt uit"); any other verb counts only where a paragraph begins.
    """

    form: str
    particle: str = ""
    asks: bool = False
    certain: bool = False


_VERBS = (
    Verb("verzoekt", asks=True), Verb("verzoek", asks=True), Verb("vraagt", asks=True),
    Verb("roept", "op", asks=True), Verb("draagt", "op", asks=True), Verb("nodigt", "uit", asks=True),
    Verb("spoort", "aan", asks=True), Verb("moedigt", "aan", asks=True), Verb("adviseert", asks=True),
    Verb("dringt er bij", "op aan", asks=True), Verb("dringt bij", "aan", asks=True), Verb("dringt erop aan"),
    Verb("doet een beroep op", asks=True), Verb("doet een oproep aan", asks=True), Verb("machtigt", asks=True),
    Verb("gelast", asks=True), Verb("beveelt", "aan", asks=True), Verb("geeft", "opdracht", asks=True),
    Verb("geeft", "in overweging", asks=True), Verb("maant", "aan", asks=True), Verb("gebiedt", asks=True),
    Verb("zegt het vertrouwen in", "op", asks=True, certain=True),
    Verb("zegt het vertrouwen op in", asks=True, certain=True), Verb("zegt het vertrouwen op", certain=True),
    Verb("stelt", "in gebreke", asks=True), Verb("wenst", asks=True), Verb("spreekt uit", certain=True),
    Verb("spreekt", "uit"), Verb("roept uit"), Verb("besluit"), Verb("keurt", "af"), Verb("keurt", "goed"),
    Verb("betreurt"), Verb("veroordeelt"), Verb("steunt"), Verb("wijst", "aan"), Verb("wijst", "af"), Verb("erkent"),
    Verb("herbevestigt"), Verb("bevestigt"), Verb("onderschrijft"), Verb("neemt", "over"), Verb("neemt afstand van"),
    Verb("neemt zich voor"), Verb("stelt voor"), Verb("stelt", "vast"), Verb("stelt", "in"), Verb("eist"),
    Verb("verlangt"), Verb("verklaart"), Verb("schort", "op"), Verb("stemt", "in"), Verb("stemt in met"),
    Verb("verleent"), Verb("verwerpt"), Verb("acht"), Verb("hecht"), Verb("waardeert"), Verb("complimenteert"),
    Verb("bedankt"), Verb("dankt"), Verb("herdenkt"), Verb("pleit"), Verb("kiest"), Verb("benoemt"), Verb("ontheft"),
    Verb("bepaalt"), Verb("trekt", "in"), Verb("handhaaft"), Verb("staat achter"), Verb("sluit zich aan"),
    Verb("verzet zich"), Verb("distantieert zich"), Verb("wil"), Verb("hoopt"), Verb("vindt"), Verb("beschouwt"),
    Verb("verwelkomt"), Verb("prijst"), Verb("benadrukt"), Verb("onderstreept"), Verb("concludeert"),
    Verb("oordeelt"), Verb("biedt", "aan"), Verb("legt", "op"), Verb("houdt vast aan"), Verb("ziet af van"),
    Verb("sluit uit"),
)  # fmt: skip

_SPLIT = r"[ -]{0,3}"  # within a word: "overwe-⏎gende", "v⏎erzoekt"
_GAP = r"[ ,.;:-]{0,5}"  # between words: "verzoekt ,de", "overwegende, dat"


def _word(word: str) -> str:
    return _SPLIT.join(map(re.escape, word))


def _phrase(words: str) -> str:
    return _GAP.join(map(_word, words.split())) + r"(?!\w)"


def _any_of(phrases: tuple[str, ...]) -> str:
    return "|".join(_phrase(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_ADVERB = rf"(?:(?:{_any_of(_ADVERBS)}){_GAP}){{0,4}}"
_THAT = rf"(?:(?:{_GAP}(?:{_any_of(_ADVERBS)})){{0,3}}{_GAP}(?:{_phrase('dat')}))"
_CERTAIN_CONSIDERATION = re.compile(rf"{_ADVERB}(?P<lead>(?:{_any_of(_CONSIDERED)}){_THAT}?)")
_CONSIDERATION = re.compile(
    rf"{_ADVERB}(?P<lead>(?:{_any_of(_RARELY_CONSIDERED)}|[^\W\d_]{{4,}}ende(?={_THAT})){_THAT}?)"
)

_OPENING = re.compile(
    rf"(?P<lead>(?:{_phrase('de kamer')}|{_phrase('de tweede kamer')})(?:{_GAP}{_phrase('der staten-generaal')})?)"
    rf"[ ,.;:]*(?=$|{_phrase('gehoord')}|[^\W\d_]+ende)"
)
_DELIBERATION = re.compile(
    rf"(?P<lead>{_phrase('gehoord')}{_GAP}(?:{_word('de')}|{_word('het')}){_GAP}"
    rf"(?:bera\w+(?:-\s?\w+)?|debat|discussie|gevoerde debat)(?!\w))"
)
_CLOSING = re.compile(
    rf"(?P<lead>(?:{_phrase('en')}{_GAP})?{_word('ga')}(?:at|an){_GAP}(?:{_word('over')}){_GAP}(?:{_word('tot')}){_GAP}"
    rf"(?:{_word('de')}){_GAP}(?:{_word('orde')}(?:{_GAP}(?:van))?(?:{_GAP}de)?(?:{_GAP}dag)?|dag))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was found: the kind of part it opens, where it ends, and how it is written.

    `certain`: it opens a part even where the text before it does not end a paragraph.
    """

    kind: PartKind
    end: int
    lead: str
    addressee: str = ""
    certain: bool = True


def find_formula(text: str, folded: str, position: int) -> Formula | None:
    """The formula that begins at `position`, or None; `folded` is `fold(text)`."""
    for kind, pattern in ((PartKind.CLOSING, _CLOSING), (PartKind.DELIBERATION, _DELIBERATION)):
        if found := pattern.match(folded, position):
            return Formula(kind, found.end(), squash(text[found.start("lead") : found.end()]))
    return _consideration(text, folded, position) or _request(text, folded, position)


def find_opening(text: str, folded: str, position: int, line_end: int) -> Formula | None:
    """ "De Kamer," where it stands alone in its line or before what the Chamber heard or considers."""
    if found := _OPENING.match(folded, position, line_end):
        return Formula(PartKind.OPENING, found.end(), squash(text[found.start("lead") : found.end("lead")]))
    return None


def _consideration(text: str, folded: str, position: int) -> Formula | None:
    for pattern, certain in ((_CERTAIN_CONSIDERATION, True), (_CONSIDERATION, False)):
        if found := pattern.match(folded, position):
            return Formula(
                PartKind.CONSIDERATION, found.end(), squash(text[slice(*found.span("lead"))]), certain=certain
            )
    return None


def _request(text: str, folded: str, position: int) -> Formula | None:
    found = _VERB.match(folded, position)
    if not found:
        return None
    after = _ADVERBS_HERE.match(folded, found.end())
    start = after.end() if after else found.end()
    for verb in _VERBS_BY_FORM[_letters(found["form"])]:
        if formula := _complete(verb, text, folded, found.span("form"), start):
            return formula
    return None


def _complete(verb: Verb, text: str, folded: str, form: tuple[int, int], start: int) -> Formula | None:
    """The formula of a verb whose form was found, with its addressee from `start` and its particle behind that."""
    lead = squash(text[slice(*form)])
    span = find_addressee(text, start) if verb.asks else None
    end = span[1] if span else form[1]
    certain = verb.certain or span is not None
    if verb.particle:
        particle = re.compile(_PARTICLE.format(_phrase(verb.particle))).search(folded, end, end + _PARTICLE_WITHIN)
        if not particle:
            return None
        if verb.asks and not span:
            span = (start, particle.start())
        apart = "" if particle.start() - form[1] <= 1 else "… "
        lead = f"{lead} {apart}{squash(text[slice(*particle.span())])}"
        end = particle.end() if verb.asks else form[1]
    addressee = squash(text[slice(*span)]).rstrip(" .,") if span else ""
    return Formula(PartKind.REQUEST, end, lead, addressee, certain)


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words))


_VERB = re.compile(rf"{_ADVERB}(?P<form>{_any_of(tuple(verb.form for verb in _VERBS))})")
_ADVERBS_HERE = re.compile(rf"{_GAP}{_ADVERB}")
_VERBS_BY_FORM = {_letters(verb.form): [v for v in _VERBS if v.form == verb.form] for verb in _VERBS}
_PARTICLE = r"(?<!\w){}(?!-)"
_PARTICLE_WITHIN = 400
