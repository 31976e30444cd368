"""The body of a motion, cut where a formula opens a part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from motions.reading.formulas import Formula, find_formula, find_opening
from motions.reading.parts import PartKind
from motions.reading.text_lines import Line

_SINGLE_LINERS = (PartKind.OPENING, PartKind.DELIBERATION, PartKind.CLOSING)
_JOINING_WORDS = frozenset(
    [
        "en",
        "of",
        "die",
        "dat",
        "maar",
        "ook",
        "als",
        "wie",
        "wat",
        "zoals",
        "om",
        "te",
        "niet",
        "want",
        "waarin",
        "waarbij",
        "waarmee",
    ]
)
_LAST_WORD = re.compile(r"(\w+)\W*$")
_ORNAMENT = re.compile(r"[^\w\s(]{1,2}[ \t]*(?=\w)")
_BEHIND_PUNCTUATION = re.compile(r"(?<=[;.,:])\s+(?=\w)")
_BETWEEN_WORDS = re.compile(r"(?<=\S)\s+(?=\w)")
_GLUED_OPENING = re.compile(r"(?<=\d{4})\s+(?=De Kamer\s?,)")
_WORDS_OF_A_SENTENCE = 4


@dataclass(slots=True)
class Section:
    """A part of the body in the making: what it is, the formula that opened it, and its lines."""

    kind: PartKind
    formula: Formula | None = None
    lines: list[Line] = field(default_factory=list)


def split_body(text: str, folded: str, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines above the motion proper, and those from "De Kamer," on; without it, from the first formula on."""
    for index, line in enumerate(lines):
        if find_opening(text, folded, line.start, line.end):
            return lines[:index], lines[index:]
        if glued := _GLUED_OPENING.search(text, line.start, line.end):
            above, opening = replace(line, end=glued.start()), replace(line, start=glued.end())
            return [*lines[:index], above], [opening, *lines[index + 1 :]]
    for index, line in enumerate(lines):
        formula = find_formula(text, folded, line.start)
        if formula and formula.certain:
            return lines[:index], lines[index:]
    return lines, []


def split_sections(text: str, folded: str, lines: list[Line], *, loosely: bool = False) -> list[Section]:
    """The body's lines as sections. A line that no formula opens goes on with the section before it; after the
    opening it is a consideration, after the closing OTHER (signatures, or noise). `loosely`: a request with an
    addressee opens a section wherever it stands, even amid a line without punctuation before it."""
    sections: list[Section] = []
    for line in lines:
        formula = None if line.is_furniture else _formula_at(text, folded, line, sections)
        if formula and _may_begin(text, formula, line, sections):
            sections.append(Section(formula.kind, formula))
        elif kind := _kind_without_formula(text, line, sections):
            sections.append(Section(kind))
        sections[-1].lines.append(line)
        for position, inline in _inline_formulas(text, folded, line, sections[-1].formula, loosely=loosely):
            _cut(text, sections, position, inline)
    return sections


def _formula_at(text: str, folded: str, line: Line, sections: list[Section]) -> Formula | None:
    in_sentence = sections and sections[-1].kind in (PartKind.CONSIDERATION, PartKind.REQUEST)
    if not in_sentence and (opening := find_opening(text, folded, line.start, line.end)):
        return opening
    if formula := find_formula(text, folded, line.start):
        return formula
    ornament = _ORNAMENT.match(text, line.start)
    decorated = find_formula(text, folded, ornament.end()) if ornament else None
    return decorated if decorated and decorated.certain else None


def _may_begin(text: str, formula: Formula, line: Line, sections: list[Section]) -> bool:
    """Whether a formula at a line's start opens a part, or a wrapped sentence only happens to go on with its words."""
    if not sections or formula.kind in _SINGLE_LINERS or sections[-1].kind in _SINGLE_LINERS:
        return True
    if line.start < _formula_end(sections):
        return False
    after_request = sections[-1].kind is PartKind.REQUEST
    if after_request and formula.kind is PartKind.CONSIDERATION and not formula.certain:
        return False
    last = next((line for line in reversed(sections[-1].lines) if not line.is_furniture), sections[-1].lines[-1])
    so_far = text[last.start : last.end]
    if line.gap or so_far.endswith((";", ":", ".")):
        return True
    if text[line.start : line.end].lower().startswith("en ") and not line.begins:
        return False  # a second request of the same sentence
    if so_far.endswith(",") and (after_request or line.begins):
        return True
    if not formula.certain:
        return False
    final = _LAST_WORD.search(so_far.lower())
    return so_far.endswith(",") or not final or final[1] not in _JOINING_WORDS


def _kind_without_formula(text: str, line: Line, sections: list[Section]) -> PartKind | None:
    """The kind of section that such a line opens, or None where it goes on with the last one."""
    if not sections:
        return PartKind.OTHER
    last = sections[-1].kind
    if line.start < _formula_end(sections) or last in (PartKind.CONSIDERATION, PartKind.REQUEST):
        return None
    if last is PartKind.CLOSING:
        return PartKind.OTHER
    is_closed = last is PartKind.OTHER and len(sections) > 1 and sections[-2].kind is PartKind.CLOSING
    if is_closed or len(text[line.start : line.end].split()) < _WORDS_OF_A_SENTENCE:
        return None if last is PartKind.OTHER else PartKind.OTHER
    return PartKind.CONSIDERATION


def _formula_end(sections: list[Section]) -> int:
    formula = sections[-1].formula
    return formula.end if formula else 0


def _inline_formulas(
    text: str, folded: str, line: Line, first: Formula | None, *, loosely: bool
) -> Iterator[tuple[int, Formula | None]]:
    """Formulas inside a line, where a reader glued paragraphs together, and names behind a closing."""
    last = first
    for found in (_BETWEEN_WORDS if loosely else _BEHIND_PUNCTUATION).finditer(text, line.start, line.end):
        position = found.end()
        if last and position < last.end:
            continue
        formula = find_formula(text, folded, position)
        is_behind_single = last is not None and last.kind in _SINGLE_LINERS
        if is_behind_single or (
            formula and (_opens_inline(text, found.start(), position, formula) or (loosely and formula.addressee))
        ):
            yield position, (last := formula)


def _opens_inline(text: str, stop: int, position: int, formula: Formula) -> bool:
    """Whether a formula behind the punctuation before `stop` opens a part; ", en verzoekt …" is a nested request."""
    if formula.kind is PartKind.CLOSING:
        return True
    if text[stop - 1] == "," and formula.kind is PartKind.REQUEST:
        return formula.certain and text[position : position + 3].lower() != "en "
    return formula.certain and text[stop - 1] in ";."


def _cut(text: str, sections: list[Section], position: int, formula: Formula | None) -> None:
    """End the last section's last line before `position`, and open a section there."""
    line = sections[-1].lines[-1]
    end = line.start + len(text[line.start : position].rstrip())
    sections[-1].lines[-1] = replace(line, end=end)
    sections.append(Section(formula.kind if formula else PartKind.OTHER, formula))
    sections[-1].lines.append(replace(line, start=position, gap=False))
