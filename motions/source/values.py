"""Values of the source as we keep them: texts that any database and page can hold, Dutch days, UTC moments.

Each function takes what stood in the JSON and gives a value or None; ValueError says why it cannot be read.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NO_NUMBER = -1  # how v5 writes that a paper has no number
LARGEST = 2**63 - 1

# NUL is refused by PostgreSQL, the others by XML: feeds must stay well formed. A lone surrogate is no character.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def verbatim(value: Any) -> str:
    """A text as it is, white space included, without the characters that no database or XML can hold."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(f"{type(value).__name__} is not a text")  # noqa: TRY004 - one error for all that is unreadable
    return _UNFIT.sub("", value)


def text(value: Any) -> str:
    """A text without white space around it."""
    return verbatim(value).strip()


def guid(value: Any) -> UUID | None:
    """A GUID, in any of its spellings."""
    return UUID(text(value)) if text(value) else None


def number(value: Any) -> int | None:
    """A whole number, also written as a text or as 3.0."""
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(f"{value!r:.40} is not a whole number")  # noqa: TRY004 - as above
    found = int(value)
    if abs(found) > LARGEST:
        raise ValueError("a number that is too large")
    return found


def paper_number(value: Any) -> int | None:
    """A number on a paper, where -1 means that there is none."""
    found = number(value)
    return None if found == NO_NUMBER else found


def flag(value: Any) -> bool | None:
    """True or false, in the spellings that were seen."""
    if value is None or isinstance(value, bool):
        return value
    spelling = str(value).strip().lower()
    if spelling in ("true", "1"):
        return True
    if spelling in ("false", "0"):
        return False
    raise ValueError(f"{value!r:.40} is neither true nor false")


def is_delete_mark(value: Any) -> bool:
    """Whether a Verwijderd says that the row was deleted. An empty mark is one; null, in a row as usual, is not."""
    return value == "" or flag(value) is True


def moment(value: Any) -> datetime | None:
    """An aware moment in UTC. Without a zone the source means Dutch local time."""
    written = text(value)
    if not written:
        return None
    found = datetime.fromisoformat(written)
    try:
        return (found if found.tzinfo else found.replace(tzinfo=AMSTERDAM)).astimezone(UTC)
    except OverflowError as err:
        raise ValueError(f"{written:.40} is out of range") from err


def day(value: Any) -> date | None:
    """The Dutch calendar day of a date or moment: the source writes days as local midnight, in either zone."""
    found = moment(value)
    if found is None:
        return None
    try:
        return found.astimezone(AMSTERDAM).date()
    except OverflowError as err:
        raise ValueError(f"{value!r:.40} is out of range") from err
