"""Every GUID and number that a motion was ever known by leads to its page."""

import uuid

import pytest
from django.test import Client

from motions.models import Address, AddressKind, Motion
from tests.factories import make_dossier, make_motion
from tests.motions.making import publish


def known_as(motion: Motion, value: str, kind: AddressKind = AddressKind.NUMBER) -> None:
    Address.objects.create(motion=motion, kind=kind, value=value)


@pytest.mark.parametrize(
    "printed",
    [
        "36410-V-49",
        "36 410 V, nr. 49",
        "36410-v-49",
        "kst-36410-V-49",
        "2030Z02492",
        "2030D05694",
        "https://zoek.officielebekendmakingen.nl/kst-36410-V-49.html",
        "4595c612-aec2-4e33-99db-bfa7cd762e01",
    ],
)
@pytest.mark.django_db
def test_a_printed_number_leads_to_its_motion(client: Client, printed: str) -> None:
    motion = make_motion()
    for value in ("36410-V-49", "2030Z02492", "2030D05694"):
        known_as(motion, value)
    known_as(motion, "4595c612-aec2-4e33-99db-bfa7cd762e01", AddressKind.GUID)
    response = client.get(f"/nummer/{printed}")
    assert (response.status_code, response["Location"]) == (302, motion.get_absolute_url())


@pytest.mark.django_db
def test_a_number_that_two_motions_bear_offers_a_choice(client: Client) -> None:
    for subject in ("Over dijken", "Over treinen"):
        known_as(make_motion(subject=subject), "99001-888")
    page = client.get("/nummer/99001-888").content.decode()
    assert "Over dijken" in page
    assert "Over treinen" in page


@pytest.mark.django_db
def test_a_hidden_motion_does_not_take_part_in_the_choice(client: Client) -> None:
    shown, hidden = make_motion(), make_motion(hidden=True)
    for motion in (shown, hidden):
        known_as(motion, "99001-888")
    assert client.get("/nummer/99001-888")["Location"] == shown.get_absolute_url()


@pytest.mark.parametrize("printed", ["99 009, nr. 1", "geen nummer", "1", "%00", "a" * 3000, "<script>"])
@pytest.mark.django_db
def test_a_number_of_no_motion_is_not_found_in_words(client: Client, printed: str) -> None:
    response = client.get(f"/nummer/{printed}")
    assert response.status_code == 404
    assert "Geen motie met nummer" in response.content.decode()
    assert "<script>" not in response.content.decode()


@pytest.mark.parametrize("ending", ["", ".html", "/"])
@pytest.mark.django_db
def test_an_old_guid_is_sent_on_for_good(client: Client, ending: str) -> None:
    motion, old = make_motion(), uuid.uuid4()
    known_as(motion, str(old), AddressKind.GUID)
    response = client.get(f"/moties/{old}{ending}")
    assert (response.status_code, response["Location"]) == (301, motion.get_absolute_url())


@pytest.mark.django_db
def test_a_guid_in_capitals_or_without_hyphens_is_sent_on(client: Client) -> None:
    motion = make_motion()
    for spelled in (str(motion.public_id).upper(), motion.public_id.hex, f"{motion.public_id}/"):
        assert client.get(f"/moties/{spelled}")["Location"] == motion.get_absolute_url()


@pytest.mark.django_db
def test_the_old_address_with_html_answers_the_same(client: Client) -> None:
    motion = publish().motion
    plain, old = client.get(f"/moties/{motion.public_id}"), client.get(f"/moties/{motion.public_id}.html")
    assert (old.status_code, old.content) == (200, plain.content)
    assert f'<link rel="canonical" href="http://testserver/moties/{motion.public_id}">' in old.content.decode()


@pytest.mark.django_db
def test_a_motion_that_was_taken_in_sends_on_to_the_other(client: Client) -> None:
    kept = make_motion()
    lesser = make_motion(merged_into=kept)
    known_as(lesser, "99001-777")
    assert client.get(f"/moties/{lesser.public_id}")["Location"] == kept.get_absolute_url()
    assert client.get("/nummer/99001-777")["Location"] == kept.get_absolute_url()


@pytest.mark.django_db
def test_an_unknown_guid_is_not_found(client: Client) -> None:
    response = client.get(f"/moties/{uuid.uuid4()}")
    assert response.status_code == 404
    assert "Deze pagina bestaat niet" in response.content.decode()


@pytest.mark.parametrize("printed", ["99001-V", "99 001-v", "99 001 V", "99001 V/"])
@pytest.mark.django_db
def test_any_printed_form_of_a_dossier_leads_to_one_address(client: Client, printed: str) -> None:
    make_motion(dossier=make_dossier(suffix="V"))
    make_motion(subject="In een ander dossier", dossier=make_dossier())
    response = client.get(f"/dossiers/{printed}", follow=True)
    assert response.request["PATH_INFO"] == "/dossiers/99001-V"
    assert "In een ander dossier" not in response.content.decode()
