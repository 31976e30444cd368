"""Numbers, amounts, percentages, dates and deadlines: what the motion says, however it is written, and what not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.findings import Severity, Words, find
from editorial.findings.quantities import quantities
from tests.editorial.generators.motions import source_of


def numbers(says: str, draft: str):
    source = source_of(f"verzoekt de regering {says} te doen,")
    words = Words(f"De Kamer vraagt de regering om {draft} te doen.", "Als de motie wordt aangenomen, dan is dat zo.")
    return [finding for finding in find(words, source) if finding.kind == "number"]


@pytest.mark.parametrize(
    ("says", "draft"),
    [
        ("dit binnen twee weken", "dit binnen 2 weken"),
        ("dit binnen 12 maanden", "dit binnen twaalf maanden"),
        ("dit binnen een halfjaar", "dit binnen zes maanden"),
        ("dit binnen een jaar", "dit binnen één jaar"),
        ("dit twee à drie weken", "dit drie weken"),
        ("20% korting", "20 procent korting"),
        ("tien tot twintig procent korting", "20 % korting"),
        ("€ 3 miljoen", "drie miljoen euro"),
        ("€ 3.000.000", "3 miljoen euro"),
        ("1.500 euro", "€ 1500"),
        ("dit vóór 1 juli 2030", "dit voor 1 juli"),
        ("dit op 1 juli 2030", "dit in juli 2030"),
        ("dit vóór 1 juli 2030", "dit voor 01-07-2030"),
        ("dit op 17 en 18 april", "dit op 17 april"),
        ("dit vóór de zomer", "dit voor het zomerreces"),
        ("dit in het derde kwartaal van 2030", "dit in Q3 2030"),
        ("dit jaarlijks", "dit elk jaar"),
        ("dit jaarlijks", "dit ieder jaar"),
        ("vijfentwintig fietsen", "25 fietsen"),
        ("de 3e fase", "de derde fase"),
        ("één fiets", "een fiets"),
        ("de Tweede Kamer dit", "de Tweede Kamer dit"),
        ("dit", "dit ten eerste"),
    ],
)
def test_the_same_quantity_in_other_words_is_no_finding(says, draft):
    assert numbers(says, draft) == []


@pytest.mark.parametrize(
    ("says", "draft", "words"),
    [
        ("dit binnen twee weken", "dit binnen drie weken", "drie weken"),
        ("dit binnen twee weken", "dit binnen twee maanden", "twee maanden"),
        ("20% korting", "25% korting", "25%"),
        ("€ 3 miljoen", "€ 3 miljard", "€ 3 miljard"),
        ("dit vóór 1 juli 2030", "dit voor 1 juni 2030", "1 juni 2030"),
        ("dit vóór 1 juli 2030", "dit voor 1 juli 2031", "1 juli 2031"),
        ("dit in juli 2030", "dit op 1 juli 2030", "1 juli 2030"),
        ("dit vóór de zomer", "dit voor het kerstreces", "kerstreces"),
        ("dit in het eerste kwartaal", "dit in het tweede kwartaal", "tweede kwartaal"),
        ("dit jaarlijks", "dit elke maand", "elke maand"),
        ("dit", "dit voor 2031", "2031"),
        ("één fiets", "twee fietsen", "twee"),
    ],
)
def test_a_quantity_that_the_motion_lacks_blocks(says, draft, words):
    (finding,) = numbers(says, draft)
    assert finding.severity is Severity.BLOCKING
    assert finding.words == words
    assert f"“{words}” staat niet in de motie." in finding.sentence


def test_a_changed_number_points_at_what_the_motion_says():
    source = source_of("verzoekt de regering om uiterlijk op 1 juli 2030 een plan te maken,")
    words = Words("De Kamer vraagt de regering om uiterlijk op 1 juni 2030 een plan te maken.", "")
    finding = next(finding for finding in find(words, source) if finding.kind == "number")
    assert source.text[slice(*finding.passage)] == "1 juli 2030"
    assert words.summary[finding.start : finding.end] == "1 juni 2030"
    assert finding.sentence.endswith("Daar staat “1 juli 2030”.")


def test_the_heading_of_the_paper_vouches_for_no_number():
    assert [finding.words for finding in numbers("dit", "dit in 2030")] == ["2030"]


def test_the_number_of_a_replaced_motion_is_known():
    source = source_of("verzoekt de regering te fietsen,", replaces="99 001, nr. 11")
    words = Words("De Kamer vraagt dit. Deze motie komt in de plaats van motie 99 001, nr. 11.", "Als dat zo is.")
    assert not [finding for finding in find(words, source) if finding.kind == "number"]


@given(st.integers(0, 999_999), st.sampled_from(["weken", "procent", "euro", "fietsen", "miljoen euro", "%"]))
def test_a_quantity_of_the_motion_itself_is_never_a_finding_and_another_one_always(number, unit):
    says = f"{number} {unit}"
    assert numbers(says, says) == []
    assert numbers(says, f"{number + 1} {unit}") != []


@given(st.text())
def test_any_text_has_quantities_within_its_bounds(text):
    for quantity in quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
