"""Read the index: from what somebody typed to the motions that they meant, best first."""

from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from motions import numbers
from motions.models import Address, Motion
from motions.search import analyser
from motions.search.stores import Clause, Statement, Wanted, store

MAX_CHARACTERS = 500
MAX_WORDS = 12
RANKED = 2_000
"""Only the newest so many hits are ranked: with more, PostgreSQL does not answer in time at 100,000 motions."""
COMMON_SHARE, COMMON_FLOOR = 0.3, 200
"""A word in more than this share of the motions, and in more than this many, neither filters nor ranks."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: motion ids, best first, and what became of the words that were typed."""

    ids: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    """Folded words that counted; `snippet` marks them."""
    ignored: tuple[str, ...] = ()
    """Folded words that were not looked for: they stand in so many motions that they say nothing, or are too many."""
    numbered: int = 0
    """How many of the first ids bear the number that was typed."""
    is_cut_off: bool = False
    """Whether there were more hits than are ranked."""

    @property
    def is_emptied(self) -> bool:
        """Nothing was left to look for. That is not the same as nothing found."""
        return not self.words and not self.ids


def search(text: str, within: QuerySet[Motion]) -> Hits:
    """The motions of `within` that this text means: by number first, then by words (all of them), best first.

    Every character of the text is literal; there are no operators, and no text is an error.
    """
    numbered = _by_number(text, within)
    with store().planning():
        wanted = _split(text[:MAX_CHARACTERS])
        found, is_cut_off = _by_words(wanted, within) if wanted.required else ([], False)
    ids = tuple(dict.fromkeys([*numbered, *found]))
    counted = tuple(clause.word for clause in wanted.required + wanted.preferred)
    ignored = tuple(word for word in dict.fromkeys(analyser.words(text[:MAX_CHARACTERS])) if word not in counted)
    return Hits(ids, counted, ignored, len(numbered), is_cut_off)


def _by_number(text: str, within: QuerySet[Motion]) -> list[int]:
    value = numbers.parse_number(text)
    if value is None:
        return []
    named = Address.objects.filter(value=value).values("motion_id")
    return _newest(within.filter(pk__in=named))[:RANKED]


def _split(text: str) -> Wanted:
    """What the words ask for. Common words ask nothing, but a word that is rare in titles counts there.

    So "Van der Meer" finds the name, though "meer" stands in most texts; beside rarer words it only ranks.
    """
    typed = list(dict.fromkeys(analyser.words(text)))[:MAX_WORDS]
    telling = [Clause(word, analyser.terms(word)) for word in typed if word not in analyser.STOP_WORDS]
    limit = _common_from() if telling else 0
    rare_in_titles = [clause for clause in telling if _count(clause, "title", limit) < limit]
    rare = [clause for clause in rare_in_titles if _count(clause, "body", limit) < limit]
    names = [replace(clause, columns=("title",)) for clause in rare_in_titles if clause not in rare]
    return Wanted(tuple(rare), tuple(names)) if rare else Wanted(tuple(names))


def _common_from() -> int:
    (documents,) = _row((store().documents, []))
    return max(COMMON_FLOOR, int(documents * COMMON_SHARE)) + 1


def _count(clause: Clause, column: str, limit: int) -> int:
    (count,) = _row(store().counting(clause.terms, column, limit))
    return count or 0


def _by_words(wanted: Wanted, within: QuerySet[Motion]) -> tuple[list[int], bool]:
    sql, params = store().matching(wanted)
    newest = _newest(within.filter(pk__in=RawSQL(sql, params)))  # noqa: S611 - terms are letters and digits
    place = {pk: at for at, pk in enumerate(newest[:RANKED])}
    with connection.cursor() as cursor:
        cursor.execute(*store().scoring(wanted, list(place)))
        scores: dict[int, float] = dict(cursor.fetchall())
    return sorted(place, key=lambda pk: (-scores.get(pk, 0.0), place[pk])), len(newest) > RANKED


def _newest(motions: QuerySet[Motion]) -> list[int]:
    return list(motions.order_by("-filed_on", "-pk").values_list("pk", flat=True)[: RANKED + 1])


def _row(statement: Statement) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        row: tuple[int, ...] = cursor.fetchone()
        return row
