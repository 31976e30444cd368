"""Dossier, number, date and subject, as the head of a paper says them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.ingest.particulars import Particulars, parse_particulars
from motions.reading.structure import parse_parts
from tests.factories import MOTION_TEXT

HEAD = """Tweede Kamer der Staten-Generaal

Vergaderjaar 2029–2030

{dossier}

Vaststelling van de begroting voor de veerdiensten

Nr. {number}

{heading}

Voorgesteld {date}

De Kamer,

gehoord de beraadslaging,

verzoekt de regering de veerboot vaker te laten varen,

en gaat over tot de orde van de dag.

{names}"""


def particulars(
    dossier: str = "99 001",
    number: str = "7",
    heading: str = "MOTIE VAN HET LID DE KORTE",
    dated: str = "7 maart 2030",
    names: str = "De Korte",
) -> Particulars:
    text = HEAD.format(dossier=dossier, number=number, heading=heading, date=dated, names=names)
    return parse_particulars(text, parse_parts(text))


@pytest.mark.parametrize(
    ("dossier", "printed"),
    [("99 001", "99001-7"), ("99 001 V", "99001-V-7"), ("99 001-XVI", "99001-XVI-7"), ("99 501-02", "99501-02-7")],
)
def test_the_printed_number_is_found(dossier, printed):
    assert particulars(dossier=dossier).printed_number == printed


def test_the_title_of_the_dossier_is_found():
    assert particulars(dossier="99 001 V").dossier_title == "Vaststelling van de begroting voor de veerdiensten"


def test_a_title_on_the_line_of_the_number_is_found():
    found = parse_particulars(MOTION_TEXT, parse_parts(MOTION_TEXT))
    assert (found.dossier, found.suffix, found.dossier_title) == (99001, "", "Toekomst van het spoor")


@pytest.mark.parametrize(
    ("heading", "names", "subject"),
    [
        ("MOTIE VAN HET LID DE KORTE", "De Korte", "Motie van het lid De Korte"),
        ("MOTIE VAN HET LID VERMEULEN C.S.", "Vermeulen\nVan der Zande", "Motie van het lid Vermeulen c.s."),
        (
            "MOTIE VAN DE LEDEN VAN DER ZANDE EN IJSSELSTEIN-BRUG",
            "Van der Zande\nIJsselstein-Brug",
            "Motie van de leden Van der Zande en IJsselstein-Brug",
        ),
        (
            "GEWIJZIGDE MOTIE VAN HET LID VERMEULEN",
            "Vermeulen",
            "Gewijzigde motie van het lid Vermeulen",
        ),
    ],
)
def test_the_subject_spells_names_as_they_are_signed(heading, names, subject):
    assert particulars(heading=heading, names=names).subject == subject


def test_the_day_and_the_session_year_are_found():
    found = particulars()
    assert (found.filed_on, found.session_year) == (date(2030, 3, 7), "2029-2030")


def test_a_day_that_does_not_exist_is_left_out():
    assert particulars(dated="31 februari 2030").filed_on is None


def test_a_text_without_a_head_gives_nothing():
    assert parse_particulars("verzoekt de regering iets te doen", ()) == Particulars()


@given(text=st.text(alphabet="MOTIE VANHETLDNr.0123456789 \n-abcäß", max_size=200))
def test_no_text_makes_it_fail(text):
    parse_particulars(text, parse_parts(text))
