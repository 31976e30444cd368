import pytest

from tests.factories import make_draft

pytestmark = pytest.mark.django_db


def test_the_page_shows_source_and_words_side_by_side(desk):
    draft = make_draft()

    page = desk.get(f"/admin/beoordelen/{draft.pk}/").content.decode()

    assert "verzoek 1" in page
    assert "Als de motie wordt aangenomen" in page


def test_each_sentence_leads_to_the_request_that_it_rests_on(desk):
    page = desk.get(f"/admin/beoordelen/{make_draft().pk}/").content.decode()

    assert 'href="#verzoek-1" aria-label="Naar verzoek 1">1</a>' in page
    assert 'href="#verzoek-2" aria-label="Naar verzoek 2">2</a>' in page
    assert 'id="verzoek-2"' in page


def test_a_sentence_of_elsewhere_is_shown_as_not_found(desk):
    draft = make_draft(summary="Honden mogen niet meer blaffen in het zwembad.")

    assert "Niet gevonden in de motie" in desk.get(f"/admin/beoordelen/{draft.pk}/").content.decode()
