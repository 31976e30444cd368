"""From the text of a motion to a draft: what goes in, what comes out, and the generators by name.

No generator touches the database: `editorial.drafting` builds the Source and stores the Result or the refusal.
"""

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Protocol

from motions.reading.structure import Part


class RefusalReason(StrEnum):
    """Why a text gets no draft; the value is stored."""

    ILLEGIBLE = "illegible"
    NO_REQUEST = "no_request"
    OTHER_KIND = "other_kind"
    CUT_OFF = "cut_off"


REFUSAL_WORDS: dict[RefusalReason, str] = {
    RefusalReason.ILLEGIBLE: "De tekst is niet goed te lezen.",
    RefusalReason.NO_REQUEST: "In de tekst staat geen verzoek of uitspraak.",
    RefusalReason.OTHER_KIND: "Dit document is geen motie.",
    RefusalReason.CUT_OFF: "De tekst van het verzoek breekt af.",
}


class Refused(Exception):
    """This text gets no draft. Trying again with the same text and the same generator gives the same answer."""

    def __init__(self, reason: RefusalReason, words: str = "") -> None:
        self.reason = reason
        self.words = words or REFUSAL_WORDS[reason]
        super().__init__(self.words)


@dataclass(frozen=True, slots=True)
class Source:
    """What a generator may know of a motion: its text with the parts found in it, subject, title of the dossier,
    and what it replaces, as printed ("36 410, nr. 49"), if it replaces anything."""

    text: str
    parts: tuple[Part, ...]
    subject: str
    title: str
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a model, to the byte."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change on the way from the words of the source to the words of the draft.

    `start` and `end` are code points in the text of the source: where the changed words stand there.
    """

    rule: str
    before: str
    after: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Result:
    """A draft: two fields of Markdown, and how they came about. Cost is in euros, time in seconds."""

    summary: str
    implication: str
    generator: str
    version: str
    model: str = ""
    messages: tuple[Message, ...] = ()
    raw_answer: str = ""
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost: float | None = None
    seconds: float = 0.0
    trace: tuple[Step, ...] = ()


class Generator(Protocol):
    """Makes a draft of one motion. Raises Refused, and nothing else that retrying would not mend."""

    name: str
    version: str

    def generate(self, source: Source) -> Result: ...


_MODULES = {"embedded": "editorial.generators.embedded", "echo": "editorial.generators.echo"}


def get_generator(name: str) -> Generator:
    """The generator of that name, made with its defaults. Raises KeyError for an unknown name.

    Imported on demand: a generator that talks to a model has a library that is slow to load.
    """
    generator: Generator = import_module(_MODULES[name]).build()
    return generator
