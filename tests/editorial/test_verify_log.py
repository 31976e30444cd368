"""The log is verified from outside, against heads that were kept elsewhere."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from editorial.models import APPEND_ONLY, Event
from motieportal.operations import append_only
from tests.editorial.moving import approve, look, reject
from tests.factories import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def unguarded():
    append_only.remove(connection, APPEND_ONLY)
    yield
    append_only.install(connection, APPEND_ONLY)


def verify(**options) -> str:
    out = StringIO()
    call_command("verify_log", stdout=out, stderr=out, **options)
    return out.getvalue()


def test_a_log_that_is_whole_is_called_so():
    approve(look(make_draft()))
    reject(look(make_draft()))
    assert verify() == "Het logboek is heel: 4 gebeurtenissen van 2 moties.\n"


def test_an_empty_log_is_whole():
    assert verify() == "Het logboek is heel: 0 gebeurtenissen van 0 moties.\n"


def test_a_changed_event_is_named_and_the_command_fails(unguarded):
    draft = make_draft()
    Event.objects.update(actor_name="Iemand anders")
    out = StringIO()
    with pytest.raises(CommandError, match="1 fouten in 1"):
        call_command("verify_log", stderr=out)
    assert f"Motie {draft.motion_id}: gebeurtenis 1 is gewijzigd." in out.getvalue()


def test_a_log_of_which_the_end_was_cut_off_shows_against_kept_heads(unguarded, tmp_path):
    draft = make_draft()
    approve(look(draft))
    verify(write_heads=tmp_path / "heads")
    Event.objects.filter(number=2)._raw_delete("default")
    assert "heel" in verify()
    with pytest.raises(CommandError):
        verify(heads=tmp_path / "heads")


def test_a_log_that_grew_fits_the_heads_from_before(tmp_path):
    draft = make_draft()
    verify(write_heads=tmp_path / "heads")
    approve(look(draft))
    assert "heel" in verify(heads=tmp_path / "heads")


def test_a_file_that_holds_no_heads_is_refused(tmp_path):
    (tmp_path / "heads").write_text("[1, 2]")
    with pytest.raises(CommandError, match="geen bestand met einden"):
        verify(heads=tmp_path / "heads")
