"""All rows of a query, page after page, each once; and the way to write a query.

The server pages by itself and gives a next link. A full page without one is not believed: the total that was
counted with the first page, or else a further request, must prove the end. Rows that moved while we read (one before
them went) are caught by a second pass when fewer rows came than were counted.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin

from motions.source.client import SourceClient
from motions.source.errors import SourceInvalid
from motions.source.hosts import is_same_origin

log = logging.getLogger(__name__)

PAGE_SIZES = frozenset({100, 250})  # of v5 and v4
MAX_IDLE_PAGES = 5
LITERAL = "$'(),:;=/*@"  # the service wants $ as it is; + must be quoted, it would mean a blank


@dataclass(frozen=True, slots=True)
class RowPage:
    """Rows that did not come by before, and how many the whole query has, if the source said so."""

    rows: tuple[dict[str, Any], ...]
    total: int | None


def query(entity: str, **options: str) -> str:
    """The address of a query below the service's root; `filter="…"` becomes `$filter=…`, empty options go."""
    written = "&".join(f"${name}={quote(text, safe=LITERAL)}" for name, text in options.items() if text)
    return f"{entity}?{written}" if written else entity


def iter_pages(client: SourceClient, address: str) -> Iterator[RowPage]:
    """The pages of a query, at most twice through. SourceInvalid when the paging goes round or leads elsewhere."""
    listing = _Listing(client, address)
    yield from listing.read()
    if listing.is_short():
        log.warning("%d rows of %s came where %s were counted: reading once more", *listing.state())
        yield from listing.read()
        if listing.is_short():
            log.warning("%d rows of %s came where %s were counted", *listing.state())


class _Listing:
    def __init__(self, client: SourceClient, address: str) -> None:
        self._client = client
        self._first = urljoin(client.base_url, address)
        self._seen: set[str] = set()
        self._total: int | None = None

    def is_short(self) -> bool:
        return self._total is not None and len(self._seen) < self._total

    def state(self) -> tuple[int, str, int | None]:
        return len(self._seen), self._first.partition("?")[0].rpartition("/")[2], self._total

    def read(self) -> Iterator[RowPage]:
        """One pass: along the next links, past a link that is missing, until the end is proven."""
        address: str | None = self._first
        visited: set[str] = set()
        passed: set[str] = set()
        received = idle = largest = 0
        while address is not None:
            if address in visited:
                raise SourceInvalid("the source's paging goes round in a circle")
            visited.add(address)
            body = self._client.get_json(address)
            rows = _rows(body)
            if self._total is None and isinstance(body.get("@odata.count"), int):
                self._total = body["@odata.count"]
            idle = 0 if {_key(row) for row in rows} - passed else idle + 1
            if idle > MAX_IDLE_PAGES:
                raise SourceInvalid("the source's pages go on without a new row")
            passed.update(_key(row) for row in rows)
            fresh = tuple(self._new(rows))
            for row in fresh:
                self._complete(row)
            yield RowPage(fresh, self._total)
            received += len(rows)
            address = self._following(body, address, received, len(rows), largest)
            largest = max(largest, len(rows))

    def _new(self, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The rows that did not come before; a row without an Id is for the reader of rows to judge."""
        for row in rows:
            key = _key(row)
            if not key or key not in self._seen:
                self._seen.add(key)
                yield row

    def _complete(self, row: dict[str, Any]) -> None:
        """Fetch what the server left out of expanded relations: it may page those as well."""
        for name in [name for name, value in row.items() if isinstance(value, list)]:
            link = row.get(f"{name}@odata.nextLink")
            if link is not None:
                rest = _Listing(self._client, self._same_origin(str(link), self._first))
                row[name] = row[name] + [inner for page in rest.read() for inner in page.rows]
            for inner in row[name]:
                if isinstance(inner, dict):
                    self._complete(inner)

    def _same_origin(self, link: str, address: str) -> str:
        following = urljoin(address, link)
        if not is_same_origin(following, self._first):
            raise SourceInvalid("the source's next link leads to another server")
        return following

    def _following(self, body: dict[str, Any], address: str, received: int, size: int, largest: int) -> str | None:
        link = body.get("@odata.nextLink")
        if link is not None:
            return self._same_origin(str(link), address)
        if size == 0:
            return None
        goes_on = received < self._total if self._total is not None else size in PAGE_SIZES or 0 < largest <= size
        return f"{self._first}{'&' if '?' in self._first else '?'}$skip={received}" if goes_on else None


def _key(row: dict[str, Any]) -> str:
    return str(row.get("Id") or "").lower()


def _rows(body: dict[str, Any]) -> list[dict[str, Any]]:
    rows = body.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SourceInvalid("the answer is no page of rows: `value` is not a list of objects")
    return rows
