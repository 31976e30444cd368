"""Make the search index again, after a change of the analyser or a restored backup."""

from typing import Any

from django.core.management.base import BaseCommand

from motions import search


class Command(BaseCommand):
    help = "Bouwt de zoekindex opnieuw op. De site blijft intussen werken."

    def handle(self, *args: Any, **options: Any) -> None:
        written = search.rebuild(lambda done, total: self.stdout.write(f"{done} van {total} moties"))
        self.stdout.write(f"De zoekindex is opnieuw opgebouwd: {written} moties, versie {search.VERSION}.")
