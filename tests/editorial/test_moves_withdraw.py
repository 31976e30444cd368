"""T10: words go offline at once, with a reason."""

import pytest

from editorial import moves
from motions import search
from motions.models import Explanation, ExplanationState, Motion
from tests.editorial.moving import actions, approve, eindredacteur, look, redacteur
from tests.factories import make_draft, make_explanation

pytestmark = pytest.mark.django_db


def withdraw(explanation, actor=None, reason="Klopt niet."):
    return moves.withdraw(explanation.pk, actor=actor or eindredacteur(), reason=reason)


def test_withdrawn_words_are_offline_at_once():
    gone = withdraw(make_explanation())
    assert (gone.state, gone.end_reason) == (ExplanationState.WITHDRAWN, "Klopt niet.")
    assert not Explanation.objects.online().exists()


def test_search_finds_withdrawn_words_no_more():
    explanation = approve(look(make_draft(summary="De Kamer wil zeppelins naar Groningen.")))
    assert search.search("zeppelins", Motion.objects.all()).ids == (explanation.motion_id,)
    withdraw(explanation)
    assert search.search("zeppelins", Motion.objects.all()).ids == ()


def test_a_withdrawal_needs_a_reason():
    explanation = make_explanation()
    with pytest.raises(moves.Blocked, match="reden"):
        withdraw(explanation, reason=" ")
    assert Explanation.objects.online().exists()


@pytest.mark.parametrize("who", ["redacteur", "system"])
def test_only_an_eindredacteur_withdraws(who):
    explanation = make_explanation()
    with pytest.raises(moves.NotAllowed):
        withdraw(explanation, redacteur() if who == "redacteur" else moves.SYSTEM)


def test_withdrawing_twice_withdraws_once():
    explanation = make_explanation()
    withdraw(explanation)
    assert withdraw(explanation, reason="Nog eens.").end_reason == "Klopt niet."
    assert actions(explanation.motion).count("withdraw") == 1


def test_words_that_were_replaced_cannot_be_withdrawn():
    old = make_explanation()
    approve(look(make_draft(old.motion, summary="De Kamer wil nachttreinen naar Groningen.")))
    with pytest.raises(moves.Blocked, match="niet meer online"):
        withdraw(old)


def test_approving_withdrawn_words_again_does_not_put_them_back():
    draft = make_draft()
    screen = look(draft)
    withdraw(approve(screen))
    assert approve(screen).state == ExplanationState.WITHDRAWN
    assert not Explanation.objects.online().exists()


def test_the_log_says_which_words_went_and_why():
    explanation = withdraw(make_explanation())
    event = explanation.motion.events.get(action="withdraw")
    assert (event.reason, event.explanation_id, event.words_hash) == (
        "Klopt niet.",
        explanation.pk,
        explanation.words_hash,
    )
