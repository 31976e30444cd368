"""Word documents: the final version of the text, and nothing that a reader does not see."""

import io
import zipfile

import pytest

from motions.reading.docx import read_docx
from motions.reading.trouble import Trouble, Unreadable
from tests.motions.reading.papers import MOTION, SECRET, make_docx, paragraph


def paragraphs(body: str) -> list[str]:
    return read_docx(make_docx(body)).text.split("\n\n")


def trouble(data: bytes) -> Trouble:
    with pytest.raises(Unreadable) as caught:
        read_docx(data)
    return caught.value.trouble


def test_paragraphs_and_names_are_read():
    read = paragraphs("".join(map(paragraph, MOTION)))
    assert read[:3] == list(MOTION[:3])
    assert read[-1] == "De Vries-Terpstra\nVan der Meulen"


def test_insertions_are_kept_and_deletions_left_out():
    inserted = "<w:ins><w:r><w:t>nieuw </w:t></w:r></w:ins><w:moveTo><w:r><w:t>hierheen</w:t></w:r></w:moveTo>"
    deleted = "<w:del><w:r><w:delText>oud</w:delText><w:t>ouder</w:t></w:r></w:del>"
    deleted += "<w:moveFrom><w:r><w:t>daar</w:t></w:r></w:moveFrom>"
    assert paragraphs(f"<w:p>{inserted}{deleted}</w:p>") == ["nieuw hierheen"]


def test_a_word_in_pieces_is_one_word_and_a_break_parts_paragraphs():
    runs = "<w:r><w:t>ver</w:t></w:r><w:r><w:t>zoekt</w:t><w:tab/><w:t>de</w:t><w:br/><w:t>Kamer</w:t></w:r>"
    assert paragraphs(f"<w:p>{runs}</w:p>") == ["verzoekt de", "Kamer"]


def test_a_point_of_a_list_gets_a_mark():
    point = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>de boot</w:t></w:r></w:p>"
    assert paragraphs(paragraph("verzoekt:") + point) == ["verzoekt:", "– de boot"]


def test_tables_text_boxes_and_links_are_read():
    cell = f"<w:tbl><w:tr><w:tc>{paragraph('cel')}</w:tc></w:tr></w:tbl>"
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('kader')}</w:txbxContent></w:pict></w:r></w:p>"
    link = "<w:p><w:hyperlink><w:r><w:t>koppeling</w:t></w:r></w:hyperlink></w:p>"
    assert paragraphs(cell + box + link) == ["cel", "kader", "koppeling"]


def test_footnotes_come_after_the_text():
    data = make_docx(paragraph("tekst"), footnotes=f"<w:footnote>{paragraph('noot')}</w:footnote>")
    assert read_docx(data).text == "tekst\n\nnoot"


@pytest.mark.parametrize(
    "look", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:color w:val="fefefe"/>', '<w:sz w:val="2"/>']
)
def test_hidden_text_is_left_out_and_told(look):
    read = read_docx(make_docx(paragraph("De Kamer,") + paragraph(SECRET, look)))
    assert (read.text, read.doubts) == ("De Kamer,", {Trouble.HIDDEN_TEXT})


@pytest.mark.parametrize(
    "look",
    [
        '<w:vanish w:val="0"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:fill="000080"/>',
        '<w:color w:val="FFFFFF"/><w:highlight/>',
    ],
)
def test_what_a_reader_sees_is_read(look):
    read = read_docx(make_docx(paragraph("zichtbaar", look)))
    assert (read.text, read.doubts) == ("zichtbaar", frozenset())


def test_a_document_type_within_is_refused():
    data = make_docx("")
    document = '<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="urn:w">&a;</w:document>'
    assert trouble(replaced(data, document.encode())) is Trouble.DOCTYPE


def test_a_part_that_inflates_without_end_is_refused():
    assert trouble(replaced(make_docx(""), b" " * (30 << 20))) is Trouble.TOO_LARGE


def test_a_part_behind_a_password_is_encrypted():
    data = bytearray(make_docx(paragraph("x")))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        start = data.rindex(sign)
        data[start + (6 if sign[2] == 3 else 8)] |= 1
    assert trouble(bytes(data)) is Trouble.ENCRYPTED


@pytest.mark.parametrize("data", [b"PK\x03\x04", make_docx(paragraph("x"))[:200], make_docx("<w:p>")])
def test_a_broken_file_is_refused(data):
    assert trouble(data) is Trouble.BROKEN


def test_a_document_without_words_has_no_text():
    assert trouble(make_docx("<w:p/>")) is Trouble.NO_TEXT


def replaced(data: bytes, document: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return buffer.getvalue()
