"""Members, parties, dossiers, voting days, and the pages of our own words."""

from datetime import date

import pytest
from django.test import Client

from motions.models import Member, Motion, Party, Submitter
from tests.factories import make_dossier, make_motion

pytestmark = pytest.mark.django_db


def sign(motion: Motion, last_name: str, infix: str = "", **fields: object) -> Member:
    bare = last_name.replace("Ç", "C").lower().lstrip("'")
    member = Member.objects.create(first_name="A", infix=infix, last_name=last_name, sort_name=bare)
    Submitter.objects.create(motion=motion, member=member, name=f"A. {infix} {last_name}", **fields)
    return member


def test_members_are_sorted_the_dutch_way(client: Client) -> None:
    motion = make_motion()
    for name, infix in (("Zande", "van der"), ("Çelik", ""), ("Dijk", ""), ("Berg", "van den")):
        sign(motion, name, infix)
    html = client.get("/leden/").content.decode()
    places = [html.index(name) for name in ("Berg, A van den", "Çelik, A", "Dijk, A", "Zande, A van der")]
    assert places == sorted(places)


def test_a_member_without_a_motion_or_name_is_not_listed(client: Client) -> None:
    Member.objects.create(first_name="B", last_name="Stil", sort_name="stil")
    stub = Member.objects.create(known=False)
    Submitter.objects.create(motion=make_motion(), member=stub)
    html = client.get("/leden/").content.decode()
    assert "Stil" not in html
    assert str(stub.pk) not in html
    assert client.get(f"/leden/{stub.pk}").status_code == 404


def test_a_member_has_a_page_with_motions_and_party(client: Client) -> None:
    party = Party.objects.create(abbreviation="Noorderlicht", slug="noorderlicht", seats=41)
    member = sign(make_motion(subject="Over dijken"), "Vermeulen", party=party)
    make_motion(subject="Van een ander")
    make_hidden = make_motion(subject="Verborgen", hidden=True)
    Submitter.objects.create(motion=make_hidden, member=member)
    for address in (f"/leden/{member.pk}", "/partijen/noorderlicht"):
        html = client.get(address).content.decode()
        assert "Over dijken" in html
        assert "Van een ander" not in html
        assert "Verborgen" not in html
    assert "Noorderlicht" in client.get("/partijen/").content.decode()


def test_dossiers_are_listed_with_their_motions(client: Client) -> None:
    make_motion(dossier=make_dossier(99002, "V", "Water en dijken"))
    make_dossier(99003, title="Zonder moties")
    html = client.get("/dossiers/").content.decode()
    assert "99 002 V" in html
    assert "Zonder moties" not in html
    assert "Water en dijken" in client.get("/dossiers/?q=dijken").content.decode()
    assert "Water en dijken" in client.get("/dossiers/?q=99+002+V").content.decode()
    assert "Water en dijken" not in client.get("/dossiers/?q=99004").content.decode()


def test_a_voting_day_groups_motions_by_outcome(client: Client) -> None:
    make_motion(subject="Dijken", outcome="aangenomen", outcome_on=date(2030, 3, 12))
    make_motion(subject="Treinen", outcome="verworpen", outcome_on=date(2030, 3, 12))
    make_motion(subject="Eerder", outcome="verworpen", outcome_on=date(2030, 3, 5))
    html = client.get("/stemmingen/2030-03-12").content.decode()
    assert html.index("Aangenomen (1)") < html.index("Dijken") < html.index("Verworpen (1)") < html.index("Treinen")
    assert "Eerder" not in html
    assert "/stemmingen/2030-03-05" in html
    assert "/stemmingen/2030-03-12" in client.get("/stemmingen/").content.decode()
    assert "/stemmingen/2030-03-12" in client.get("/").content.decode()


@pytest.mark.parametrize("day", ["2030-03-13", "2030-02-30", "0000-00-00", "gisteren"])
def test_a_day_without_decisions_is_not_found(client: Client, day: str) -> None:
    assert client.get(f"/stemmingen/{day}").status_code == 404


def test_the_contact_page_prints_the_address(client: Client, settings) -> None:
    settings.CONTACT_ADDRESS = "redactie@voorbeeld.nl"
    assert "mailto:redactie@voorbeeld.nl" in client.get("/contact").content.decode()
    settings.CONTACT_ADDRESS = ""
    assert "mailto:" not in client.get("/contact").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/moties/",
        "/leden/",
        "/partijen/",
        "/dossiers/",
        "/stemmingen/",
        "/uitleg",
        "/contact",
        "/toegankelijkheid",
        "/moties/feed",
    ],
)
def test_an_empty_portal_has_its_pages(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/", "/moties/", "/contact"])
def test_pages_can_only_be_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
