"""Two people at the same moment: real threads, real transactions, one decision."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from editorial import events, moves
from editorial.models import Draft, Event, Revision
from editorial.moves import rows
from motions.models import Explanation
from tests.editorial.moving import actions, approve, eindredacteur, look, redacteur, reject, revise
from tests.factories import make_draft, make_generation, make_motion

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 6


def at_once(*acts: Callable[[], Any]) -> Counter[str]:
    """Do these things at the same moment; how each ended, by the name of its exception or "done"."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> str:
        try:
            start.wait(timeout=10)
            act()
        except (moves.Conflict, moves.Blocked, moves.NotAllowed) as refused:
            return type(refused).__name__
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(run, acts))


def test_a_button_pressed_many_times_at_once_approves_once():
    draft = make_draft()
    screen, by = look(draft), eindredacteur()
    assert at_once(*[lambda: approve(screen, by)] * AT_ONCE) == {"done": AT_ONCE}
    assert Explanation.objects.count() == 1
    assert actions(draft.motion) == ["propose", "approve"]


def test_approving_and_rejecting_at_once_is_one_decision():
    draft = make_draft()
    screen, one, other = look(draft), eindredacteur(), redacteur()
    ended = at_once(lambda: approve(screen, one), lambda: reject(screen, other))
    assert ended == {"done": 1, "AlreadyDecided": 1}
    assert len(actions(draft.motion)) == 2


def test_approving_and_saving_at_once_never_publishes_words_that_nobody_saw():
    draft = make_draft()
    screen, one, other = look(draft), eindredacteur(), redacteur()
    at_once(lambda: approve(screen, one), lambda: revise(screen, other, summary="Woorden van B."))
    assert not Explanation.objects.exclude(summary=screen.summary).exists()


def test_of_many_saves_at_once_one_wins_and_the_others_hear_of_it():
    draft = make_draft()
    screen = look(draft)
    editors = [redacteur(f"r{number}") for number in range(AT_ONCE)]
    ended = at_once(*[lambda by=by, n=n: revise(screen, by, summary=f"Woorden {n}.") for n, by in enumerate(editors)])
    assert ended == {"done": 1, "Conflict": AT_ONCE - 1}
    assert Revision.objects.count() == 2


def test_many_proposals_at_once_leave_one_draft_to_review():
    motion = make_motion()
    made = [make_generation(motion, summary=f"Woorden {number}.") for number in range(AT_ONCE)]

    def propose(generation):
        return moves.propose(
            motion,
            text=motion.current_text,
            summary=generation.summary,
            implication=generation.implication,
            generation=generation,
            actor=moves.SYSTEM,
        )

    assert at_once(*[lambda g=g: propose(g) for g in made]) == {"done": AT_ONCE}
    assert Draft.objects.pending().count() == 1
    assert Draft.objects.count() == AT_ONCE
    assert list(events.verify(Event.objects.order_by("motion_id", "number"))) == []


def test_two_editors_who_write_at_once_keep_both_their_words():
    motion = make_motion()
    one, other = redacteur("a"), redacteur("b")
    ended = at_once(
        lambda: moves.write(motion.pk, summary="Van A.", implication="Als A.", actor=one),
        lambda: moves.write(motion.pk, summary="Van B.", implication="Als B.", actor=other),
    )
    assert ended == {"done": 1, "Conflict": 1}
    assert Draft.objects.pending().count() == 1


@pytest.mark.parametrize("stale", [{"version": 2}, {"state": "lapsed"}])
def test_even_without_the_lock_only_the_version_that_was_read_is_changed(stale):
    draft = make_draft()
    Draft.objects.filter(pk=draft.pk).update(**stale)
    with pytest.raises(moves.Conflict):
        rows.change(draft, 1, state="approved")
    assert not Draft.objects.filter(state="approved").exists()
