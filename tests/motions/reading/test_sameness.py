"""Whether two texts of a motion read the same. All members and papers are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.reading.edits import within_edits
from motions.reading.sameness import body_digest, body_of, reads_the_same
from motions.reading.structure import parse_parts

BODY = (
    "overwegende dat de kaasmarkt in Boterdam al drie jaar lang op zaterdag 5 maart sluit, zonder dat de marktmeester "
    "daar de gemeenteraad of de bezoekers van tevoren over heeft ingelicht, waardoor de handel onnodig veel "
    "schade lijdt;\n\n"
    "verzoekt de regering om samen met de Bond van Kaasmakers een plan te maken dat de markt niet laat sluiten voordat "
    "alle kramen leeg zijn, en de Kamer daarover binnen 12 weken te informeren,"
)


def changed(old: str, new: str) -> str:
    assert old in BODY
    return BODY.replace(old, new, 1)


def body(text: str) -> str:
    return body_of(text, parse_parts(text))


def test_a_body_is_the_considerations_and_requests_only():
    above = "99 001\n\nNr. 4\n\nDe Kamer,\n\ngehoord de beraadslaging,"
    text = f"{above}\n\n{BODY}\n\nen gaat over tot de orde van de dag.\n\nBlom"
    assert body(text) == BODY


def test_lines_of_a_page_have_the_body_of_their_paragraphs():
    raw = "De Kamer,\noverwegende dat kaas\nkst-99001-4\nlek-\nker is;\nverzoekt de regering kaas te eten,"
    assert body(raw) == "overwegende dat kaas lekker is;\n\nverzoekt de regering kaas te eten,"


def test_marks_of_a_list_are_not_in_the_body():
    marked = "De Kamer,\n\nverzoekt de regering:\n\n1. kaas te keuren;\n\n2. boter te keuren,"
    assert body(marked) == "verzoekt de regering: kaas te keuren; boter te keuren,"


def test_a_text_without_a_motion_is_its_own_body():
    assert body("Zomaar  een\nzin.") == "Zomaar een zin."


def test_the_digest_looks_at_letters_and_digits():
    assert body_digest("Kaas,  kaas – «ﬁjn»!") == body_digest("kaas kaas fijn")
    assert body_digest("kaas 1") != body_digest("kaas 2")


def test_a_decimal_comma_counts():
    assert body_digest("kaas kost 1,5 euro") != body_digest("kaas kost 15 euro")
    assert not reads_the_same(f"{BODY} voor 1,5 euro", f"{BODY} voor 15 euro")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kaasmarkt", "kaasmarkL"),
        ("over heeft ingelicht", "heeft ingelicht"),
        ("van tevoren", "vantevoren"),
        ("Boterdam", "Bóterdam"),
        ("drie", "3"),
        ("de Kamer", "de kamer"),
        ("12 weken", "twaalf weken"),
    ],
)
def test_a_slip_of_scanner_or_clerk_reads_the_same(old: str, new: str):
    assert reads_the_same(BODY, changed(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12 weken", "13 weken"),
        ("12 weken", "12 maanden"),
        ("drie jaar", "vier jaar"),
        ("5 maart", "5 april"),
        ("Boterdam", "Roterdam"),
        ("Bond van Kaasmakers", "Bond van Kaasmaaksters"),
        ("de regering om", "de Minister om"),
        ("niet laat", "laat"),
        ("zonder dat", "doordat"),
        ("onnodig", "nodig"),
        ("op zaterdag", "op zondag"),
    ],
)
def test_a_number_name_addressee_or_negation_tells(old: str, new: str):
    assert not reads_the_same(BODY, changed(old, new))


def test_another_addressee_tells_though_it_bears_no_capital():
    longer = f"{BODY}\n\n{BODY}"
    assert reads_the_same(longer, longer.replace("de bezoekers", "het publiek", 1))
    assert not reads_the_same(longer, longer.replace("de regering om", "het kabinet om", 1))


def test_a_negation_that_moves_tells():
    moved = changed("niet laat sluiten voordat alle kramen", "laat sluiten voordat niet alle kramen")
    assert not reads_the_same(BODY, moved)


def test_numbers_that_change_places_tell():
    assert not reads_the_same(f"{BODY} van 3 naar 7", f"{BODY} van 7 naar 3")


def test_more_than_two_in_a_hundred_letters_apart_does_not_read_the_same():
    assert not reads_the_same(BODY, changed("waardoor de handel", "wat heel erg jammer is, omdat de handel"))


SPOILT = st.builds(
    lambda place, length, new: BODY[:place] + new + BODY[place + length :],
    st.integers(0, len(BODY)),
    st.integers(0, 12),
    st.text("abcoe \n.,;17Bn-", max_size=6),
)


@given(st.one_of(st.text(), SPOILT))
def test_every_text_reads_the_same_as_itself(text: str):
    assert reads_the_same(text, text)


@given(SPOILT, SPOILT)
def test_the_order_of_two_texts_does_not_matter(a: str, b: str):
    assert reads_the_same(a, b) == reads_the_same(b, a)


@given(st.text(), st.text())
def test_equal_digests_read_the_same(a: str, b: str):
    assert body_digest(a) != body_digest(b) or reads_the_same(a, b)


@given(st.text("ab", max_size=9), st.text("ab", max_size=9), st.integers(0, 18))
def test_edits_are_counted_as_the_textbook_counts_them(a: str, b: str, most: int):
    row = list(range(len(b) + 1))
    for place, letter in enumerate(a, start=1):
        above, row = row, [place]
        for other, deletion in enumerate(above[1:], start=1):
            row.append(above[other - 1] if b[other - 1] == letter else min(row[-1], deletion) + 1)
    assert within_edits(a, b, most) == (row[-1] <= most)
