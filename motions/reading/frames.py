"""The pipe between sandbox and child: frames of a length and that many bytes."""

import struct
from typing import IO

_LENGTH = struct.Struct(">I")
MAX_FRAME = 16 << 20
"""Bytes that the parent takes from a child; a child that says more is not believed."""


class BrokenFrame(Exception):
    """The other side ended, or said more than it may."""


def write_frame(pipe: IO[bytes], payload: bytes) -> None:
    """Write one frame; raises OSError when the other side is gone."""
    pipe.write(_LENGTH.pack(len(payload)))
    pipe.write(payload)
    pipe.flush()


def read_frame(pipe: IO[bytes], limit: int = MAX_FRAME) -> bytes:
    """Read one frame; raises BrokenFrame."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise BrokenFrame("end")
    (length,) = _LENGTH.unpack(head)
    if length > limit:
        raise BrokenFrame("too long")
    payload = pipe.read(length)
    if len(payload) < length:
        raise BrokenFrame("cut off")
    return payload
