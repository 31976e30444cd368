"""T1 and T6: words of a generator are only ever added, beside what people touched, in the place of what nobody did."""

import pytest

from editorial import moves
from editorial.models import ActorKind, Draft, DraftState, Revision, RevisionOrigin
from tests.editorial.moving import actions, approve, look, redacteur, reject, revise
from tests.factories import MOTION_TEXT, add_text, make_draft, make_generation, make_motion, make_user

pytestmark = pytest.mark.django_db


def regenerate(draft: Draft, summary: str = "Andere woorden.", **generation) -> Draft:
    motion = draft.motion
    motion.refresh_from_db()
    return make_draft(motion, summary=summary, **generation)


def test_a_first_proposal_opens_a_draft_with_the_machines_words():
    draft = make_draft()
    assert (draft.state, draft.touched, draft.version) == (DraftState.OPEN, False, 1)
    assert draft.current.origin == RevisionOrigin.MACHINE
    assert draft.current.text == draft.motion.current_text
    assert actions(draft.motion) == ["propose"]


def test_an_untouched_draft_makes_room_for_newer_words():
    old = make_draft()
    new = regenerate(old)
    old.refresh_from_db()
    assert (old.state, new.state) == (DraftState.LAPSED, DraftState.OPEN)
    assert actions(new.motion) == ["propose", "lapse", "propose"]


def test_a_touched_draft_keeps_its_place_and_its_words():
    draft = make_draft()
    mine = revise(look(draft), summary="Mijn woorden.")
    kept = regenerate(draft)
    assert (kept.pk, kept.current_id) == (draft.pk, mine.pk)
    assert list(kept.revisions.order_by("number").values_list("origin", flat=True)) == ["machine", "human", "machine"]
    assert actions(draft.motion)[-1] == "hang_alternative"


def test_an_alternative_does_not_disturb_who_is_at_work():
    draft = make_draft()
    revise(look(draft), summary="Mijn woorden.")
    screen = look(draft)
    regenerate(draft)
    assert approve(screen).summary == "Mijn woorden."


def test_the_same_words_about_the_same_reading_change_nothing():
    draft = make_draft()
    again = make_draft(draft.motion)
    assert again.pk == draft.pk
    assert Revision.objects.count() == 1
    assert actions(draft.motion) == ["propose"]


def test_the_same_words_about_another_reading_are_a_new_draft():
    draft = make_draft()
    add_text(draft.motion, MOTION_TEXT.replace("nachttreinen", "dagtreinen"))
    assert make_draft(draft.motion).pk != draft.pk


@pytest.mark.parametrize("decide", [reject, approve])
def test_words_that_an_editor_decided_about_do_not_come_back_unchanged(decide):
    draft = make_draft()
    decide(look(draft))
    with pytest.raises(moves.Blocked, match="al besloten"):
        make_draft(draft.motion)
    assert not Draft.objects.pending().exists()


def test_machine_words_do_not_come_back_after_an_editor_changed_and_approved_them():
    draft = make_draft()
    revise(look(draft), summary="Mijn woorden.")
    approve(look(draft))
    with pytest.raises(moves.Blocked, match="al besloten"):
        make_draft(draft.motion)


def test_rejected_words_may_come_from_a_newer_generator():
    draft = make_draft()
    reject(look(draft))
    assert make_draft(draft.motion, version="2").state == DraftState.OPEN


def test_a_text_that_cannot_be_read_gets_no_draft():
    motion = make_motion()
    found = motion.current_text.found
    found.legibility = 0.4
    found.save()
    with pytest.raises(moves.Blocked, match="niet goed genoeg te lezen"):
        make_draft(motion)


def test_a_text_with_doubts_gets_no_draft():
    motion = make_motion()
    found = motion.current_text.found
    found.doubts = ["partly_scanned"]
    found.save()
    with pytest.raises(moves.Blocked):
        make_draft(motion)


def test_a_generation_that_took_too_long_is_not_about_the_new_text():
    motion = make_motion()
    old = motion.current_text
    made = make_generation(motion, old)
    add_text(motion, MOTION_TEXT.replace("nachttreinen", "dagtreinen"))
    with pytest.raises(moves.Blocked, match="intussen gewijzigd"):
        moves.propose(motion, text=old, summary="x", implication="y", generation=made, actor=moves.SYSTEM)


def test_a_motion_that_the_chamber_took_back_gets_no_draft():
    with pytest.raises(moves.Blocked, match="verwijderd"):
        make_draft(make_motion(hidden=True))


def test_control_characters_of_a_model_are_not_kept():
    motion = make_motion()
    draft = moves.propose(
        motion,
        text=motion.current_text,
        summary="De \x00trein\x0b rijdt.\r\nDus.",
        implication="Als.\x1f",
        generation=make_generation(motion),
        actor=moves.SYSTEM,
    )
    assert (draft.current.summary, draft.current.implication) == ("De trein rijdt.\nDus.", "Als.")


def test_somebody_without_the_right_gets_no_draft_made():
    motion = make_motion()
    made = make_generation(motion)
    nobody = moves.Actor(ActorKind.HUMAN, make_user("stagiair", None))
    with pytest.raises(moves.NotAllowed):
        moves.propose(motion, text=motion.current_text, summary="x", implication="y", generation=made, actor=nobody)


def test_a_touched_draft_never_lapses():
    draft = make_draft()
    revise(look(draft), summary="Mijn woorden.")
    with pytest.raises(moves.NotAllowed):
        moves.lapse(draft.pk, actor=moves.SYSTEM, reason="nieuwer")


def test_a_decided_draft_does_not_lapse():
    draft = make_draft()
    reject(look(draft))
    with pytest.raises(moves.AlreadyDecided):
        moves.lapse(draft.pk, actor=moves.SYSTEM, reason="nieuwer")


def test_a_draft_that_a_person_asked_for_tells_who_in_the_log():
    motion = make_motion()
    made = make_generation(motion)
    asked = redacteur("vermeulen")
    moves.propose(motion, text=motion.current_text, summary="x", implication="y", generation=made, actor=asked)
    assert motion.events.get().actor == asked.user
