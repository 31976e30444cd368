"""The text of a motion as blocks to print: its parts, the requests numbered, nothing of it lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One part with its paragraphs; `number` counts the requests from 1 and is 0 for everything else."""

    kind: str
    paragraphs: tuple[Paragraph, ...]
    number: int = 0


def blocks_of(text: str, parts: list[dict[str, Any]]) -> list[Block]:
    """The whole text in order, as `parts` (of `TextParts`) divide it. What no part covers stands in blocks "other"."""
    blocks: list[Block] = []
    at, requests = 0, 0
    for place in _children(parts, -1):
        part = parts[place]
        blocks += _between(text[at : part["start"]])
        requests += part["kind"] == REQUEST
        paragraphs = tuple(_paragraphs(text, parts, place))
        if paragraphs:
            blocks.append(Block(part["kind"], paragraphs, requests if part["kind"] == REQUEST else 0))
        at = part["end"]
    return blocks + _between(text[at:])


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


def _between(stretch: str) -> list[Block]:
    paragraphs = tuple(_split(stretch, is_item=False))
    return [Block("other", paragraphs)] if paragraphs else []


def _split(stretch: str, is_item: bool) -> Iterator[Paragraph]:
    for paragraph in stretch.split("\n\n"):
        if paragraph.strip():
            yield Paragraph(paragraph.strip(), is_item)
