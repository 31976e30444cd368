from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.source.errors import SourceInvalid, SourceUnavailable
from motions.source.retrying import RetryPolicy, parse_retry_after

NOW = datetime(2030, 3, 7, 12, 0, tzinfo=UTC)


@given(attempt=st.integers(2, 60))
def test_a_wait_stays_within_its_bounds(attempt):
    assert 0 <= RetryPolicy(first_wait=0.5, longest_wait=30).wait_before(attempt, None) <= 30


def test_waits_grow_and_are_jittered():
    policy = RetryPolicy(first_wait=1, longest_wait=64)
    longest = [max(policy.wait_before(attempt, None) for _ in range(200)) for attempt in (2, 4, 6)]
    assert longest == sorted(longest)
    assert len({policy.wait_before(6, None) for _ in range(10)}) > 1


@given(asked=st.floats(0, 1000))
def test_what_the_source_asks_for_is_the_least_wait(asked):
    assert RetryPolicy().wait_before(2, asked) >= asked


def test_what_will_not_change_is_not_tried_again():
    calls = []

    def ask() -> None:
        calls.append(1)
        raise SourceInvalid("nee")

    with pytest.raises(SourceInvalid):
        RetryPolicy().run(ask)
    assert len(calls) == 1


def test_the_last_error_is_the_one_that_is_told():
    errors = iter([SourceUnavailable("eerst"), SourceUnavailable("later")])

    def ask() -> None:
        raise next(errors)

    with pytest.raises(SourceUnavailable, match="later"):
        RetryPolicy(attempts=2, first_wait=0).run(ask)


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("Thu, 07 Mar 2030 12:01:00 GMT", 60.0),
        ("Thu, 07 Mar 2030 11:00:00 GMT", 0.0),
        ("Thu, 07 Mar 2030 12:01:00", 60.0),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read(head, seconds):
    assert parse_retry_after(head, NOW) == seconds


@given(st.text(max_size=60))
def test_no_retry_after_breaks_us(head):
    found = parse_retry_after(head, NOW)
    assert found is None or found >= 0
