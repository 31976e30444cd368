"""Verify the log of every motion: `verify_log [--write-heads FILE] [--heads FILE]`.

A chain shows that nothing in it was changed or left out. That its end was not cut off shows only against something
kept elsewhere: write the heads now and then, keep them outside, and compare.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial import events
from editorial.models import Event

SHOWN = 20


class Command(BaseCommand):
    help = "Controleert het logboek van alle moties: geen gebeurtenis ontbreekt, geen is gewijzigd."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write-heads", type=Path, metavar="BESTAND", help="schrijf het einde van elk logboek op")
        parser.add_argument(
            "--heads", type=Path, metavar="BESTAND", help="vergelijk met einden die eerder zijn bewaard"
        )

    def handle(self, *, write_heads: Path | None, heads: Path | None, **options: Any) -> None:
        found: dict[int, tuple[int, str]] = {}
        count, faults = 0, []
        for motion_id, chain in _chains():
            count += len(chain)
            faults += list(events.verify(chain))
            found[motion_id] = (chain[-1].number, chain[-1].hash)
        if heads is not None:
            faults += list(_cut_off(_read(heads)))
        for fault in faults[:SHOWN]:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"Het logboek is niet heel: {len(faults)} fouten in {count} gebeurtenissen.")
        if write_heads is not None:
            write_heads.write_text(json.dumps(found, indent=0) + "\n")
        self.stdout.write(f"Het logboek is heel: {count} gebeurtenissen van {len(found)} moties.")


def _chains() -> Iterator[tuple[int, list[Event]]]:
    rows = Event.objects.order_by("motion_id", "number").iterator(chunk_size=500)
    for motion_id, chain in groupby(rows, key=attrgetter("motion_id")):
        yield motion_id, list(chain)


def _read(path: Path) -> dict[int, tuple[int, str]]:
    try:
        return {int(motion): (int(number), str(digest)) for motion, (number, digest) in _loaded(path).items()}
    except (OSError, ValueError, TypeError, AttributeError) as err:
        raise CommandError(f"{path} is geen bestand met einden van logboeken: {err}") from err


def _loaded(path: Path) -> Any:
    return json.loads(path.read_text())


def _cut_off(kept: dict[int, tuple[int, str]]) -> Iterator[str]:
    """What was there when these heads were written, and is not there now."""
    for motion_id, (number, digest) in kept.items():
        if not Event.objects.filter(motion=motion_id, number=number, hash=digest).exists():
            yield f"Motie {motion_id}: gebeurtenis {number}, eerder bewaard, is er niet of is een andere."
