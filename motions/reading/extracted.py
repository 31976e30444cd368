"""What the reader of one kind of file hands over, before parts and legibility are known."""

from dataclasses import dataclass

from motions.reading.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Extracted:
    """Normalised `text`, the number of `pages` (0 where there are none), and what to doubt about it."""

    text: str
    pages: int = 0
    doubts: frozenset[Trouble] = frozenset()
    scanned: bool = False
