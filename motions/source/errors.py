"""What can go wrong when we ask the outside world something."""

from __future__ import annotations


class SourceError(Exception):
    """Base of everything that asking the source can end in.

    `again` says whether the same request may succeed later; the client tries those again by itself.
    """

    again = False

    def __init__(self, message: str, *, again: bool | None = None) -> None:
        super().__init__(message)
        if again is not None:
            self.again = again


class SourceUnavailable(SourceError):
    """The source did not answer, or said that it cannot now. Trying again later may help.

    `retry_after` is the wait in seconds that the source asked for, or None.
    """

    again = True

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class SourceRefused(SourceError):
    """We do not go there: a host, scheme or address that is not allowed, also as a redirect."""


class SourceInvalid(SourceError):
    """The answer is not what it should be: no JSON, too large, names missing, a page that repeats."""


class SourceMissing(SourceError):
    """There is nothing at this address (404), or no longer (410)."""
