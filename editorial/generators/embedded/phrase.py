"""A stretch of the source on one line, each character still knowing its place there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from motions.reading.hyphenation import join_lines, words_within_lines
from motions.reading.structure import Part


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words, and for each character the code point in the source that it came from."""

    text: str
    places: tuple[int, ...]

    def after(self, length: int) -> "Phrase":
        """The phrase without its first characters and the blanks that follow them."""
        length += len(self.text[length:]) - len(self.text[length:].lstrip(" "))
        return Phrase(self.text[length:], self.places[length:])

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` of the phrase stand in the source, half open."""
        if start >= len(self.places):
            return (-1, -1)
        return self.places[start], self.places[max(start, min(end, len(self.places)) - 1)] + 1

    def then(self, other: "Phrase", between: str) -> "Phrase":
        """Both, with something between them that the source does not have."""
        bridge = (self.places[-1] if self.places else -1,) * len(between)
        return Phrase(self.text + between + other.text, self.places + bridge + other.places)


NOTHING = Phrase("", ())


def phrase(text: str, start: int, end: int, without: Iterable[Part] = ()) -> Phrase:
    """The words of a range of the text, wrapped lines joined, parts that do not belong there left out."""
    kept: list[tuple[int, int]] = []
    for part in sorted(without, key=lambda part: part.start):
        kept.append((start, part.start))
        start = part.end
    kept.append((start, end))
    raw = "\n".join(text[begin:stop] for begin, stop in kept)
    origin = [place for begin, stop in kept for place in (*range(begin, stop), stop)]
    joined = join_lines(raw.split("\n"), _written(text))
    return Phrase(joined, _places(joined, raw, origin))


@lru_cache(maxsize=16)
def _written(text: str) -> frozenset[str]:
    return words_within_lines(text.split("\n"))


def _places(joined: str, raw: str, origin: list[int]) -> tuple[int, ...]:
    """Joining only drops hyphens and white space, or changes one letter (a lost diaeresis): walk both together."""
    places: list[int] = []
    at = 0
    for character in joined:
        if character == " ":
            places.append(origin[min(at, len(origin) - 1)])
            while at < len(raw) and raw[at].isspace():
                at += 1
            continue
        while at < len(raw) - 1 and raw[at] != character and (raw[at].isspace() or raw[at] in "-\u00ad\u2010\u2011"):
            at += 1
        places.append(origin[min(at, len(origin) - 1)])
        at += 1
    return tuple(places)
