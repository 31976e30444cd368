import pytest

from editorial.models import DraftState
from tests.editorial.admin.desk_form import decide, read_form
from tests.factories import log_in, make_draft, make_explanation, make_motion, make_user

pytestmark = pytest.mark.django_db


def addresses():
    draft, explanation = make_draft(), make_explanation()
    motion = make_motion()
    return [
        "/admin/wachtrij/",
        "/admin/wachtrij/zonder-concept/",
        f"/admin/beoordelen/{draft.pk}/",
        f"/admin/schrijven/{motion.pk}/",
        f"/admin/tekst/{motion.pk}/",
        f"/admin/terugtrekken/{explanation.pk}/",
        f"/admin/bestand/{'0' * 64}/",
    ]


def test_a_stranger_is_led_to_the_login_from_every_page_of_the_desk(client):
    for address in addresses():
        response = client.get(address)

        assert response.status_code == 302, address
        assert response.url == f"/admin/login/?next={address}"


def test_staff_without_a_role_reads_in_dutch_that_it_may_not(client):
    log_in(client, make_user("beheer", role=None))

    for address in addresses():
        response = client.get(address)

        assert response.status_code == 403, address
        assert "Met dit account mag je niet" in response.content.decode()


def test_a_redacteur_sees_no_button_to_approve_but_who_does(client):
    log_in(client, make_user("redacteur", "Redacteur"))

    page = client.get(f"/admin/beoordelen/{make_draft().pk}/").content.decode()

    assert 'value="approve"' not in page
    assert "Een Eindredacteur keurt goed." in page


def test_a_redacteur_who_posts_an_approval_is_refused_and_keeps_the_words(client):
    draft = make_draft()
    log_in(client, make_user("redacteur", "Redacteur"))

    response = decide(client, draft, "approve", summary="Andere woorden over nachttreinen.")

    draft.refresh_from_db()
    assert response.status_code == 403
    assert draft.state == DraftState.OPEN
    assert draft.revisions.count() == 1
    assert "Andere woorden over nachttreinen." in response.content.decode()


def test_a_redacteur_approves_where_the_setting_says_so(client, settings):
    settings.EDITORS_MAY_APPROVE = True
    draft = make_draft()
    log_in(client, make_user("redacteur", "Redacteur"))

    decide(client, draft, "approve")

    draft.refresh_from_db()
    assert draft.state == DraftState.APPROVED


def test_a_redacteur_may_not_withdraw(client):
    explanation = make_explanation()
    log_in(client, make_user("redacteur", "Redacteur"))

    response = client.post(f"/admin/terugtrekken/{explanation.pk}/", {"reason": "Klopt niet."})

    explanation.refresh_from_db()
    assert response.status_code == 403
    assert explanation.state == "online"


def test_no_page_of_the_desk_is_kept_by_a_browser_or_proxy(desk):
    response = desk.get("/admin/wachtrij/")

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_the_form_of_a_page_names_version_revision_and_hash(desk):
    draft = make_draft()

    fields = read_form(desk.get(f"/admin/beoordelen/{draft.pk}/"))

    assert fields["version"] == str(draft.version)
    assert fields["revision"] == str(draft.current_id)
    assert fields["words_hash"] == draft.current.words_hash
