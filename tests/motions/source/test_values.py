import json
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.source import values

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
READERS = [
    values.verbatim,
    values.text,
    values.guid,
    values.number,
    values.paper_number,
    values.flag,
    values.is_delete_mark,
    values.moment,
    values.day,
]


@given(value=ANYTHING, reader=st.sampled_from(READERS))
def test_a_reader_gives_a_value_or_says_that_it_cannot(value, reader):
    try:
        reader(value)
    except ValueError:
        pass


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=50))
def test_a_text_can_be_stored_and_put_into_a_feed(value):
    kept = values.text(json.loads(json.dumps(value)))
    kept.encode()
    assert "\0" not in kept
    assert kept == kept.strip()


def test_a_subject_keeps_its_white_space_but_not_its_control_characters():
    assert values.verbatim(" Motie\0 over\x0b het spoor \n") == " Motie over het spoor \n"


@given(st.integers(-(2**31), 2**32).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_a_moment_survives_being_written_with_any_offset(moment):
    assert values.moment(moment.astimezone(values.AMSTERDAM).isoformat()) == moment
    assert values.moment(moment.isoformat().replace("+00:00", "Z")) == moment


@given(st.dates(date(1946, 1, 1), date(2100, 1, 1)))
def test_a_day_is_the_same_however_its_midnight_is_written(day):
    local = datetime(day.year, day.month, day.day, tzinfo=values.AMSTERDAM)
    assert values.day(local.isoformat()) == values.day(local.astimezone(UTC).isoformat()) == values.day(str(day)) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-06-30T22:00:00Z", date(2024, 7, 1)),  # summer: two hours
        ("2024-12-31T23:00:00Z", date(2025, 1, 1)),
        ("2026-10-25T00:30:00+02:00", date(2026, 10, 25)),  # the night that has 25 hours
        ("2026-10-24T23:30:00Z", date(2026, 10, 25)),
        ("2024-02-20T00:00:00", date(2024, 2, 20)),
        ("2024-02-20", date(2024, 2, 20)),
        (None, None),
        ("", None),
    ],
)
def test_a_day_is_the_dutch_day(written, day):
    assert values.day(written) == day


def test_seven_decimals_are_read():
    assert values.moment("2024-12-20T10:04:00.9007058Z") == datetime(2024, 12, 20, 10, 4, 0, 900705, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["gisteren", "2024-13-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
def test_a_moment_that_is_none_is_told(written):
    with pytest.raises(ValueError, match=r".+"):
        values.day(written)


@pytest.mark.parametrize(("value", "found"), [(-1, None), (None, None), (0, 0), (49, 49), ("49", 49), (49.0, 49)])
def test_a_paper_without_a_number_has_none(value, found):
    assert values.paper_number(value) == found


@pytest.mark.parametrize("value", [True, 1.5, "een", [], {}, 10**30, float("inf"), float("nan")])
def test_what_is_no_number_is_told(value):
    with pytest.raises(ValueError, match=r".+"):
        values.number(value)


@pytest.mark.parametrize("mark", [True, "True", "true", "1", 1, ""])
def test_every_spelling_of_a_delete_mark_is_one(mark):
    assert values.is_delete_mark(mark)


@pytest.mark.parametrize("mark", [False, "False", "0", 0, None])
def test_a_row_in_good_order_is_not_deleted(mark):
    assert not values.is_delete_mark(mark)


def test_an_unreadable_delete_mark_is_told_and_never_means_no():
    with pytest.raises(ValueError, match="misschien"):
        values.is_delete_mark("misschien")


def test_a_guid_is_read_in_any_spelling():
    spelled = UUID("0006f92e-61fd-43f8-a963-dc598487491f")
    assert (
        values.guid("0006F92E-61FD-43F8-A963-DC598487491F")
        == values.guid("{0006f92e61fd43f8a963dc598487491f}")
        == spelled
    )
    assert values.guid(None) is None
