"""Who signed: the names below the closing formula."""

import re

from motions.reading.parts import Part, PartKind
from motions.reading.text_lines import Line

_PARTICLE = r"(?:van|von|de|den|der|het|ten|ter|te|el|al|ben|bin|in|['’]t)"
_NAME = r"(?:[A-Z]\.\s?)*(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.?\ufffd-]*[^\W\d_?\ufffd][?\ufffd]?|[A-Z]\.)"
_SIGNED = re.compile(
    rf"\W?(?:(?:{_PARTICLE}\s+)*{_NAME}(?:,?\s+en\s+|,?\s+))*(?:{_PARTICLE}\s+)*{_NAME}(?:,?\s+c\.s\.)?[.,;\s_]*"
)
_WORD = re.compile(r"[^\W\d_]+")
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
        is_named = not line.is_furniture and _is_named(words, heading)
        is_trusted = is_trusted and (is_named or line.is_furniture or _looks_like_a_name(words))
        is_signed = is_named or (is_trusted and not line.is_furniture)
        parts.append(Part(PartKind.SIGNATURE if is_signed else PartKind.OTHER, line.start, line.end))
    return parts


def names_at_the_end(text: str, lines: list[Line], heading: str) -> int:
    """How many of the last lines are signatures although no closing stands above them.

    They begin below a sentence that ended: with a name of the heading, or as names up to the last line.
    """
    for index in range(1, len(lines)):
        if not text[: lines[index - 1].end].endswith((".", ",", ";")):
            continue
        words = [text[line.start : line.end] for line in lines[index:] if not line.is_furniture]
        if (
            words
            and _looks_like_a_name(words[0])
            and (_is_named(words[0], heading) or all(map(_looks_like_a_name, words)))
        ):
            return len(lines) - index
    return 0


def _looks_like_a_name(words: str) -> bool:
    """Capitalised words with the particles of Dutch names, and nothing else."""
    return len(words) <= _LONGEST_NAME and bool(_SIGNED.fullmatch(words))


def _is_named(words: str, heading: str) -> bool:
    """Whether the heading has the longest capitalised word of a short line."""
    longest = max((word for word in _WORD.findall(words) if word[0].isupper()), key=len, default="")
    named = map(str.lower, _WORD.findall(heading))
    return len(words) <= _LONGEST_NAME and len(longest) > 2 and longest.lower() in named
