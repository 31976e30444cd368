import pytest

from editorial import moves
from editorial.models import Action, ActorKind, Draft, DraftState, Event
from motions.models import TextOrigin
from tests.factories import IMPLICATION, MOTION_TEXT, SUMMARY, make_draft, make_explanation, make_motion, make_user

pytestmark = pytest.mark.django_db

WORDS = {"summary": SUMMARY, "implication": IMPLICATION}


def test_words_by_hand_become_a_draft_that_opens_at_once(desk):
    motion = make_motion()

    response = desk.post(f"/admin/schrijven/{motion.pk}/", WORDS)

    draft = Draft.objects.get(motion=motion)
    assert response.url == f"/admin/beoordelen/{draft.pk}/"
    assert (draft.summary, draft.implication) == (SUMMARY, IMPLICATION)


def test_who_writes_while_a_colleague_works_on_a_draft_keeps_the_words(desk):
    draft = make_draft()
    moves.revise(
        draft.pk,
        version=draft.version,
        base_revision=draft.current_id,
        summary="Van een collega.",
        implication=draft.implication,
        actor=moves.Actor(ActorKind.HUMAN, make_user("collega", "Redacteur")),
    )

    response = desk.post(f"/admin/schrijven/{draft.motion_id}/", WORDS | {"summary": "Mijn eigen woorden."})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Mijn eigen woorden." in page
    assert f"/admin/beoordelen/{draft.pk}/" in page


def test_a_motion_without_a_text_asks_for_the_text_first(desk):
    motion = make_motion(text=None)

    response = desk.post(f"/admin/schrijven/{motion.pk}/", WORDS)

    assert response.status_code == 422
    assert "Deze motie heeft nog geen tekst." in response.content.decode()


def test_a_corrected_text_becomes_the_current_one(desk):
    motion = make_motion(text="Onleesbre tekst")

    response = desk.post(f"/admin/tekst/{motion.pk}/", {"text": MOTION_TEXT.replace("\n", "\r\n")})

    motion.refresh_from_db()
    assert response.status_code == 302
    assert motion.current_text.origin == TextOrigin.EDITOR
    assert "\r" not in motion.current_text.text
    assert Event.objects.filter(motion=motion, action=Action.CORRECT_TEXT).exists()


def test_an_empty_text_is_refused(desk):
    motion = make_motion()

    assert desk.post(f"/admin/tekst/{motion.pk}/", {"text": " "}).status_code == 422


def test_a_withdrawn_explanation_is_offline_with_its_reason_in_the_log(desk):
    explanation = make_explanation()

    response = desk.post(f"/admin/terugtrekken/{explanation.pk}/", {"reason": "De datum klopt niet."})

    explanation.refresh_from_db()
    assert response.url == f"/admin/motions/motion/{explanation.motion_id}/change/"
    assert explanation.state == "withdrawn"
    assert Event.objects.get(action=Action.WITHDRAW).reason == "De datum klopt niet."


def test_a_withdrawal_without_a_reason_changes_nothing(desk):
    explanation = make_explanation()

    response = desk.post(f"/admin/terugtrekken/{explanation.pk}/", {"reason": "  "})

    explanation.refresh_from_db()
    assert response.status_code == 422
    assert explanation.state == "online"


def test_a_second_press_on_withdrawing_changes_nothing(desk):
    explanation = make_explanation()

    for _ in range(2):
        desk.post(f"/admin/terugtrekken/{explanation.pk}/", {"reason": "Klopt niet."})

    assert Event.objects.filter(action=Action.WITHDRAW).count() == 1


def test_what_is_shown_of_a_motion_without_draft_is_why(desk):
    draft = make_draft()
    moves.reject(
        draft.pk,
        version=draft.version,
        actor=moves.Actor(ActorKind.HUMAN, make_user("collega", "Redacteur")),
        reason_code="source",
    )
    draft.refresh_from_db()
    assert draft.state == DraftState.REJECTED

    assert "De motietekst klopt niet" in desk.get(f"/admin/schrijven/{draft.motion_id}/").content.decode()
