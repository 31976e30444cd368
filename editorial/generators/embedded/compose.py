"""From plain dicta to a summary: a sentence for each thing that is asked or said, a list where that reads easier."""

import re

from editorial.generators.embedded.addressee import is_plural
from editorial.generators.embedded.clauses import with_om
from editorial.generators.embedded.plain import Plain
from editorial.generators.markup import as_markdown

LONG_SENTENCE = 30
"""Words: several things that are asked in more of them become a list."""


def summary_of(plain: tuple[Plain, ...], before: str = "", after: str = "") -> str:
    """The summary as Markdown; `before` and `after` are whole sentences around it."""
    blocks = [as_markdown(before)] if before else []
    previous: Plain | None = None
    for group in _grouped(plain):
        blocks.append(_told(group, previous))
        previous = group[-1]
    if after:
        blocks.append(as_markdown(after))
    return _joined(blocks)


def infinitive(plain: Plain) -> str:
    """What is asked as a clause that may stand behind "om", without it; empty where it cannot."""
    clause = with_om(plain.clause)
    if plain.items or not plain.asks or not plain.addressee or not clause.startswith(("om ", "te ")):
        return ""
    return clause.removeprefix("om ")


def _grouped(plain: tuple[Plain, ...]) -> list[list[Plain]]:
    """What is asked of the same body one after the other belongs together; all else stands alone."""
    groups: list[list[Plain]] = []
    for each in plain:
        last = groups[-1][-1] if groups else None
        if last and infinitive(last) and infinitive(each) and last.addressee == each.addressee:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _told(group: list[Plain], previous: Plain | None) -> str:
    """A sentence of its own; a list where what is asked is several things and long."""
    plain = group[0]
    points = [point for each in group for point in (infinitive(each), each.report) if point]
    if len(group) == 1 and (len(points) == 1 or not infinitive(plain)):
        return _one(plain, previous)
    start = f"{_start(plain, previous)} om"
    if _length(points) > LONG_SENTENCE:
        return _list(start, points)
    if len(group) == 1:
        return as_markdown(f"{_start(plain, previous)} {clause_of(plain)}, en {plain.report}.")
    return as_markdown(f"{start} {', om '.join(points[:-1])}, en om {points[-1]}.")


def _one(plain: Plain, previous: Plain | None) -> str:
    sentence = f"{_start(plain, previous)} {clause_of(plain)}".strip().replace(" ,", ",")
    told = _list(sentence, list(plain.items)) if plain.items else as_markdown(f"{sentence}.")
    if not plain.report:
        return told
    asked = f"{passive(plain)} gevraagd" if plain.addressee and plain.asks else "vraagt de Kamer"
    separator = "" if told.endswith("\n") else " "
    return told + separator + as_markdown(f"Ook {asked} om {plain.report}.")


def _start(plain: Plain, previous: Plain | None) -> str:
    again = previous is not None and (plain.also or previous.verb == plain.verb)
    verb = f"Ook {plain.verb} de Kamer" if again else f"De Kamer {plain.verb}"
    return " ".join(filter(None, (verb, plain.addressee, plain.particle)))


def _length(points: list[str]) -> int:
    return sum(len(point.split()) for point in points)


def clause_of(plain: Plain) -> str:
    """The clause behind the addressee, with "om" where that helps a reader."""
    if not plain.asks and not plain.particle:
        return plain.clause
    if plain.items and not re.search(r"\bte\b|\bom$|volgende$", plain.clause) and " te " in f" {plain.items[0]}":
        return f"om {plain.clause}".strip()
    return with_om(plain.clause)


def passive(plain: Plain) -> str:
    """ "wordt de regering", "worden de ministers"."""
    return f"{'worden' if is_plural(plain.addressee) else 'wordt'} {plain.addressee}"


def _list(start: str, points: list[str]) -> str:
    items = ";\n".join(f"- {as_markdown(point)}" for point in points)
    return f"{as_markdown(start)}:\n\n{items}.\n\n"


def _joined(blocks: list[str]) -> str:
    """Sentences stand behind each other; a list is a paragraph of its own."""
    text = ""
    for block in blocks:
        text += block if not text or text.endswith("\n") else f" {block}"
    return text.strip()
