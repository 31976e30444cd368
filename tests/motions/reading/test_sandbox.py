"""The sandbox: the child may come to grief, the work goes on."""

import os
import signal
import threading
import time

import pytest

from motions.reading.kinds import Kind
from motions.reading.sandbox import Sandbox, SandboxBroken
from motions.reading.trouble import Trouble, Unreadable
from tests.motions.reading.papers import HEADING, MOTION, glyph_pdf, make_docx, make_pdf, paragraph, show

GOOD = make_pdf(show(MOTION))
BUSY = make_pdf(*[b"n " * 250_000] * 40)  # some ten million operators: minutes of work


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as box:
        yield box


def trouble(box: Sandbox, data: bytes) -> Trouble:
    with pytest.raises(Unreadable) as caught:
        box.read(data)
    return caught.value.trouble


def child_of(box: Sandbox) -> int:
    assert box._child is not None
    return box._child.process.pid


def test_a_document_comes_back_whole(sandbox):
    read = sandbox.read(GOOD)
    assert (read.kind, read.pages, read.doubts) == (Kind.PDF, 1, ())
    assert HEADING in read.text
    assert [part.kind for part in read.parts if part.kind == "request"]


def test_one_child_reads_many_documents(sandbox):
    sandbox.read(GOOD)
    child = child_of(sandbox)
    assert trouble(sandbox, b"") is Trouble.EMPTY
    sandbox.read(make_docx(paragraph("De Kamer, verzoekt de regering om een boot.")))
    assert child_of(sandbox) == child


def test_a_new_child_comes_after_so_many_documents():
    with Sandbox(restart_after=2) as box:
        box.read(GOOD)
        first = child_of(box)
        box.read(GOOD)
        box.read(GOOD)
        assert child_of(box) != first


def test_a_document_of_another_kind_than_claimed_is_refused(sandbox):
    with pytest.raises(Unreadable) as caught:
        sandbox.read(make_docx(paragraph("De Kamer,")), claimed=Kind.PDF)
    assert (caught.value.trouble, caught.value.detail) == (Trouble.WRONG_KIND, "docx")
    assert sandbox.read(GOOD, claimed=Kind.PDF).kind is Kind.PDF


def test_too_much_computing_ends_the_child_and_the_next_document_is_read():
    with Sandbox(cpu_seconds=1) as box:
        assert trouble(box, BUSY) is Trouble.TOO_SLOW
        assert HEADING in box.read(GOOD).text


def test_each_document_has_its_own_share_of_computing():
    with Sandbox(cpu_seconds=1, restart_after=100_000) as box:
        box.read(GOOD)
        child = child_of(box)
        end = time.monotonic() + 2
        while time.monotonic() < end:
            box.read(GOOD)
        assert child_of(box) == child


def test_the_parent_kills_a_child_that_takes_too_long():
    with Sandbox(wall_seconds=0.5) as box:
        assert trouble(box, BUSY) is Trouble.TOO_SLOW
        assert HEADING in box.read(GOOD).text


def test_too_much_memory_ends_the_child_and_the_next_document_is_read(sandbox):
    font = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 2147483647 500] >>"
    wide = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [5 0 R] >>"
    greedy = make_pdf(show(MOTION), objects=[font, wide]).replace(b"/F1 3 0 R", b"/F1 6 0 R")
    assert trouble(sandbox, greedy) is Trouble.TOO_MUCH_MEMORY
    assert HEADING in sandbox.read(GOOD).text


def test_a_document_that_is_too_large_is_not_even_sent():
    with Sandbox() as box:
        assert trouble(box, bytes((64 << 20) + 1)) is Trouble.TOO_LARGE
        assert box._child is None


def test_more_text_than_any_paper_has_is_refused(sandbox):
    assert trouble(sandbox, glyph_pdf(["eeee"] * 30, {"e": "woord " * 5000})) is Trouble.OUTPUT_TOO_LARGE


def test_a_child_that_dies_under_a_document_is_a_crash(sandbox):
    sandbox.read(GOOD)
    threading.Timer(0.5, os.kill, (child_of(sandbox), signal.SIGSEGV)).start()
    assert trouble(sandbox, BUSY) is Trouble.CRASHED
    assert HEADING in sandbox.read(GOOD).text


def test_a_child_that_died_between_documents_costs_no_document(sandbox):
    sandbox.read(GOOD)
    os.kill(child_of(sandbox), signal.SIGKILL)
    time.sleep(0.2)
    assert HEADING in sandbox.read(GOOD).text


def test_no_process_is_left_after_closing():
    box = Sandbox()
    box.read(GOOD)
    child = child_of(box)
    box.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_closed_sandbox_starts_again(sandbox):
    sandbox.read(GOOD)
    sandbox.close()
    assert HEADING in sandbox.read(GOOD).text


def test_a_fork_has_a_child_of_its_own(sandbox):
    sandbox.read(GOOD)
    before = child_of(sandbox)
    reader, writer = os.pipe()
    fork = os.fork()
    if fork == 0:  # as a Celery worker does
        try:
            sandbox.read(GOOD)
            os.write(writer, str(child_of(sandbox)).encode())
            sandbox.close()
        finally:
            os._exit(0)
    os.waitpid(fork, 0)
    assert int(os.read(reader, 20)) != before
    sandbox.read(GOOD)
    assert child_of(sandbox) == before


def test_threads_take_turns(sandbox):
    texts = []
    threads = [threading.Thread(target=lambda: texts.append(sandbox.read(GOOD).text)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 4
    assert set(texts) == {texts[0]}


def test_a_reader_that_cannot_start_is_our_fault(monkeypatch):
    monkeypatch.setattr("motions.reading.sandbox._ROOT", "/")
    with Sandbox() as box, pytest.raises(SandboxBroken):
        box.read(GOOD)


def test_the_child_gets_no_secrets_and_can_write_no_file(sandbox, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    sandbox.close()
    sandbox.read(GOOD)
    with open(f"/proc/{child_of(sandbox)}/environ", "rb") as environment:
        assert b"geheim" not in environment.read()
    with open(f"/proc/{child_of(sandbox)}/limits") as limits:
        table = {line[:25].strip(): line[26:].split()[:2] for line in limits}
    assert table["Max file size"] == ["0", "0"]
    assert table["Max address space"] == [str(512 << 20)] * 2
