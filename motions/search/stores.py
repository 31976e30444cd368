"""What the two databases do differently: FTS5 with bm25 on SQLite, weighted tsvectors with ts_rank on PostgreSQL.

Terms are made of letters and digits only (`analyser`), so they need no quoting in either query language.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection, transaction

from motions.search import analyser

TITLE_WEIGHT, BODY_WEIGHT = 5.0, 1.0

Statement = tuple[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Clause:
    """One word that was typed: its terms, and the columns in which they are looked for."""

    word: str
    terms: tuple[str, ...]
    columns: tuple[str, ...] = ("title", "body")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row must hold, and what makes it a better hit."""

    required: tuple[Clause, ...] = ()
    preferred: tuple[Clause, ...] = ()


class Store(Protocol):
    """The SQL of one database over its table `motions_search`: a title, a body that holds the title too, a version."""

    key: str
    insert: str
    documents: str
    """How many rows there are."""

    def planning(self) -> AbstractContextManager[object]:
        """What to ask the planner of the database while searching."""

    def stored(self, text: str) -> str:
        """A text as the table takes it."""

    def matching(self, wanted: Wanted) -> Statement:
        """Keys of the rows that hold everything that is required."""

    def scoring(self, wanted: Wanted, ids: list[int]) -> Statement:
        """Key and score of (at least) these rows; a higher score is a better hit."""

    def counting(self, terms: tuple[str, ...], column: str, limit: int) -> Statement:
        """In how many rows the commonest of the terms stands; may stop counting at the limit."""


class SQLiteStore:
    key = "rowid"
    insert = "INSERT INTO motions_search (rowid, title, body, version) VALUES (%s, %s, %s, %s)"
    documents = "SELECT count(*) FROM motions_search_docsize"  # FTS5's own table: 1 ms where the index takes 130

    def planning(self) -> AbstractContextManager[object]:
        return nullcontext()

    def stored(self, text: str) -> str:
        return " ".join(analyser.all_terms(text))

    def matching(self, wanted: Wanted) -> Statement:
        return "SELECT rowid FROM motions_search WHERE motions_search MATCH %s", [_fts5(wanted.required)]

    def scoring(self, wanted: Wanted, ids: list[int]) -> Statement:
        expression = required = _fts5(wanted.required)
        if wanted.preferred:
            expression = f"({required}) OR (({required}) AND ({_fts5(wanted.preferred, 'OR')}))"
        sql = "SELECT rowid, -bm25(motions_search, %s, %s) FROM motions_search WHERE motions_search MATCH %s"
        return sql, [TITLE_WEIGHT, BODY_WEIGHT, expression]

    def counting(self, terms: tuple[str, ...], column: str, limit: int) -> Statement:
        marks = ", ".join(["%s"] * len(terms))
        sql = f"SELECT max(doc) FROM motions_search_terms WHERE term IN ({marks}) AND col = %s"  # noqa: S608
        return sql, [*terms, column]


class PostgreSQLStore:
    key = "motion_id"
    insert = "INSERT INTO motions_search (motion_id, title, body, version) VALUES (%s, %s::tsvector, %s::tsvector, %s)"
    documents = "SELECT count(*) FROM motions_search"
    _last_position, _most_positions = 16_383, 255  # what a tsvector can hold

    @contextmanager
    def planning(self) -> Iterator[None]:
        """Use the index: the planner does not know that reading the vectors one by one means unpacking each.

        At 100,000 motions a word of every twentieth motion took 600 ms, with the index 50.
        """
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            yield
            cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")

    def stored(self, text: str) -> str:
        places: defaultdict[str, list[str]] = defaultdict(list)
        for at, word in enumerate(analyser.words(text), start=1):
            for term in analyser.terms(word):
                places[term].append(str(min(at, self._last_position)))
        return " ".join(f"{term}:{','.join(found[: self._most_positions])}" for term, found in places.items())

    def matching(self, wanted: Wanted) -> Statement:
        asked: defaultdict[str, list[str]] = defaultdict(list)
        for clause in wanted.required:
            asked["body" if "body" in clause.columns else "title"].append(f"({' | '.join(clause.terms)})")
        conditions = " AND ".join(f"{column} @@ %s::tsquery" for column in asked)
        sql = f"SELECT motion_id FROM motions_search WHERE {conditions}"  # noqa: S608
        return sql, [" & ".join(terms) for terms in asked.values()]

    def scoring(self, wanted: Wanted, ids: list[int]) -> Statement:
        clauses = wanted.required + wanted.preferred
        scores, params = [], []
        for column, weight in (("title", TITLE_WEIGHT), ("body", BODY_WEIGHT)):
            terms = [term for clause in clauses if column in clause.columns for term in clause.terms]
            if terms:
                scores.append(f"{weight} * ts_rank({column}, %s::tsquery)")
                params.append(" | ".join(terms))
        sql = f"SELECT motion_id, {' + '.join(scores)} FROM motions_search WHERE motion_id = ANY(%s)"  # noqa: S608
        return sql, [*params, ids]

    def counting(self, terms: tuple[str, ...], column: str, limit: int) -> Statement:
        rows = f"SELECT 1 FROM motions_search WHERE {column} @@ %s::tsquery LIMIT %s"  # noqa: S608
        return f"SELECT count(*) FROM ({rows}) AS found", [" | ".join(terms), limit]  # noqa: S608


def store() -> Store:
    """The store of the database in use."""
    return SQLiteStore() if connection.vendor == "sqlite" else PostgreSQLStore()


def _fts5(clauses: tuple[Clause, ...], joined: str = "AND") -> str:
    found = []
    for clause in clauses:
        terms = " OR ".join(f'"{term}"' for term in clause.terms)
        found.append(f"{{{' '.join(clause.columns)}}} : ({terms})")
    return f" {joined} ".join(found)
