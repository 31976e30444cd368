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

Row = dict[str, Any]

PAGE_SIZES = frozenset({100, 250})  # of v5 and v4
MAX_IDLE_PAGES = 5
LITERAL = "$'(),:;=/*@"  # the service wants $ as it is; + must be quoted, it would mean a blank


@dataclass(frozen=True, slots=True)
class RowPage:
    """Rows that did not come by before, and how many the whole query has, if the source said so."""

    rows: tuple[Row, ...]
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
    """A query and the rows of it that came by."""

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
        """One pass, along the next links and past one that is missing, until the end is proven."""
        position: _Position | None = _Position(self._first)
        while position is not None:
            body = self._client.get_json(position.address)
            rows = _rows(body)
            if self._total is None and isinstance(body.get("@odata.count"), int):
                self._total = body["@odata.count"]
            if not position.arrive(rows):
                return
            fresh = tuple(self._new(rows))
            for row in fresh:
                self._complete(row)
            yield RowPage(fresh, self._total)
            position = position.next(body.get("@odata.nextLink"), len(rows), self._total)

    def _new(self, rows: list[Row]) -> Iterator[Row]:
        """The rows that did not come before; a row without an Id is for the reader of rows to judge."""
        for row in rows:
            key = _key(row)
            if not key or key not in self._seen:
                self._seen.add(key)
                yield row

    def _complete(self, row: Row) -> None:
        """Fetch what the server left out of expanded relations: it may page those as well."""
        for name in [name for name, value in row.items() if isinstance(value, list)]:
            link = row.get(f"{name}@odata.nextLink")
            if link is not None:
                rest = _Listing(self._client, _follow(str(link), self._first))
                row[name] = row[name] + [inner for page in rest.read() for inner in page.rows]
            for inner in row[name]:
                if isinstance(inner, dict):
                    self._complete(inner)


class _Position:
    """Where a pass through a query is, and how it got there."""

    def __init__(self, first: str) -> None:
        self.address = self._first = first
        self._visited = {first}
        self._passed: set[str] = set()
        self._received = self._largest = self._idle = 0
        self._is_probe = False

    def arrive(self, rows: list[Row]) -> bool:
        """Take note of the rows here; False when they prove that the end was passed."""
        keys = {_key(row) for row in rows}
        self._idle = 0 if keys - self._passed else self._idle + 1
        if self._idle and self._is_probe:
            return False  # nothing there, or a server that begins again
        if self._idle > MAX_IDLE_PAGES:
            raise SourceInvalid("the source's pages go on without a new row")
        self._passed |= keys
        self._received += len(rows)
        return True

    def next(self, link: Any, size: int, total: int | None) -> _Position | None:
        """Move along the next link of a page of `size` rows, or past its end when that is not sure to be the end."""
        self._is_probe = link is None
        if link is not None:
            self.address = _follow(str(link), self.address)
        elif self._received < total if total is not None else self._is_full(size):
            self.address = f"{self._first}{'&' if '?' in self._first else '?'}$skip={self._received}"
        else:
            return None
        if self.address in self._visited:
            raise SourceInvalid("the source's paging goes round in a circle")
        self._visited.add(self.address)
        self._largest = max(self._largest, size)
        return self

    def _is_full(self, size: int) -> bool:
        return size in PAGE_SIZES or 0 < self._largest <= size


def _follow(link: str, address: str) -> str:
    """The address that a link leads to, which must be on the same server."""
    following = urljoin(address, link)
    if not is_same_origin(following, address):
        raise SourceInvalid("the source's next link leads to another server")
    return following


def _key(row: Row) -> str:
    return str(row.get("Id") or "").lower()


def _rows(body: Row) -> list[Row]:
    rows = body.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SourceInvalid("the answer is no page of rows: `value` is not a list of objects")
    return rows
