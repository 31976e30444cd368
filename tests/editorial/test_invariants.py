"""The invariants of the review desk, after every step of random walks by several people over several motions.

MOVES_WALKS sets how many walks are made (30 by default), MOVES_SEED the seed of the first.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from editorial.models import Draft, Event, Generation, Revision
from motions.models import Explanation, MotionText
from tests.editorial.walk import ACTS, APPEND_ONLY, Walk, everybody
from tests.factories import make_draft, make_explanation

WALKS, FIRST_SEED = int(os.environ.get("MOVES_WALKS", "30")), int(os.environ.get("MOVES_SEED", "0"))
STEPS = 60
CHANGES_NOTHING = {"look_and_type", "hide_or_show"}


@pytest.mark.django_db
def test_every_invariant_holds_after_every_move():
    actors, made = everybody(), Counter()
    for seed in range(FIRST_SEED, FIRST_SEED + WALKS):
        try:
            made += Walk(seed, actors).go(STEPS)
        except Exception as err:
            pytest.fail(f"walk {seed}: {err!r}", pytrace=True)
    assert WALKS < 20 or {act.__name__ for act in ACTS} - set(made) <= CHANGES_NOTHING


# --- the same in the database, past the moves -----------------------------------------------------------------------


@pytest.mark.django_db
def test_the_database_refuses_a_second_pending_draft():
    draft = make_draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(motion=draft.motion)


@pytest.mark.django_db
def test_the_database_refuses_second_online_words():
    explanation = make_explanation()
    explanation.pk, explanation.number = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        explanation.save(force_insert=True)


@pytest.mark.django_db
def test_the_database_refuses_words_without_an_approver():
    make_explanation()
    with pytest.raises(IntegrityError), transaction.atomic():
        Explanation.objects.update(approver=None)


@pytest.mark.django_db
@pytest.mark.parametrize("model", APPEND_ONLY)
def test_the_database_refuses_to_change_what_is_only_added_to(model):
    make_explanation()
    field = {Generation: "summary", Revision: "summary", Event: "reason", MotionText: "text"}[model]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.update(**{field: "Iets anders."})
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.all()._raw_delete("default")


def test_no_other_module_writes_the_state_of_a_draft_or_publishes():
    """The state of a draft and published words have one door each; the source itself shows it."""
    rooms = [path for room in ("editorial", "motions", "motieportal") for path in Path(room).rglob("*.py")]
    for path in rooms:
        source = path.read_text()
        if Path("editorial/moves") not in path.parents:
            assert "publishing.publish" not in source, path
            assert ".update(state=DraftState" not in source, path
        if path != Path("editorial/publishing.py"):
            assert "Explanation.objects.create" not in source, path
