"""Who signed: the names below the closing formula."""

import re
from collections.abc import Iterable

from motions.reading.parts import Part, PartKind
from motions.reading.text_lines import Line

_PARTICLE = r"(?:van|von|de|den|der|het|ten|ter|te|el|al|ben|bin|in|['’]t)"
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[^\W\d_]|[’'.?\ufffd-])+"  # a PDF may lack a letter of a name: "Kosti?"
_SIGNED = re.compile(
    rf"\W?(?:(?:{_PARTICLE}\s+)*{_NAME}(?:,?\s+en\s+|,?\s+))*(?:{_PARTICLE}\s+)*{_NAME}(?:,?\s+c\.s\.)?[.,;\s_]*"
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 60


def heading_names(headings: Iterable[str]) -> frozenset[str]:
    """The words of the headings ("MOTIE VAN HET LID …") in lower case, to know a name by."""
    return frozenset(word.lower() for heading in headings for word in _WORD.findall(heading))


def split_signatures(text: str, lines: list[Line], names: frozenset[str]) -> list[Part]:
    """Lines below the closing as SIGNATURE parts, one a line.

    What is no name is OTHER, and so is all that follows it (stamps and handwriting that a scanner read), but for
    the names that the heading mentions.
    """
    parts: list[Part] = []
    is_trusted = True
    for line in lines:
        words = text[line.start : line.end]
        is_named = not line.is_furniture and _is_named(words, names)
        is_trusted = is_trusted and (is_named or line.is_furniture or _looks_like_a_name(words))
        is_signed = is_named or (is_trusted and not line.is_furniture)
        parts.append(Part(PartKind.SIGNATURE if is_signed else PartKind.OTHER, line.start, line.end))
    return parts


def names_at_the_end(text: str, lines: list[Line], names: frozenset[str]) -> int:
    """How many of the last lines are signatures although no closing stands above them.

    They begin below a sentence that ended: with a name of the heading, or as names up to the last line.
    """
    all_words = [text[line.start : line.end] for line in lines]
    only_names = len(lines)
    while only_names and (lines[only_names - 1].is_furniture or _looks_like_a_name(all_words[only_names - 1])):
        only_names -= 1
    for index in range(1, len(lines)):
        if not all_words[index - 1].endswith((".", ",", ";")) or not _looks_like_a_name(all_words[index]):
            continue
        if index >= only_names or _is_named(all_words[index], names):
            return len(lines) - index
    return 0


def _looks_like_a_name(words: str) -> bool:
    """Capitalised words with the particles of Dutch names, and nothing else."""
    return len(words) <= _LONGEST_NAME and bool(_SIGNED.fullmatch(words))


def _is_named(words: str, names: frozenset[str]) -> bool:
    """Whether the heading has the longest capitalised word of a short line."""
    longest = max((word for word in _WORD.findall(words) if word[0].isupper()), key=len, default="")
    return len(words) <= _LONGEST_NAME and len(longest) > 2 and longest.lower() in names
