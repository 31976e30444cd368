import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.reading.text import clean, join_paragraphs, normalise, squash

any_text = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("oﬃciële ﬁnanciële reﬂectie", "officiële financiële reflectie"),
        ("w\u0133ziging", "wijziging"),
        ("co\u0308operatie", "cöoperatie"),
        ("zieken\u00advervoer", "ziekenvervoer"),
        ("a\0b\x07c\x7f", "abc"),
        ("links\u202erechts\u200b", "linksrechts"),
        ("36\u00a0410  VI\t nr. 2", "36 410 VI nr. 2"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\n\n\n\n b \n", "a\n\nb"),
        ("\ue000\ud800\uffff", "\ufffd\ufffd\ufffd"),
        ("m² ½ ①", "m² ½ ①"),
    ],
)
def test_text_comes_into_one_form(raw, tidy):
    assert normalise(raw) == tidy


def test_invisible_tag_characters_are_dropped():
    assert clean("motie\U000e0041\U000e0042") == "motie"


def test_a_paragraph_is_squashed_to_one_line():
    assert squash(" De\n Kamer,\u00a0 ") == "De Kamer,"


def test_empty_paragraphs_are_left_out():
    assert join_paragraphs(["een", " ", "", "twee"]) == "een\n\ntwee"


@given(any_text)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once


@given(any_text)
def test_nothing_that_harms_a_database_or_a_feed_is_left(text):
    tidy = normalise(text)
    assert tidy == unicodedata.normalize("NFC", tidy)
    assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"} for c in tidy)
    tidy.encode("utf-8")


@given(st.text(st.characters(whitelist_categories=("Ll", "Lu", "Nd"), max_codepoint=0x24F)))
def test_letters_and_digits_are_never_lost(text):
    kept = [c for c in normalise(text).replace("ij", "\u0133").replace("IJ", "\u0132") if c.isalnum()]
    wanted = [
        c for c in unicodedata.normalize("NFC", text).replace("ij", "\u0133").replace("IJ", "\u0132") if c.isalnum()
    ]
    assert kept == wanted
