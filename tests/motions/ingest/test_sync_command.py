"""`manage.py sync_motions`: what it prints, how it ends, and that it runs alone."""

from __future__ import annotations

import re
import threading
import uuid
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from motieportal.operations.models import Job, JobState, Run
from motions.ingest.lock import only_sync
from motions.ingest.tally import Fate, Tally
from motions.management.commands.sync_motions import count_failed_files
from motions.models import Motion, SyncCursor
from motions.source.errors import SourceError
from tests.motions.fake_source import guid
from tests.motions.fictional_rows import add_motion

pytestmark = pytest.mark.django_db

LAST_LINE = re.compile(
    r"Gegevens: \d+ nieuw, \d+ gewijzigd, \d+ gelijk, \d+ verborgen, \d+ mislukt\. "
    r"Documenten: \d+ nieuw, \d+ gewijzigd, \d+ gelijk, \d+ verborgen, \d+ mislukt\.\n$"
)


@pytest.fixture
def command(source, settings) -> Callable[..., tuple[str, str]]:
    """Run the command against the fake source; gives what it wrote and what it complained about."""
    settings.TK_ODATA_URL = source.url
    settings.SOURCE_HOSTS = frozenset({"127.0.0.1"})

    def run(*arguments: str) -> tuple[str, str]:
        out, err = StringIO(), StringIO()
        try:
            call_command("sync_motions", "--since", "2030-01-01", "--no-wait", *arguments, stdout=out, stderr=err)
        finally:
            run.said = out.getvalue()  # type: ignore[attr-defined]
            run.complained = err.getvalue()  # type: ignore[attr-defined]
        return out.getvalue(), err.getvalue()

    return run


def test_the_last_line_counts_records_and_documents_apart(source, command):
    add_motion(source)
    said, _ = command()
    assert LAST_LINE.search(said)
    assert "Documenten: 1 nieuw, 0 gewijzigd, 0 gelijk, 0 verborgen, 0 mislukt." in said


def test_a_second_run_says_that_nothing_changed(source, command):
    add_motion(source)
    command()
    said, _ = command()
    assert re.search(r"Gegevens: 0 nieuw, 0 gewijzigd, [1-9]\d* gelijk, 0 verborgen, 0 mislukt", said)


def test_progress_is_plain_lines_where_there_is_no_terminal(source, command):
    for n in range(1, 4):
        add_motion(source, f"motie {n}", number=n)
    said, _ = command()
    assert "moties: 3 van 3\n" in said
    assert "\r" not in said


def test_the_window_and_limit_are_those_of_the_arguments(source, command):
    for n in range(1, 6):
        add_motion(source, f"motie {n}", filed=f"2030-01-0{n}", number=n)
    command("--until", "2030-01-04", "--limit", "2")
    assert sorted(str(day) for day in Motion.objects.values_list("filed_on", flat=True)) == ["2030-01-03", "2030-01-04"]


def test_the_files_of_the_papers_are_asked_for(source, command):
    add_motion(source)
    said, _ = command()
    waiting = Job.objects.waiting().filter(run__kind="sync_motions").count()
    assert waiting >= 1
    assert f"{waiting} bestanden wachten nog" in said


def test_a_run_is_written_down(source, command):
    add_motion(source)
    command()
    run = Run.objects.get()
    assert run.finished_at is not None
    assert run.counts["documents"]["nieuw"] == 1
    assert SyncCursor.objects.get(entity="Zaak").newest_at is not None


def test_a_broken_set_ends_in_failure_after_the_others_were_read(source, command):
    add_motion(source)
    source.broken["Besluit"] = 400
    with pytest.raises(CommandError):
        command()
    assert Motion.objects.public().count() == 1
    assert "Besluit is niet volledig gelezen" in command.complained
    assert LAST_LINE.search(command.said)
    assert "1 mislukt" in command.said
    assert SyncCursor.objects.get(entity="Besluit").fault
    assert not SyncCursor.objects.get(entity="Zaak").fault


def test_a_row_that_cannot_be_read_ends_in_failure(source, command):
    add_motion(source, Afgedaan="wellicht")
    with pytest.raises(CommandError):
        command()
    assert "1 mislukt" in command.said


def test_a_file_that_failed_for_good_makes_its_document_failed(source, command):
    add_motion(source)
    command()
    job = Job.objects.waiting().first()
    assert job is not None
    run, ended = Run.objects.get(), Tally()
    ended.note(("Document", uuid.UUID(guid("trein/document"))), Fate.NEW)
    Job.objects.filter(pk=job.pk).update(state=JobState.FAILED)
    count_failed_files(run, ended)
    assert str(ended) == "0 nieuw, 0 gewijzigd, 0 gelijk, 0 verborgen, 1 mislukt"


def test_without_no_wait_it_waits_for_what_there_is_to_do(source, settings):
    settings.TK_ODATA_URL, settings.SOURCE_HOSTS = source.url, frozenset({"127.0.0.1"})
    add_motion(source)
    source.sets["Document"].clear()
    out = StringIO()
    call_command("sync_motions", "--since", "2030-01-01", stdout=out)
    assert LAST_LINE.search(out.getvalue())


def test_a_source_that_was_switched_off_is_said_in_words(source, command):
    source.broken["$metadata"] = 410
    with pytest.raises(CommandError, match="De bron is niet te lezen"):
        command()
    assert Run.objects.get().problems


def test_a_host_that_is_not_named_is_refused(source, command, settings):
    settings.SOURCE_HOSTS = frozenset({"gegevensmagazijn.tweedekamer.nl"})
    with pytest.raises(CommandError, match="niet te lezen"):
        command()
    assert source.asked == []


@pytest.mark.parametrize(
    "arguments", [["--limit", "0"], ["--limit", "veel"], ["--until", "morgen"], ["--until", "2029-01-01"]]
)
def test_nonsense_is_refused_before_anything_is_asked(source, command, arguments):
    with pytest.raises(CommandError):
        command(*arguments)
    assert source.asked == []


def test_a_second_sync_waits_for_the_first(source, command):
    add_motion(source)
    ended = threading.Event()
    waited: list[bool] = []

    def hold() -> None:
        with only_sync(lambda: None):
            holding.set()
            ended.wait(5)

    holding = threading.Event()
    first = threading.Thread(target=hold)
    first.start()
    holding.wait(5)
    with pytest.raises(SourceError, match="stop waiting"), only_sync(lambda: _stop(waited)):
        pass
    ended.set()
    first.join()
    assert waited == [True]
    said, _ = command()
    assert LAST_LINE.search(said)


def _stop(waited: list[bool]) -> None:
    waited.append(True)
    raise SourceError("stop waiting")
