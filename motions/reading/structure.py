"""Text of a motion to its parts."""

from motions.reading.parts import Part, PartKind

__all__ = ["Part", "PartKind", "parse_parts"]


def parse_parts(text: str) -> tuple[Part, ...]:
    """The parts of a motion's text, sorted by start, siblings disjoint; never raises."""
    if not text.strip():
        return ()
    start = len(text) - len(text.lstrip())
    return (Part(PartKind.OTHER, start, len(text.rstrip())),)
