"""What the two databases do differently: FTS5 with bm25 on SQLite, weighted tsvectors with ts_rank on PostgreSQL.

Terms are made of letters and digits only (`analyser`), so they need no quoting in either query language.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection

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
    """The SQL of one database over its table `motions_search`, with a title, a body and a version for each motion."""

    key: str
    insert: str

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
    _last_position, _most_positions = 16_383, 255  # what a tsvector can hold

    def stored(self, text: str) -> str:
        places: defaultdict[str, list[str]] = defaultdict(list)
        for at, word in enumerate(analyser.words(text), start=1):
            for term in analyser.terms(word):
                places[term].append(str(min(at, self._last_position)))
        return " ".join(f"{term}:{','.join(found[: self._most_positions])}" for term, found in places.items())

    def matching(self, wanted: Wanted) -> Statement:
        conditions, params = [], []
        for clause in wanted.required:
            conditions.append("(" + " OR ".join(f"{column} @@ %s::tsquery" for column in clause.columns) + ")")
            params += [" | ".join(clause.terms)] * len(clause.columns)
        return f"SELECT motion_id FROM motions_search WHERE {' AND '.join(conditions)}", params  # noqa: S608

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
