"""A number, amount, percentage, date or deadline that the source lacks."""

from editorial.findings.base import Context, Field, Finding, Severity, Words, content_of
from editorial.findings.quantities import is_supported, quantities
from editorial.findings.quantity import DATED, Of, Quantity
from editorial.generators import Source
from motions.reading.structure import PartKind

_CALLED = {
    Of.DATE: "De datum",
    Of.MONTH: "De datum",
    Of.QUARTER: "De termijn",
    Of.MOMENT: "De termijn",
    Of.YEAR: "Het jaartal",
    Of.PERCENT: "Het percentage",
    Of.MONEY: "Het bedrag",
    Of.DURATION: "De duur",
    Of.FREQUENCY: "De termijn",
    Of.ORDINAL: "Het rangtelwoord",
    Of.NUMBER: "Het getal",
}


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """A blocking finding for every quantity of the draft that neither text, subject, title nor `replaces` has."""
    in_text = quantities(content_of(source))
    beside = quantities(f"{source.subject}\n{source.title}\n{source.replaces}")
    filed = tuple(quantity for quantity in quantities(_date_of(source)) if quantity.of is Of.DATE)
    return tuple(
        _finding(field, text, quantity, in_text, source.text)
        for field, text in words.fields()
        for quantity in quantities(text)
        if not is_supported(quantity, in_text + beside)
        and not (quantity.of is Of.DATE and is_supported(quantity, filed))
    )


def _date_of(source: Source) -> str:
    """Where the paper says when it was filed; that day may be told, though it is no part of what is asked."""
    kinds = (PartKind.DATE, PartKind.HEADING)
    return "\n".join(source.text[part.start : part.end] for part in source.parts if part.kind in kinds)


def _finding(field: Field, text: str, draft: Quantity, in_text: tuple[Quantity, ...], source: str) -> Finding:
    words = text[draft.start : draft.end]
    sentence = f"{_CALLED[draft.of]} “{words}” staat niet in de motie."
    meant = _meant(draft, text, in_text, source)
    if meant:
        sentence += f" Daar staat “{source[meant.start : meant.end]}”."
    passage = (meant.start, meant.end) if meant else None
    return Finding("number", Severity.BLOCKING, field, draft.start, draft.end, words, sentence, passage)


def _meant(draft: Quantity, text: str, in_text: tuple[Quantity, ...], source: str) -> Quantity | None:
    """The quantity of the source that stands among the same words as this one of the draft, if there is one."""
    around = _around(text, draft)
    alike = [other for other in in_text if other.of is draft.of or (other.of in DATED and draft.of in DATED)]
    scored = [(len(around & _around(source, other)), -other.start, other) for other in alike]
    best = max(scored, key=lambda each: each[:2], default=None)
    return best[2] if best and best[0] >= 2 else None


def _around(text: str, quantity: Quantity) -> frozenset[str]:
    near = text[max(0, quantity.start - 40) : quantity.start] + text[quantity.end : quantity.end + 40]
    return frozenset(near.lower().split()[1:-1])
