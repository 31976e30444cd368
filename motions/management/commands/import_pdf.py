"""manage.py import_pdf FILE|FOLDER…"""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from motieportal.operations.models import Run
from motions.ingest.files import StorageFailed
from motions.ingest.per_process import MAX_DOCUMENT_BYTES
from motions.ingest.uploads import Imported, Result, import_pdf
from motions.reading.sandbox import SandboxBroken
from motions.reading.trouble import EXPLANATIONS, Trouble


class Refused(Exception):
    """A file that is not opened or not taken; the message says in Dutch why."""


class Command(BaseCommand):
    help = "Neemt moties op uit pdf-bestanden, met de hand. Ze worden openbaar als een redacteur de uitleg goedkeurt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="BESTAND|MAP", help="een pdf, of een map met pdf's")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = [path for given in options["paths"] for path in iter_pdfs(Path(given))]
        if not paths:
            raise CommandError("Geen pdf's gevonden.")
        run = Run.objects.create(kind="import_pdf")
        counts: Counter[str] = Counter()
        try:
            for path in paths:
                imported = self._import(path)
                counts[imported.result] += 1
                if imported.result == Result.FAILED:
                    run.problems.append(f"{printable(path)}: {imported.reason}")
                self.stdout.write(_line(path, imported))
        except (StorageFailed, SandboxBroken) as err:
            raise CommandError(f"Gestopt bij {printable(path)}: {err}") from err
        finally:
            run.counts, run.finished_at = dict(counts), timezone.now()
            run.save()
        self.stdout.write("Klaar: " + ", ".join(f"{counts[result]} {result}" for result in Result) + ".")
        if counts[Result.FAILED]:
            raise CommandError(f"{counts[Result.FAILED]} van {len(paths)} bestanden zijn niet gelukt.")

    def _import(self, path: Path) -> Imported:
        try:
            return import_pdf(read_bounded(path), printable(Path(path.name)))
        except Refused as err:
            return Imported(Result.FAILED, None, str(err))


def iter_pdfs(given: Path) -> Iterator[Path]:
    """The file itself, or every PDF below a folder by name, in one order; links to other folders are not followed."""
    if not given.is_dir():
        yield given
        return
    for folder, folders, names in os.walk(given):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names) if name.casefold().endswith(".pdf"))


def read_bounded(path: Path) -> bytes:
    """The bytes of an ordinary file of ordinary size. Raises Refused for a link, a device, a pipe, or too much."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as err:
        raise Refused("Dit bestand bestaat niet.") from err
    except OSError as err:
        is_link = path.is_symlink()
        said = "Een koppeling wordt niet gevolgd." if is_link else f"Het bestand gaat niet open ({err.strerror})."
        raise Refused(said) from err
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Refused("Dit is geen gewoon bestand.")
        data = file.read(MAX_DOCUMENT_BYTES + 1)
    if len(data) > MAX_DOCUMENT_BYTES:
        raise Refused(EXPLANATIONS[Trouble.TOO_LARGE])
    return data


def printable(path: Path) -> str:
    """A name as it can be printed and stored: control characters and broken bytes are written out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(path))


def _line(path: Path, imported: Imported) -> str:
    words = [f"{imported.result:<8}", printable(path)]
    if imported.motion is not None:
        words.append(f"({imported.motion})")
    if imported.reason:
        words.append(f"– {imported.reason}")
    return " ".join(words)
