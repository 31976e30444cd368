"""A request turned round: a "niet", "geen" or "zonder" that fell away or came in, "afschaffen" against "invoeren"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from editorial.dutch.lexicon import FUNCTION_WORDS, words_of
from editorial.dutch.vocabulary import Token, stem_of, tokens, vocabulary
from editorial.findings.base import Context, Field, Finding, Severity, Words, content_of
from editorial.generators import Source
from motions.reading.structure import PartKind

_NEGATORS = words_of("niet geen nooit noch zonder niets nergens evenmin geenszins niemand")
_NO_NEGATION = re.compile(
    r"(?:niet|geen) (?:alleen|slechts|enkel|zozeer)\b|(?:al dan|of|waar|ja of) niet\b|niet-", re.IGNORECASE
)
_NEGATIVE = frozenset(
    stem_of(word)
    for word in words_of(
        "voorkomen tegengaan tegen stoppen staken verbieden verbod verboden weigeren afzien uitsluiten beëindigen"
        " schrappen geschrapt afschaffen afgeschaft ophouden nalaten behalve uitgezonderd uitzondering onthouden"
        " afwijzen afgewezen intrekken ingetrokken vermijden ongedaan opschorten moratorium halt terugdraaien tenzij"
        " plaats onmogelijk onmiddellijk stopzetten gestopt voorkomt vermeden verwerpen uitgesloten weren blokkeren"
        " tegenhouden pauzeren uitstellen uitstel alvorens pas ontraden vrijwaren ontzien bestrijden onacceptabel"
        " schaffen dicht"
    )
)
_OPPOSITES = tuple(
    (frozenset(map(stem_of, one.split())), frozenset(map(stem_of, other.split())))
    for one, other in (
        ("invoeren ingevoerd invoering", "afschaffen afgeschaft afschaffing stopzetten"),
        ("verhogen verhoogd verhoging", "verlagen verlaagd verlaging"),
        ("uitbreiden uitgebreid uitbreiding", "beperken inperken beperkt inperking afbouwen"),
        ("toestaan toegestaan", "verbieden verboden verbod"),
        ("verlengen verlengd verlenging", "verkorten verkort verkorting"),
        ("versnellen versneld versnelling", "vertragen vertraagd vertraging"),
        ("versterken versterkt", "verzwakken verzwakt"),
        ("verruimen verruimd verruiming", "beperken verkrappen aanscherpen"),
        ("openen geopend", "sluiten gesloten sluiting"),
        ("behouden behoud", "schrappen geschrapt afschaffen"),
        ("doorgaan voortzetten voortgezet", "stoppen gestopt beëindigen staken"),
        ("starten gestart beginnen", "stoppen gestopt beëindigen"),
        ("meer", "minder"),
        ("steunen gesteund steun", "afwijzen verwerpen tegenwerken"),
        ("verplichten verplicht verplichting", "vrijstellen vrijgesteld vrijwillig"),
        ("toenemen toegenomen toename stijgen", "afnemen afgenomen afname dalen"),
        ("minimaal minstens", "maximaal hoogstens"),
    )
)
Ranges = tuple[tuple[int, int], ...]
_BREAK = re.compile(r"[.;:]\s|\n\n")
_EMPTY = words_of("kamer regering motie mogelijk nodig langer")
_SCOPE_AFTER, _SCOPE_BEFORE, _NEAR_BEFORE, _NEAR_AFTER = 8, 5, 7, 5


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """A blocking finding for each negation that came in, fell away, or turned into its opposite."""
    text = content_of(source)
    asked = tuple((part.start, part.end) for part in source.parts if part.kind is PartKind.REQUEST)
    found = [*_turned(words, text)]
    for field, draft in words.fields():
        found += [*_added(field, draft, text, asked, source.subject), *_dropped(field, draft, text, asked)]
    return tuple(found)


def _added(field: Field, draft: str, text: str, asked: Ranges, subject: str) -> Iterator[Finding]:
    """Negations of the draft at words that the motion asks without one."""
    for index in _negations(draft):
        if _stands_in(draft, index, text) or _stands_in(draft, index, subject):
            continue
        place = _without(draft, index, text)
        if place is None:
            scope, places = _asked_scope(draft, index, text, asked)
            said_too = _denying(draft, index)
            if scope is None or any(_is_denied(text, each, said_too) for each in places):
                continue
            place = places[0]
        token, there = tokens(draft)[index], tokens(text)[place]
        sentence = f"“{token.word}” staat in de motie niet bij “{there.word}”."
        yield _finding(field, draft, token, sentence, (there.start, there.end))


def _asked_scope(draft: str, index: int, text: str, asked: Ranges) -> tuple[Token | None, tuple[int, ...]]:
    """The first word that the negation is about and that the motion asks for, and where it does."""
    for word in _scope(draft, index):
        places = tuple(place for place in _places(text, word) if _is_within(tokens(text)[place].start, asked))
        if places:
            return word, _places(text, word)
    return None, ()


def _dropped(field: Field, draft: str, text: str, asked: Ranges) -> Iterator[Finding]:
    """Negations in what is asked whose words the draft repeats without one."""
    for index in _negations(text):
        token = tokens(text)[index]
        if not _is_within(token.start, asked) or _stands_in(text, index, draft):
            continue
        place = _without(text, index, draft)
        if place is None:
            scope = next(iter(_scope(text, index)), None)
            places = _places(draft, scope) if scope else ()
            if scope is None or not places or any(_is_denied(draft, each, frozenset()) for each in places):
                continue
            if any(not _is_denied(text, each, frozenset()) for each in _places(text, scope)):
                continue  # the motion itself also says it without: no telling which one the draft repeats
            place = places[0]
        said = tokens(draft)[place]
        sentence = f"In de motie staat hier “{token.word}”. Dat is weggevallen."
        yield _finding(field, draft, said, sentence, (token.start, token.end))


def _is_within(place: int, ranges: Ranges) -> bool:
    return any(start <= place < end for start, end in ranges)


def _around(text: str, index: int) -> tuple[list[str], list[str]]:
    here = tokens(text)
    before = [token.word for token in here[max(0, index - 2) : index]]
    return before, [token.word for token in here[index + 1 : index + 3]]


def _stands_in(text: str, index: int, other: str) -> bool:
    """The other text has this very negation, its neighbours too."""
    word = tokens(text)[index].word
    before, after = _around(text, index)
    return any(key in _trigrams(other) for key in ((*before[-1:], word, *after[:1]), (word, *after), (*before, word)))


def _without(text: str, index: int, other: str) -> int | None:
    """Where the other text has the very words around this negation, but without it ("niet te bouwen": "te bouwen")."""
    before, after = _around(text, index)
    keys = [(*before[-1:], *after[:2]), (*before[-2:], *after[:1])]
    if tokens(text)[index].word == "geen":
        keys = [(*before[-1:], "een", *after[:1]), ("een", *after)]
    for key in keys:
        place = _trigrams(other).get(key)
        if place is not None and any(len(each) >= 4 for each in key) and not _has_negation_near(other, place):
            return place
    return None


def _has_negation_near(text: str, place: int) -> bool:
    near = _near(text, place)
    return any(at in near for at in _negations(text))


def _turned(words: Words, text: str) -> Iterator[Finding]:
    """A word of the draft that the motion lacks, whose opposite the motion has and the draft lacks."""
    known = vocabulary(text).stems
    for field, draft in words.fields():
        said = {token.stem for token in tokens(draft)}
        for token in tokens(draft):
            for pair in _OPPOSITES:
                for here, there in (pair, pair[::-1]):
                    if token.stem in here and not here & known and there & known and not there & said:
                        other = next(each for each in tokens(text) if each.stem in there)
                        sentence = f"De motie zegt “{other.word}”, hier staat “{token.word}”."
                        yield _finding(field, draft, token, sentence, (other.start, other.end))


@lru_cache(maxsize=128)
def _negations(text: str) -> tuple[int, ...]:
    """Places (among the words) of what denies, without "niet alleen" and "al dan niet"."""
    innocent = {place for match in _NO_NEGATION.finditer(text) for place in range(match.start(), match.end())}
    return tuple(
        index for index, token in enumerate(tokens(text)) if token.word in _NEGATORS and token.start not in innocent
    )


def _scope(text: str, index: int) -> tuple[Token, ...]:
    """What a negation is about: the next words that say something, or those before it where none follow."""
    all_tokens = tokens(text)
    after: list[Token] = []
    for token in all_tokens[index + 1 : index + 1 + _SCOPE_AFTER]:
        if _BREAK.search(text, all_tokens[index].end, token.start):
            break
        if _says(token):
            after.append(token)
    before = [token for token in all_tokens[max(0, index - _SCOPE_BEFORE) : index] if _says(token)]
    return tuple(after[:2]) or tuple(reversed(before))[:2]


def _says(token: Token) -> bool:
    return len(token.word) >= 4 and token.word not in FUNCTION_WORDS and token.word not in _EMPTY


def _places(text: str, word: Token) -> tuple[int, ...]:
    """Where a text has the word, in any form."""
    return _index(text).get(word.stem, ())


@lru_cache(maxsize=128)
def _index(text: str) -> dict[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for index, token in enumerate(tokens(text)):
        places.setdefault(token.stem, []).append(index)
    return {stem: tuple(found) for stem, found in places.items()}


@lru_cache(maxsize=128)
def _trigrams(text: str) -> dict[tuple[str, ...], int]:
    """Every three words in a row, and the place of the last of them."""
    words = [token.word for token in tokens(text)]
    return {tuple(words[at : at + 3]): at + 2 for at in range(len(words) - 2)}


def _near(text: str, place: int) -> range:
    """The words of the same sentence around a place."""
    around = tokens(text)
    start, end = max(0, place - _NEAR_BEFORE), min(len(around), place + _NEAR_AFTER + 1)
    for at in range(place, start, -1):
        if _BREAK.search(text, around[at - 1].end, around[at].start):
            start = at
            break
    for at in range(place, end - 1):
        if _BREAK.search(text, around[at].end, around[at + 1].start):
            end = at + 1
            break
    return range(start, end)


@lru_cache(maxsize=4096)
def _denying(text: str, place: int) -> frozenset[str]:
    """The stems near a place that deny by their meaning ("stoppen", "verbod")."""
    return frozenset(tokens(text)[at].stem for at in _near(text, place)) & _NEGATIVE


def _is_denied(text: str, place: int, said_too: frozenset[str]) -> bool:
    """Something near the word denies it: a negation, or a word that denies by its meaning and is not `said_too`."""
    return _has_negation_near(text, place) or bool(_denying(text, place) - said_too)


def _finding(field: Field, draft: str, token: Token, sentence: str, passage: tuple[int, int]) -> Finding:
    words = draft[token.start : token.end]
    return Finding("negation", Severity.BLOCKING, field, token.start, token.end, words, sentence, passage)
