"""Draft every motion that waits for it: `draft_motions [--limit N] [--motion NUMMER] [--generator NAAM]`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from editorial import drafting, moves
from editorial.drafting import Fate, Outcome
from editorial.generators import Generator, get_generator
from editorial.models import Trigger
from motieportal.operations.models import Run
from motions import numbers
from motions.models import Motion

SECONDS_BETWEEN_LINES = 10
PROBLEMS_SHOWN = 20


class Command(BaseCommand):
    help = "Maakt concepten voor de moties die er nog geen hebben."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=int, metavar="N", help="alleen de nieuwste N moties")
        parser.add_argument("--motion", metavar="NUMMER", help="alleen deze motie, ook als zij al een concept heeft")
        parser.add_argument("--generator", default=settings.DRAFT_GENERATOR, metavar="NAAM")

    def handle(self, *, limit: int | None, motion: str | None, generator: str, **options: Any) -> None:
        maker = _generator(generator)
        ids = [_motion(motion).pk] if motion else list(drafting.waiting(maker).values_list("pk", flat=True)[:limit])
        run = Run.objects.create(kind="draft_motions")
        outcomes = drafting.draft_many(ids, maker, Trigger.COMMAND, actor=moves.COMMAND)
        problems: list[str] = []

        def note(outcome: Outcome) -> None:
            if outcome.fate == Fate.FAILED or (motion and outcome.words):
                problems.append(f"Motie {outcome.motion_id}: {outcome.words}")

        counts = drafting.count(self._shown(outcomes, len(ids)), note)
        run.counts, run.problems = {str(fate): counts[fate] for fate in Fate}, problems[:PROBLEMS_SHOWN]
        run.finished_at = timezone.now()
        run.save(update_fields=["counts", "problems", "finished_at"])
        for problem in problems[:PROBLEMS_SHOWN]:
            self.stderr.write(problem)
        self.stdout.write(
            f"{len(ids)} moties: {counts[Fate.DRAFTED]} concepten, {counts[Fate.REFUSED]} geweigerd, "
            f"{counts[Fate.NOTHING]} niets nieuws, {counts[Fate.FAILED]} mislukt."
        )
        if counts[Fate.FAILED]:
            raise CommandError("Niet alle concepten zijn gelukt.")

    def _shown(self, outcomes: Iterable[Outcome], total: int) -> Iterable[Outcome]:
        """The same outcomes, with a bar on a terminal and a line now and then elsewhere."""
        if sys.stderr.isatty():
            yield from tqdm(outcomes, desc="concepten", total=total, unit="")
            return
        told_at = time.monotonic()
        for number, outcome in enumerate(outcomes, start=1):
            yield outcome
            if time.monotonic() - told_at > SECONDS_BETWEEN_LINES:
                self.stdout.write(f"concepten: {number} van {total}")
                told_at = time.monotonic()


def _generator(name: str) -> Generator:
    try:
        return get_generator(name)
    except KeyError as err:
        raise CommandError(f"Er is geen generator {name!r}.") from err


def _motion(printed: str) -> Motion:
    """The one motion that bears this number, in any printed form, or this GUID."""
    value = numbers.parse_number(printed) or printed.strip()
    found = list(Motion.objects.filter(addresses__value=value, merged_into=None).distinct()[:2])
    if len(found) != 1:
        raise CommandError(f"Er {'zijn meer moties' if found else 'is geen motie'} met nummer {printed!r}.")
    return found[0]
