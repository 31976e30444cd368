"""The names under a motion: kept together, one a line, whatever file they came out of."""

import re
from collections.abc import Iterable

from motions.reading.phrases import CLOSING

_NAME = re.compile(r"(?:(?:[^\W\d_]['’]?[\w.'’?\ufffd-]*|[-–]|['’]\w+),?\s*){1,8}")
_MAX_NAME = 60


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
    line = line.strip()
    return len(line) <= _MAX_NAME and _NAME.fullmatch(line) is not None and not line.endswith((";", ":"))
