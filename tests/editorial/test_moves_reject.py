"""T5: the cheapest thing there is."""

import pytest

from editorial import moves
from editorial.models import ActorKind, DraftState
from tests.editorial.moving import actions, approve, look, redacteur, reject, revise
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db


def test_one_code_is_enough():
    draft = reject(look(make_draft()))
    assert draft.state == DraftState.REJECTED
    assert draft.motion.events.get(action="reject").reason_code == "wrong"


def test_words_and_a_hint_are_kept():
    draft = reject(look(make_draft()), reason="Onleesbaar.\x00", hint="Noem de regering.")
    event = draft.motion.events.get(action="reject")
    assert (event.reason, event.details["hint"]) == ("Onleesbaar.", "Noem de regering.")


def test_a_second_click_rejects_once():
    draft = make_draft()
    screen = look(draft)
    reject(screen)
    reject(screen)
    assert actions(draft.motion) == ["propose", "reject"]


def test_a_rejection_of_words_that_were_changed_since_is_refused():
    draft = make_draft()
    old = look(draft)
    revise(look(draft), summary="Woorden van B.")
    with pytest.raises(moves.Conflict):
        reject(old)
    draft.refresh_from_db()
    assert draft.state == DraftState.OPEN


def test_what_is_approved_cannot_be_rejected():
    draft = make_draft()
    screen = look(draft)
    approve(screen)
    with pytest.raises(moves.AlreadyDecided):
        reject(screen)


def test_a_code_that_does_not_exist_is_refused():
    with pytest.raises(moves.Blocked):
        reject(look(make_draft()), reason_code="zomaar")


@pytest.mark.parametrize("who", ["nobody", "system"])
def test_only_an_editor_rejects(who):
    actor = moves.SYSTEM if who == "system" else moves.Actor(ActorKind.HUMAN, make_user("stagiair", None))
    with pytest.raises(moves.NotAllowed):
        reject(look(make_draft()), actor)


def test_a_redacteur_rejects():
    assert reject(look(make_draft()), redacteur()).state == DraftState.REJECTED
