"""Tables that are only ever added to: a trigger in the database refuses UPDATE and DELETE, on SQLite and PostgreSQL.

Django rebuilds a table on SQLite for most schema changes, which drops its triggers in silence. So every migration on
such a table ends with `install`, and `missing` lets a test and `check_archive` see that they are there.
"""

from collections.abc import Iterable
from functools import partial

from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper

MESSAGE = "append-only"

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{MESSAGE}: %', TG_TABLE_NAME; END;
$$ LANGUAGE plpgsql;
"""


def _names(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    kinds = ("update", "delete") if connection.vendor == "sqlite" else ("update", "delete", "truncate")
    return [f"{table}_no_{kind}" for kind in kinds]


def install(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Refuse UPDATE and DELETE (and TRUNCATE) on these tables from now on. Harmless when done again."""
    remove(connection, tables)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for table in tables:
            for name in _names(connection, table):
                kind = name.rsplit("_", 1)[1].upper()
                if connection.vendor == "sqlite":
                    body = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}: {table}'); END"
                    cursor.execute(f'CREATE TRIGGER "{name}" BEFORE {kind} ON "{table}" {body}')
                else:
                    each = "STATEMENT" if kind == "TRUNCATE" else "ROW"
                    when = f'BEFORE {kind} ON "{table}" FOR EACH {each}'
                    cursor.execute(f'CREATE TRIGGER "{name}" {when} EXECUTE FUNCTION refuse_change()')


def remove(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Allow changes again: only for a migration that goes back, and for tests that empty their tables."""
    with connection.cursor() as cursor:
        for table in tables:
            for name in _names(connection, table):
                where = "" if connection.vendor == "sqlite" else f' ON "{table}"'
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{where}')


def missing(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> list[str]:
    """The names of the triggers that should be in the database and are not."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = {row[0] for row in cursor.fetchall()}
    return [name for table in tables for name in _names(connection, table) if name not in found]


def operation(tables: Iterable[str]) -> migrations.RunPython:
    """The last operation of every migration on append-only tables."""
    return migrations.RunPython(partial(_run, install, tables), partial(_run, remove, tables))


def _run(action, tables, apps, schema_editor) -> None:  # type: ignore[no-untyped-def]
    action(schema_editor.connection, tables)
