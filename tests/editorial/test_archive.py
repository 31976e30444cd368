"""check_archive sees when published words, drafts or the log are not whole."""

from collections.abc import Iterator

import pytest
from django.db import connection

from editorial import archive, moves
from editorial.models import APPEND_ONLY, Draft, Event, Revision
from motieportal.operations import append_only
from motions.models import Explanation
from tests.editorial.moving import eindredacteur, look, reject, revise
from tests.factories import make_draft, make_explanation

pytestmark = pytest.mark.django_db

PROBES = [archive.drafts, archive.revisions, archive.explanations, archive.logs, archive.triggers]


def faults() -> list[str]:
    return [fault for probe in PROBES for found in probe(quick=False) for fault in found]


@pytest.fixture
def unguarded() -> Iterator[None]:
    append_only.remove(connection, APPEND_ONLY)
    yield
    append_only.install(connection, APPEND_ONLY)


def test_what_the_moves_make_is_whole():
    moves.withdraw(make_explanation().pk, actor=eindredacteur(), reason="Klopt niet.")
    make_explanation()
    reject(look(make_draft()))
    revise(look(make_draft()), summary="Mijn woorden.")
    assert faults() == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"summary": "Iets anders."}, "sha256 van de woorden"),
        ({"summary_html": ""}, "niet in html"),
        ({"revision_id": "00000000-0000-4000-8000-000000000000"}, "de revisie ontbreekt"),
        ({"ended_at": "2030-01-01T00:00Z"}, "staat online maar is geëindigd"),
    ],
)
def test_changed_published_words_are_found(change, fault):
    make_explanation()
    Explanation.objects.update(**change)
    assert any(fault in found for found in faults())


def test_published_words_without_an_approval_in_the_log_are_found(unguarded):
    explanation = make_explanation()
    Event.objects.filter(explanation_id=explanation.pk)._raw_delete("default")
    assert any("kent de goedkeuring niet" in found for found in faults())


def test_a_changed_revision_is_found(unguarded):
    make_draft()
    Revision.objects.update(summary="Iets anders.")
    assert any("Revisie" in found for found in faults())


def test_a_draft_with_the_words_of_another_is_found():
    one, other = make_draft(), make_draft()
    Draft.objects.filter(pk=one.pk).update(current=other.current)
    assert any("een ander concept" in found for found in faults())


def test_a_state_that_was_set_past_the_moves_is_found():
    make_draft()
    Draft.objects.update(state="rejected")
    assert any("besluit zonder datum" in found for found in faults())


def test_a_missing_guard_is_found(unguarded):
    assert any("Trigger editorial_event_no_update ontbreekt" in found for found in faults())
