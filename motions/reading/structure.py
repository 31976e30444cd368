"""Text of a motion to its parts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from motions.reading.folding import fold
from motions.reading.header import parse_header
from motions.reading.parts import Part, PartKind
from motions.reading.points import find_items, find_nested_requests
from motions.reading.sections import Section, split_body, split_sections
from motions.reading.signatures import heading_names, names_at_the_end, split_signatures
from motions.reading.text_lines import Line, split_lines

__all__ = ["Part", "PartKind", "parse_parts"]

_BODY = (PartKind.CONSIDERATION, PartKind.REQUEST)


def parse_parts(text: str) -> tuple[Part, ...]:
    """The parts of a motion's text, sorted by start, an enclosing part before those within it.

    Any text is accepted, in paragraphs or in the raw lines of a page; what is not recognised is OTHER. Siblings
    are disjoint, and every character that is not white space falls in some part.
    """
    lines = split_lines(text)
    folded = fold(text)
    above, body = split_body(text, folded, lines)
    parts = parse_header(text, above)
    names = heading_names(text[part.start : part.end] for part in parts if part.kind is PartKind.HEADING)
    sections = split_sections(text, folded, body)
    if not any(section.kind is PartKind.REQUEST for section in sections):
        sections = split_sections(text, folded, body, loosely=True)
    is_closed = False
    for section in sections:
        if section.kind is PartKind.OTHER and is_closed:
            parts.extend(split_signatures(text, section.lines, names))
            continue
        signed = 0 if is_closed or section is not sections[-1] else names_at_the_end(text, section.lines, names)
        own = section.lines[: len(section.lines) - signed]
        parts.extend(_section_parts(text, folded, section, own))
        parts.extend(split_signatures(text, section.lines[len(own) :], names))
        is_closed = section.kind is PartKind.CLOSING
    return _nested(parts)


def _section_parts(text: str, folded: str, section: Section, lines: list[Line]) -> Iterator[Part]:
    """A section and all within it; furniture below its last words stands apart."""
    furniture = [line for line in lines if line.is_furniture]
    printed = [line for line in lines if not line.is_furniture]
    yield from (Part(PartKind.OTHER, line.start, line.end) for line in furniture)
    if not printed:
        return
    start, end = printed[0].start, printed[-1].end
    formula = section.formula
    lead, addressee = (formula.lead, formula.addressee) if formula else ("", "")
    yield Part(section.kind, start, end, lead=lead, addressee=addressee)
    items = find_items(text, printed) if section.kind in _BODY else []
    yield from items
    if section.kind is PartKind.REQUEST:
        yield from find_nested_requests(text, folded, start, end, items)


def _nested(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts in order, each with the index of the innermost part that holds it."""
    ordered: list[Part] = []
    holders: list[int] = []
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        while holders and ordered[holders[-1]].end <= part.start:
            holders.pop()
        parent = holders[-1] if holders else -1
        holders.append(len(ordered))
        ordered.append(replace(part, parent=parent, level=len(holders) - 1))
    return tuple(ordered)
