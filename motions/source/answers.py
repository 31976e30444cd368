"""From an HTTP response to bytes or an object that can be trusted to be what was asked for."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx2

from motions.source.errors import SourceInvalid, SourceMissing, SourceUnavailable
from motions.source.retrying import parse_retry_after

TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
MISSING = frozenset({404, 410})


def check_status(response: httpx2.Response) -> None:
    """Nothing for 200; for every other status the error that fits it."""
    status = response.status_code
    if status == 200:
        return
    where = f"status {status} from {response.url.host}{response.url.path}"
    if status in TRY_AGAIN:
        wait = parse_retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        raise SourceUnavailable(where, retry_after=wait)
    if status in MISSING:
        raise SourceMissing(where)
    raise SourceInvalid(f"{where}: {_excerpt(response)}")


def _excerpt(response: httpx2.Response) -> str:
    """The first words of an error's body: the source explains a refused query there."""
    found = b""
    for piece in response.iter_raw(2048):
        found += piece
        if len(found) >= 300:
            break
    return " ".join(found[:300].decode("utf-8", "replace").split())


def read_body(response: httpx2.Response, limit: int) -> Iterator[bytes]:
    """The decoded body in pieces, never more than `limit` bytes, whatever its head says about its length."""
    too_large = SourceInvalid(f"the answer is larger than {limit} bytes")
    announced = response.headers.get("Content-Length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:18]) > limit:
        raise too_large
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("", "identity", "gzip"):
        raise SourceInvalid(f"the answer has an encoding that we did not ask for: {encoding!r}")
    pieces = response.iter_raw()
    taken = 0
    for piece in _gunzip(pieces, limit) if encoding == "gzip" else pieces:
        taken += len(piece)
        if taken > limit:
            raise too_large
        yield piece


def _gunzip(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """Unpacked in bounded steps, so that a small body cannot become a large one in memory."""
    step = min(limit + 1, 1 << 20)
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for piece in pieces:
            while piece:
                yield unpacker.decompress(piece, step)
                piece = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as err:
        raise SourceInvalid("the answer is not the gzip that it says it is", again=True) from err
    if not unpacker.eof:
        raise SourceUnavailable("the compressed answer was cut off")


def parse_object(data: bytes) -> dict[str, Any]:
    """The JSON object in a body. SourceInvalid for anything else, as an error page with status 200."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as err:
        raise SourceInvalid(f"the answer is not JSON but begins with {data[:40]!r}", again=True) from err
    if not isinstance(found, dict):
        raise SourceInvalid(f"the answer is not a JSON object but a {type(found).__name__}", again=True)
    return found
