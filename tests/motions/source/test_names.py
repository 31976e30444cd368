from pathlib import Path

import pytest

from motions.source.errors import SourceInvalid
from motions.source.names import parse_metadata
from tests.motions.source.metadata import metadata

REAL_V4 = Path(__file__).parents[4] / "shared/corpus/schema/odata-v4-metadata.xml"


def test_the_names_of_v5_are_found():
    names = parse_metadata(metadata())
    assert names.of("Document")["number"] == "Nummer"
    assert names.of("Document")["paper_number"] == "Ondernummer"
    assert names.of("Kamerstukdossier")["highest_number"] == "AantalDocumenten"


def test_the_names_of_v4_are_found():
    names = parse_metadata(metadata(v4=True))
    assert names.of("Document")["number"] == "DocumentNummer"
    assert names.of("Zaak")["number"] == "Volgnummer"
    assert names.of("Kamerstukdossier")["highest_number"] == "HoogsteVolgnummer"


def test_all_that_is_missing_is_told_at_once():
    names = parse_metadata(
        metadata(without=frozenset({"Zaak.Onderwerp", "Zaak.Ondernummer", "Zaak.ZaakActor", "Kamerstukdossier"}))
    )
    with pytest.raises(SourceInvalid) as caught:
        names.of("Zaak", "Kamerstukdossier")
    for name in ("Zaak.Onderwerp", "Zaak.Ondernummer/Volgnummer", "Zaak.ZaakActor", "Kamerstukdossier"):
        assert name in str(caught.value)


def test_a_set_that_lacks_a_name_does_not_stop_the_others():
    names = parse_metadata(metadata(without=frozenset({"Besluit.BesluitTekst"})))
    assert names.of("Zaak")
    with pytest.raises(SourceInvalid, match=r"Besluit\.BesluitTekst"):
        names.of("Besluit")


def test_an_optional_name_may_be_missing():
    names = parse_metadata(metadata(without=frozenset({"DocumentVersie.ExterneIdentifier"})))
    assert names.of("DocumentVersie")["external_identifier"] is None


def test_names_that_we_do_not_know_are_ignored():
    extra = '<EntityType Name="Zaal"><Property Name="Id"/></EntityType>'
    assert parse_metadata(metadata(extra=extra)).columns == parse_metadata(metadata()).columns


def test_a_property_of_the_base_type_counts():
    extra = (
        '<EntityType Name="Basis"><Property Name="Onderwerp"/></EntityType>'
        '<EntityType Name="Kring" BaseType="TK.Kring"><Property Name="Id"/></EntityType>'
    )
    xml = metadata(without=frozenset({"Zaak.Onderwerp"}), extra=extra)
    xml = xml.replace(b'<EntityType Name="Zaak">', b'<EntityType Name="Zaak" BaseType="TK.Basis">')
    assert parse_metadata(xml).of("Zaak")["subject"] == "Onderwerp"


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<html>Storing</html>",
        b"{}",
        b"<a>",
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY e "x">]><a/>'.encode("utf-16"),
    ],
)
def test_what_is_no_metadata_is_invalid(xml):
    with pytest.raises(SourceInvalid):
        parse_metadata(xml)


@pytest.mark.corpus
@pytest.mark.skipif(not REAL_V4.exists(), reason="needs ../shared/corpus")
def test_the_real_metadata_of_v4_has_all_that_we_need():
    names = parse_metadata(REAL_V4.read_bytes())
    assert names.missing == {}
