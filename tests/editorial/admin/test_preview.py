import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.factories import log_in, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/voorbeeld/"


def test_the_preview_is_the_same_safe_html_as_the_page(desk):
    response = desk.post(ADDRESS, {"content": "**vet** <img src=x onerror=alert(1)> [k](javascript:alert(1))"})

    page = response.content.decode()
    assert "<strong>vet</strong>" in page
    assert "<img" not in page
    assert 'href="javascript' not in page


def test_a_stranger_gets_no_preview_and_no_login_page(client):
    response = client.post(ADDRESS, {"content": "**vet**"})

    assert response.status_code == 403
    assert "<" not in response.content.decode()


def test_staff_without_a_role_gets_no_preview(client):
    log_in(client, make_user("beheer", role=None))

    assert client.post(ADDRESS, {"content": "**vet**"}).status_code == 403


def test_a_preview_needs_the_token_of_the_form(editor):
    client = Client(enforce_csrf_checks=True)
    log_in(client, editor)

    assert client.post(ADDRESS, {"content": "**vet**"}).status_code == 403


def test_a_preview_is_only_posted(desk):
    assert desk.get(ADDRESS).status_code == 405


def test_a_text_too_long_for_a_draft_gets_no_preview(desk):
    assert desk.post(ADDRESS, {"content": "x" * 20_001}).status_code == 413


def test_a_dropped_image_is_refused_in_json_and_nothing_is_stored(desk, settings):
    before = sorted(settings.MEDIA_ROOT.rglob("*"))

    response = desk.post("/admin/geen-upload/", {"image": SimpleUploadedFile("a.png", b"\x89PNG")})

    assert response.status_code == 404
    assert response["Content-Type"] == "application/json"
    assert sorted(settings.MEDIA_ROOT.rglob("*")) == before


def test_the_librarys_own_routes_do_not_exist(client):
    for name in ("markdownx_markdownify", "markdownx_upload"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.post("/markdownx/upload/").status_code == 404
