"""The names under a motion: kept together, one a line, whatever file they came out of."""

import re
from collections.abc import Iterable

from motions.reading.phrases import CLOSING

_WORD_OF_NAME = re.compile(r"(?:[^\W\d_][\w.'’?\ufffd-]*|[-–]|['’]\w+),?")
_MAX_NAME, _MAX_WORDS = 60, 8


def gather_names(paragraphs: Iterable[str]) -> list[str]:
    """Put the names that follow the closing formula into one paragraph, one a line."""
    gathered: list[str] = []
    names: list[str] | None = None
    for paragraph in paragraphs:
        if names is not None and all(map(is_name, paragraph.split("\n"))):
            names.append(paragraph)
            continue
        gathered.extend(["\n".join(names)] if names else [])
        names = [] if CLOSING.search(paragraph) else None
        gathered.append(paragraph)
    return [*gathered, *(["\n".join(names)] if names else [])]


def is_name(line: str) -> bool:
    """Whether a line can be a signature: a few words, no sentence."""
    words = line.split()
    return len(line) <= _MAX_NAME and 0 < len(words) <= _MAX_WORDS and all(map(_WORD_OF_NAME.fullmatch, words))
