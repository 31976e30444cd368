"""manage.py reread_texts [--no-wait]"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from motieportal.operations import jobs
from motieportal.operations.models import Run
from motions.ingest.rereading import reread


class Command(BaseCommand):
    help = "Leest bestanden opnieuw die met een oudere versie van het leesprogramma zijn gelezen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-wait", action="store_true", help="wacht niet tot alles gelezen is")

    def handle(self, *args: Any, **options: Any) -> None:
        run = Run.objects.create(kind="reread_texts")
        asked = reread(run)
        if not options["no_wait"]:
            jobs.finish(
                run,
                on_progress=lambda left: None,
                on_alone=lambda: self.stdout.write("Er draait geen werker: de bestanden worden hier gelezen."),
            )
        failed = run.jobs.failed().count()
        run.counts, run.finished_at = {"asked": asked, "failed": failed}, timezone.now()
        run.save(update_fields=["counts", "finished_at"])
        self.stdout.write(f"Klaar: {asked} bestanden opnieuw te lezen, {failed} mislukt.")
        if failed:
            raise CommandError("Niet alle bestanden konden opnieuw worden gelezen.")
