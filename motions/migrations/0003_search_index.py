"""The search index: an FTS5 table on SQLite, two tsvectors with GIN indexes on PostgreSQL.

No Django model: the two stores have nothing in common but their name. `motions.search` is the only reader and writer,
and `manage.py rebuild_search` makes every row again.
"""

from django.db import migrations

CREATE = {
    "sqlite": [
        """CREATE VIRTUAL TABLE motions_search USING fts5(
               title, body, version UNINDEXED, tokenize = "unicode61 remove_diacritics 0")""",
        "CREATE VIRTUAL TABLE motions_search_terms USING fts5vocab(motions_search, col)",
    ],
    "postgresql": [
        """CREATE TABLE motions_search (
               motion_id bigint PRIMARY KEY, title tsvector NOT NULL, body tsvector NOT NULL, version integer NOT NULL)""",
        "CREATE INDEX motions_search_title ON motions_search USING gin (title)",
        "CREATE INDEX motions_search_body ON motions_search USING gin (body)",
    ],
}
DROP = {
    "sqlite": ["DROP TABLE motions_search_terms", "DROP TABLE motions_search"],
    "postgresql": ["DROP TABLE motions_search"],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("motions", "0002_append_only")]
    operations = [migrations.RunPython(create, drop)]
