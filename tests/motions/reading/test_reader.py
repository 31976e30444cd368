"""What the one door adds: parts, legibility, doubts, and refusals of what is no document."""

import json

import pytest

from motions.reading.document import ReadDocument
from motions.reading.kinds import Kind
from motions.reading.parts import PartKind
from motions.reading.reader import READER_VERSION, read_document
from motions.reading.trouble import EXPLANATIONS, Trouble, Unreadable
from tests.motions.reading.papers import MOTION, glyph_pdf, make_docx, make_pdf, paragraph, show


def trouble(data: bytes, claimed: Kind | None = None) -> Trouble:
    with pytest.raises(Unreadable) as caught:
        read_document(data, claimed)
    return caught.value.trouble


def test_a_paper_comes_with_its_parts_and_legibility():
    read = read_document(make_pdf(show(MOTION)))
    kinds = [part.kind for part in read.parts]
    assert kinds.count(PartKind.CONSIDERATION) == 2
    assert kinds.count(PartKind.REQUEST) == 1
    assert kinds.count(PartKind.SIGNATURE) == 2
    assert read.legibility.score > 0.9
    assert (read.kind, read.reader_version, read.doubts) == (Kind.PDF, READER_VERSION, ())


def test_word_and_pdf_of_one_motion_give_the_same_request():
    documents = [make_pdf(show(MOTION)), make_docx(paragraph(" ".join(MOTION[8:10])))]
    requests = [
        read.text[part.start : part.end]
        for read in map(read_document, documents)
        for part in read.parts
        if part.kind is PartKind.REQUEST
    ]
    assert requests[0] == requests[1]


@pytest.mark.parametrize(
    "document",
    [make_pdf(show(MOTION)), make_docx(paragraph("De Kamer, verzoekt x.") + paragraph("y", "<w:vanish/>") * 9)],
)
def test_a_document_survives_json(document):
    read = read_document(document)
    assert ReadDocument.from_json(json.loads(json.dumps(read.to_json()))) == read


def test_letters_that_stand_for_others_are_gibberish():
    letters = "abcdefghijklmnopqrstuvwxyz"
    assert trouble(glyph_pdf(MOTION, dict(zip(letters, letters[7:] + letters[:7], strict=True)))) is Trouble.GIBBERISH


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Trouble.EMPTY),
        (b"<html><body>500</body></html>", Trouble.NOT_A_DOCUMENT),
        (b'{"error": "niet gevonden"}', Trouble.NOT_A_DOCUMENT),
        (b"Document niet gevonden", Trouble.NOT_A_DOCUMENT),
        (b"{\\rtf1 hallo}", Trouble.WRONG_KIND),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Trouble.WRONG_KIND),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptionInfo".encode("utf-16-le"), Trouble.ENCRYPTED),
        (b"PK\x03\x04foto.png", Trouble.WRONG_KIND),
        (b"\x1f\x8b\x08\0\0", Trouble.WRONG_KIND),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(data, expected):
    assert trouble(data) is expected


def test_a_readable_document_of_another_kind_than_claimed_is_refused():
    assert trouble(make_docx(paragraph("De Kamer,")), Kind.PDF) is Trouble.WRONG_KIND


def test_what_is_no_document_keeps_its_own_reason_whatever_was_claimed():
    assert trouble(b"<html></html>", Kind.PDF) is Trouble.NOT_A_DOCUMENT


def test_every_trouble_has_one_plain_sentence():
    assert set(EXPLANATIONS) == set(Trouble)
    assert all(len(sentence.split()) <= 15 and sentence.endswith(".") for sentence in EXPLANATIONS.values())
