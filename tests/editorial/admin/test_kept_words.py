"""Words survive a login that ended, and a form whose token is old."""

import pytest
from django.test import Client

from editorial.models import Draft
from tests.editorial.admin.desk_form import read_form
from tests.factories import log_in, make_draft, make_user

pytestmark = pytest.mark.django_db

MINE = "Mijn woorden over nachttreinen."


def page_of(draft):
    return f"/admin/beoordelen/{draft.pk}/"


def type_and_log_out(client, draft):
    fields = read_form(client.get(page_of(draft))) | {"action": "save", "summary": MINE}
    client.logout()
    return client.post(page_of(draft), fields)


def test_words_typed_while_logged_out_are_in_the_form_after_the_next_login(desk, editor):
    draft = make_draft()

    response = type_and_log_out(desk, draft)
    assert response.url == f"/admin/login/?next={page_of(draft)}"
    log_in(desk, editor)

    page = desk.get(page_of(draft))
    assert read_form(page)["summary"] == MINE
    assert "Wat je typte is bewaard" in page.content.decode()
    assert draft.revisions.count() == 1


def test_the_same_user_saves_them_and_goes_on(desk, editor):
    draft = make_draft()
    type_and_log_out(desk, draft)
    log_in(desk, editor)

    desk.post(page_of(draft), read_form(desk.get(page_of(draft))) | {"action": "save"})

    assert Draft.objects.get(pk=draft.pk).summary == MINE


def test_somebody_else_is_told_and_sees_none_of_the_words(desk):
    draft = make_draft()
    type_and_log_out(desk, draft)
    log_in(desk, make_user("ander", "Redacteur"))

    page = desk.get(page_of(draft)).content.decode()

    assert "Eindredacteur typte hier woorden en was uitgelogd" in page
    assert MINE not in page


def test_they_stay_until_they_are_saved_or_forgotten(desk, editor):
    draft = make_draft()
    type_and_log_out(desk, draft)
    log_in(desk, editor)
    desk.get(page_of(draft))

    fields = read_form(desk.get(page_of(draft)))
    assert fields["summary"] == MINE
    desk.post(page_of(draft), fields | {"action": "forget"})

    assert MINE not in desk.get(page_of(draft)).content.decode()


def test_words_typed_beside_a_rejection_are_kept_when_it_is_taken_back(desk):
    draft = make_draft()
    fields = read_form(desk.get(page_of(draft)))
    desk.post(page_of(draft), fields | {"action": "reject:wrong", "summary": MINE})

    desk.post(page_of(draft) + "ongedaan/")

    assert read_form(desk.get(page_of(draft)))["summary"] == MINE


def test_an_open_page_hands_over_what_is_typed(desk):
    draft = make_draft()
    fields = read_form(desk.get(page_of(draft)))

    answer = desk.post(page_of(draft) + "polsslag/", fields | {"summary": MINE}).json()

    assert answer["kept"]
    assert read_form(desk.get(page_of(draft)))["summary"] == MINE


def test_words_that_were_saved_in_the_meantime_are_not_offered_again(desk, editor):
    draft = make_draft()
    fields = read_form(desk.get(page_of(draft))) | {"summary": MINE}
    desk.post(page_of(draft), fields | {"action": "save"})

    desk.post(page_of(draft) + "polsslag/", fields)

    assert "Wat je typte is bewaard" not in desk.get(page_of(draft)).content.decode()


def test_an_open_page_hears_that_the_login_ended(client):
    answer = client.post(page_of(make_draft()) + "polsslag/", {})

    assert answer.status_code == 403
    assert answer.json() == {"detail": "Je bent uitgelogd."}


def test_a_stranger_can_store_nothing(client):
    draft = make_draft()
    fields = {
        "action": "save",
        "version": "1",
        "revision": str(draft.current_id),
        "summary": "Van een vreemde.",
        "opened": "vervalst",
    }

    client.post(page_of(draft), fields)

    assert not client.session.keys()


def test_an_old_token_shows_the_typed_words_and_leads_back_to_them(editor):
    client = Client(enforce_csrf_checks=True)
    log_in(client, editor)
    draft = make_draft()
    fields = read_form(client.get(page_of(draft))) | {
        "action": "save",
        "summary": MINE,
        "csrfmiddlewaretoken": "x" * 64,
    }

    response = client.post(page_of(draft), fields, headers={"Origin": "http://testserver"})

    page = response.content.decode()
    assert response.status_code == 403
    assert "Dit formulier is verlopen" in page
    assert MINE in page
    assert read_form(client.get(page_of(draft)))["summary"] == MINE


def test_a_post_from_another_site_is_not_kept(editor):
    client = Client(enforce_csrf_checks=True)
    log_in(client, editor)
    draft = make_draft()
    fields = read_form(client.get(page_of(draft))) | {"action": "approve", "summary": MINE}

    response = client.post(page_of(draft), fields, headers={"Origin": "https://kwaad.example"})

    assert response.status_code == 403
    assert read_form(client.get(page_of(draft)))["summary"] != MINE


def test_the_page_for_an_old_token_works_for_any_form():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x", "password": "y"})

    assert response.status_code == 403
    assert "Dit formulier is verlopen" in response.content.decode()
