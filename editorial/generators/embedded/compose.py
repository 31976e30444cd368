"""From what a motion asks to sentences: a summary of one or more, and an implication of exactly one."""

import re
from dataclasses import dataclass

from editorial.generators import Source, Step
from editorial.generators.embedded.addressee import is_plural
from editorial.generators.embedded.clauses import Clause, split_report, tidy, with_om
from editorial.generators.embedded.dictum import Dictum, Phrase
from editorial.generators.embedded.wordlist import WordList
from editorial.generators.markup import as_markdown

_OPINION = re.compile(
    r"^uit dat\b.*\b(?:moet(?:en)?|mag|mogen|dien(?:t|en)|hoor(?:t|en)|zou(?:den)?|behoort|behoren)\b"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A dictum in plain words: its clause, the points of its list, and who is asked (also when not named again)."""

    dictum: Dictum
    verb: str
    addressee: str
    clause: Clause
    items: tuple[str, ...]


def plain_dicta(dicta: tuple[Dictum, ...], words: WordList) -> tuple[tuple[Plain, ...], tuple[Step, ...]]:
    """Every dictum with the word list applied, and each change that was made."""
    steps: list[Step] = []
    plain: list[Plain] = []
    asked = ""
    for dictum in dicta:
        asked = dictum.addressee or asked if dictum.asks else asked
        plain.append(_plain(dictum, asked, words, steps))
    return tuple(plain), tuple(steps)


def _plain(dictum: Dictum, asked: str, words: WordList, steps: list[Step]) -> Plain:
    def reworded(phrase: Phrase) -> str:
        text, changed = words.replace(phrase.text, phrase.start)
        steps.extend(changed)
        return tidy(text)

    body = reworded(dictum.body)
    items = tuple(filter(None, map(reworded, dictum.items)))
    addressee, _ = words.replace(asked if dictum.asks else dictum.addressee)
    verb = dictum.verb
    if dictum.asks:
        verb = "vraagt"
        steps.append(Step("werkwoord", dictum.verb, verb, dictum.start, dictum.start + len(dictum.verb)))
    if dictum.asks or dictum.particle:
        body = _infinitive(body, items)
    elif _OPINION.match(body):
        verb, body = "vindt", body.removeprefix("uit ")
        steps.append(
            Step("werkwoord", "spreekt uit dat", "vindt dat", dictum.start, dictum.body.start + len("uit dat"))
        )
    clause = split_report(body) if dictum.asks and not items else Clause(body)
    return Plain(dictum, verb, addressee, clause, items)


def _infinitive(body: str, items: tuple[str, ...]) -> str:
    if body.startswith("dat "):
        return f"om ervoor te zorgen {body}"
    if items and " te " not in f"{body} " and " te " in items[0] and not re.search(r"\bom$|volgende$", body):
        return f"{body} om".strip()
    return with_om(body)


def summary_of(plain: tuple[Plain, ...], before: str = "", after: str = "") -> str:
    """The summary as Markdown; `before` and `after` are whole sentences around it."""
    blocks = [as_markdown(before)] if before else []
    previous: Plain | None = None
    for each in plain:
        blocks.extend(_sentences(each, previous))
        previous = each
    if after:
        blocks.append(as_markdown(after))
    return _joined(blocks)


def _sentences(plain: Plain, previous: Plain | None) -> list[str]:
    again = plain.dictum.also or (previous is not None and previous.verb == plain.verb)
    start = f"Ook {plain.verb} de Kamer" if again and previous else f"De Kamer {plain.verb}"
    sentence = " ".join(filter(None, (start, plain.addressee, plain.dictum.particle, plain.clause.main)))
    if plain.items:
        points = "\n".join(f"- {as_markdown(_point(item, last=item is plain.items[-1]))}" for item in plain.items)
        return [f"{as_markdown(sentence)}:\n\n{points}\n\n"]
    made = [as_markdown(f"{sentence}.")]
    if plain.clause.report:
        asked = f"Ook {_passive(plain)} gevraagd om" if plain.addressee else "Ook vraagt de Kamer om"
        made.append(as_markdown(f"{asked} {plain.clause.report}."))
    return made


def _point(item: str, *, last: bool) -> str:
    return f"{item}." if last else f"{item};"


def _joined(blocks: list[str]) -> str:
    """Sentences stand behind each other; a list is a paragraph of its own."""
    text = ""
    for block in blocks:
        text += block if not text or text.endswith("\n") else f" {block}"
    return text.strip()


def implication_of(plain: tuple[Plain, ...]) -> str:
    """One sentence: what it means when the motion is carried, without saying that what is asked will be done."""
    clauses: list[str] = []
    previous: Plain | None = None
    for each in plain:
        clauses.append(_consequence(each, previous))
        previous = each
    return as_markdown(f"Als de motie wordt aangenomen, dan {_enumerated(clauses, comma=True)}.")


def _consequence(plain: Plain, previous: Plain | None) -> str:
    what = plain.clause.whole
    if plain.items:
        listed = _enumerated([_lowered(item) for item in plain.items])
        what = f"{re.sub(r'(?:het )?volgende$', '', what).strip(' ,:')} {listed}".strip()
    if plain.dictum.asks and plain.addressee:
        same = previous is not None and previous.dictum.asks and previous.addressee == plain.addressee
        return what if same else f"{_passive(plain)} gevraagd {what}"
    return " ".join(filter(None, (plain.verb, "de Kamer", plain.addressee, plain.dictum.particle, what)))


def _passive(plain: Plain) -> str:
    return f"{'worden' if is_plural(plain.addressee) else 'wordt'} {plain.addressee}"


def _enumerated(texts: list[str], *, comma: bool = False) -> str:
    if len(texts) == 1:
        return texts[0]
    separator = "; " if any("," in text for text in texts) and not comma else ", "
    before_last = ", en " if comma else (" en " if separator == ", " else "; en ")
    return f"{separator.join(texts[:-1])}{before_last}{texts[-1]}"


def _lowered(item: str) -> str:
    """A point of a list in the middle of a sentence: an ordinary word at its start loses its capital."""
    return item[0].lower() + item[1:] if re.match(r"[A-Z][a-z]*(?:\s|$)", item) and _ORDINARY.match(item) else item


_ORDINARY = re.compile(
    r"(?:De|Het|Een|In|Op|Met|Bij|Voor|Te|Om|Dat|Deze|Dit|Er|Ervoor|Zich|Van|Tot|Alle|Als|Binnen|Door|Hierbij|Daarbij"
    r"|Geen|Niet|Aan|Naar|Over|Onder|Via|Samen|Meer|Actief|Wat|Welke|Hoe|Of)\b"
)


def topic_of(source: Source) -> str:
    """What the subject says that the motion is about: "Motie van het lid … over …"; empty when it does not say."""
    match = re.match(r"[^:]*?\bmotie\b.*? over (.+)$", source.subject.strip(), re.IGNORECASE)
    topic = re.sub(r"\s*\([^)]*\)$", "", match[1]) if match else ""
    return topic.strip(" .")
