"""T9 and T15: a draft is put off for later, and other words of the same draft are taken."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editorial import moves
from editorial.models import Draft, DraftState, RevisionOrigin
from tests.editorial.moving import actions, approve, look, redacteur, reject, revise
from tests.factories import SUMMARY, make_draft

pytestmark = pytest.mark.django_db


def defer(draft, **values) -> Draft:
    screen = look(draft)
    until = timezone.now() + timedelta(days=7)
    values = {"version": screen.version, "until": until, "actor": redacteur()} | values
    return moves.defer(draft.pk, **values)


def test_a_draft_put_off_leaves_the_queue_and_comes_back_by_itself(monkeypatch):
    draft = defer(make_draft(), reason="Wacht op de stemming.")
    assert draft.state == DraftState.OPEN
    assert not Draft.objects.to_review().exists()
    assert draft.motion.events.get(action="defer").reason == "Wacht op de stemming."
    now = timezone.now() + timedelta(days=8)
    monkeypatch.setattr(timezone, "now", lambda: now)
    assert Draft.objects.to_review().exists()


def test_a_draft_is_brought_back_before_its_time():
    draft = defer(make_draft())
    defer(draft, until=None)
    assert Draft.objects.to_review().exists()


def test_putting_off_twice_in_the_same_way_is_done_once():
    draft = make_draft()
    until = timezone.now() + timedelta(days=7)
    defer(draft, until=until)
    defer(draft, until=until, version=1)
    assert actions(draft.motion) == ["propose", "defer"]


@pytest.mark.parametrize("days", [-1, 400])
def test_a_moment_that_makes_no_sense_is_refused(days):
    with pytest.raises(moves.Blocked, match="twaalf maanden"):
        defer(make_draft(), until=timezone.now() + timedelta(days=days))


def test_a_draft_that_changed_meanwhile_is_not_put_off():
    draft = make_draft()
    revise(look(draft), summary="Woorden van B.")
    with pytest.raises(moves.Conflict):
        defer(draft, version=1)


def test_a_decided_draft_is_not_put_off():
    draft = make_draft()
    reject(look(draft))
    with pytest.raises(moves.AlreadyDecided):
        defer(draft)


def test_the_system_puts_nothing_off():
    with pytest.raises(moves.NotAllowed):
        defer(make_draft(), actor=moves.SYSTEM)


# --- alternatives ---------------------------------------------------------------------------------------------------


@pytest.fixture
def draft() -> Draft:
    """A draft with an editor's words, and a newer generation's words beside it."""
    draft = make_draft()
    revise(look(draft), summary="Mijn woorden.")
    return make_draft(draft.motion, summary="De Kamer wil nachttreinen naar Groningen.", version="2")


def alternative(draft, number=3):
    return draft.revisions.get(number=number)


def take(draft, number=3, **values):
    values = {
        "version": look(draft).version,
        "revision_id": alternative(draft, number).pk,
        "actor": redacteur(),
    } | values
    return moves.take_alternative(draft.pk, **values)


def test_another_generations_words_become_the_current_ones(draft):
    taken = take(draft)
    draft.refresh_from_db()
    assert (draft.current, taken.origin) == (alternative(draft), RevisionOrigin.MACHINE)
    assert draft.summary == "De Kamer wil nachttreinen naar Groningen."
    event = draft.motion.events.get(action="take_alternative")
    assert (event.revision_before, event.revision_after) == (alternative(draft, 2).pk, alternative(draft).pk)


def test_the_words_that_made_room_can_be_taken_again(draft):
    take(draft)
    take(draft, number=2)
    draft.refresh_from_db()
    assert draft.summary == "Mijn woorden."


def test_taken_words_are_approved_as_the_machines_own(draft):
    take(draft)
    published = approve(look(draft))
    assert (published.is_edited, published.generator_version) == (False, "2")


def test_taking_twice_is_done_once(draft):
    take(draft)
    take(draft, version=1)
    assert actions(draft.motion).count("take_alternative") == 1


def test_words_of_another_draft_are_refused(draft):
    with pytest.raises(moves.Blocked, match="horen niet bij"):
        take(draft, revision_id=make_draft().current_id)


def test_an_old_screen_takes_nothing(draft):
    screen = look(draft)
    revise(screen, summary="Nog andere woorden.")
    with pytest.raises(moves.Conflict):
        take(draft, version=screen.version)


def test_taken_words_do_not_lapse(draft):
    untouched = make_draft()
    first = untouched.current
    assert not untouched.touched
    take(draft)
    with pytest.raises(moves.NotAllowed):
        moves.lapse(draft.pk, actor=moves.SYSTEM, reason="nieuwer")
    assert first.summary == SUMMARY
