"""T3, T4 and T8 under FOUR_EYES: two people, of whom the second had no part in the words; no superuser is exempt."""

import pytest

from editorial import findings_of, moves
from editorial.models import DraftState
from motions.models import Explanation, ExplanationState
from tests.editorial.moving import (
    actions,
    approve,
    approve_unanswered,
    eindredacteur,
    look,
    redacteur,
    reject,
    revise,
    superuser,
)
from tests.factories import MOTION_TEXT, add_text, make_draft, make_motion

pytestmark = pytest.mark.django_db


def first(draft, actor=None):
    """A first approval, which publishes nothing."""
    screen = look(draft)
    assert moves.approve(**screen_of(screen), actor=actor or eindredacteur("een")) is None
    draft.refresh_from_db()
    return draft


def screen_of(screen):
    return {
        "draft_id": screen.draft_id,
        "version": screen.version,
        "revision_id": screen.revision_id,
        "words_hash": screen.words_hash,
    }


@pytest.fixture(autouse=True)
def four_eyes(settings):
    settings.FOUR_EYES = "always"
    return settings


def test_a_first_approval_publishes_nothing():
    draft = first(make_draft())
    assert (draft.state, draft.first_approved_by.username) == (DraftState.SECOND_REVIEW, "een")
    assert not Explanation.objects.exists()
    assert actions(draft.motion) == ["propose", "first_approval"]


def test_the_second_approval_of_another_publishes():
    draft = first(make_draft())
    published = approve(look(draft), eindredacteur("twee"))
    assert (published.state, published.approver.username) == (ExplanationState.ONLINE, "twee")
    assert actions(draft.motion)[-1] == "second_approval"


def test_nobody_approves_twice():
    draft = make_draft()
    screen = look(draft)
    first(draft)
    assert moves.approve(**screen_of(screen), actor=eindredacteur("een")) is None
    assert moves.approve(**screen_of(look(draft)), actor=eindredacteur("een")) is None
    assert actions(draft.motion) == ["propose", "first_approval"]
    assert not Explanation.objects.exists()


def test_who_wrote_the_words_is_not_the_second_pair_of_eyes():
    draft = make_draft()
    revise(look(draft), eindredacteur("schrijver"), summary="De Kamer wil nachttreinen.")
    approve_first = look(draft)
    moves.approve(**screen_of(approve_first), actor=eindredacteur("een"), overruled=answers(draft))
    with pytest.raises(moves.NotAllowed, match="zelf aan deze woorden"):
        approve(look(draft), eindredacteur("schrijver"))


def answers(draft):
    screen = look(draft)
    text = draft.revisions.get(pk=screen.revision_id).text
    return {key: "Nagekeken." for key, _ in findings_of.keyed(screen.summary, screen.implication, text)}


def test_who_wrote_words_that_are_not_current_any_more_is_not_the_second_either():
    draft = make_draft()
    machine = draft.current_id
    revise(look(draft), eindredacteur("schrijver"), summary="Mijn woorden.")
    moves.take_alternative(draft.pk, version=look(draft).version, revision_id=machine, actor=redacteur("kiezer"))
    first(draft)
    with pytest.raises(moves.NotAllowed):
        approve(look(draft), eindredacteur("schrijver"))


def test_who_chose_the_words_is_not_the_second():
    draft = make_draft()
    machine = draft.current_id
    revise(look(draft), redacteur("schrijver"), summary="Mijn woorden.")
    chooser = eindredacteur("kiezer")
    moves.take_alternative(draft.pk, version=look(draft).version, revision_id=machine, actor=chooser)
    first(draft)
    with pytest.raises(moves.NotAllowed):
        approve(look(draft), chooser)


def test_who_corrected_the_text_is_not_the_second():
    motion = make_motion()
    moves.correct_text(motion.pk, text=MOTION_TEXT.replace("23.00", "22.00"), actor=eindredacteur("lezer"))
    motion.refresh_from_db()
    draft = first(make_draft(motion))
    with pytest.raises(moves.NotAllowed):
        approve(look(draft), eindredacteur("lezer"))


def test_no_superuser_is_exempt():
    draft = first(make_draft(), superuser())
    assert moves.approve(**screen_of(look(draft)), actor=superuser()) is None
    draft = make_draft()
    revise(look(draft), superuser(), summary="De Kamer wil nachttreinen.")
    moves.approve(**screen_of(look(draft)), actor=eindredacteur("een"), overruled=answers(draft))
    with pytest.raises(moves.NotAllowed):
        approve(look(draft), superuser())


def test_a_save_after_the_first_approval_asks_for_it_again():
    draft = first(make_draft())
    revise(look(draft), summary="De Kamer wil nachttreinen.")
    draft.refresh_from_db()
    assert (draft.state, draft.first_approved_by) == (DraftState.OPEN, None)


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_save_that_changes_nothing_keeps_the_first_approval(end):
    draft = first(make_draft())
    revise(look(draft), summary=draft.summary + end)
    draft.refresh_from_db()
    assert draft.state == DraftState.SECOND_REVIEW


def test_the_second_may_send_back_with_a_remark():
    draft = first(make_draft())
    back = moves.send_back(draft.pk, version=draft.version, actor=eindredacteur("twee"), reason="Wie is 'zij'?")
    assert (back.state, back.first_approved_by) == (DraftState.OPEN, None)
    assert draft.motion.events.get(action="send_back").reason == "Wie is 'zij'?"


def test_the_first_does_not_send_back():
    draft = first(make_draft())
    with pytest.raises(moves.NotAllowed):
        moves.send_back(draft.pk, version=draft.version, actor=eindredacteur("een"), reason="Toch niet.")


def test_only_what_waits_for_a_second_is_sent_back():
    draft = make_draft()
    with pytest.raises(moves.Blocked, match="wacht niet"):
        moves.send_back(draft.pk, version=1, actor=eindredacteur("twee"), reason="x")


def test_a_draft_that_waits_for_a_second_can_be_rejected():
    assert reject(look(first(make_draft()))).state == DraftState.REJECTED


def test_a_draft_that_waits_for_a_second_is_not_put_off():
    draft = first(make_draft())
    with pytest.raises(moves.Blocked, match="tweede paar ogen"):
        moves.defer(draft.pk, version=draft.version, until=draft.created_at.replace(year=2100), actor=redacteur())


def test_each_of_the_steps_can_be_undone():
    draft = first(make_draft())
    assert moves.undo(draft.pk, actor=eindredacteur("een")).state == DraftState.OPEN
    draft.refresh_from_db()
    assert (draft.touched, draft.first_approved_by) == (False, None)
    first(draft)
    approve(look(draft), eindredacteur("twee"))
    back = moves.undo(draft.pk, actor=eindredacteur("twee"))
    assert (back.state, back.first_approved_by.username) == (DraftState.SECOND_REVIEW, "een")
    moves.send_back(draft.pk, version=back.version, actor=eindredacteur("twee"), reason="Wie?")
    back = moves.undo(draft.pk, actor=eindredacteur("twee"))
    assert (back.state, back.first_approved_by.username) == (DraftState.SECOND_REVIEW, "een")


def test_edited_words_only_need_two_where_the_setting_says_edited(four_eyes):
    four_eyes.FOUR_EYES = "edited"
    assert approve_unanswered(look(make_draft()), eindredacteur("een"))
    draft = make_draft()
    revise(look(draft), summary=draft.summary.replace("samen met", "met"))
    first(draft)
    assert approve(look(draft), eindredacteur("twee")).is_edited


def test_a_draft_that_waits_is_published_by_anybody_once_the_setting_is_off(four_eyes):
    draft = first(make_draft())
    four_eyes.FOUR_EYES = "off"
    assert approve(look(draft), eindredacteur("een")).state == ExplanationState.ONLINE


def withdrawn_words_of(writer):
    draft = make_draft()
    revise(look(draft), writer, summary=draft.summary.replace("samen met", "met"))
    first(draft)
    return approve(look(draft), eindredacteur("twee"))


def test_who_wrote_the_words_does_not_restore_them():
    published = withdrawn_words_of(eindredacteur("schrijver"))
    moves.withdraw(published.pk, actor=eindredacteur("twee"), reason="Klopt niet.")
    with pytest.raises(moves.NotAllowed):
        moves.restore(published.pk, actor=eindredacteur("schrijver"), reason="Klopt wel.")
    assert moves.restore(published.pk, actor=eindredacteur("drie"), reason="Klopt wel.")


def test_who_wrote_the_words_does_not_reconfirm_them():
    published = withdrawn_words_of(eindredacteur("schrijver"))
    text = add_text(published.motion, MOTION_TEXT.replace("23.00", "22.00"))
    values = {"text_id": text.pk, "reason": "Zelfde inhoud."}
    with pytest.raises(moves.NotAllowed):
        moves.reconfirm(published.pk, actor=eindredacteur("schrijver"), **values)
    assert moves.reconfirm(published.pk, actor=eindredacteur("drie"), **values)
