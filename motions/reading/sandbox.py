"""Reading bytes that nobody vouches for: in a child with limits, so that only the child can come to grief."""

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from motions.reading.child import Exit
from motions.reading.document import ReadDocument
from motions.reading.frames import BrokenFrame, read_frame, write_frame
from motions.reading.kinds import Kind
from motions.reading.reader import MAX_BYTES
from motions.reading.trouble import Trouble, Unreadable

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 60


class SandboxBroken(Exception):
    """The reader itself cannot run: our fault, not the document's. Nothing may be recorded against a document."""


class Sandbox:
    """One long-lived child that reads documents one at a time, started at the first one.

    `memory` is its address space in bytes, `cpu_seconds` its share for one document; `wall_seconds` is when the
    parent kills it, whatever it does. It starts anew after any limit and after `restart_after` documents (pdfminer
    keeps every name it ever saw). Safe to share between threads. After a fork (a Celery worker) each process has a
    child of its own. Not `multiprocessing`: a prefork child may not use that.
    """

    def __init__(
        self,
        memory: int = 512 << 20,
        cpu_seconds: int = 20,
        wall_seconds: float = 60,
        restart_after: int = 300,
    ) -> None:
        self.memory = memory
        self.cpu_seconds = cpu_seconds
        self.wall_seconds = wall_seconds
        self.restart_after = restart_after
        self._child: _Child | None = None
        self._lock = threading.Lock()
        self._owner = os.getpid()

    def read(self, data: bytes, claimed: Kind | None = None) -> ReadDocument:
        """Read a document; raises Unreadable (limits included) or SandboxBroken.

        `claimed` is the kind that the source says it is: a readable document of another kind is Unreadable.
        """
        if len(data) > MAX_BYTES:
            raise Unreadable(Trouble.TOO_LARGE, "bytes")
        if self._owner != os.getpid():
            self._begin_anew_after_fork()
        with self._lock:
            answer = self._ask(data, claimed)
        if "document" in answer:
            return ReadDocument.from_json(answer["document"])
        raise Unreadable(Trouble(answer["trouble"]), answer["detail"])

    def close(self) -> None:
        """End the child; the next `read` starts another."""
        with self._lock:
            self._end_child()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, data: bytes, claimed: Kind | None) -> dict[str, Any]:
        child = self._living_child()
        try:
            answer = child.ask(data, claimed, self.wall_seconds)
        except BaseException:
            self._end_child()
            raise
        if child.asked >= self.restart_after:
            self._end_child()
        return answer

    def _living_child(self) -> "_Child":
        if self._child and not self._child.is_alive():
            self._end_child()
        if self._child is None:
            self._child = _Child(self.memory, self.cpu_seconds)
        return self._child

    def _end_child(self) -> None:
        if self._child:
            self._child.end()
            self._child = None

    def _begin_anew_after_fork(self) -> None:
        """The child belongs to the process before the fork: let go of its pipes, and of a lock held then."""
        if self._child:
            self._child.forget()
        self._child, self._lock, self._owner = None, threading.Lock(), os.getpid()


class _Child:
    """One running child, in a process group of its own."""

    def __init__(self, memory: int, cpu_seconds: int) -> None:
        self.asked = 0
        command = [sys.executable, "-s", "-m", "motions.reading.child", str(memory), str(cpu_seconds)]
        try:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},  # no secrets for what runs in there
                start_new_session=True,
            )
        except OSError as error:
            raise SandboxBroken(f"cannot start: {error}") from error
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.source, self.answers = self.process.stdin, self.process.stdout
        with _Alarm(_START_SECONDS, self.kill):
            try:
                read_frame(self.answers)
            except BrokenFrame as error:
                self.end()
                raise SandboxBroken(f"ended at start with status {self.process.returncode}") from error

    def ask(self, data: bytes, claimed: Kind | None, seconds: float) -> dict[str, Any]:
        """Send one document and wait for its answer; raises Unreadable where the child came to grief."""
        self.asked += 1
        with _Alarm(seconds, self.kill) as alarm:
            try:
                write_frame(self.source, (claimed or "").encode())
                write_frame(self.source, data)
                frame = read_frame(self.answers)
            except (OSError, BrokenFrame) as error:
                self.end()
                raise _verdict(self.process.returncode, alarm.rang, str(error)) from error
        answer: dict[str, Any] = json.loads(frame)
        return answer

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def kill(self) -> None:
        """Kill the child and whatever it may have started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Close the pipes, which an idle child takes as its end, and see it off."""
        with suppress(OSError):
            self.source.close()
        try:
            self.process.wait(timeout=0.5)  # it may be ending by itself: its own status says more
        except subprocess.TimeoutExpired:
            self.kill()
        self.process.wait()
        self.forget()

    def forget(self) -> None:
        """Close this process's ends of the pipes."""
        for pipe in (self.source, self.answers):
            with suppress(OSError):
                pipe.close()


class _Alarm:
    """Does something when a time has passed, unless left before."""

    def __init__(self, seconds: float, action: Any) -> None:
        self.rang = False
        self._action = action
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def _ring(self) -> None:
        self.rang = True
        self._action()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._timer.cancel()


def _verdict(status: int, out_of_time: bool, detail: str) -> Exception:
    """What the end of a child says about the document that it was reading."""
    if out_of_time or status == -signal.SIGXCPU:
        return Unreadable(Trouble.TOO_SLOW, "wall" if out_of_time else "cpu")
    if status == Exit.OUT_OF_MEMORY:
        return Unreadable(Trouble.TOO_MUCH_MEMORY)
    if status == Exit.BROKEN_INSTALLATION:
        return SandboxBroken("a module of the reader is missing")
    if detail == "too long":
        return Unreadable(Trouble.OUTPUT_TOO_LARGE, "answer")
    return Unreadable(Trouble.CRASHED, f"status {status}")
