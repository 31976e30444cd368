"""What a document gave: text, parts and how far it can be trusted."""

from dataclasses import asdict, dataclass
from typing import Any

from motions.reading.kinds import Kind
from motions.reading.legibility import Legibility
from motions.reading.parts import Part, PartKind
from motions.reading.trouble import Trouble


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read.

    `text` is normalised (see `motions.reading.text`), `parts` are ranges in it. `doubts` say why the text may be
    noise, incomplete or not what a reader sees: such a text is stored, but never drafted automatically.
    `scanned` tells that the text is the text layer of a scan. `pages` is 0 where the format has no pages.
    """

    kind: Kind
    text: str
    parts: tuple[Part, ...]
    legibility: Legibility
    pages: int
    doubts: tuple[Trouble, ...]
    reader_version: int
    scanned: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain values, ready for `json.dumps`."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "ReadDocument":
        """The reverse of `to_json`; raises KeyError, TypeError or ValueError on other data."""
        return cls(
            kind=Kind(data["kind"]),
            text=data["text"],
            parts=tuple(Part(**(part | {"kind": PartKind(part["kind"])})) for part in data["parts"]),
            legibility=Legibility(**data["legibility"]),
            pages=data["pages"],
            doubts=tuple(Trouble(doubt) for doubt in data["doubts"]),
            reader_version=data["reader_version"],
            scanned=data["scanned"],
        )
