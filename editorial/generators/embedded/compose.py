"""From plain dicta to a summary: a sentence for each thing that is asked or said, a list where that reads easier."""

import re

from editorial.generators.embedded.addressee import is_plural
from editorial.generators.embedded.clauses import with_om
from editorial.generators.embedded.plain import Plain
from editorial.generators.markup import as_markdown

LONG_SENTENCE = 28
"""Words: what is asked in more of them becomes a list, or two sentences."""


def summary_of(plain: tuple[Plain, ...], before: str = "", after: str = "") -> str:
    """The summary as Markdown; `before` and `after` are whole sentences around it."""
    blocks = [as_markdown(before)] if before else []
    previous: Plain | None = None
    for group in _grouped(plain):
        blocks.extend(_asked_together(group) if len(group) > 1 else _told(group[0], previous))
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


def _asked_together(group: list[Plain]) -> list[str]:
    points = [point for each in group for point in (infinitive(each), each.report) if point]
    start = f"De Kamer {group[0].verb} {group[0].addressee} om"
    if sum(len(point.split()) for point in points) <= LONG_SENTENCE:
        return [as_markdown(f"{start} {', om '.join(points[:-1])}, en om {points[-1]}.")]
    return [_list(start, points)]


def _told(plain: Plain, previous: Plain | None) -> list[str]:
    again = previous is not None and (plain.also or previous.verb == plain.verb)
    verb = f"Ook {plain.verb} de Kamer" if again else f"De Kamer {plain.verb}"
    clause = clause_of(plain)
    whole = f"{clause}, en {plain.report}" if plain.report else clause
    together = not plain.items and len(whole.split()) <= LONG_SENTENCE
    words = (verb, plain.addressee, plain.particle, whole if together else clause)
    sentence = " ".join(filter(None, words))
    told = [_list(sentence, list(plain.items)) if plain.items else as_markdown(f"{sentence}.")]
    if plain.report and not together:
        asked = f"{passive(plain)} gevraagd" if plain.addressee and plain.asks else "vraagt de Kamer"
        told.append(as_markdown(f"Ook {asked} om {plain.report}."))
    return told


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
