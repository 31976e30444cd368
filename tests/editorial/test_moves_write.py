"""T16: an editor writes words without a machine, or mends the text of a motion."""

import pytest

from editorial import moves
from editorial.models import ActorKind, DraftState, RevisionOrigin
from tests.editorial.moving import actions, approve, look, redacteur, reject, revise
from tests.factories import MOTION_TEXT, make_draft, make_motion, make_user

pytestmark = pytest.mark.django_db

WORDS = {"summary": "De Kamer wil nachttreinen.", "implication": "Als de motie wordt aangenomen, dan komt er een plan."}


def write(motion, actor=None, **changed):
    return moves.write(motion.pk, actor=actor or redacteur(), **(WORDS | changed))


def test_hand_written_words_are_a_draft_to_review():
    draft = write(make_motion())
    assert (draft.state, draft.touched) == (DraftState.OPEN, True)
    assert (draft.current.origin, draft.current.generation) == (RevisionOrigin.HUMAN, None)
    assert actions(draft.motion) == ["write"]


def test_hand_written_words_go_online_without_a_generator():
    published = approve(look(write(make_motion())))
    assert (published.generator, published.prompts, published.is_edited) == ("", {}, True)


def test_an_untouched_draft_makes_room():
    old = make_draft()
    write(old.motion)
    old.refresh_from_db()
    assert old.state == DraftState.LAPSED


def test_a_touched_draft_keeps_its_place_and_no_word_is_lost():
    draft = make_draft()
    revise(look(draft), redacteur("b"), summary="Woorden van B.")
    with pytest.raises(moves.Conflict) as refused:
        write(draft.motion, redacteur("a"))
    assert refused.value.draft == draft
    assert refused.value.mine.summary == WORDS["summary"]


def test_a_second_click_writes_one_draft():
    motion = make_motion()
    assert write(motion) == write(motion)


def test_after_a_rejection_an_editor_may_write():
    draft = make_draft()
    reject(look(draft))
    assert write(draft.motion).state == DraftState.OPEN


def test_a_motion_without_a_text_must_get_one_first():
    with pytest.raises(moves.Blocked, match="nog geen tekst"):
        write(make_motion(text=None))


def test_nothing_is_written_about_a_motion_that_is_gone():
    with pytest.raises(moves.Blocked, match="verwijderd"):
        write(make_motion(hidden=True))


@pytest.mark.parametrize("who", ["nobody", "system"])
def test_only_an_editor_writes(who):
    actor = moves.SYSTEM if who == "system" else moves.Actor(ActorKind.HUMAN, make_user("stagiair", None))
    with pytest.raises(moves.NotAllowed):
        write(make_motion(), actor)


def test_a_corrected_text_becomes_the_current_one_and_the_log_says_who_did_it():
    motion = make_motion()
    before = motion.current_text
    text = moves.correct_text(motion.pk, text=MOTION_TEXT.replace("Groningen", "Assen"), actor=redacteur())
    motion.refresh_from_db()
    assert (motion.current_text, text.origin, text.author.username) == (text, "editor", "redacteur")
    event = motion.events.get()
    assert (event.action, event.text_hash) == ("correct_text", text.sha256)
    assert event.details == {"text_before": before.sha256}


def test_correcting_a_text_twice_in_the_same_way_is_one_correction():
    motion = make_motion()
    for _ in range(2):
        moves.correct_text(motion.pk, text=MOTION_TEXT.replace("Groningen", "Assen"), actor=redacteur())
    assert actions(motion) == ["correct_text"]


def test_an_empty_text_is_refused():
    with pytest.raises(moves.Blocked, match="leeg"):
        moves.correct_text(make_motion().pk, text=" \n\x00", actor=redacteur())


def test_a_draft_on_the_text_from_before_the_correction_waits_for_somebody_to_look():
    draft = make_draft()
    moves.correct_text(draft.motion_id, text=MOTION_TEXT.replace("Groningen", "Assen"), actor=redacteur())
    with pytest.raises(moves.Blocked, match="motietekst is gewijzigd"):
        approve(look(draft))


def test_only_an_editor_corrects_a_text():
    with pytest.raises(moves.NotAllowed):
        moves.correct_text(make_motion().pk, text=MOTION_TEXT, actor=moves.SYSTEM)
