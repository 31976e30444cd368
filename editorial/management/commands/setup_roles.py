"""Make the groups of the desk with their permissions: `setup_roles`. Harmless when done again."""

from typing import Any

from django.core.management.base import BaseCommand

from editorial import roles


class Command(BaseCommand):
    help = "Maakt de rollen Redacteur en Eindredacteur met hun rechten. Nog eens doen kan geen kwaad."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"Rollen klaar: {', '.join(roles.setup_roles())}.")
