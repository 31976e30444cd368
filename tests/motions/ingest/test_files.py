"""Bytes are kept once, whole, and the row never comes before them."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motions.ingest import files
from motions.models import StoredFile
from motions.reading.kinds import Kind

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4 de veerboot naar Vlieland"


def on_disk(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def test_what_is_stored_comes_back():
    assert files.read_bytes(files.store(PDF)) == PDF


def test_a_file_lies_below_the_first_two_digits_of_its_sha256(media):
    file = files.store(PDF)
    assert on_disk(media) == [media / "files" / file.sha256[:2] / file.sha256]


def test_the_same_bytes_are_kept_once(media):
    first, second = files.store(PDF), files.store(PDF)
    assert first == second
    assert StoredFile.objects.count() == len(on_disk(media)) == 1


def test_a_document_of_a_kind_that_we_read_is_not_set_apart():
    file = files.store(PDF)
    assert (file.kind, file.set_apart) == (Kind.PDF, False)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!doctype html><html>", Kind.HTML),
        (b'{"error": 404}', Kind.JSON),
        (b"Het document kan niet worden opgehaald.", Kind.TEXT),
        (b"{\\rtf1 tekst}", Kind.RTF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), Kind.DOC),
        (bytes(range(1, 200)), Kind.UNKNOWN),
    ],
)
def test_what_is_no_document_is_set_apart(data, kind):
    file = files.store(data)
    assert (file.kind, file.set_apart) == (kind, True)


def test_another_kind_than_expected_is_set_apart():
    assert files.store(b"<?xml version='1.0'?><kamerstuk/>", expected=Kind.PDF).set_apart


def test_a_file_that_turns_up_under_its_own_name_later_is_no_longer_set_apart():
    files.store(PDF, expected=Kind.XML)
    assert not files.store(PDF, expected=Kind.PDF).set_apart
    assert not StoredFile.objects.get().set_apart


def test_bytes_that_got_lost_are_written_again():
    files.store(PDF).path.unlink()
    assert files.read_bytes(files.store(PDF)) == PDF


def test_bytes_that_were_cut_short_are_written_again():
    files.store(PDF).path.write_bytes(PDF[:10])
    assert files.read_bytes(files.store(PDF)) == PDF


def test_lost_bytes_are_said():
    file = files.store(PDF)
    file.path.unlink()
    with pytest.raises(files.FileDamaged, match="is weg"):
        files.read_bytes(file)


def test_changed_bytes_are_said():
    file = files.store(PDF)
    file.path.write_bytes(PDF.replace(b"Vlieland", b"Texel 12"))
    with pytest.raises(files.FileDamaged, match="veranderd"):
        files.read_bytes(file)


def test_a_full_disk_is_said_and_leaves_nothing_behind(media, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(files.StorageFailed, match="schijf is vol"):
        files.store(PDF)
    assert on_disk(media) == []
    assert not StoredFile.objects.exists()


def test_a_file_that_a_full_disk_refused_is_taken_afterwards(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: (_ for _ in ()).throw(OSError(errno.ENOSPC, "vol")))
        with pytest.raises(files.StorageFailed):
            files.store(PDF)
    assert files.read_bytes(files.store(PDF)) == PDF


def test_a_folder_that_cannot_be_written_is_said(settings):
    settings.MEDIA_ROOT = Path("/proc/motieportal")  # read-only for root too
    with pytest.raises(files.StorageFailed):
        files.store(PDF)
    assert not StoredFile.objects.exists()


class AnyBytes(TestCase):
    @given(data=st.binary(max_size=300))
    def test_any_bytes_come_back_as_they_were(self, data):
        file = files.store(data)
        assert files.read_bytes(file) == data
        assert file.size == len(data)
