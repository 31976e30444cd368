"""Which request or consideration each sentence of a draft rests on, as small marks behind the sentences."""

from collections.abc import Iterable

from editorial.admin.marked_words import Cite
from editorial.admin.source_text import Block
from editorial.evidence import find_evidence
from editorial.generators import Source
from motions.reading.parts import PartKind


def cite(words: str, source: Source, blocks: Iterable[Block]) -> list[Cite]:
    """A mark a sentence: the number of its request, "o1" for the first consideration, "?" where nothing holds it."""
    numbered = [block for block in blocks if block.number]
    made = []
    for support in find_evidence(words, source):
        if support.passage is None:
            made.append(Cite(support.end, "?", "", "Niet gevonden in de motie"))
            continue
        start, end = support.passage
        block = next((block for block in numbered if block.start <= start < end <= block.end), None)
        if block is not None:
            short = str(block.number) if block.kind == PartKind.REQUEST else f"o{block.number}"
            made.append(Cite(support.end, short, block.anchor, f"Naar {block.name}"))
    return made
