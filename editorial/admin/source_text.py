"""The text of a motion as the desk shows it: blocks by their parts, requests numbered, passages marked. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from motions.reading.structure import Part, PartKind

_BETWEEN_PARAGRAPHS = re.compile(r"\n{2,}")
_NAMES = {PartKind.REQUEST: "verzoek", PartKind.CONSIDERATION: "overweging"}
_QUIET = {PartKind.HEADING, PartKind.DOSSIER, PartKind.NUMBER, PartKind.DATE, PartKind.SIGNATURE}


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of the text that something points at; `anchor` is its name in the page."""

    start: int
    end: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a paragraph. `anchor` is set on the first piece of a passage only: a name occurs once."""

    text: str
    marked: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    segments: tuple[Segment, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One part at the top of the text with its paragraphs and its half-open range.

    `quiet` is what surrounds the motion proper. `number` counts requests, and considerations, from 1.
    """

    kind: PartKind
    paragraphs: tuple[Paragraph, ...]
    start: int
    end: int
    number: int = 0

    @property
    def name(self) -> str:
        """`verzoek 2`; empty for a part that bears no number."""
        return f"{_NAMES[self.kind]} {self.number}" if self.number else ""

    @property
    def anchor(self) -> str:
        return self.name.replace(" ", "-")

    @property
    def label(self) -> str:
        """The name of a request stands above it; that of a consideration is only led to."""
        return self.name if self.kind == PartKind.REQUEST else ""

    @property
    def quiet(self) -> bool:
        return self.kind in _QUIET


def build_blocks(text: str, parts: Iterable[Part], passages: Iterable[Passage] = ()) -> list[Block]:
    """The whole text in order: what no part covers becomes a block of kind OTHER. Never raises on odd ranges."""
    parts = list(parts)
    passages = sorted((p for p in passages if 0 <= p.start < p.end <= len(text)), key=lambda p: (p.start, -p.end))
    blocks: list[Block] = []
    counts: Counter[PartKind] = Counter()
    for kind, start, end in _whole(text, parts):
        paragraphs = tuple(_paragraphs(text, start, end, parts, passages))
        if not paragraphs:
            continue
        counts[kind] += 1
        if blocks and blocks[-1].kind == kind and blocks[-1].quiet:
            blocks[-1] = Block(kind, blocks[-1].paragraphs + paragraphs, blocks[-1].start, end)
        else:
            blocks.append(Block(kind, paragraphs, start, end, counts[kind] if kind in _NAMES else 0))
    return blocks


def _whole(text: str, parts: list[Part]) -> Iterator[tuple[PartKind, int, int]]:
    """The top parts and the gaps between them."""
    at = 0
    for part in parts:
        if part.parent != -1 or part.start < at or part.end > len(text):
            continue
        yield PartKind.OTHER, at, part.start
        yield part.kind, part.start, part.end
        at = part.end
    yield PartKind.OTHER, at, len(text)


def _paragraphs(text: str, start: int, end: int, parts: list[Part], passages: list[Passage]) -> Iterator[Paragraph]:
    levels = {part.start: part.level for part in parts if part.kind == PartKind.ITEM}
    for first, last in _ranges(text, start, end):
        level = levels.get(first, 0)
        yield Paragraph(tuple(_segments(text, first, last, passages)), level)


def _ranges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs between two places, without the white space around them."""
    at = start
    for gap in [*_BETWEEN_PARAGRAPHS.finditer(text, start, end), None]:
        piece = text[at : gap.start() if gap else end]
        if piece.strip():
            first = at + len(piece) - len(piece.lstrip())
            yield first, at + len(piece.rstrip())
        at = gap.end() if gap else end


def _segments(text: str, start: int, end: int, passages: list[Passage]) -> Iterator[Segment]:
    """Cut a paragraph where passages begin and end; where they overlap, the text is marked once."""
    inside = [p for p in passages if p.start < end and p.end > start]
    edges = sorted({start, end, *(max(p.start, start) for p in inside), *(min(p.end, end) for p in inside)})
    for first, last in pairwise(edges):
        marked = any(p.start <= first and last <= p.end for p in inside)
        anchor = next((p.anchor for p in inside if p.start == first), "")
        yield Segment(text[first:last], marked, anchor)
