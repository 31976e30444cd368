"""T14: one's own last decision is taken back within 30 seconds, as if it had not been made, and the log says so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editorial import claims, moves
from editorial.models import DraftState
from motions import search
from motions.models import Explanation, ExplanationState, Motion
from tests.editorial.moving import actions, approve, eindredacteur, look, redacteur, reject, revise
from tests.factories import MOTION_TEXT, add_text, make_draft, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """Let time pass."""
    now = timezone.now
    return lambda **time: monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(**time))


def undo(draft, actor):
    return moves.undo(draft.pk, actor=actor)


def test_an_approval_taken_back_takes_the_words_offline_and_the_draft_waits_again():
    draft = make_draft()
    published = approve(look(draft))
    draft = undo(draft, eindredacteur())
    published.refresh_from_db()
    assert (published.state, draft.state, draft.decided_at) == (ExplanationState.UNDONE, DraftState.OPEN, None)
    assert not Explanation.objects.online().exists()
    assert actions(draft.motion) == ["propose", "approve", "undo"]


def test_search_forgets_what_was_taken_back():
    draft = make_draft(summary="De Kamer wil zeppelins naar Groningen.")
    approve(look(draft))
    undo(draft, eindredacteur())
    assert search.search("zeppelins", Motion.objects.all()).ids == ()


def test_what_was_replaced_is_online_again():
    first = make_draft()
    old = approve(look(first))
    second = make_draft(first.motion, summary="De Kamer wil nachttreinen naar Groningen.")
    approve(look(second))
    undo(second, eindredacteur())
    old.refresh_from_db()
    assert (old.state, old.ended_at) == (ExplanationState.ONLINE, None)


def test_words_that_were_withdrawn_before_do_not_come_back():
    first = make_draft()
    old = approve(look(first))
    moves.withdraw(old.pk, actor=eindredacteur(), reason="Klopt niet.")
    second = make_draft(first.motion, summary="De Kamer wil nachttreinen naar Groningen.")
    approve(look(second))
    undo(second, eindredacteur())
    assert not Explanation.objects.online().exists()


def test_words_may_be_approved_again_after_that():
    draft = make_draft()
    approve(look(draft))
    undo(draft, eindredacteur())
    again = approve(look(draft))
    assert (again.state, again.number) == (ExplanationState.ONLINE, 2)


def test_a_late_click_on_the_button_from_before_does_not_approve_again():
    draft = make_draft()
    screen = look(draft)
    approve(screen)
    undo(draft, eindredacteur())
    with pytest.raises(moves.Conflict):
        approve(screen)


def test_a_rejection_is_taken_back():
    draft = make_draft()
    reject(look(draft), redacteur())
    assert undo(draft, redacteur()).state == DraftState.OPEN


def test_a_draft_put_off_comes_back_to_the_moment_that_held_before():
    draft = make_draft()
    first = timezone.now() + timedelta(days=1)
    moves.defer(draft.pk, version=1, until=first, actor=redacteur())
    moves.defer(draft.pk, version=2, until=first + timedelta(days=9), actor=redacteur())
    assert undo(draft, redacteur()).deferred_until == first


def test_the_claim_is_as_before():
    draft, user = make_draft(), make_user("redacteur")
    claims.take(draft, user)
    reject(look(draft), redacteur())
    undo(draft, redacteur())
    draft.refresh_from_db()
    assert draft.claim.user == user


def test_a_second_press_changes_nothing():
    draft = make_draft()
    reject(look(draft), redacteur())
    assert undo(draft, redacteur()).version == undo(draft, redacteur()).version
    assert actions(draft.motion) == ["propose", "reject", "undo"]


def test_after_half_a_minute_it_is_too_late(later):
    draft = make_draft()
    reject(look(draft), redacteur())
    later(seconds=31)
    with pytest.raises(moves.Blocked, match="30 seconden"):
        undo(draft, redacteur())


def test_nobody_takes_back_the_decision_of_another():
    draft = make_draft()
    reject(look(draft), redacteur("a"))
    with pytest.raises(moves.Blocked):
        undo(draft, redacteur("b"))


def test_nothing_is_taken_back_once_somebody_else_acted():
    draft = make_draft()
    reject(look(draft), redacteur("a"))
    moves.write(draft.motion_id, summary="Van B.", implication="Als B.", actor=redacteur("b"))
    with pytest.raises(moves.Blocked, match="iets anders gebeurd"):
        undo(draft, redacteur("a"))


def test_nothing_is_taken_back_once_a_newer_draft_waits():
    draft = make_draft()
    reject(look(draft))
    add_text(draft.motion, MOTION_TEXT.replace("nachttreinen", "dagtreinen"))
    make_draft(draft.motion)
    with pytest.raises(moves.Blocked, match="iets anders gebeurd"):
        undo(draft, redacteur())


def test_a_decision_about_a_later_draft_of_the_motion_does_not_reopen_an_earlier_one():
    first = make_draft()
    reject(look(first), redacteur())
    second = moves.write(first.motion_id, summary="Van mij.", implication="Als ik.", actor=redacteur())
    reject(look(second), redacteur())
    with pytest.raises(moves.Blocked, match="iets anders gebeurd"):
        undo(first, redacteur())


def test_a_withdrawal_is_not_taken_back_this_way():
    draft = make_draft()
    published = approve(look(draft))
    moves.withdraw(published.pk, actor=eindredacteur(), reason="Klopt niet.")
    with pytest.raises(moves.Blocked):
        undo(draft, eindredacteur())


def test_a_save_is_not_taken_back_this_way():
    draft = make_draft()
    revise(look(draft), redacteur(), summary="Mijn woorden.")
    with pytest.raises(moves.Blocked, match="niet terugnemen"):
        undo(draft, redacteur())


def test_the_words_stay_as_they_were_typed():
    draft = make_draft()
    mine = revise(look(draft), redacteur(), summary="Mijn woorden.")
    reject(look(draft), redacteur())
    back = undo(draft, redacteur())
    assert (back.current_id, back.touched) == (mine.pk, True)
