import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.reading.hyphenation import join_lines, words_within_lines


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("overwe-|gende dat", "overwegende dat"),
        ("vredesonderhande-|lingen", "vredesonderhandelingen"),
        ("opsporings-|en vervolgingsdiensten", "opsporings- en vervolgingsdiensten"),
        ("in- en uit-|en doorvoer", "in- en uit- en doorvoer"),
        ("voor-|of nadelen", "voor- of nadelen"),
        ("zzp-|er", "zzp-er"),
        ("zzp-|ers die", "zzp-ers die"),
        ("F-|35", "F-35"),
        ("CO2-|heffing", "CO2-heffing"),
        ("EU-|lidstaten", "EU-lidstaten"),
        ("btw-|tarief", "btw-tarief"),
        ("hbo-|instelling", "hbo-instelling"),
        ("20-|jarige", "20-jarige"),
        ("21501-|20", "21501-20"),
        ("Noord-|Holland", "Noord-Holland"),
        ("minister-|president", "minister-president"),
        ("oud-|minister", "oud-minister"),
        ("zee-|eend", "zee-eend"),
        ("milieu-|informatie", "milieu-informatie"),
        ("een-|op-een", "een-op-een"),
        ("staats-|secretaris", "staatssecretaris"),
        ("be-|oordelen", "beoordelen"),
        ("ge-|introduceerd", "geïntroduceerd"),
        ("dienst\u00ad|regeling", "dienstregeling"),
        ("https://voorbeeld.test/een-|twee", "https://voorbeeld.test/een-twee"),
        ("https://voorbeeld.test/|detail", "https://voorbeeld.test/detail"),
        ("de Kamer|verzoekt", "de Kamer verzoekt"),
        ("de heer -|zo blijkt -", "de heer - zo blijkt -"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_only_where_it_belongs(lines, joined):
    assert join_lines(lines.split("|")) == joined


def test_what_the_document_writes_elsewhere_decides():
    written = words_within_lines(["De nieuwe eco-regeling komt er."])
    assert join_lines(["eco-", "regeling"]) == "ecoregeling"
    assert join_lines(["eco-", "regeling"], written) == "eco-regeling"


@given(st.lists(st.text(st.sampled_from("abeoDK12-/. \u00ad"), max_size=12), max_size=5))
def test_joining_loses_no_letter(lines):
    letters = [c for line in lines for c in line if c.isalnum()]
    mended = [c for c in join_lines(lines).translate(str.maketrans("ëïöü", "eiou")) if c.isalnum()]
    assert mended == letters
