"""T2: what an editor saves, and what a save that comes too late never undoes."""

import pytest

from editorial import moves, words
from editorial.models import ActorKind, DraftState, Revision, RevisionOrigin
from tests.editorial.moving import actions, approve, look, redacteur, reject, revise
from tests.factories import IMPLICATION, MOTION_TEXT, SUMMARY, add_text, make_draft, make_user

pytestmark = pytest.mark.django_db


def test_a_save_makes_a_revision_of_that_editor_and_keeps_the_one_before():
    draft = make_draft()
    first = draft.current
    second = revise(look(draft), redacteur("vermeulen"), summary="Mijn woorden.")
    draft.refresh_from_db()
    assert (draft.current, draft.touched, draft.version) == (second, True, 2)
    assert (second.number, second.origin, second.author.username) == (2, RevisionOrigin.HUMAN, "vermeulen")
    assert second.generation == first.generation
    first.refresh_from_db()
    assert first.summary == SUMMARY


def test_the_revision_tells_the_version_to_go_on_with():
    draft = make_draft()
    assert revise(look(draft), summary="Mijn woorden.").draft.version == 2


@pytest.mark.parametrize("typed", [SUMMARY, SUMMARY + "\n", SUMMARY.replace("\n", "\r\n") + "\r\n"])
def test_a_save_without_a_change_makes_no_revision(typed):
    draft = make_draft()
    assert revise(look(draft), summary=typed) == draft.current
    assert Revision.objects.count() == 1
    assert actions(draft.motion) == ["propose"]
    draft.refresh_from_db()
    assert (draft.version, draft.touched) == (1, False)


def test_a_second_click_on_save_makes_no_second_revision():
    draft = make_draft()
    screen = look(draft)
    assert revise(screen, summary="Mijn woorden.") == revise(screen, summary="Mijn woorden.")
    assert Revision.objects.count() == 2


def test_a_save_on_an_old_screen_is_refused_with_both_versions_and_writes_nothing():
    draft = make_draft()
    old = look(draft)
    theirs = revise(look(draft), redacteur("b"), summary="Woorden van B.")
    with pytest.raises(moves.Conflict) as refused:
        revise(old, redacteur("a"), implication="Als A het zegt.")
    assert refused.value.draft.current == theirs
    assert (refused.value.mine.summary, refused.value.mine.implication) == (SUMMARY, "Als A het zegt.")
    assert refused.value.base.pk == old.revision_id
    draft.refresh_from_db()
    assert (draft.summary, draft.implication) == ("Woorden van B.", IMPLICATION)


def test_an_old_screen_that_changed_nothing_never_puts_old_words_back():
    draft = make_draft()
    old = look(draft)
    revise(look(draft), summary="Woorden van B.")
    with pytest.raises(moves.Conflict):
        revise(old)
    draft.refresh_from_db()
    assert draft.summary == "Woorden van B."


def test_a_right_version_with_another_revision_is_refused():
    draft = make_draft()
    stranger = make_draft()
    with pytest.raises(moves.Conflict):
        revise(look(draft)._replace(revision_id=stranger.current_id), summary="Mijn woorden.")


@pytest.mark.parametrize("decide", [reject, approve])
def test_a_decided_draft_takes_no_new_words(decide):
    draft = make_draft()
    screen = look(draft)
    decide(screen)
    with pytest.raises(moves.AlreadyDecided) as refused:
        revise(screen, summary="Te laat.")
    assert refused.value.mine.summary == "Te laat."


def test_a_save_repins_the_draft_to_the_new_text_without_changing_words():
    draft = make_draft()
    new = add_text(draft.motion, MOTION_TEXT.replace("1 juli 2030", "1 augustus 2030"))
    pinned = revise(look(draft), repin=True)
    assert (pinned.text, pinned.summary, pinned.origin) == (new, SUMMARY, RevisionOrigin.MACHINE)
    assert pinned.number == 2


def test_a_save_without_repinning_stays_with_the_text_that_was_read():
    draft = make_draft()
    old = draft.current.text
    add_text(draft.motion, MOTION_TEXT.replace("1 juli 2030", "1 augustus 2030"))
    assert revise(look(draft), summary="Mijn woorden.").text == old


def test_white_space_of_an_editor_is_kept():
    draft = make_draft()
    assert revise(look(draft), summary="  - een\n\n\n  - twee  ").summary == "  - een\n\n\n  - twee  "


def test_words_that_are_too_long_are_refused():
    draft = make_draft()
    with pytest.raises(moves.Blocked, match=r"20\.000"):
        revise(look(draft), summary="a" * (words.MAX_LENGTH + 1))


def test_a_nul_in_a_paste_is_dropped():
    draft = make_draft()
    assert revise(look(draft), summary="De\x00 trein.").summary == "De trein."


def test_somebody_without_the_right_cannot_save():
    draft = make_draft()
    with pytest.raises(moves.NotAllowed):
        revise(look(draft), moves.Actor(ActorKind.HUMAN, make_user("stagiair", None)), summary="Mijn woorden.")


def test_somebody_who_left_cannot_save():
    draft = make_draft()
    left = moves.Actor(ActorKind.HUMAN, make_user("vertrokken", is_active=False))
    with pytest.raises(moves.NotAllowed):
        revise(look(draft), left, summary="Mijn woorden.")


def test_the_system_types_nothing():
    draft = make_draft()
    with pytest.raises(moves.NotAllowed):
        revise(look(draft), moves.SYSTEM, summary="Mijn woorden.")


def test_the_log_keeps_what_changed():
    draft = make_draft()
    revise(look(draft), implication=IMPLICATION.replace("nachttreinen", "bussen"))
    event = draft.motion.events.get(action="revise")
    assert "[-nachttreinen-]{+bussen+}" in event.difference
    assert (event.state_before, event.state_after) == (DraftState.OPEN, DraftState.OPEN)
    assert event.revision_before != event.revision_after
