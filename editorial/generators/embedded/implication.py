"""From plain dicta to an implication: one sentence that does not say that what is asked will be done."""

import re

from editorial.generators.embedded.clauses import shortened
from editorial.generators.embedded.compose import clause_of, infinitive, passive
from editorial.generators.embedded.plain import Plain
from editorial.generators.markup import as_markdown

LONG_IMPLICATION = 45
"""Words: a longer implication leaves out what is only purpose, example or report."""

_ORDINARY = re.compile(
    r"(?:De|Het|Een|In|Op|Met|Bij|Voor|Te|Om|Dat|Deze|Dit|Er|Ervoor|Zich|Van|Tot|Alle|Als|Binnen|Door|Hierbij|Daarbij"
    r"|Geen|Niet|Aan|Naar|Over|Onder|Via|Samen|Meer|Actief|Wat|Welke|Hoe|Of)\b"
)
_URGED = re.compile(r"(met klem|dringend) (om .+)$")
_RUNS_ON = re.compile(r"(?:^|\s)(?:om|dat|door|over|in|met|van|waaronder|minstens|naar|aan|voor)$")
_GOES_ON = re.compile(r"(?:of|hoe|welke?|wat|waar|wie|dat|om)\b")


def implication_of(plain: tuple[Plain, ...]) -> str:
    """The implication as Markdown: "Als de motie wordt aangenomen, dan wordt de regering gevraagd …"."""
    text = _sentence(plain, short=False)
    if len(text.split()) > LONG_IMPLICATION:
        text = _sentence(plain, short=True)
    return as_markdown(text)


def _sentence(plain: tuple[Plain, ...], *, short: bool) -> str:
    clauses: list[str] = []
    previous: Plain | None = None
    for each in plain:
        clauses.append(_consequence(each, previous, short=short))
        previous = each
    if len(clauses) > 1:
        clauses = [f"{', '.join(clauses[:-1])}, en {clauses[-1]}"]
    return f"Als de motie wordt aangenomen, dan {clauses[0]}.".replace(" ,", ",")


def _consequence(plain: Plain, previous: Plain | None, *, short: bool) -> str:
    again = previous is not None and previous.asks and previous.addressee == plain.addressee
    what = clause_of(plain) if plain.items else plain.clause
    if again and infinitive(plain):
        what = f"om {infinitive(plain)}"
    what = shortened(what) if short else what
    if plain.items:
        what = f"{_before_list(what, plain.items[0])} {_enumerated(plain.items)}".strip()
    if plain.report and not short:
        what += f", en om {plain.report}" if plain.items else f", en {plain.report}"
    if plain.asks and plain.addressee:
        if again and what.startswith("om "):
            return what
        urged = _URGED.match(what)
        return f"{passive(plain)} {urged[1]} gevraagd {urged[2]}" if urged else f"{passive(plain)} gevraagd {what}"
    start = plain.formal or f"{plain.verb} de Kamer"
    return " ".join(filter(None, (start, plain.addressee, plain.particle, what)))


def _before_list(what: str, first: str) -> str:
    """What stands before a list that becomes part of its sentence: a colon only where the sentence needs one."""
    what = re.sub(r"(?:het )?volgende$", "", what).strip(" ,:")
    return what if not what or _RUNS_ON.search(what) or _GOES_ON.match(first) else f"{what}:"


def _enumerated(items: tuple[str, ...]) -> str:
    texts = [item[0].lower() + item[1:] if _ORDINARY.match(item) else item for item in items]
    if len(texts) == 1:
        return texts[0]
    if any("," in text or ";" in text for text in texts):
        return f"{'; '.join(texts[:-1])}; en {texts[-1]}"
    return f"{', '.join(texts[:-1])} en {texts[-1]}"
