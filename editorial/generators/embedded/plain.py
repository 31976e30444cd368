"""A dictum in plain words: the woordenlijst applied, its clause ready to stand behind "De Kamer vraagt …"."""

import re
from dataclasses import dataclass

from editorial.generators import Step
from editorial.generators.embedded.clauses import after_comma, split_report, tidy
from editorial.generators.embedded.dictum import Dictum
from editorial.generators.embedded.phrase import Phrase
from editorial.generators.embedded.resolve import resolve
from editorial.generators.embedded.wordlist import WordList

_NORM = r"\b(?:moet(?:en)?|mag|mogen|dien(?:t|en)|hoor(?:t|en)|zou(?:den)?|behoort|behoren)\b"
_OPINION = re.compile(rf"uit dat\b.*{_NORM}")


@dataclass(frozen=True, slots=True)
class Plain:
    """A dictum in plain words.

    `verb` is the finite verb, `formal` the Chamber's own one where that differs but is needed ("spreekt … uit").
    `addressee` is who is asked, also where the text does not name them again. `clause` is what follows, `report`
    what asks to tell the Chamber of it (empty where nothing does), `items` the points of its list.
    """

    verb: str
    particle: str
    addressee: str
    clause: str
    report: str
    items: tuple[str, ...]
    asks: bool
    also: bool
    formal: str = ""


def plain_dicta(
    dicta: tuple[Dictum, ...], words: WordList, topic: str = ""
) -> tuple[tuple[Plain, ...], tuple[Step, ...]]:
    """Every dictum in plain words, and each change that was made on the way; `topic` is what the motion is about."""
    steps: list[Step] = []
    plain: list[Plain] = []
    asked = ""
    for dictum in dicta:
        asked = dictum.addressee or asked if dictum.asks else asked
        plain.append(_plain(dictum, asked, words, topic, steps))
    return tuple(plain), tuple(steps)


def _plain(dictum: Dictum, asked: str, words: WordList, topic: str, steps: list[Step]) -> Plain:
    def reworded(phrase: Phrase) -> str:
        text, changed = words.replace(phrase)
        steps.extend(changed)
        return tidy(text)

    clause = _resolved(reworded(dictum.body), dictum.body, topic, steps)
    if dictum.asks and dictum.body.text.startswith(","):
        clause = after_comma(clause)
    report = _without_and(reworded(dictum.tail))
    items = tuple(filter(None, (_without_and(reworded(item)) for item in dictum.items)))
    addressee, _ = words.replace(Phrase(asked if dictum.asks else dictum.addressee, ()))
    verb, formal = dictum.verb, ""
    if dictum.asks:
        verb = "vraagt"
        if clause.startswith("dat "):
            clause = f"om ervoor te zorgen {clause}"
        if not items:
            clause, report = split_report(clause)
    elif _OPINION.match(clause) and not items:
        verb, formal, clause = "vindt", f"{verb} de Kamer uit", clause.removeprefix("uit ")
    if verb != dictum.verb:
        steps.append(Step("werkwoord", dictum.lead.text, verb, *dictum.lead.range(0, len(dictum.lead.text))))
    return Plain(verb, dictum.particle, addressee, clause, report, items, dictum.asks, dictum.also, formal)


def _resolved(clause: str, body: Phrase, topic: str, steps: list[Step]) -> str:
    """The clause with "deze groep" named where the subject surely says who that is."""
    clause, changes = resolve(clause, topic)
    for before, after in changes:
        at = body.text.find(before) if before else -1
        place = body.range(at, at + len(before)) if at >= 0 else (-1, -1)
        steps.append(Step("onderwerp", before, after, *place))
    return clause


def _without_and(text: str) -> str:
    return re.sub(r"^en (?:om )?", "", text)
