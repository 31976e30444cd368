"""Numbers, amounts, percentages, dates and deadlines in a Dutch text, each in one form whatever its spelling."""

from functools import lru_cache

from editorial.dutch.numbers import to_digits
from editorial.findings.quantity import DATED, Of, Quantity
from editorial.findings.quantity_patterns import READERS


@lru_cache(maxsize=256)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text, by place. Those that share a unit share a place ("twee à drie weken")."""
    lowered = text.lower() if len(text.lower()) == len(text) else text
    digits, starts, ends = to_digits(lowered)
    taken = bytearray(len(digits))
    found: list[Quantity] = []
    for pattern, read in READERS:
        for match in pattern.finditer(digits):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.extend(Quantity(of, value, starts[start], ends[end - 1]) for of, value in read(match))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def is_supported(draft: Quantity, by: tuple[Quantity, ...]) -> bool:
    """Whether one of the source's quantities says the same as one of a draft, or says it more exactly."""
    return any(_says(source, draft, by) for source in by)


_ALIKE: dict[Of, frozenset[Of]] = {
    Of.PERCENT: frozenset({Of.PERCENT, Of.NUMBER}),
    Of.MONEY: frozenset({Of.MONEY, Of.NUMBER}),
    Of.ORDINAL: frozenset({Of.ORDINAL, Of.QUARTER}),
    Of.NUMBER: frozenset(Of) - {Of.FREQUENCY, Of.MOMENT},
}


def _says(source: Quantity, draft: Quantity, all_of_source: tuple[Quantity, ...]) -> bool:
    if draft.of in DATED:
        return _same_moment(source, draft) and _year_fits(source, draft, all_of_source)
    if draft.of is Of.YEAR:
        return draft.value[0] == source.year or (source.of is Of.NUMBER and source.value == draft.value)
    if draft.of is Of.DURATION:
        return source.of is Of.DURATION and source.value[:2] == draft.value[:2]
    if draft.of is Of.FREQUENCY:
        return source.of is Of.FREQUENCY and source.value == draft.value
    return source.of in _ALIKE[draft.of] and draft.value[0] in source.numbers


def _same_moment(source: Quantity, draft: Quantity) -> bool:
    if draft.of is Of.MONTH and source.of is Of.DATE:
        return draft.value[0] == source.value[1]
    return source.of is draft.of and source.value[:-1] == draft.value[:-1]


def _year_fits(source: Quantity, draft: Quantity, all_of_source: tuple[Quantity, ...]) -> bool:
    """A draft may leave the year out, or take it from elsewhere in the source ("vóór de zomer", "in 2025")."""
    if draft.year is None or draft.year == source.year:
        return True
    return source.year is None and any(draft.year == other.year for other in all_of_source)
