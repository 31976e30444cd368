"""Each paper ends with its text or with a reason in words, whatever the source serves and whenever we are killed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from werkzeug import Response

from motieportal.operations import jobs
from motieportal.operations.models import Job, JobState
from motions.ingest import files, outcomes, per_process, retrieving
from motions.ingest.planning import plan_texts
from motions.ingest.retrieving import FETCH_FILE
from motions.models import Document, Motion, MotionText, Publication, Retrieval, RetrievalState, StoredFile, TextOrigin
from motions.reading.kinds import Kind
from motions.reading.sandbox import SandboxBroken
from motions.reading.trouble import Trouble, Unreadable
from tests.factories import MOTION_TEXT, make_motion
from tests.motions.ingest.file_makers import (
    ERROR_TEXT,
    HTML,
    OLD_WORD,
    RTF,
    make_docx,
    make_empty_pdf,
    make_official_xml,
    make_pdf,
)
from tests.motions.ingest.papers import make_paper, make_version, make_xml

pytestmark = pytest.mark.django_db

AMENDED = MOTION_TEXT.replace("vóór 1 juli 2030", "vóór 1 oktober 2031")
NOT_FOUND = Response('{"error": {"code": "ResourceNotFound"}}', 404, content_type="application/json")


@pytest.fixture
def motion() -> Motion:
    return make_motion(text=None)


@pytest.fixture
def paper(motion) -> Document:
    paper = make_paper(motion)
    make_version(paper)
    return paper


@pytest.fixture
def xml(paper) -> Publication:
    return make_xml(paper.current_version)


def sync(motion: Motion) -> None:
    """Plan and work what is due now."""
    plan_texts([motion.pk])
    jobs.work(patience_seconds=0)


def wait_for_the_next_try() -> None:
    """Let the time of all planned retries come, and work them."""
    Job.objects.waiting().update(due=timezone.now())
    jobs.work(patience_seconds=0)


def retrieval(row: Document | Publication) -> Retrieval:
    if isinstance(row, Publication):
        return Retrieval.objects.get(publication=row)
    return Retrieval.objects.get(document=row, publication=None, version=row.current_version)


def current(motion: Motion) -> MotionText:
    text = Motion.objects.get(pk=motion.pk).current_text
    assert text is not None
    return text


# --- what goes well ---------------------------------------------------------------------------------------------------


def test_a_pdf_is_fetched_kept_and_read(chamber, motion, paper):
    chamber.serves(paper, make_pdf())
    sync(motion)
    row = retrieval(paper)
    assert (row.state, row.reason) == (RetrievalState.READ, "")
    assert files.read_bytes(row.file) == make_pdf()
    assert "verzoekt de regering" in current(motion).text


def test_official_xml_gives_the_text_and_the_pdf_is_kept_unread(chamber, motion, paper, xml):
    chamber.serves(xml, make_official_xml())
    chamber.serves(paper, make_pdf())
    sync(motion)
    assert current(motion).origin == TextOrigin.XML
    assert retrieval(paper).state == RetrievalState.KEPT
    assert retrieval(paper).file.kind == Kind.PDF
    assert MotionText.objects.count() == 1


def test_a_deleted_or_other_publication_is_not_taken_for_the_official_xml(chamber, motion, paper):
    make_xml(paper.current_version, kind="Html")
    make_xml(paper.current_version, hidden=True)
    chamber.serves(paper, make_pdf())
    sync(motion)
    assert current(motion).origin == TextOrigin.PDF


def test_word_that_calls_itself_word_is_read(chamber, motion):
    paper = make_paper(motion, content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    make_version(paper, extension=".docx")
    chamber.serves(paper, make_docx())
    sync(motion)
    assert current(motion).origin == TextOrigin.DOCX
    assert not retrieval(paper).file.set_apart


def test_a_paper_without_a_version_is_read(chamber, motion):
    paper = make_paper(motion)
    chamber.serves(paper, make_pdf())
    sync(motion)
    assert current(motion).version is None


def test_a_second_sync_asks_for_nothing_and_changes_nothing(chamber, motion, paper, xml):
    chamber.serves(xml, make_official_xml())
    chamber.serves(paper, make_pdf())
    sync(motion)
    before = (Retrieval.objects.order_by("pk").values(), MotionText.objects.values())
    before = tuple(map(list, before))
    assert plan_texts([motion.pk]) == 0
    assert tuple(map(list, (Retrieval.objects.order_by("pk").values(), MotionText.objects.values()))) == before
    assert chamber.asked_for(paper) == chamber.asked_for(xml) == 1


def test_a_wrong_content_length_is_no_reason_to_fetch_again(chamber, motion, paper):
    chamber.serves(paper, make_pdf())
    sync(motion)
    Document.objects.update(content_length=1)
    assert plan_texts([motion.pk]) == 0


def test_a_paper_of_another_kind_is_not_fetched(chamber, motion):
    make_paper(motion, kind="Brief regering")
    assert plan_texts([motion.pk]) == 0


def test_a_paper_of_two_motions_gives_both_its_text(chamber, motion, paper):
    other = make_motion(text=None)
    paper.motions.add(other)
    chamber.serves(paper, make_pdf())
    sync(motion)
    assert current(motion).text == current(other).text


def test_a_motion_that_is_linked_to_a_paper_later_gets_its_text_without_a_fetch(chamber, motion, paper):
    chamber.serves(paper, make_pdf())
    sync(motion)
    other = make_motion(text=None)
    paper.motions.add(other)
    sync(other)
    assert current(other).text == current(motion).text
    assert chamber.asked_for(paper) == 1


# --- a newer version --------------------------------------------------------------------------------------------------


def test_a_newer_version_is_fetched_and_holds(chamber, motion, paper):
    chamber.serves(paper, make_pdf(), make_pdf(AMENDED))
    sync(motion)
    make_version(paper, 2)
    sync(motion)
    assert "1 oktober 2031" in current(motion).text
    assert MotionText.objects.count() == 2


def test_other_bytes_with_the_same_text_make_no_new_text(chamber, motion, paper):
    chamber.serves(paper, make_pdf(), make_pdf(note="made at another time"))
    sync(motion)
    make_version(paper, 2)
    sync(motion)
    assert (MotionText.objects.count(), StoredFile.objects.count()) == (1, 2)


def test_a_text_that_comes_back_after_a_correction_holds_again(chamber, motion, paper):
    chamber.serves(paper, make_pdf(), make_pdf(AMENDED), make_pdf(note="back again"))
    for number in (1, 2, 3):
        make_version(paper, number)
        sync(motion)
    assert "vóór 1 juli 2030" in current(motion).text


def test_what_was_not_fetched_of_an_older_version_is_given_up_with_a_reason(chamber, motion, paper):
    chamber.serves(paper, make_pdf())
    plan_texts([motion.pk])
    older = retrieval(paper)
    make_version(paper, 2)
    sync(motion)
    older.refresh_from_db()
    assert (older.state, older.reason_code) == (RetrievalState.FAILED, outcomes.SUPERSEDED)
    assert current(motion).version.number == 2


def test_a_waiting_retry_of_an_older_version_does_not_fetch_the_bytes_of_the_newer(chamber, motion, paper):
    chamber.serves(paper, NOT_FOUND, make_pdf(AMENDED))
    sync(motion)
    older = retrieval(paper)
    make_version(paper, 2)
    wait_for_the_next_try()
    older.refresh_from_db()
    assert (older.file, older.reason_code) == (None, outcomes.SUPERSEDED)


def test_a_version_that_the_source_deleted_gives_way_at_the_next_sync(chamber, motion, paper):
    chamber.serves(paper, make_pdf(), make_pdf(AMENDED))
    sync(motion)
    before, newer = current(motion), make_version(paper, 2)
    sync(motion)
    newer.hidden = True
    newer.save()
    sync(motion)
    assert current(motion) == before


def test_a_paper_that_was_deleted_meanwhile_is_not_asked_for(chamber, motion, paper):
    plan_texts([motion.pk])
    Document.objects.update(hidden=True)
    jobs.work(patience_seconds=0)
    assert retrieval(paper).reason_code == outcomes.DELETED
    assert chamber.asked_for(paper) == 0


# --- the wrong kind (K07, K08) ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (ERROR_TEXT, outcomes.NO_DOCUMENT),
        (HTML, outcomes.NO_DOCUMENT),
        (b'{"error": "none"}', outcomes.NO_DOCUMENT),
        (b"", outcomes.NO_DOCUMENT),
        (make_official_xml(), outcomes.NO_DOCUMENT),
        (OLD_WORD, outcomes.NOT_YET_PDF),
        (RTF, outcomes.NOT_YET_PDF),
        (NOT_FOUND, outcomes.MISSING),
    ],
    ids=["text", "html", "json", "empty", "xml", "doc", "rtf", "404"],
)
def test_what_comes_instead_of_a_pdf_gives_a_reason_and_later_the_pdf(chamber, motion, paper, answer, code):
    chamber.serves(paper, answer, make_pdf())
    sync(motion)
    row = retrieval(paper)
    assert (row.state, row.reason_code) == (RetrievalState.FAILED, code)
    assert row.reason
    assert row.file is None or row.file.set_apart
    assert not MotionText.objects.exists()
    wait_for_the_next_try()
    row = retrieval(paper)
    assert (row.state, row.reason, row.file.set_apart) == (RetrievalState.READ, "", False)
    assert current(motion).origin == TextOrigin.PDF


def test_an_empty_answer_is_kept_nowhere(chamber, motion, paper):
    chamber.serves(paper, b"")
    sync(motion)
    assert not StoredFile.objects.exists()


def test_a_kill_after_reading_word_does_not_forget_the_pdf(chamber, motion, paper, monkeypatch):
    def killed(*args: object) -> None:
        raise SystemExit

    chamber.serves(paper, make_docx(), make_pdf())
    plan_texts([motion.pk])
    with monkeypatch.context() as patch:
        patch.setattr(retrieving, "_plan_next_try", killed)
        with pytest.raises(SystemExit):
            jobs.work_one()
    assert current(motion).origin == TextOrigin.DOCX
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    jobs.reap()
    jobs.work(patience_seconds=0)
    assert current(motion).origin == TextOrigin.PDF


def test_word_under_the_name_of_a_pdf_serves_until_the_pdf_comes(chamber, motion, paper):
    chamber.serves(paper, make_docx(), make_docx(), make_pdf())
    sync(motion)
    row = retrieval(paper)
    assert (row.state, row.reason_code, row.file.set_apart) == (RetrievalState.READ, outcomes.NOT_YET_PDF, True)
    word = current(motion)
    assert word.origin == TextOrigin.DOCX
    wait_for_the_next_try()
    assert current(motion) == word
    wait_for_the_next_try()
    assert (current(motion).origin, current(motion).reading) == (TextOrigin.PDF, word.reading)
    assert (retrieval(paper).reason, retrieval(paper).file.set_apart) == ("", False)


def test_an_error_text_does_not_replace_the_last_good_copy(chamber, motion, paper):
    chamber.serves(paper, make_docx(), ERROR_TEXT)
    sync(motion)
    good = retrieval(paper).file
    wait_for_the_next_try()
    row = retrieval(paper)
    assert (row.file, row.state) == (good, RetrievalState.READ)
    assert row.reason_code == outcomes.NO_DOCUMENT
    assert current(motion).origin == TextOrigin.DOCX


def test_html_in_the_place_of_official_xml_lets_the_pdf_be_read(chamber, motion, paper, xml):
    chamber.serves(xml, HTML, make_official_xml())
    chamber.serves(paper, make_pdf())
    sync(motion)
    assert current(motion).origin == TextOrigin.PDF
    wait_for_the_next_try()
    assert current(motion).origin == TextOrigin.XML


def test_retries_wait_longer_and_longer_and_end(chamber, motion, paper):
    chamber.serves(paper, NOT_FOUND)
    sync(motion)
    waits = []
    while job := Job.objects.waiting().first():
        waits.append(round((job.due - timezone.now()).total_seconds()))
        wait_for_the_next_try()
    assert waits == sorted(waits)
    assert sum(waits) > timedelta(hours=24).total_seconds()
    job = Job.objects.get()
    assert (job.state, job.reason) == (JobState.FAILED, retrieval(paper).reason)


def test_what_was_given_up_is_tried_again_at_the_next_sync(chamber, motion, paper):
    chamber.serves(paper, NOT_FOUND)
    sync(motion)
    while Job.objects.waiting().exists():
        wait_for_the_next_try()
    chamber.serves(paper, make_pdf())
    sync(motion)
    assert current(motion).origin == TextOrigin.PDF


def test_the_source_is_not_asked_sooner_than_it_wants(chamber, motion, paper, monkeypatch):
    monkeypatch.setattr(per_process, "_POLICY", per_process.RetryPolicy(attempts=1))
    per_process._client.cache_clear()
    chamber.serves(paper, Response("later", 429, headers={"Retry-After": "1800"}))
    sync(motion)
    per_process._client.cache_clear()
    assert retrieval(paper).reason_code == outcomes.UNREACHABLE
    assert Job.objects.waiting().get().due > timezone.now() + timedelta(seconds=1700)


def test_a_host_that_may_not_be_visited_is_a_reason(motion, paper, settings):
    settings.TK_ODATA_URL = "http://127.0.0.1:9/OData/v5/"
    settings.SOURCE_HOSTS = frozenset({"gegevens.example"})
    sync(motion)
    assert retrieval(paper).reason_code == outcomes.REFUSED


# --- what cannot be read ----------------------------------------------------------------------------------------------


def test_a_pdf_without_text_ends_with_its_reason(chamber, motion, paper):
    chamber.serves(paper, make_empty_pdf())
    sync(motion)
    row, job = retrieval(paper), Job.objects.get()
    assert (row.state, row.reason_code) == (RetrievalState.FAILED, Trouble.NO_TEXT)
    assert row.reason == job.reason == "Het bestand bevat geen tekst, bijvoorbeeld omdat het een scan is."
    assert Motion.objects.get(pk=motion.pk).current_text is None
    assert plan_texts([motion.pk]) == 0


def test_a_broken_pdf_ends_with_its_reason(chamber, motion, paper):
    chamber.serves(paper, b"%PDF-1.4 and no more")
    sync(motion)
    assert retrieval(paper).reason_code == Trouble.BROKEN


def test_broken_official_xml_lets_the_pdf_be_read(chamber, motion, paper, xml):
    chamber.serves(xml, b"<?xml version='1.0'?><officiele-publicatie><tekst>")
    chamber.serves(paper, make_pdf())
    sync(motion)
    assert retrieval(xml).state == RetrievalState.FAILED
    assert (retrieval(paper).state, current(motion).origin) == (RetrievalState.READ, TextOrigin.PDF)


def test_a_pdf_that_was_kept_unread_is_read_when_a_later_xml_fails(chamber, motion, paper, xml):
    chamber.serves(xml, b"<?xml version='1.0'?><officiele-publicatie><tekst>")
    chamber.serves(paper, make_pdf())
    plan_texts([motion.pk])
    jobs.work_one(Job.objects.get(key=retrieval(paper).pk).pk)
    assert retrieval(paper).state == RetrievalState.KEPT
    jobs.work(patience_seconds=0)
    assert current(motion).origin == TextOrigin.PDF


def test_a_text_in_doubt_is_kept_with_its_reason(chamber, motion, paper):
    noise = "Xqzv brtk wplm ghdn sjkf. " * 12 + "verzoekt de regering het spoor te verbeteren en de Kamer te horen " * 6
    chamber.serves(paper, make_pdf(noise))
    sync(motion)
    row = retrieval(paper)
    assert (row.state, row.reason_code) == (RetrievalState.DOUBTFUL, Trouble.GIBBERISH)
    assert current(motion).found.doubts == [Trouble.GIBBERISH]


# --- faults of ours and of the machine --------------------------------------------------------------------------------


class BadSandbox:
    """In the place of the sandbox: fails in a given way, and counts."""

    def __init__(self, failure: BaseException) -> None:
        self.failure, self.asked = failure, 0

    def read(self, data: bytes) -> None:
        self.asked += 1
        raise self.failure


@pytest.fixture
def sandbox(monkeypatch):
    def replace(failure: BaseException) -> BadSandbox:
        bad = BadSandbox(failure)
        monkeypatch.setattr(per_process, "sandbox", lambda: bad)
        return bad

    return replace


def test_a_document_that_kills_its_reader_is_tried_three_times(chamber, motion, paper, sandbox):
    bad = sandbox(Unreadable(Trouble.CRASHED, "status -11"))
    chamber.serves(paper, make_pdf())
    plan_texts([motion.pk])
    while Job.objects.waiting().exists():
        wait_for_the_next_try()
    assert (bad.asked, chamber.asked_for(paper)) == (3, 1)
    assert (retrieval(paper).state, retrieval(paper).reason_code) == (RetrievalState.FAILED, Trouble.CRASHED)
    assert Job.objects.get().state == JobState.FAILED


def test_a_document_that_kills_its_worker_leaves_its_reason(chamber, motion, paper, sandbox):
    sandbox(SystemExit())  # nothing catches it: the job stays running, as after a kill
    chamber.serves(paper, make_pdf())
    plan_texts([motion.pk])
    for _ in range(jobs.MAX_ATTEMPTS):
        with pytest.raises(SystemExit):
            jobs.work_one()
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        jobs.reap()
    assert Job.objects.get().state == JobState.FAILED
    assert (retrieval(paper).state, retrieval(paper).reason_code) == (RetrievalState.FAILED, Trouble.CRASHED)


def test_a_job_that_was_killed_before_reading_does_not_fetch_again(chamber, motion, paper, sandbox, monkeypatch):
    chamber.serves(paper, make_pdf())
    plan_texts([motion.pk])
    with monkeypatch.context() as patch:
        patch.setattr(per_process, "sandbox", lambda: BadSandbox(SystemExit()))
        with pytest.raises(SystemExit):
            jobs.work_one()
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    jobs.reap()
    jobs.work(patience_seconds=0)
    assert current(motion).origin == TextOrigin.PDF
    assert chamber.asked_for(paper) == 1


def test_a_document_that_failed_can_be_put_back_by_hand(chamber, motion, paper, sandbox, monkeypatch):
    chamber.serves(paper, make_pdf())
    plan_texts([motion.pk])
    with monkeypatch.context() as patch:
        patch.setattr(per_process, "sandbox", lambda: BadSandbox(Unreadable(Trouble.CRASHED)))
        while Job.objects.waiting().exists():
            wait_for_the_next_try()
    jobs.retry([Job.objects.get().pk])
    jobs.work(patience_seconds=0)
    assert retrieval(paper).state == RetrievalState.READ


def test_a_broken_sandbox_is_nobodys_fault_but_ours(chamber, motion, paper, monkeypatch, caplog):
    chamber.serves(paper, make_pdf())
    with monkeypatch.context() as patch:
        patch.setattr(per_process, "sandbox", lambda: BadSandbox(SandboxBroken("no module")))
        sync(motion)
    assert retrieval(paper).reason_code == outcomes.READER_BROKEN
    assert "CRITICAL" in {record.levelname for record in caplog.records}
    wait_for_the_next_try()
    assert (retrieval(paper).state, retrieval(paper).reason) == (RetrievalState.READ, "")
    assert chamber.asked_for(paper) == 1


def test_a_full_disk_is_a_reason_and_goes_over(chamber, motion, paper, monkeypatch):
    def full(data: bytes, *, expected: Kind | None = None) -> StoredFile:
        raise files.StorageFailed("De schijf is vol.")

    chamber.serves(paper, make_pdf())
    with monkeypatch.context() as patch:
        patch.setattr(files, "store", full)
        sync(motion)
    assert (retrieval(paper).reason_code, retrieval(paper).detail) == (outcomes.STORAGE, "De schijf is vol.")
    wait_for_the_next_try()
    assert retrieval(paper).state == RetrievalState.READ


def test_bytes_that_got_lost_before_reading_are_fetched_again(chamber, motion, paper):
    chamber.serves(paper, make_pdf())
    sync(motion)
    file = retrieval(paper).file
    file.path.unlink()
    Retrieval.objects.update(state=RetrievalState.PLANNED, read_at=None)
    sync(motion)
    assert retrieval(paper).reason_code == outcomes.STORAGE
    wait_for_the_next_try()
    assert files.read_bytes(file) == make_pdf()


def test_the_job_belongs_to_the_file(chamber, motion, paper):
    plan_texts([motion.pk])
    job = Job.objects.get()
    assert (job.kind, job.key, job.args) == (
        FETCH_FILE,
        str(retrieval(paper).pk),
        {"retrieval_id": retrieval(paper).pk},
    )


def test_planning_for_many_motions_takes_as_many_queries_as_for_one(django_assert_max_num_queries):
    motions = [make_motion(text=None) for _ in range(20)]
    for motion in motions:
        make_xml(make_version(make_paper(motion)))
    with django_assert_max_num_queries(20):
        assert plan_texts([motion.pk for motion in motions]) == 40
