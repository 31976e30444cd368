"""Fictional motions as the portal keeps them."""

from editorial.generators import Source
from motions.reading.structure import parse_parts

SUBJECT = "Motie van het lid Voorbeeld over een proef met deelfietsen"


def text_of(*requests: str, considerations: tuple[str, ...] = ("overwegende dat fietsen gezond is;",)) -> str:
    """A motion's text with these requests, in the form that every reader of documents gives."""
    body = "\n\n".join((*considerations, *requests))
    return (
        "Tweede Kamer der Staten-Generaal\n\nVergaderjaar 2029-2030\n\n99 001\n\nFietsbeleid\n\nNr. 12\n\n"
        "MOTIE VAN HET LID VOORBEELD\n\nVoorgesteld 3 april 2030\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
        f"{body}\n\nen gaat over tot de orde van de dag.\n\nVoorbeeld"
    )


def source_of(*requests: str, subject: str = SUBJECT, replaces: str = "", **more: tuple[str, ...]) -> Source:
    """A motion as a generator gets it."""
    text = text_of(*requests, **more)
    return Source(text, parse_parts(text), subject, "Fietsbeleid", replaces)
