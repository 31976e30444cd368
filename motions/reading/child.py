"""The child of the sandbox: reads documents from its input until that ends (`python -m motions.reading.child`).

It has no Django, no log and no way to write a file; the limits that end it are set here and watched by the parent.
Its last words are its exit status, see `Exit`.
"""

import json
import logging
import math
import os
import resource
import sys
from enum import IntEnum
from typing import Any

from motions.reading.frames import BrokenFrame, read_frame, write_frame
from motions.reading.kinds import Kind
from motions.reading.reader import MAX_BYTES, read_document
from motions.reading.trouble import Trouble, Unreadable

MAX_TEXT = 2 << 20
"""Characters of text; no motion, nor any other paper of the Chamber, has more."""
MAX_ANSWER = 12 << 20
_WARM_UP = b"<kamerstuk><al>De Kamer, verzoekt de regering om te lezen.</al></kamerstuk>"


class Exit(IntEnum):
    """How a child ends on its own."""

    DONE = 0
    OUT_OF_MEMORY = 12
    BROKEN_INSTALLATION = 13


def main(memory: int, cpu_seconds: int) -> None:
    """Serve documents; `memory` in bytes of address space, `cpu_seconds` for each document."""
    source, answers = _take_pipes()
    logging.disable()
    read_document(_WARM_UP)  # loads what is loaded at first use, before memory is limited
    _limit(memory)
    write_frame(answers, json.dumps({"ready": True}).encode())
    while True:
        try:
            claimed = read_frame(source).decode()
            data = read_frame(source, MAX_BYTES)
        except BrokenFrame:
            return
        _allow_cpu(cpu_seconds)
        try:
            write_frame(answers, _answer(data, Kind(claimed) if claimed else None))
        except MemoryError:
            os._exit(Exit.OUT_OF_MEMORY)
        except ImportError:
            os._exit(Exit.BROKEN_INSTALLATION)


def _answer(data: bytes, claimed: Kind | None) -> bytes:
    try:
        document = read_document(data, claimed)
    except Unreadable as unreadable:
        return _refusal(unreadable.trouble, unreadable.detail)
    if len(document.text) > MAX_TEXT:
        return _refusal(Trouble.OUTPUT_TOO_LARGE, "text")
    answer = _encode({"document": document.to_json()})
    return answer if len(answer) <= MAX_ANSWER else _refusal(Trouble.OUTPUT_TOO_LARGE, "parts")


def _refusal(trouble: Trouble, detail: str) -> bytes:
    return _encode({"trouble": trouble, "detail": detail[:200]})


def _encode(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")


def _take_pipes() -> tuple[Any, Any]:
    """Keep the pipes for frames only: what a library prints goes nowhere."""
    source, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return source, answers


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _allow_cpu(seconds: int) -> None:
    """Raise the soft limit to what has been used plus the share of one document."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used) + seconds, hard))


if __name__ == "__main__":
    try:
        main(memory=int(sys.argv[1]), cpu_seconds=int(sys.argv[2]))
    except MemoryError:
        os._exit(Exit.OUT_OF_MEMORY)
    except ImportError:
        os._exit(Exit.BROKEN_INSTALLATION)
