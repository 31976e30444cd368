"""What an editor does with words that are or were online."""

import pytest

from editorial.models import Draft
from motions.models import Explanation
from tests.editorial.admin.desk_form import decide
from tests.factories import MOTION_TEXT, add_text, log_in, make_draft, make_explanation, make_user

pytestmark = pytest.mark.django_db

REASON = {"reason": "De datum klopt toch."}


def page_of(explanation):
    return f"/admin/motions/explanation/{explanation.pk}/change/"


def test_words_that_were_withdrawn_go_online_again(desk):
    explanation = make_explanation()
    desk.post(f"/admin/terugtrekken/{explanation.pk}/", REASON)
    assert f"/admin/terugzetten/{explanation.pk}/" in desk.get(page_of(explanation)).content.decode()

    desk.post(f"/admin/terugzetten/{explanation.pk}/", REASON)

    assert Explanation.objects.online().get().words_hash == explanation.words_hash


def test_a_correction_starts_from_the_published_words_and_changes_nothing_yet(desk):
    explanation = make_explanation()

    response = desk.post(f"/admin/verbeteren/{explanation.pk}/", {"note": "De datum is verbeterd."})

    draft = Draft.objects.pending().get()
    assert response.url == f"/admin/beoordelen/{draft.pk}/"
    assert (draft.summary, draft.note) == (explanation.summary, "De datum is verbeterd.")
    assert Explanation.objects.online().get() == explanation


def test_the_correction_shows_what_differs_from_what_is_online(desk):
    explanation = make_explanation()
    desk.post(f"/admin/verbeteren/{explanation.pk}/", {"note": ""})
    draft = Draft.objects.pending().get()
    decide(desk, draft, "save", summary=explanation.summary.replace("ontvangen", "krijgen"))

    assert "Van wat online staat naar nu" in desk.get(f"/admin/beoordelen/{draft.pk}/").content.decode()


def test_words_whose_text_changed_are_confirmed_for_the_text_that_was_on_the_screen(desk):
    explanation = make_explanation()
    old = explanation.text
    text = add_text(explanation.motion, MOTION_TEXT.replace("23.00 uur", "22.00 uur"))
    page = desk.get(f"/admin/bevestigen/{explanation.pk}/").content.decode()
    assert "22" in page

    without_the_text = desk.post(f"/admin/bevestigen/{explanation.pk}/", REASON | {"text": old.pk})
    response = desk.post(f"/admin/bevestigen/{explanation.pk}/", REASON | {"text": text.pk})

    assert without_the_text.status_code == 422
    assert response.status_code == 303
    assert Explanation.objects.online().get().text == text
    assert not Explanation.objects.stale().exists()


@pytest.mark.parametrize("way", ["terugtrekken", "terugzetten", "bevestigen"])
def test_a_redacteur_may_not_put_words_on_or_off_line(client, way):
    explanation = make_explanation()
    log_in(client, make_user("redacteur", "Redacteur"))

    assert client.post(f"/admin/{way}/{explanation.pk}/", REASON).status_code == 403
    assert Explanation.objects.online().get() == explanation


def test_words_that_were_replaced_cannot_be_corrected(desk):
    first = make_explanation()
    make_explanation(first.motion, summary=first.summary.replace("ontvangen", "krijgen"))

    response = desk.post(f"/admin/verbeteren/{first.pk}/", {"note": ""})

    assert response.status_code == 422
    assert "Deze uitleg is vervangen." in response.content.decode()


def test_a_motion_of_which_nothing_is_online_has_no_way_to_correct(desk):
    draft = make_draft()

    assert "/admin/verbeteren/" not in desk.get(f"/admin/motions/motion/{draft.motion_id}/change/").content.decode()
