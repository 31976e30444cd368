"""check_archive finds what is not whole, and nothing in one that is; the digest follows facts and nothing else."""

import io
import uuid
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motieportal.operations import append_only, jobs
from motions.digest import source_digest
from motions.ingest import files
from motions.ingest.retrieving import FETCH_FILE
from motions.ingest.texts import add_text
from motions.models import (
    Address,
    Decision,
    Document,
    Dossier,
    Member,
    Motion,
    MotionText,
    Party,
    Retrieval,
    RetrievalState,
    StoredFile,
    Submitter,
    TextOrigin,
    TextParts,
    Vote,
)
from tests.factories import MOTION_TEXT, make_motion
from tests.motions.ingest.file_makers import make_official_xml
from tests.motions.ingest.papers import make_paper, make_version, make_xml, read_as

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def motion() -> Motion:
    """A motion whose official XML was fetched and read."""
    motion = make_motion(text=None)
    version = make_version(make_paper(motion))
    file = files.store(make_official_xml())
    text = add_text(motion, TextOrigin.XML, read_as(), version, file)
    assert text is not None
    Retrieval.objects.create(
        document=version.document,
        version=version,
        publication=make_xml(version),
        file=file,
        state=RetrievalState.READ,
        text_sha256=text.sha256,
    )
    motion.refresh_from_db()
    return motion


def check(*options: str) -> str:
    """What the command says; it must be content."""
    out = io.StringIO()
    call_command("check_archive", *options, stdout=out)
    return out.getvalue()


def faults(*options: str) -> str:
    """What the command says; it must not be content."""
    out = io.StringIO()
    with pytest.raises(CommandError, match="niet heel"):
        call_command("check_archive", *options, stdout=out)
    return out.getvalue()


def change(row: MotionText, **values: object) -> None:
    """Change a text behind the back of its guard."""
    append_only.remove(connection, ["motions_motiontext"])
    MotionText.objects.filter(pk=row.pk).update(**values)
    append_only.install(connection, ["motions_motiontext"])


# --- what is whole, and what is not -----------------------------------------------------------------------------------


def test_an_empty_archive_is_whole():
    assert "Het archief is heel." in check()


def test_a_whole_archive_is_told_with_what_was_looked_at(motion):
    said = check()
    for line in ("moties: 1 bekeken", "documenten: 1 bekeken", "bestanden: 1 bekeken", "teksten: 1 bekeken"):
        assert f"{line}, 0 fouten" in said


def test_a_lost_file_is_told(motion):
    StoredFile.objects.get().path.unlink()
    assert "is weg" in faults()


def test_a_file_of_another_length_is_told_even_quickly(motion):
    StoredFile.objects.get().path.write_bytes(b"<?xml")
    assert "andere lengte" in faults("--quick")


def test_a_changed_byte_is_told_but_not_quickly(motion):
    path = StoredFile.objects.get().path
    path.write_bytes(path.read_bytes().replace(b"trein", b"tram."))
    assert "andere inhoud" in faults()
    assert "Het archief is heel." in check("--quick")


def test_a_changed_text_is_told(motion):
    change(motion.current_text, text=MOTION_TEXT + " En nog iets.")
    assert "de sha256 klopt niet" in faults()


def test_a_text_without_reading_is_told(motion):
    change(motion.current_text, reading="")
    assert "geen sha256" in faults()


def test_parts_beyond_the_text_are_told(motion):
    TextParts.objects.update(parts=[{"start": 0, "end": 100_000}])
    assert "buiten de tekst" in faults()


def test_a_text_without_parts_is_told(motion):
    TextParts.objects.all().delete()
    assert "de delen ontbreken" in faults()


def test_a_current_text_of_another_motion_is_told(motion):
    Motion.objects.filter(pk=make_motion(text=None).pk).update(current_text=motion.current_text)
    assert "hoort bij een andere motie" in faults()


def test_a_current_text_that_is_not_the_best_is_told(motion):
    Motion.objects.update(current_text=None)
    assert "niet de beste tekst" in faults()


def test_a_public_id_that_is_no_address_is_told(motion):
    Address.objects.all().delete()
    assert "geen adres" in faults()


def test_a_paper_that_was_never_asked_for_is_told(motion):
    Retrieval.objects.all().delete()
    assert "nooit gevraagd" in faults()


def test_a_failure_without_a_reason_is_told(motion):
    Retrieval.objects.update(state=RetrievalState.FAILED)
    assert "zonder reden" in faults()


def test_a_plan_without_a_job_is_told(motion):
    Retrieval.objects.update(state=RetrievalState.PLANNED)
    assert "geen taak" in faults()


def test_a_plan_with_a_job_is_whole(motion):
    Retrieval.objects.update(state=RetrievalState.PLANNED)
    row = Retrieval.objects.get()
    jobs.enqueue(FETCH_FILE, str(row.pk), retrieval_id=row.pk)
    assert "Het archief is heel." in check()


def test_a_motion_that_lacks_the_text_of_its_paper_is_told(motion):
    Document.objects.get().motions.add(make_motion(text=None))
    assert "heeft de tekst niet" in faults()


def test_a_missing_trigger_is_told(motion):
    append_only.remove(connection, ["motions_motiontext"])
    said = faults()
    append_only.install(connection, ["motions_motiontext"])
    assert "motions_motiontext_no_update" in said


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL refuses a reference to nothing itself")
def test_a_reference_to_nothing_is_told(motion):
    dossier_id = motion.dossier_id
    Motion.objects.update(dossier=uuid.uuid4())
    said = faults()
    Motion.objects.update(dossier=dossier_id)
    assert "die rij is weg" in said


def test_many_faults_are_counted_and_the_first_told(motion, settings):
    StoredFile.objects.bulk_create(StoredFile(sha256=f"{n:064}", size=1, kind="pdf") for n in range(60))
    said = faults()
    assert "… en nog 10" in said
    assert "bestanden: 61 bekeken, 60 fouten" in said


def test_the_check_takes_as_many_queries_for_ten_motions_as_for_one(django_assert_max_num_queries):
    for _ in range(10):
        motion = make_motion(text=None)
        version = make_version(make_paper(motion))
        add_text(motion, TextOrigin.XML, read_as(), version)
        Retrieval.objects.create(document=version.document, version=version, state="failed", reason="Weg.")
    with django_assert_max_num_queries(90):
        check()


# --- the digest -------------------------------------------------------------------------------------------------------


def build(order: list[int]) -> None:
    """The same facts, told in this order."""
    dossier = Dossier.objects.create(id=uuid.UUID(int=1), number=99001, suffix="V", title="Spoor", is_closed=False)
    party = Party.objects.create(id=uuid.UUID(int=2), abbreviation="VvdR", name="Vrienden van de Rails", seats=12)
    motions = {}
    for number in order:
        values = {
            "zaak_number": f"2030Z0000{number}",
            "subject": "  Motie van het lid Açalyá over »coöperatie« 𝄞",
            "filed_on": date(2030, 3, 7),
            "is_settled": True,
            "dossier": dossier,
        }
        motions[number] = Motion.objects.create(zaak_id=uuid.UUID(int=100 + number), number=number, **values)
    for number in reversed(order):
        paper = Document.objects.create(
            id=uuid.UUID(int=200 + number), kind="Motie", title="ĳ en ij", paper_number=None
        )
        paper.motions.add(motions[number])
        version = paper.versions.create(
            id=uuid.UUID(int=300 + number), number=3, dated=datetime(2030, 3, 31, 1, 30, 0, 123456, tzinfo=UTC)
        )
        Document.objects.filter(pk=paper.pk).update(current_version=version)
        decision = Decision.objects.create(id=uuid.UUID(int=400 + number), text="Aangenomen.")
        decision.motions.add(motions[number])
        Vote.objects.create(id=uuid.UUID(int=500 + number), decision=decision, party=party, mistake=None, kind="Voor")
    Submitter.objects.create(id=uuid.UUID(int=600), motion=motions[order[0]], name="Açalyá", party=party)
    Submitter.objects.filter(pk=uuid.UUID(int=600)).update(motion=motions[1])
    motions[3].replaces.add(motions[2])


def clear() -> None:
    for model in (Vote, Decision, Submitter):
        model.objects.all().delete()
    Document.objects.update(current_version=None)
    for paper in Document.objects.all():
        paper.versions.all().delete()
    Document.objects.all().delete()
    for model in (Motion, Dossier, Party):
        model.objects.all().delete()


def test_the_digest_is_one_line():
    said = check("--digest")
    assert len(said.strip()) == 64


def test_the_digest_is_the_same_on_every_database():
    # Another value here means that digests of before cannot be compared with those of now.
    build([1, 2, 3])
    assert source_digest() == "7eb44acc2dcb699be73edb94bfde83b83c883e3b490aafdcda05b11ae10a49ba"


def test_our_own_keys_times_and_choices_do_not_count():
    build([1, 2, 3])
    before = source_digest()
    now = datetime.now(UTC)
    Motion.objects.update(created_at=now, changed_at=now, public_id=None)
    Party.objects.update(slug="vvdr", changed_at=now)
    Member.objects.create(id=uuid.uuid4(), known=False)
    Document.objects.create(id=uuid.uuid4(), known=False)
    Motion.objects.create(zaak_id=uuid.uuid4())  # named by something, not told about
    Motion.objects.create(origin="upload", subject="Met de hand")
    assert source_digest() == before


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Motion, {"subject": "Iets anders"}),
        (Motion, {"is_settled": None}),
        (Motion, {"dossier": None}),
        (Motion, {"hidden": True}),
        (Document, {"title": "ij en ij"}),
        (Document, {"hidden": True}),
        (Document, {"current_version": None}),
        (Vote, {"mistake": False}),
        (Vote, {"kind": "Tegen"}),
        (Decision, {"text": "Aangenomen"}),
        (Submitter, {"name": "Acalya"}),
        (Party, {"seats": 13}),
        (Dossier, {"is_closed": None}),
    ],
)
def test_every_fact_counts(model, values):
    build([1, 2, 3])
    before = source_digest()
    model.objects.filter(pk=model.objects.order_by("pk").first().pk).update(**values)
    assert source_digest() != before


@pytest.mark.parametrize("relation", ["documents", "decisions", "replaces"])
def test_every_relation_counts(relation):
    build([1, 2, 3])
    before = source_digest()
    getattr(Motion.objects.get(number=3), relation).clear()
    assert source_digest() != before


def test_the_text_that_the_source_gives_counts(motion):
    before = source_digest()
    version = make_version(Document.objects.get(), 2)
    beside = source_digest()
    add_text(motion, TextOrigin.PDF, read_as(MOTION_TEXT.replace("2030", "2031")), version)
    assert len({before, beside, source_digest()}) == 3


def test_a_lesser_text_and_an_editors_text_do_not_count(motion):
    before = source_digest()
    add_text(motion, TextOrigin.PDF, read_as(MOTION_TEXT + "\n\nVan Oever"), motion.current_text.version)
    add_text(motion, TextOrigin.EDITOR, read_as("De Kamer, verzoekt niets."), motion.current_text.version)
    assert source_digest() == before


class AnyOrder(TestCase):
    @settings(max_examples=6, deadline=None)
    @given(order=st.permutations([1, 2, 3]))
    def test_the_order_in_which_facts_came_does_not_count(self, order):
        clear()
        build([1, 2, 3])
        expected = source_digest()
        clear()
        build(list(order))
        assert source_digest() == expected
