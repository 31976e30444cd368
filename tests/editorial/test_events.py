"""The log is a chain a motion: no gap, no change that does not show."""

import json

import pytest
from django.db import connection

from editorial import events
from editorial.models import APPEND_ONLY, Event
from motieportal.operations import append_only
from tests.editorial.moving import approve, eindredacteur, look, reject, revise
from tests.factories import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """A motion with some history, and the guards off: whoever has the database can do that too."""
    draft = make_draft()
    revise(look(draft), summary="De Kamer wil nachttreinen naar Groningen.")
    approve(look(draft), eindredacteur("zande"))
    append_only.remove(connection, APPEND_ONLY)
    yield Event.objects.filter(motion=draft.motion).order_by("number")
    append_only.install(connection, APPEND_ONLY)


def faults(log) -> list[str]:
    return list(events.verify(log.all()))


def test_a_log_is_whole(log):
    assert [event.number for event in log] == [1, 2, 3]
    assert faults(log) == []


def test_each_event_holds_the_hash_of_the_one_before(log):
    first, second, third = log
    assert (first.previous_hash, second.previous_hash, third.previous_hash) == ("", first.hash, second.hash)


@pytest.mark.parametrize(
    "change",
    [
        {"actor_name": "Iemand anders"},
        {"at": "2030-01-01T00:00Z"},
        {"details": {"a": 1}},
        {"findings": [{"key": "x"}]},
        {"likeness": 0.5},
        {"reason": "x"},
        {"seconds": 900.0},
        {"state_after": "rejected"},
        {"words_hash": "0"},
    ],
)
def test_a_changed_event_shows(log, change):
    log.filter(number=2).update(**change)
    assert len(faults(log)) == 1
    assert "gebeurtenis 2 is gewijzigd" in faults(log)[0]


def test_a_changed_event_with_a_new_hash_shows_at_the_next(log):
    log.filter(number=2).update(reason="x")
    second = log.get(number=2)
    log.filter(number=2).update(hash=events.hash_of(second))
    assert "gebeurtenis 3 sluit niet aan" in faults(log)[0]


def test_a_missing_event_shows(log):
    log.filter(number=2)._raw_delete("default")
    assert "gebeurtenis 2 ontbreekt" in faults(log)[0]


def test_chains_of_several_motions_do_not_mix(log):
    reject(look(make_draft()), hint="Noem de regering.")
    assert list(events.verify(Event.objects.order_by("motion_id", "number"))) == []


def test_every_field_of_an_event_is_signed_for():
    signed = set(events._HASHED) | {"id", "hash"}
    assert {field.attname for field in Event._meta.concrete_fields} == signed


def test_the_hash_does_not_depend_on_the_order_in_which_a_database_keeps_json(log):
    event = log.get(number=3)
    event.details = json.loads('{"b": 1, "a": 2}')
    one = events.hash_of(event)
    event.details = json.loads('{"a": 2, "b": 1}')
    assert events.hash_of(event) == one
