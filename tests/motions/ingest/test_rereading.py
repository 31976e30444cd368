"""A better reader reads again what an older one read, and makes nothing stale by it."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from motieportal.operations import jobs
from motions.ingest import rereading, retrieving, texts
from motions.ingest.planning import plan_texts
from motions.ingest.texts import add_editor_text, add_text
from motions.models import Motion, MotionText, Retrieval, RetrievalState, TextOrigin, TextParts
from tests.factories import MOTION_TEXT, make_motion
from tests.motions.ingest.file_makers import make_docx, make_empty_pdf, make_official_xml, make_pdf
from tests.motions.ingest.papers import make_paper, make_version, make_xml, read_as

pytestmark = pytest.mark.django_db

BADLY_READ = MOTION_TEXT.replace("nachttreinen naar Groningen en Leeuwarden", "nachtreinen naar Gron ingen")


@pytest.fixture
def motion() -> Motion:
    return make_motion(text=None)


@pytest.fixture
def paper(motion):
    paper = make_paper(motion)
    make_version(paper)
    return paper


@pytest.fixture
def better_reader(monkeypatch) -> None:
    """The reader of today, under the version of tomorrow."""
    for module in (rereading, retrieving, texts):
        monkeypatch.setattr(module, "READER_VERSION", texts.READER_VERSION + 1)


def fetch(motion: Motion) -> None:
    plan_texts([motion.pk])
    jobs.work(patience_seconds=0)


def reread() -> int:
    asked = rereading.reread()
    jobs.work(patience_seconds=0)
    return asked


def test_what_this_reader_read_is_not_read_again(chamber, motion, paper):
    chamber.serves(paper, make_pdf())
    fetch(motion)
    assert reread() == 0


def test_what_an_older_reader_read_is_read_again_without_a_fetch(chamber, motion, paper, better_reader):
    chamber.serves(paper, make_pdf())
    fetch(motion)
    Retrieval.objects.update(reader_version=1)
    assert reread() == 1
    assert Retrieval.objects.get().reader_version == retrieving.READER_VERSION
    assert (chamber.asked_for(paper), MotionText.objects.count()) == (1, 1)
    assert reread() == 0


def test_other_words_of_the_same_bytes_become_current_and_keep_their_reading(chamber, motion, paper, better_reader):
    chamber.serves(paper, make_pdf())
    plan_texts([motion.pk])
    row = Retrieval.objects.get()
    row.file = retrieving.files.store(make_pdf())
    row.state, row.reader_version = RetrievalState.READ, 1
    badly_read = add_text(motion, TextOrigin.PDF, read_as(BADLY_READ), row.version, row.file)
    assert badly_read is not None
    row.text_sha256 = badly_read.sha256
    row.save()
    reread()
    current = Motion.objects.get(pk=motion.pk).current_text
    assert "naar Groningen en Leeuwarden" in current.text
    assert current.reading == badly_read.reading


def test_what_could_not_be_read_is_tried_again(chamber, motion, paper, better_reader):
    chamber.serves(paper, make_empty_pdf())
    fetch(motion)
    Retrieval.objects.update(reader_version=1)
    assert reread() == 1
    assert Retrieval.objects.get().state == RetrievalState.FAILED


def test_a_text_stays_where_a_better_reader_does_worse(chamber, motion, paper, better_reader):
    chamber.serves(paper, make_empty_pdf())
    plan_texts([motion.pk])
    row = Retrieval.objects.get()
    row.file, row.state, row.reader_version = retrieving.files.store(make_empty_pdf()), RetrievalState.READ, 1
    text = add_text(motion, TextOrigin.PDF, read_as(), row.version, row.file)
    assert text is not None
    row.text_sha256 = text.sha256
    row.save()
    reread()
    row.refresh_from_db()
    assert (row.state, row.reader_version) == (RetrievalState.READ, retrieving.READER_VERSION)
    assert Motion.objects.get(pk=motion.pk).current_text == text


def test_a_pdf_that_was_kept_unread_stays_unread(chamber, motion, paper, better_reader):
    xml = make_xml(paper.current_version)
    chamber.serves(paper, make_pdf())
    chamber.serves(xml, make_official_xml())
    fetch(motion)
    Retrieval.objects.filter(publication=xml).update(reader_version=1)
    assert reread() == 1
    assert Retrieval.objects.get(publication=None).state == RetrievalState.KEPT


def test_a_file_that_the_source_still_owes_us_is_not_asked_for(chamber, motion, paper, better_reader):
    chamber.serves(paper, make_docx())
    fetch(motion)
    Retrieval.objects.update(reader_version=1)
    assert reread() == 0
    assert chamber.asked_for(paper) == 1


def test_the_parts_of_an_editors_text_are_made_anew(motion, better_reader):
    add_editor_text(motion.pk, MOTION_TEXT, User.objects.create_user("redacteur"))
    TextParts.objects.update(parts=[], reader_version=1)
    reread()
    found = TextParts.objects.get()
    assert found.parts
    assert found.reader_version == texts.READER_VERSION


def test_the_command_says_how_many(chamber, motion, paper, better_reader):
    chamber.serves(paper, make_pdf())
    fetch(motion)
    Retrieval.objects.update(reader_version=1)
    out = io.StringIO()
    call_command("reread_texts", stdout=out)
    assert "Klaar: 1 bestanden opnieuw te lezen, 0 mislukt." in out.getvalue()
