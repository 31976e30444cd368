from hypothesis import given
from hypothesis import strategies as st

from editorial.admin.difference import MAX_WORDS, Change, compare

TEXTS = st.text(alphabet="ab ,.\n", max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back_from_their_difference(old, new):
    changes = compare(old, new)

    assert "".join(change.text for change in changes if change.kind != "new") == old
    assert "".join(change.text for change in changes if change.kind != "gone") == new


@given(TEXTS)
def test_equal_texts_have_no_changes(text):
    assert {change.kind for change in compare(text, text)} <= {"same"}


def test_a_changed_phrase_is_one_change():
    assert compare("het plan vóór 1 juni ontvangen", "het plan vóór de zomer ontvangen") == [
        Change("same", "het plan vóór "),
        Change("gone", "1 juni"),
        Change("new", "de zomer"),
        Change("same", " ontvangen"),
    ]


def test_very_long_texts_are_compared_by_lines():
    old = "woord " * MAX_WORDS + "\nslot\n"

    assert Change("gone", "slot\n") in compare(old, old.replace("slot", "einde"))
