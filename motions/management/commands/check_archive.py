"""manage.py check_archive [--quick] [--digest]"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motieportal.operations import archive
from motions.digest import source_digest

SHOWN = 50


class Command(BaseCommand):
    help = "Controleert of alle moties, documenten, bestanden, teksten en gepubliceerde woorden heel zijn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quick", action="store_true", help="lees de bestanden niet opnieuw")
        parser.add_argument(
            "--digest", action="store_true", help="druk alleen één sha256 van alle gegevens van de bron af"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["digest"]:
            self.stdout.write(source_digest())
            return
        faults = sum(self._check(name, probe(options["quick"])) for name, probe in archive.probes().items())
        if faults:
            raise CommandError(f"Het archief is niet heel: {faults} fouten.")
        self.stdout.write("Het archief is heel.")

    def _check(self, name: str, things: Any) -> int:
        """Say what is wrong with each thing, the first of many, and how many were looked at."""
        seen = faults = 0
        for found in things:
            seen += 1
            for fault in found:
                faults += 1
                if faults <= SHOWN:
                    self.stdout.write(f"  {fault}")
        if faults > SHOWN:
            self.stdout.write(f"  … en nog {faults - SHOWN}")
        self.stdout.write(f"{name}: {seen} bekeken, {faults} fouten")
        return faults
