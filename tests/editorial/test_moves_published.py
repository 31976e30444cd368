"""T0, T11, T12 and T13: words that come from the old site, and words that were online before."""

import pytest

from editorial import findings_of, moves
from editorial.models import ActorKind, Draft, DraftState
from motions.models import Explanation, ExplanationState, TextOrigin
from tests.editorial.moving import actions, approve, eindredacteur, look, redacteur, revise
from tests.factories import IMPLICATION, MOTION_TEXT, SUMMARY, add_text, make_draft, make_generation, make_motion

pytestmark = pytest.mark.django_db

LATER_TEXT = MOTION_TEXT.replace("Groningen en Leeuwarden", "Groningen, Assen en Leeuwarden")
OTHER_SUMMARY = "De Kamer wil nachttreinen naar Groningen."


def published(**words) -> Explanation:
    return approve(look(make_draft(**words)))


def replaced() -> Explanation:
    """Words that others took the place of."""
    old = published()
    approve(look(make_draft(old.motion, summary=OTHER_SUMMARY)))
    old.refresh_from_db()
    return old


def withdrawn() -> Explanation:
    return moves.withdraw(published().pk, actor=eindredacteur(), reason="Klopt niet.")


# --- T11 correct ----------------------------------------------------------------------------------------------------


def test_a_correction_starts_from_the_published_words_which_stay_online():
    old = published()
    draft = moves.correct(old.pk, actor=redacteur(), note="Het aantal klopte niet.")
    assert (draft.summary, draft.state, draft.touched) == (SUMMARY, DraftState.OPEN, True)
    assert list(Explanation.objects.online()) == [old]
    assert actions(old.motion)[-1] == "correct"


def test_corrected_words_take_the_place_of_the_old_ones_with_their_note():
    old = published()
    draft = moves.correct(old.pk, actor=redacteur(), note="Het aantal klopte niet.")
    revise(look(draft), summary=OTHER_SUMMARY)
    new = approve(look(draft))
    old.refresh_from_db()
    assert (old.state, new.state) == (ExplanationState.REPLACED, ExplanationState.ONLINE)
    assert (new.note, new.is_edited) == ("Het aantal klopte niet.", True)


def test_withdrawn_words_can_be_corrected():
    draft = moves.correct(withdrawn().pk, actor=redacteur())
    assert approve(look(draft)).state == ExplanationState.ONLINE


def test_a_correction_makes_an_untouched_draft_lapse():
    old = published()
    waiting = make_draft(old.motion, summary=OTHER_SUMMARY)
    moves.correct(old.pk, actor=redacteur())
    waiting.refresh_from_db()
    assert waiting.state == DraftState.LAPSED


def test_beside_a_touched_draft_the_published_words_are_an_alternative():
    old = published()
    waiting = make_draft(old.motion, summary=OTHER_SUMMARY)
    revise(look(waiting), summary="Mijn woorden.")
    assert moves.correct(old.pk, actor=redacteur()) == waiting
    waiting.refresh_from_db()
    assert waiting.summary == "Mijn woorden."
    assert SUMMARY in waiting.revisions.values_list("summary", flat=True)


def test_a_second_click_begins_one_correction():
    old = published()
    assert moves.correct(old.pk, actor=redacteur()) == moves.correct(old.pk, actor=redacteur())
    assert Draft.objects.count() == 2


def test_replaced_words_are_not_corrected():
    with pytest.raises(moves.Blocked, match="vervangen"):
        moves.correct(replaced().pk, actor=redacteur())


def test_a_correction_of_stale_words_stays_with_the_text_that_was_approved():
    old = published()
    add_text(old.motion, LATER_TEXT)
    draft = moves.correct(old.pk, actor=redacteur())
    assert draft.current.text == old.text
    with pytest.raises(moves.Blocked, match="motietekst is gewijzigd"):
        approve(look(draft))


# --- T12 restore ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("earlier", [replaced, withdrawn])
def test_earlier_words_go_online_again_as_a_publication_of_their_own(earlier):
    old = earlier()
    new = moves.restore(old.pk, actor=eindredacteur("zande"), reason="Was toch juist.")
    old.refresh_from_db()
    assert (new.state, new.words_hash, new.approver.username) == (ExplanationState.ONLINE, old.words_hash, "zande")
    assert old.state != ExplanationState.ONLINE
    assert list(Explanation.objects.online()) == [new]
    assert old.motion.events.get(action="restore").reason == "Was toch juist."


def test_restoring_twice_is_done_once():
    old = withdrawn()
    one, other = (moves.restore(old.pk, actor=eindredacteur(), reason="Juist.") for _ in range(2))
    assert one == other


def test_words_are_not_restored_when_the_motion_reads_differently_now():
    old = withdrawn()
    add_text(old.motion, LATER_TEXT)
    with pytest.raises(moves.Blocked, match="motietekst is gewijzigd"):
        moves.restore(old.pk, actor=eindredacteur(), reason="Juist.")


def test_words_that_were_taken_back_are_not_restored():
    draft = make_draft()
    undone = approve(look(draft))
    moves.undo(draft.pk, actor=eindredacteur())
    with pytest.raises(moves.Blocked, match="niet worden hersteld"):
        moves.restore(undone.pk, actor=eindredacteur(), reason="Juist.")


def test_a_restore_needs_a_reason_and_an_eindredacteur():
    old = withdrawn()
    with pytest.raises(moves.Blocked):
        moves.restore(old.pk, actor=eindredacteur(), reason="")
    with pytest.raises(moves.NotAllowed):
        moves.restore(old.pk, actor=redacteur(), reason="Juist.")
    with pytest.raises(moves.NotAllowed):
        moves.restore(old.pk, actor=moves.SYSTEM, reason="Juist.")


# --- T13 reconfirm --------------------------------------------------------------------------------------------------


def reconfirm(old, text, actor=None, **answers) -> Explanation:
    current = old.motion.texts.get(pk=text.pk)
    keys = [key for key, _ in findings_of.keyed(old.summary, old.implication, current)]
    answers = {"overruled": dict.fromkeys(keys, "Nagekeken.")} | answers
    return moves.reconfirm(
        old.pk, text_id=text.pk, actor=actor or eindredacteur(), reason="Geen verschil in inhoud.", **answers
    )


def test_stale_words_hold_for_the_new_text_once_somebody_saw_the_difference():
    old = published()
    text = add_text(old.motion, LATER_TEXT)
    assert list(Explanation.objects.stale()) == [old]
    new = reconfirm(old, text)
    old.refresh_from_db()
    assert (new.text, new.words_hash, new.is_edited) == (text, old.words_hash, False)
    assert old.state == ExplanationState.REPLACED
    assert not Explanation.objects.stale().exists()


def test_a_text_that_changed_again_must_be_looked_at_again():
    old = published()
    seen = add_text(old.motion, LATER_TEXT)
    add_text(old.motion, LATER_TEXT.replace("1 juli", "1 augustus"))
    with pytest.raises(moves.Blocked, match="opnieuw gewijzigd"):
        reconfirm(old, seen)


def test_words_that_are_not_stale_need_no_confirmation():
    old = published()
    with pytest.raises(moves.Blocked, match="hoort al bij"):
        reconfirm(old, old.text)


def test_findings_against_the_new_text_must_be_answered():
    old = published()
    text = add_text(old.motion, MOTION_TEXT.replace("1 juli 2030", "1 augustus 2031"))
    with pytest.raises(moves.Blocked):
        reconfirm(old, text, overruled={})
    assert reconfirm(old, text)


def test_a_redacteur_does_not_reconfirm():
    old = published()
    text = add_text(old.motion, LATER_TEXT)
    with pytest.raises(moves.NotAllowed):
        reconfirm(old, text, redacteur())


# --- T0 take over ---------------------------------------------------------------------------------------------------


def take_over(motion, actor=None, *, summary=SUMMARY, implication=IMPLICATION) -> Explanation:
    made = make_generation(motion, summary=summary, implication=implication, generator="oude site", trigger="old_page")
    by = actor or moves.Actor(ActorKind.COMMAND, eindredacteur().user)
    return moves.take_over(
        motion, text=motion.current_text, summary=summary, implication=implication, generation=made, actor=by
    )


def old_page():
    motion = make_motion(text=None)
    add_text(motion, MOTION_TEXT, origin=TextOrigin.OLD_PAGE)
    return motion


def test_an_old_page_is_online_and_says_how_it_came():
    new = take_over(old_page())
    assert (new.state, new.by_command, new.generator) == (ExplanationState.ONLINE, True, "oude site")
    assert Draft.objects.get().state == DraftState.APPROVED
    assert actions(new.motion) == ["take_over"]


def test_findings_on_an_old_page_are_kept_as_overruled():
    new = take_over(old_page(), summary="De Kamer vraagt om 500 nachttreinen naar Groningen.")
    found = new.motion.events.get().findings
    assert "500" in [finding["words"] for finding in found]
    assert {finding["overruled"] for finding in found} == {"overgenomen van de oude site"}


def test_taking_over_the_same_words_twice_is_done_once():
    motion = old_page()
    assert take_over(motion) == take_over(motion)


def test_other_words_online_are_not_overwritten():
    motion = old_page()
    take_over(motion)
    with pytest.raises(moves.Blocked, match="andere uitleg online"):
        take_over(motion, summary=OTHER_SUMMARY)


@pytest.mark.parametrize("field", ["summary", "implication"])
def test_an_old_page_without_words_is_not_taken_over(field):
    with pytest.raises(moves.Blocked, match="is leeg"):
        take_over(old_page(), **{field: " \n"})
    assert not Draft.objects.exists()


def test_a_draft_that_somebody_touched_is_not_overwritten():
    draft = make_draft()
    revise(look(draft), summary="Mijn woorden.")
    with pytest.raises(moves.Conflict):
        take_over(draft.motion)


def test_an_untouched_draft_makes_room_for_the_old_page():
    draft = make_draft()
    take_over(draft.motion)
    draft.refresh_from_db()
    assert draft.state == DraftState.LAPSED


@pytest.mark.parametrize("who", ["system", "desk", "redacteur"])
def test_only_a_command_in_the_name_of_who_may_approve_takes_over(who):
    actors = {
        "system": moves.SYSTEM,
        "desk": eindredacteur(),
        "redacteur": moves.Actor(ActorKind.COMMAND, redacteur().user),
    }
    with pytest.raises(moves.NotAllowed):
        take_over(old_page(), actors[who])


def test_an_old_page_that_is_stale_later_can_be_corrected():
    old = take_over(old_page())
    add_text(old.motion, LATER_TEXT)
    assert list(Explanation.objects.stale()) == [old]
    assert moves.correct(old.pk, actor=redacteur()).summary == SUMMARY
