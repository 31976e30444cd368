"""Append-only tables refuse changes in the database itself."""

import pytest
from django.db import DatabaseError, connection, transaction

from editorial.models import APPEND_ONLY as EDITORIAL
from motieportal.operations import append_only
from motions.models import APPEND_ONLY as MOTIONS
from motions.models import Motion, MotionText

pytestmark = pytest.mark.django_db


@pytest.fixture
def text() -> MotionText:
    motion = Motion.objects.create(subject="Motie over de veerboot")
    return MotionText.objects.create(motion=motion, origin="xml", text="De Kamer,", sha256="a" * 64, reading="b" * 64)


def test_every_append_only_table_has_its_triggers():
    assert append_only.missing(connection, EDITORIAL + MOTIONS) == []


def test_a_text_cannot_be_changed(text):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        MotionText.objects.update(text="Iets anders")


def test_a_text_cannot_be_deleted(text):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        MotionText.objects.filter(pk=text.pk)._raw_delete("default")


def test_a_removed_trigger_is_named_as_missing():
    append_only.remove(connection, ["motions_motiontext"])
    assert "motions_motiontext_no_update" in append_only.missing(connection, MOTIONS)
    append_only.install(connection, MOTIONS)
