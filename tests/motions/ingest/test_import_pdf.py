"""PDFs by hand: each file ends with a line, the same file twice is one motion, and odd files do no harm."""

import io
import os
import socket
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from motieportal.operations.models import Run
from motions.identity import public_id_of_file
from motions.ingest import files, per_process
from motions.ingest.planning import plan_texts
from motions.ingest.texts import add_text
from motions.management.commands import import_pdf
from motions.models import Document, Motion, MotionText, Origin, Retrieval, RetrievalState, StoredFile, TextOrigin
from motions.reading.sandbox import SandboxBroken
from motions.reading.trouble import Trouble
from tests.factories import MOTION_TEXT, make_dossier, make_motion
from tests.motions.ingest.file_makers import HTML, make_docx, make_empty_pdf, make_pdf
from tests.motions.ingest.papers import make_paper, make_version, read_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "met de hand"
    folder.mkdir()
    return folder


def put(folder: Path, name: str = "motie.pdf", data: bytes | None = None) -> Path:
    path = folder / name
    path.write_bytes(make_pdf() if data is None else data)
    return path


def feed(*paths: Path) -> str:
    """What the command says where all goes well."""
    out = io.StringIO()
    call_command("import_pdf", *map(str, paths), stdout=out)
    return out.getvalue()


def feed_badly(*paths: Path) -> str:
    """What the command says where some file fails, its last words included."""
    out = io.StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("import_pdf", *map(str, paths), stdout=out)
    return f"{out.getvalue()}{failed.value}"


# --- what becomes of a PDF --------------------------------------------------------------------------------------------


def test_a_pdf_becomes_a_motion_of_origin_upload(folder):
    feed(put(folder))
    motion = Motion.objects.get()
    assert (motion.origin, motion.zaak_id) == (Origin.UPLOAD, None)
    assert motion.current_text.origin == TextOrigin.UPLOAD
    assert "verzoekt de regering" in motion.current_text.text


def test_its_public_id_follows_from_its_bytes(folder):
    feed(put(folder))
    assert Motion.objects.get().public_id == public_id_of_file(StoredFile.objects.get().sha256)


def test_it_is_not_public_before_an_editor_approved(folder):
    feed(put(folder))
    assert not Motion.objects.public().exists()


def test_what_its_head_says_is_taken_over(folder):
    dossier = make_dossier()
    feed(put(folder))
    motion = Motion.objects.get()
    assert (motion.dossier, motion.number, motion.printed_number) == (dossier, 12, "99 001, nr. 12")
    assert (motion.subject, motion.title) == ("Motie van het lid Vermeulen c.s.", "Toekomst van het spoor")
    assert (motion.session_year, str(motion.filed_on)) == ("2029-2030", "2030-03-07")


def test_its_printed_number_finds_it_even_where_the_dossier_is_not_known(folder):
    feed(put(folder))
    motion = Motion.objects.get()
    assert motion.dossier is None
    assert {address.value for address in motion.addresses.all()} == {str(motion.public_id), "99001-12"}


def test_a_pdf_that_names_no_number_is_named_after_its_file(folder):
    feed(put(folder, "brief aan\nons.pdf", make_pdf("De Kamer,\n\nverzoekt de regering de veerboot te laten varen.")))
    assert Motion.objects.get().subject == "Motie uit het bestand brief aan\\nons.pdf"


def test_its_paper_is_not_one_of_the_source(folder):
    feed(put(folder))
    paper = Document.objects.get()
    assert not paper.known
    assert Retrieval.objects.get().state == RetrievalState.READ
    assert plan_texts([Motion.objects.get().pk]) == 0


# --- again, and elsewhere already -------------------------------------------------------------------------------------


def test_the_same_file_again_changes_nothing(folder):
    path = put(folder)
    assert "nieuw" in feed(path)
    assert "Klaar: 0 nieuw, 2 gelijk, 0 mislukt." in feed(path, put(folder, "kopie.pdf"))
    assert (Motion.objects.count(), MotionText.objects.count(), StoredFile.objects.count()) == (1, 1, 1)


def test_a_file_that_the_source_gave_already_is_that_motion(folder):
    motion = make_motion(text=None)
    version = make_version(make_paper(motion))
    file = files.store(make_pdf())
    Retrieval.objects.create(document=version.document, version=version, file=file, state=RetrievalState.KEPT)
    assert f"gelijk   {folder}/motie.pdf ({motion})" in feed(put(folder))
    assert Motion.objects.count() == 1


def test_another_print_of_a_motion_of_the_source_is_that_motion(folder):
    motion = make_motion(number=12, text=None)
    text = add_text(motion, TextOrigin.XML, read_as(MOTION_TEXT))
    for _ in range(2):
        assert "1 gelijk" in feed(put(folder))
    assert Motion.objects.get().current_text == text
    assert {text.origin for text in motion.texts.all()} == {TextOrigin.XML, TextOrigin.UPLOAD}


def test_a_motion_with_the_same_number_that_asks_something_else_is_another_motion(folder):
    add_text(make_motion(number=12, text=None), TextOrigin.XML, read_as(MOTION_TEXT.replace("1 juli", "9 mei")))
    assert "1 nieuw" in feed(put(folder))
    assert Motion.objects.count() == 2


# --- what cannot be read ----------------------------------------------------------------------------------------------


def test_a_pdf_without_text_becomes_a_motion_with_a_reason(folder):
    said = feed_badly(put(folder, "scan.pdf", make_empty_pdf()))
    row, motion = Retrieval.objects.get(), Motion.objects.get()
    assert row.reason in said
    assert (row.state, row.reason_code) == (RetrievalState.FAILED, Trouble.NO_TEXT)
    assert (motion.current_text, motion.subject) == (None, "Motie uit het bestand scan.pdf")


def test_a_pdf_without_text_fails_again_and_stays_one_motion(folder):
    path = put(folder, "scan.pdf", make_empty_pdf())
    feed_badly(path)
    assert "geen tekst" in feed_badly(path)
    assert Motion.objects.count() == Retrieval.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [(HTML, "Dit is geen pdf."), (make_docx(), "Dit is geen pdf."), (b"", "Het bestand is leeg.")],
    ids=["html", "docx", "empty"],
)
def test_what_is_no_pdf_leaves_nothing_behind(folder, data, reason):
    assert reason in feed_badly(put(folder, data=data))
    assert not Motion.objects.exists()
    assert not StoredFile.objects.exists()


def test_one_bad_file_does_not_stop_the_others(folder):
    put(folder, "1.pdf", HTML)
    put(folder, "2.pdf")
    said = feed_badly(folder)
    assert "Klaar: 1 nieuw, 0 gelijk, 1 mislukt." in said
    assert said.endswith("1 van 2 bestanden zijn niet gelukt.")


def test_the_run_keeps_the_counts_and_the_reasons(folder):
    put(folder, "1.pdf", HTML)
    put(folder, "2.pdf")
    feed_badly(folder)
    run = Run.objects.get()
    assert run.counts == {"nieuw": 1, "mislukt": 1}
    assert run.problems == [f"{folder}/1.pdf: Dit is geen pdf."]
    assert run.finished_at is not None


def test_a_broken_sandbox_stops_the_command_and_leaves_no_motion(folder, monkeypatch):
    class Broken:
        def read(self, data: bytes) -> None:
            raise SandboxBroken("no module")

    monkeypatch.setattr(per_process, "sandbox", Broken)
    assert "Gestopt bij" in feed_badly(put(folder))
    assert not Motion.objects.exists()


# --- files, folders and odd names -------------------------------------------------------------------------------------


def test_a_folder_is_walked_in_one_order_and_only_for_pdfs(folder):
    (folder / "b").mkdir()
    put(folder / "b", "a.PDF", make_pdf(note="a"))
    put(folder, "z.pdf", make_pdf(note="z"))
    put(folder, "lees mij.txt", b"niets")
    said = feed(folder)
    assert said.index("z.pdf") < said.index("a.PDF")
    assert "txt" not in said


def test_a_folder_without_pdfs_is_said(folder):
    assert "Geen pdf's gevonden." in feed_badly(folder)


def test_a_file_that_is_not_there_is_said(folder):
    assert "bestaat niet" in feed_badly(folder / "weg.pdf")


def test_a_link_is_not_followed(folder, tmp_path):
    secret = put(tmp_path, "elders.pdf")
    (folder / "link.pdf").symlink_to(secret)
    assert "koppeling" in feed_badly(folder)
    assert not Motion.objects.exists()


def test_a_folder_that_links_to_itself_ends(folder):
    (folder / "rond").symlink_to(folder, target_is_directory=True)
    put(folder)
    assert "1 nieuw" in feed(folder)


@pytest.mark.parametrize("make", ["pipe", "socket"])
def test_what_is_no_ordinary_file_is_refused_without_waiting(folder, make):
    path = folder / "oud.pdf"
    if make == "pipe":
        os.mkfifo(path)
    else:
        here = os.getcwd()
        os.chdir(folder)  # the path of a socket may not be long
        try:
            socket.socket(socket.AF_UNIX).bind(path.name)
        finally:
            os.chdir(here)
    said = feed_badly(folder)
    assert "geen gewoon bestand" in said or "gaat niet open" in said


def test_a_file_that_is_too_large_is_refused(folder, monkeypatch):
    monkeypatch.setattr(import_pdf, "MAX_DOCUMENT_BYTES", 100)
    assert "te groot" in feed_badly(put(folder))


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.pdf", b"een\nregel.pdf", b"\x1b[2J.pdf", "motie 36 410 – ‘ë’ 𝄞.pdf".encode()]
)
def test_odd_names_are_taken_and_printed_in_one_line(folder, name):
    path = Path(os.fsdecode(os.path.join(os.fsencode(folder), name)))
    path.write_bytes(make_pdf())
    first, *_ = feed(folder).splitlines()
    assert first.startswith("nieuw")
    assert first.isprintable()
    first.encode()
