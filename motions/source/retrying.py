"""When to ask again, and how long to wait first."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from motions.source.errors import SourceError, SourceUnavailable

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Exponential back-off with full jitter, bounded in number and in time.

    `first_wait` and `longest_wait` are the bounds of one wait and `patience` of all attempts and waits together,
    in seconds. A Retry-After of the source is the least that we wait; one beyond our patience ends it at once.
    """

    attempts: int = 6
    first_wait: float = 0.5
    longest_wait: float = 30.0
    patience: float = 300.0

    def wait_before(self, attempt: int, retry_after: float | None) -> float:
        """Seconds to wait before attempt number `attempt` (2 is the first retry)."""
        ceiling = min(self.longest_wait, self.first_wait * 2 ** (attempt - 2))
        jitter = random.uniform(0, ceiling)  # noqa: S311 - spreads load, guards nothing
        return jitter if retry_after is None else retry_after + jitter

    def run(self, ask: Callable[[], T]) -> T:
        """What `ask` returns; a SourceError that says `again` is tried again until attempts or patience are spent."""
        started = time.monotonic()
        for attempt in range(1, self.attempts + 1):
            try:
                return ask()
            except SourceError as err:
                if not err.again or attempt == self.attempts:
                    raise
                wait = self.wait_before(attempt + 1, err.retry_after if isinstance(err, SourceUnavailable) else None)
                if time.monotonic() - started + wait > self.patience:
                    raise
                log.info("attempt %d failed (%s), again in %.1f s", attempt, err, wait)
                time.sleep(wait)
        raise AssertionError("a policy has at least one attempt")


def parse_retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds of a Retry-After head, which is a number or an HTTP date; None when absent or unreadable."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
