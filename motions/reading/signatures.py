"""Who signed: the names below the closing formula."""

import re

from motions.reading.lines import Line
from motions.reading.parts import Part, PartKind

_PARTICLE = r"(?:van|von|de|den|der|het|ten|ter|te|el|al|ben|bin|'t|’t|in|c\.s\.)"
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*[^\W\d_]\.?"
_SIGNED = re.compile(
    rf"\\?(?:{_PARTICLE}\s+)*{_NAME}(?:(?:,?\s+en|,|,?\s+{_PARTICLE})*\s+{_NAME})*[.,;]?(?:\s+c\.s\.?)?"
)
_LONGEST_NAME = 60


def split_signatures(text: str, lines: list[Line], heading: str) -> list[Part]:
    """Lines below the closing as SIGNATURE parts, one a line.

    What is no name is OTHER, and so is all that follows it (stamps and handwriting that a scanner read), but for
    the names that the heading mentions.
    """
    parts: list[Part] = []
    is_trusted = True
    for line in lines:
        words = text[line.start : line.end]
        is_name = not line.is_furniture and looks_like_a_name(words)
        is_trusted = is_trusted and (is_name or line.is_furniture)
        signed = is_name and (is_trusted or words.strip(" .,;").lower() in heading.lower())
        parts.append(Part(PartKind.SIGNATURE if signed else PartKind.OTHER, line.start, line.end))
    return parts


def names_at_the_end(text: str, lines: list[Line]) -> int:
    """How many of the last lines are names below a sentence that ended: signatures without a closing before them."""
    count = 0
    for line in reversed(lines[1:]):
        if not line.is_furniture and not looks_like_a_name(text[line.start : line.end]):
            break
        count += 1
    if count and text[lines[-count - 1].start : lines[-count - 1].end].endswith((".", ",", ";")):
        return count
    return 0


def looks_like_a_name(words: str) -> bool:
    """Capitalised words with the particles of Dutch names, and nothing else."""
    return len(words) <= _LONGEST_NAME and bool(_SIGNED.fullmatch(words))
