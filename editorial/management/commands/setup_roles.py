"""Make the groups of the desk with their permissions: `setup_roles [--table]`. Harmless when done again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from editorial import roles
from editorial.moves.table import lines


class Command(BaseCommand):
    help = "Maakt de rollen Redacteur en Eindredacteur met hun rechten. Nog eens doen kan geen kwaad."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--table", action="store_true", help="toon ook wie wat mag, en vanuit welke toestand")

    def handle(self, *, table: bool = False, **options: Any) -> None:
        self.stdout.write(f"Rollen klaar: {', '.join(roles.setup_roles())}.")
        if table:
            self.stdout.write("\n".join(lines()))
