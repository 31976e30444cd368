"""Public ids and addresses: given once, never taken away."""

import uuid

import pytest

from motions import identity
from motions.models import Address, Motion
from tests.motions.fake_source import guid
from tests.motions.fictional_rows import DOSSIER, add_motion, add_paper

pytestmark = pytest.mark.django_db


def addresses(motion: Motion, kind: str) -> set[str]:
    return set(motion.addresses.filter(kind=kind).values_list("value", flat=True))


def test_the_public_id_is_that_of_the_paper(source, sync):
    add_motion(source, "trein")
    sync()
    assert str(Motion.objects.get().public_id) == guid("trein/document")


def test_of_several_papers_the_first_by_date_and_then_by_id_counts(source, sync):
    case = add_motion(source, "trein", filed="2030-03-07")
    same_day = add_paper(source, case, "zelfde dag", filed="2030-03-07", number=13)
    add_paper(source, case, "later", filed="2030-03-09", number=14)
    add_paper(source, case, "brief", filed="2030-03-01", number=15, Soort="Brief commissie aan bewindspersoon")
    sync()
    assert str(Motion.objects.get().public_id) == min(same_day, guid("trein/document"))


def test_a_public_id_once_given_stays(source, sync):
    case = add_motion(source, "trein", filed="2030-03-07")
    sync()
    add_paper(source, case, "eerder", filed="2030-03-01", number=13)
    source.delete("Document", guid("trein/document"))
    sync()
    assert str(Motion.objects.get().public_id) == guid("trein/document")


def test_a_changed_motion_kind_of_paper_counts_too(source, sync):
    add_motion(source, "trein")
    source.put("Document", guid("trein/document"), Soort="Motie (gewijzigd/nader)")
    sync()
    assert Motion.objects.with_page().count() == 1


def test_a_motion_without_a_paper_has_no_page_until_it_comes(source, sync):
    case = add_motion(source, "trein")
    source.sets["Document"].clear()
    sync()
    assert (Motion.objects.count(), Motion.objects.with_page().count()) == (1, 0)
    add_paper(source, case, "trein/document")
    sync()
    assert Motion.objects.with_page().count() == 1


def test_two_motions_never_share_a_public_id(source, sync, caplog):
    one = add_motion(source, "een", number=1)
    other = add_motion(source, "ander", number=2)
    del source.sets["Document"][guid("ander/document")]
    source.put("Document", guid("een/document"), _Zaak=[one, other])
    sync()
    assert Motion.objects.with_page().count() == 1
    assert "another motion's" in caplog.text


def test_every_guid_and_number_is_an_address(source, sync):
    case = add_motion(source, "trein", number=12)
    sync()
    motion = Motion.objects.get()
    assert addresses(motion, "guid") == {case, guid("trein/document")}
    assert addresses(motion, "number") == {"2030Z00012", "2030D00012", "99001-12"}


def test_a_number_that_changed_still_resolves(source, sync):
    case = add_motion(source, "trein", number=12)
    sync()
    source.put("Kamerstukdossier", "99001", **{**DOSSIER, "Toevoeging": "V"})
    source.put("Zaak", case, Ondernummer=49)
    sync()
    assert {"99001-12", "99001-V-49"} <= addresses(Motion.objects.get(), "number")


def test_the_number_of_the_official_publication_is_an_address_too(source, sync):
    """The source sometimes loses the suffix of a dossier; the publication still has it."""
    add_motion(source, "trein", number=12)
    source.put("DocumentVersie", guid("trein/document/versie"), ExterneIdentifier="kst-99001-V-12")
    sync()
    assert "99001-V-12" in addresses(Motion.objects.get(), "number")


def test_one_printed_number_may_name_two_motions(source, sync):
    add_motion(source, "een", number=12)
    add_motion(source, "ander", number=12)
    sync()
    assert Address.objects.filter(value="99001-12").count() == 2


def test_the_public_id_of_a_file_is_the_same_every_time():
    assert identity.public_id_of_file("ab" * 32) == identity.public_id_of_file("ab" * 32)
    assert identity.public_id_of_file("ab" * 32) != identity.public_id_of_file("cd" * 32)
    assert isinstance(identity.public_id_of_file("ab" * 32), uuid.UUID)
