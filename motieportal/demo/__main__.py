"""The whole portal on one machine with fictional motions: set up, fill, start, and end at one Ctrl-C.

    python -m motieportal.demo [--port 8000]

Everything stays below var/demo. The second time it goes on with what is there.
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

import django

from motieportal.demo import service

HOME = Path("var/demo").resolve()
ACCOUNT = "eindredactie"
FIRST_DAY = "2026-10-01"
APPROVED_AT_FIRST = 6


def main() -> None:
    """Run the demo until it is interrupted; exit status 1 where it cannot start."""
    parser = argparse.ArgumentParser(prog="make demo", description="Start de portal met verzonnen moties.")
    parser.add_argument("--port", type=int, default=8000, help="poort van de website (met make: PORT=…)")
    port: int = parser.parse_args().port
    require_free(port)
    signal.signal(signal.SIGTERM, interrupt)
    started = time.monotonic()
    prepare_environment(service.serve(), port)

    django.setup()
    from motieportal.demo import filling  # its models need the two lines above

    say("database en website klaarmaken")
    filling.migrate()
    filling.collect_static(HOME)
    password = filling.give_account(ACCOUNT)
    filling.fill(ACCOUNT, FIRST_DAY, APPROVED_AT_FIRST, say)
    with running(
        [*celery()], [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    ) as children:
        wait_until_it_answers(port, children)
        tell(port, password, time.monotonic() - started)
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
    sys.exit("Een onderdeel stopte onverwacht. Kijk hierboven waarom.")


def prepare_environment(source: str, port: int) -> None:
    """The settings of the demo: production's, on this machine only."""
    HOME.mkdir(parents=True, exist_ok=True)
    key = HOME / "secret_key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(50), encoding="ascii")
    os.environ.update(
        DJANGO_SETTINGS_MODULE="motieportal.settings",
        SECRET_KEY=key.read_text(encoding="ascii"),
        DEBUG="0",
        VAR_DIR=str(HOME),
        MEDIA_ROOT=str(HOME / "media"),
        DATABASE_URL=f"sqlite:///{HOME / 'motieportal.sqlite3'}",
        REDIS_URL="",
        ALLOWED_HOSTS="127.0.0.1,localhost",
        PUBLIC_BASE_URL=f"http://127.0.0.1:{port}",
        TK_ODATA_URL=source,
        SOURCE_HOSTS="127.0.0.1",
        SOURCE_REQUESTS_PER_SECOND="0",
        DRAFT_GENERATOR="embedded",
        LOG_LEVEL="WARNING",
        DJANGO_RUNSERVER_HIDE_WARNING="true",
        PYTHONWARNINGS="ignore:You're running the worker with superuser privileges",
    )


def celery() -> Iterator[str]:
    """The command of the background worker with its beat."""
    yield from (sys.executable, "-m", "celery", "--app", "motieportal", "--quiet", "worker", "--beat")
    yield from ("--pool", "solo", "--loglevel", "warning", "--without-gossip", "--without-mingle")


@contextmanager
def running(*commands: list[str]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Processes of our own, each leading a group, so that what they start ends with them."""
    children = [subprocess.Popen(command, start_new_session=True) for command in commands]  # noqa: S603 – fixed words
    try:
        yield children
    except KeyboardInterrupt:
        say("stoppen")
        sys.exit(0)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for child in children:
            stop(child)


def stop(child: subprocess.Popen[bytes]) -> None:
    """Ask a process and all that it started to end; kill what does not listen."""
    for order, patience in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
        try:
            os.killpg(child.pid, order)
            child.wait(patience)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def interrupt(number: int, frame: FrameType | None) -> None:
    """A polite kill ends the demo as Ctrl-C does."""
    raise KeyboardInterrupt


def require_free(port: int) -> None:
    """Refuse early, and say how to go on, where somebody else has the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Poort {port} is bezet. Kies een andere: make demo PORT={port + 1}")


def wait_until_it_answers(port: int, children: list[subprocess.Popen[bytes]]) -> None:
    """Until the home page answers, or a process has died."""
    for _ in range(150):
        if any(child.poll() is not None for child in children):
            return
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)


def tell(port: int, password: str, seconds: float) -> None:
    """Which addresses to open, and as whom."""
    site = f"http://127.0.0.1:{port}"
    say(f"klaar na {seconds:.0f} seconden")
    say(f"de website        {site}/")
    say(f"de wachtrij       {site}/admin/wachtrij/")
    say(f"inloggen als      {ACCOUNT}   wachtwoord {password}")
    say("Ctrl-C stopt alles")


def say(line: str) -> None:
    """One line of the demo's own."""
    print(f"demo: {line}", flush=True)  # noqa: T201 – this is a command


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(0)
