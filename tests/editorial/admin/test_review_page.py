import pytest

from tests.factories import make_draft

pytestmark = pytest.mark.django_db


def test_the_page_shows_source_and_words_side_by_side(desk):
    draft = make_draft()

    page = desk.get(f"/admin/beoordelen/{draft.pk}/").content.decode()

    assert "verzoek 1" in page
    assert "Als de motie wordt aangenomen" in page
