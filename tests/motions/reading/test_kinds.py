import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.reading.kinds import Kind, judge_kind
from tests.motions.reading.papers import make_docx, make_pdf, show


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.EMPTY),
        (b" \r\n\t ", Kind.EMPTY),
        (b"\xef\xbb\xbf", Kind.EMPTY),
        (b"%PDF-1.4\n", Kind.PDF),
        (b"\xef\xbb\xbf1f40\r\n%PDF-1.7\n", Kind.PDF),
        (bytes(900) + b"%PDF-1.7\n", Kind.PDF),
        (bytes(1100) + b"%PDF-1.7\n", Kind.EMPTY),
        (b"<?xml version='1.0'?><a/>", Kind.XML),
        (b"\xef\xbb\xbf<kamerstuk>", Kind.XML),
        ("<?xml version='1.0'?><a/>".encode("utf-16"), Kind.XML),
        ("<kamerstuk/>".encode("utf-16-le"), Kind.XML),
        (b"<!DOCTYPE html><html>", Kind.HTML),
        (b"\n<HTML><body>%PDF-1.4", Kind.HTML),
        (b'{"error": 404}', Kind.JSON),
        (b"{\\rtf1 hallo}", Kind.RTF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", Kind.DOC),
        (b"PK\x03\x04 a.txt", Kind.ZIP),
        (b"\x1f\x8b\x08rest", Kind.UNKNOWN),
        (b"Document niet gevonden", Kind.TEXT),
        (b"\x89PNG\r\n\x1a\n\0\0", Kind.UNKNOWN),
    ],
)
def test_the_first_bytes_tell_the_kind(data, kind):
    assert judge_kind(data) is kind


def test_a_zip_file_with_a_word_document_in_it_is_docx():
    assert judge_kind(make_docx("")) is Kind.DOCX


def test_a_pdf_that_speaks_of_html_stays_a_pdf():
    assert judge_kind(make_pdf(show(["<html>"]))) is Kind.PDF


@given(st.binary(max_size=2000))
def test_any_bytes_have_a_kind(data):
    assert judge_kind(data) in Kind
