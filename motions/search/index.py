"""Write the index. What is public is read through the gate here, and nowhere else for search."""

from collections.abc import Callable, Collection, Iterable

from django.db import connection, transaction
from django.db.models import Prefetch

from motions.models import Explanation, Motion, Submitter
from motions.search import analyser
from motions.search.stores import store

BATCH = 500


def refresh(motion_ids: Iterable[int]) -> int:
    """Write the index rows of these motions anew, and remove those of motions that are not public. Rows written.

    Call it in the transaction of the change. The motions are locked first: words that another transaction is just
    withdrawing cannot come back with an index row made from an older look.
    """
    wanted = sorted(set(motion_ids))
    written = 0
    for start in range(0, len(wanted), BATCH):
        with transaction.atomic():
            written += _refresh_batch(wanted[start : start + BATCH])
    return written


def rebuild(progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Make the whole index again, batch by batch while the site goes on. Rows written; `progress` hears how far."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {store().key} FROM motions_search")  # noqa: S608 - our own names
        stored = {row[0] for row in cursor.fetchall()}
    everything = sorted(stored | set(Motion.objects.values_list("pk", flat=True)))
    written = 0
    for start in range(0, len(everything), BATCH):
        written += refresh(everything[start : start + BATCH])
        progress(min(start + BATCH, len(everything)), len(everything))
    return written


def is_outdated() -> bool:
    """Whether the index holds rows that another version of the analyser made: queries then miss words.

    Looks at the first and the last row only; a rebuild goes from the one to the other.
    """
    sql = f"SELECT version FROM motions_search ORDER BY {store().key}"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        for order in ("ASC", "DESC"):
            cursor.execute(f"{sql} {order} LIMIT 1")
            row = cursor.fetchone()
            if row and row[0] != analyser.VERSION:
                return True
    return False


def _refresh_batch(ids: list[int]) -> int:
    list(Motion.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    rows = [_row(motion) for motion in _public(ids)]
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM motions_search WHERE {store().key} = %s", [[pk] for pk in ids])  # noqa: S608
        if rows:
            cursor.executemany(store().insert, rows)
    return len(rows)


def _public(ids: Collection[int]) -> Iterable[Motion]:
    return (
        Motion.objects.public()
        .filter(pk__in=ids)
        .select_related("dossier", "current_text")
        .prefetch_related(
            Prefetch("submitters", Submitter.objects.shown().select_related("member"), to_attr="shown_submitters"),
            Prefetch("explanations", Explanation.objects.online(), to_attr="online_explanations"),
        )
    )


def _row(motion: Motion) -> tuple[int, str, str, int]:
    names = [f"{one.name} {one.member or ''}" for one in motion.shown_submitters]  # type: ignore[attr-defined]
    published = [f"{one.implication}\n{one.summary}" for one in motion.online_explanations]  # type: ignore[attr-defined]
    dossier = f"{motion.dossier.title} {motion.dossier.number or ''} {motion.dossier}" if motion.dossier else ""
    title = "\n".join([motion.subject, motion.title, dossier, *names])
    body = "\n".join([title, *published, motion.current_text.text if motion.current_text else ""])
    return motion.pk, store().stored(title), store().stored(body), analyser.VERSION
