"""Proof that what we hold is whole. Rooms register probes in a module `archive` of their own; this one names none.

    @archive.probe("teksten")
    def texts(quick: bool) -> Iterator[list[str]]: ...

A probe looks at one thing after another and yields for each what is wrong with it, in Dutch: nothing, for a thing that
is whole. It streams: an archive of a million things is checked in the memory of one.
"""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import connection
from django.utils.module_loading import autodiscover_modules

Probe = Callable[[bool], Iterator[list[str]]]
"""Gets whether the check must be quick: without reading every byte again."""

_probes: dict[str, Probe] = {}


def probe(name: str) -> Callable[[Probe], Probe]:
    """Register a probe under what it looks at, as a Dutch plural."""

    def register(function: Probe) -> Probe:
        _probes[name] = function
        return function

    return register


def probes() -> dict[str, Probe]:
    """All probes of all rooms, in the order of the rooms."""
    autodiscover_modules("archive")
    return _probes


@probe("verwijzingen")
def references(quick: bool) -> Iterator[list[str]]:
    """Every reference of a row to another row: that row is there. On SQLite also the pages of the file itself."""
    if connection.vendor != "sqlite":
        return  # PostgreSQL lets no reference dangle, and says itself when its pages are damaged
    with connection.cursor() as cursor:
        if not quick:
            cursor.execute("PRAGMA quick_check(20)")
            yield [f"De database is beschadigd: {said}." for (said,) in cursor.fetchall() if said != "ok"]
        for model in apps.get_models():
            cursor.execute(f'PRAGMA foreign_key_check("{model._meta.db_table}")')
            lost = cursor.fetchmany(20)
            yield [
                f"Een rij in {table} (rij {row}) verwijst naar {parent}, maar die rij is weg."
                for table, row, parent, _ in lost
            ]
