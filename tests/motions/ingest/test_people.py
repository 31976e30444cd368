"""Parties and members: addresses that stay, and names that sort the Dutch way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.ingest.people import sort_name
from motions.models import Member, Party
from tests.motions.fictional_rows import add_motion

pytestmark = pytest.mark.django_db


def test_a_party_keeps_its_address_when_its_name_changes(source, sync):
    add_motion(source)
    sync()
    source.put("Fractie", "Lijst Spoor", Afkorting="NLS")
    sync()
    assert Party.objects.get().slug == "ls"


def test_of_two_periods_of_a_party_the_present_one_has_the_plain_address(source, sync):
    active = {"Afkorting": "LS", "NaamNL": "Lijst Spoor"}
    source.put("Fractie", "a vroeger", **active, DatumActief="2022-01-15", DatumInactief="2025-01-15")
    source.put("Fractie", "nu", **active, DatumActief="2026-01-15", DatumInactief=None)
    sync()
    assert dict(Party.objects.values_list("active_from__year", "slug")) == {2022: "ls-2022", 2026: "ls"}


def test_parties_of_one_name_and_year_still_differ(source, sync):
    for name in ("een", "ander", "derde"):
        source.put("Fractie", name, Afkorting="LS", DatumActief="2026-01-15")
    sync()
    assert Party.objects.values("slug").distinct().count() == 3


def test_a_party_without_a_name_has_no_address(source, sync):
    source.put("Fractie", "naamloos", Nummer=7, Afkorting=" ", NaamNL="")
    sync()
    assert Party.objects.get().slug is None


@pytest.mark.parametrize(
    ("name", "sorts_as"), [("Çelik", "celik"), ("Öztürk", "ozturk"), ("'t Wout", "t wout"), (" De Wit", "de wit")]
)
def test_a_name_sorts_without_accents(name, sorts_as):
    assert sort_name(name) == sorts_as


@given(st.text(max_size=400))
def test_a_sort_name_fits_its_column(name):
    assert len(sort_name(name)) <= 300


def test_members_sort_by_last_name_without_infix(source, sync):
    case = add_motion(source)
    for last_name, infix in (("Zee", "van der"), ("Çelik", None), ("Aalst", "van")):
        person = source.put("Persoon", last_name, Achternaam=last_name, Tussenvoegsel=infix, Roepnaam="A.")
        source.put("ZaakActor", f"tekent {last_name}", Zaak_Id=case, Persoon_Id=person, ActorNaam=last_name)
    sync()
    assert [str(member) for member in Member.objects.all()] == [
        "A. van Aalst",
        "A. Çelik",
        "Ada Vermeulen",
        "A. van der Zee",
    ]
