"""Words are kept the same way everywhere, and a save that changes nothing is seen as such."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial import words

ANY = st.text(st.characters(), max_size=200)


@given(ANY)
def test_cleaning_twice_gives_the_same(text):
    assert words.clean(words.clean(text)) == words.clean(text)


@given(ANY)
def test_clean_words_hold_nothing_that_postgresql_refuses(text):
    cleaned = words.clean(text)
    cleaned.encode()
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in cleaned)


def test_white_space_stays():
    assert words.clean("  een \t twee  \n\n") == "  een \t twee  \n\n"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85"])
def test_every_line_end_becomes_lf(end):
    assert words.clean(f"een{end}twee") == "een\ntwee"


def test_composed_and_decomposed_letters_have_one_hash():
    assert words.words_hash("officie\u0308le", "x") == words.words_hash("officiële", "x")


def test_a_word_that_moves_to_the_other_field_changes_the_hash():
    assert words.words_hash("een twee", "") != words.words_hash("een", " twee")


@pytest.mark.parametrize("after", ["een\r\ntwee", "een\ntwee\n", "een\r\ntwee\r\n"])
def test_line_ends_and_one_newline_at_the_end_change_nothing(after):
    assert words.is_same("een\ntwee", after)


@pytest.mark.parametrize("after", ["een\ntwee\n\n", "een\ntwee ", "Een\ntwee"])
def test_everything_else_is_a_change(after):
    assert not words.is_same("een\ntwee", after)


@given(ANY, ANY)
def test_a_difference_tells_both_texts(before, after):
    marked = words.difference(before, after)
    assert bool(marked) == (before != after)


def test_a_difference_marks_words():
    assert words.difference("de trein rijdt", "de bus rijdt") == "de [-trein-]{+bus+} rijdt"


def test_likeness_goes_from_nothing_to_all():
    assert words.likeness("de trein", "de trein") == 1
    assert words.likeness("trein", "bus") == 0
    assert 0 < words.likeness("de trein rijdt", "de bus rijdt") < 1
