"""One quantity of a text: what it is and its value in one form."""

from dataclasses import dataclass
from enum import StrEnum

Value = tuple[float | str | None, ...]


class Of(StrEnum):
    """What a quantity is a quantity of; beside it what its value holds."""

    DATE = "date"  # day, month, year or None
    MONTH = "month"  # month, year or None
    QUARTER = "quarter"  # quarter, year or None
    MOMENT = "moment"  # name of a season, recess or day of the budget year, year or None
    YEAR = "year"  # year
    PERCENT = "percent"  # number
    MONEY = "money"  # euros
    DURATION = "duration"  # number, unit, number as written (years and quarters count in months)
    FREQUENCY = "frequency"  # unit
    ORDINAL = "ordinal"  # number
    NUMBER = "number"  # number


DATED = frozenset({Of.DATE, Of.MONTH, Of.QUARTER, Of.MOMENT})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity, and the code points where it stands."""

    of: Of
    value: Value
    start: int
    end: int

    @property
    def year(self) -> float | str | None:
        """The year that it names, if it does."""
        return self.value[-1] if self.of in DATED or self.of is Of.YEAR else None

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that stand in it."""
        return tuple(each for each in self.value if isinstance(each, int | float))
