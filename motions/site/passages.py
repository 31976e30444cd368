"""The text of a motion as blocks to print: its parts, requests and considerations numbered, nothing of it lost."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_NAMES = {"request": "verzoek", "consideration": "overweging"}
"""The parts that a sentence of an uitleg can rest on, as a reader calls them."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One part with its paragraphs and its half-open range in code points.

    `number` counts the requests, and the considerations, from 1; it is 0 for everything else.
    """

    kind: str
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
        """The part of the address that leads to it: `verzoek-2`."""
        return self.name.replace(" ", "-")


def blocks_of(text: str, parts: list[dict[str, Any]]) -> list[Block]:
    """The whole text in order, as `parts` (of `TextParts`) divide it. What no part covers stands in blocks "other"."""
    blocks: list[Block] = []
    counts: Counter[str] = Counter()
    at = 0
    for place in _children(parts, -1):
        part = parts[place]
        blocks += _between(text, at, part["start"])
        paragraphs = tuple(_paragraphs(text, parts, place))
        if paragraphs:
            counts[part["kind"]] += 1
            number = counts[part["kind"]] if part["kind"] in _NAMES else 0
            blocks.append(Block(part["kind"], paragraphs, part["start"], part["end"], number))
        at = part["end"]
    return blocks + _between(text, at, len(text))


def _children(parts: list[dict[str, Any]], parent: int) -> list[int]:
    places = [at for at, part in enumerate(parts) if part["parent"] == parent]
    return sorted(places, key=lambda at: parts[at]["start"])


def _paragraphs(text: str, parts: list[dict[str, Any]], place: int) -> Iterator[Paragraph]:
    part = parts[place]
    is_item = part["kind"] == "item"
    at = part["start"]
    for child in _children(parts, place):
        yield from _split(text[at : parts[child]["start"]], is_item)
        yield from _paragraphs(text, parts, child)
        at = parts[child]["end"]
    yield from _split(text[at : part["end"]], is_item)


def _between(text: str, start: int, end: int) -> list[Block]:
    paragraphs = tuple(_split(text[start:end], is_item=False))
    return [Block("other", paragraphs, start, end)] if paragraphs else []


def _split(stretch: str, is_item: bool) -> Iterator[Paragraph]:
    for paragraph in stretch.split("\n\n"):
        if paragraph.strip():
            yield Paragraph(paragraph.strip(), is_item)
