"""A claim tells who looks at a draft, lapses by itself, and decides nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editorial import claims, scratches
from editorial.models import Claim, Event, Revision, Scratch
from tests.editorial.moving import look, reject, revise
from tests.factories import SUMMARY, make_draft, make_user

pytestmark = pytest.mark.django_db


def lapse() -> None:
    Claim.objects.update(until=timezone.now() - timedelta(seconds=1))


def test_the_first_who_opens_has_the_claim():
    draft = make_draft()
    assert claims.take(draft, make_user("a")).user.username == "a"
    assert claims.take(draft, make_user("b")).user.username == "a"


def test_who_goes_on_working_renews_the_claim():
    draft, user = make_draft(), make_user("a")
    first = claims.take(draft, user).until
    assert claims.take(draft, user).until > first
    assert Claim.objects.count() == 1


def test_a_claim_lapses_after_ten_idle_minutes():
    draft = make_draft()
    claims.take(draft, make_user("a"))
    lapse()
    assert claims.take(draft, make_user("b")).user.username == "b"


def test_others_see_a_claim_that_holds_and_no_other():
    one, other = make_draft(), make_draft()
    claims.take(one, make_user("a"))
    assert set(claims.of_others([one, other], make_user("b"))) == {one.pk}
    assert claims.of_others([one, other], make_user("a")) == {}
    lapse()
    assert claims.of_others([one, other], make_user("b")) == {}


def test_a_claim_is_given_up_by_who_has_it_only():
    draft = make_draft()
    claims.take(draft, make_user("a"))
    claims.release(draft, make_user("b"))
    assert Claim.objects.exists()
    claims.release(draft, make_user("a"))
    assert not Claim.objects.exists()


def test_lapsed_claims_are_forgotten():
    claims.take(make_draft(), make_user("a"))
    assert claims.forget_lapsed() == 0
    lapse()
    assert claims.forget_lapsed() == 1


def test_a_claim_leaves_no_event_and_stops_no_decision():
    draft = make_draft()
    claims.take(draft, make_user("a"))
    assert Event.objects.count() == 1
    reject(look(draft))
    assert not Claim.objects.exists()


# --- what was typed and not saved -----------------------------------------------------------------------------------


def keep(draft, user, **changed) -> Scratch | None:
    words = {"summary": draft.summary, "implication": draft.implication}
    return scratches.keep(draft, user, base_revision=draft.current_id, **(words | changed))


def test_typed_words_are_found_again_by_who_typed_them():
    draft, user = make_draft(), make_user("a")
    keep(draft, user, summary="Half een zin")
    found = scratches.find(draft, user)
    assert (found.summary, found.base) == ("Half een zin", draft.current)
    assert scratches.find(draft, make_user("b")) is None


def test_the_last_words_are_kept():
    draft, user = make_draft(), make_user("a")
    keep(draft, user, summary="Half")
    keep(draft, user, summary="Half een zin")
    assert Scratch.objects.get().summary == "Half een zin"


def test_words_that_say_no_more_than_the_draft_are_not_kept():
    draft, user = make_draft(), make_user("a")
    keep(draft, user, summary="Half")
    assert keep(draft, user, summary=SUMMARY) is None
    assert not Scratch.objects.exists()


def test_a_save_forgets_what_was_typed():
    draft, user = make_draft(), make_user("redacteur")
    keep(draft, user, summary="Mijn woorden.")
    revise(look(draft), summary="Mijn woorden.")
    assert not Scratch.objects.exists()


def test_a_save_of_somebody_else_keeps_what_was_typed():
    draft = make_draft()
    keep(draft, make_user("a"), summary="Mijn woorden.")
    revise(look(draft), summary="Andere woorden.")
    assert Scratch.objects.exists()


def test_words_on_the_revision_of_another_draft_are_refused():
    draft, other = make_draft(), make_draft()
    with pytest.raises(Revision.DoesNotExist):
        scratches.keep(draft, make_user("a"), base_revision=other.current_id, summary="x", implication="y")


def test_a_nul_that_was_typed_is_dropped():
    draft = make_draft()
    assert keep(draft, make_user("a"), summary="Een\x00 zin").summary == "Een zin"
