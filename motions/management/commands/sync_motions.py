"""Read motions from the open data of the Chamber: `sync_motions --since 2023-12-01`."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone
from tqdm import tqdm

from motieportal.operations import jobs
from motieportal.operations.models import Run
from motions.ingest.lock import only_sync
from motions.ingest.sync import Sync
from motions.ingest.tally import Fate, Tally
from motions.models import Retrieval
from motions.source.client import SourceClient
from motions.source.errors import SourceError
from motions.source.odata import ODataService, Window

FILES = "Bestand"
WORDS = {
    "Fractie": "fracties",
    "Zaak": "moties",
    "Document": "documenten",
    "Besluit": "besluiten",
    FILES: "bestanden",
}
SECONDS_BETWEEN_LINES = 10
PROBLEMS_SHOWN = 20


class Command(BaseCommand):
    help = "Leest moties met hun documenten, indieners en besluiten uit de open data van de Tweede Kamer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--since", type=_day, required=True, metavar="JJJJ-MM-DD", help="ingediend op of na deze dag"
        )
        parser.add_argument("--until", type=_day, metavar="JJJJ-MM-DD", help="ingediend op of voor deze dag")
        parser.add_argument("--limit", type=_count, metavar="N", help="alleen de nieuwste N moties")
        parser.add_argument("--no-wait", action="store_true", help="wacht niet tot de documenten zijn gelezen")

    def handle(self, *, since: date, until: date | None, limit: int | None, no_wait: bool, **options: Any) -> None:
        if until is not None and until < since:
            raise CommandError("--until ligt voor --since.")
        with only_sync(lambda: self.stdout.write("Er loopt al een synchronisatie. Deze wacht tot die klaar is.")):
            self._sync(Window(since, until), limit, wait=not no_wait)

    def _sync(self, window: Window, limit: int | None, *, wait: bool) -> None:
        run = Run.objects.create(kind="sync_motions")
        reporter = Reporter(self.stdout)
        try:
            with _client() as client:
                sync = Sync(ODataService(client), window, run, reporter, limit)
                sync.read()
        except SourceError as err:
            _close(run, {}, [str(err)])
            raise CommandError(f"De bron is niet te lezen: {err}") from err
        except DatabaseError as err:
            raise CommandError(f"De database is niet te gebruiken: {err}") from err
        finally:
            reporter.close()
        if wait:
            self._wait(run, reporter)
        count_failed_files(run, sync.documents)
        _close(run, {"records": sync.records.counts(), "documents": sync.documents.counts()}, sync.problems)
        self._tell(run, sync)

    def _wait(self, run: Run, reporter: Reporter) -> None:
        """Wait for the jobs of this run, or do them here where no worker lives."""
        total = run.jobs.unfinished().count()
        try:
            jobs.finish(
                run,
                on_progress=lambda left: reporter(FILES, total - left, total),
                on_alone=lambda: self.stdout.write("Er draait geen werker: de bestanden worden hier gelezen."),
            )
        finally:
            reporter.close()

    def _tell(self, run: Run, sync: Sync) -> None:
        """The problems, what still waits, and the last line. CommandError when anything failed."""
        for problem in sync.problems[:PROBLEMS_SHOWN]:
            self.stderr.write(problem)
        if len(sync.problems) > PROBLEMS_SHOWN:
            self.stderr.write(f"… en nog {len(sync.problems) - PROBLEMS_SHOWN} problemen.")
        if waiting := run.jobs.unfinished().count():
            self.stdout.write(f"{waiting} bestanden wachten nog, of worden later opnieuw geprobeerd.")
        self.stdout.write(f"Gegevens: {sync.records}. Documenten: {sync.documents}.")
        if sync.problems or sync.records[Fate.FAILED] or sync.documents[Fate.FAILED]:
            raise CommandError("De synchronisatie is niet helemaal gelukt.")


class Reporter:
    """Progress: a bar on a terminal, elsewhere a line now and then and one at the end of each kind."""

    def __init__(self, stdout: Any) -> None:
        self._stdout = stdout
        self._bar: tqdm[Any] | None = None
        self._is_terminal = sys.stderr.isatty()
        self._kind = self._line = self._said = ""
        self._told_at = 0.0

    def __call__(self, entity: str, done: int, total: int | None) -> None:
        if entity not in WORDS:
            return
        if entity != self._kind:
            self.close()
            self._kind = entity
        if self._is_terminal:
            self._move_bar(done, total)
            return
        self._line = f"{WORDS[entity]}: {done}" + (f" van {total}" if total is not None else "")
        if time.monotonic() - self._told_at > SECONDS_BETWEEN_LINES:
            self._say()

    def close(self) -> None:
        """End the bar, or say the last line of this kind."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
        if self._line:
            self._say()
        self._kind = ""

    def _say(self) -> None:
        if self._line != self._said:
            self._stdout.write(self._line)
        self._said, self._line, self._told_at = self._line, "", time.monotonic()

    def _move_bar(self, done: int, total: int | None) -> None:
        if self._bar is None:
            self._bar = tqdm(desc=WORDS[self._kind], total=total, unit="")
        self._bar.update(done - self._bar.n)


def _client() -> SourceClient:
    return SourceClient(
        settings.TK_ODATA_URL,
        hosts=settings.SOURCE_HOSTS,
        user_agent=settings.SOURCE_USER_AGENT,
        requests_per_second=settings.SOURCE_REQUESTS_PER_SECOND,
    )


def count_failed_files(run: Run, documents: Tally) -> None:
    """Count the documents of which a file failed for good in this run as failed."""
    failed = [job.args["retrieval_id"] for job in run.jobs.failed() if "retrieval_id" in job.args]
    for document_id in Retrieval.objects.filter(pk__in=failed).values_list("document", flat=True):
        documents.note(("Document", document_id), Fate.FAILED)


def _close(run: Run, counts: dict[str, Any], problems: list[str]) -> None:
    run.counts, run.problems, run.finished_at = counts, problems[:PROBLEMS_SHOWN], timezone.now()
    run.save(update_fields=["counts", "problems", "finished_at"])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as err:
        raise ArgumentTypeError(f"{text!r} is geen datum als 2024-02-20") from err


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise ArgumentTypeError(f"{text!r} is geen aantal")
    return int(text)
