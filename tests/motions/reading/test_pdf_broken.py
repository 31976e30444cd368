"""PDFs whose tables, lengths or streams are wrong: read from what stands in them, or refused."""

import re
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motions.reading.pdf import read_pdf
from motions.reading.reader import read_document
from motions.reading.trouble import Trouble, Unreadable
from tests.motions.reading.papers import HEADING, MOTION, SECRET, make_pdf, show

GOOD = make_pdf(show(MOTION))
PLAIN = make_pdf(show(MOTION), packed=False)


def shifted_table(data: bytes, by: int) -> bytes:
    return re.sub(rb"(\d{10}) 00000 n", lambda m: b"%010d 00000 n" % (int(m[1]) + by), data)


WHOLE = {
    "junk before the header": bytes(range(48, 58)) * 90 + b"\n" + GOOD,
    "junk after the end": GOOD + b"\0" * 3000,
    "offsets a little wrong": shifted_table(GOOD, 13),
    "offsets far off": shifted_table(GOOD, 300),
    "every object marked as free": GOOD.replace(b" n \n", b" f \n"),
    "no table and no startxref": re.sub(rb"xref\n.*?trailer", b"trailer", GOOD, flags=re.DOTALL).replace(
        b"startxref", b""
    ),
    "a table that never ends": GOOD.replace(b"xref\n0 7", b"xref\n0 999999999"),
    "cut off in its last line": GOOD[:-30],
    "a length that is too short": PLAIN.replace(b"/Length 6", b"/Length 1", 1),
    "no length": re.sub(rb"/Length \d+", b"", PLAIN),
    "a length that is itself": PLAIN.replace(b"<< /Length ", b"<< /Length 5 0 R /Was ", 1),
    "carriage returns for line ends": PLAIN.replace(b"\n", b"\r"),
    "a page box that refers to itself": make_pdf(show(MOTION), objects=[b"5 0 R"], page=b"/MediaBox 5 0 R"),
    "no page box": make_pdf(show(MOTION), page=b""),
    "a page tree that holds itself": GOOD.replace(b"/Kids [", b"/Kids [2 0 R "),
    "a count that lies": GOOD.replace(b"/Count 1", b"/Count 2147483648"),
    "operators without operands": make_pdf(b"Q Q ET EMC Td Tm cm rg /Foo gs 5 BDC Tj TJ re scn Wat\n" + show(MOTION)),
    "numbers that are none": make_pdf(b"q 1e400 0 0 --5 +-3 1.2.3 cm 4..5 Ts Q\n" + show(MOTION)),
}


@pytest.mark.parametrize("how", WHOLE)
def test_what_stands_in_the_file_is_read_whole(how):
    text = read_pdf(WHOLE[how]).text
    assert HEADING in text
    assert text.endswith("Van der Meulen")


DAMAGED = {
    "content that is missing": make_pdf(show(MOTION), b"").replace(b"/Contents 7 0 R", b"/Contents 99 0 R"),
    "a page that is missing": GOOD.replace(b"/Kids [", b"/Kids [99 0 R "),
    "an image without an end": make_pdf(
        show(MOTION[:3]) + b"BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"\x80" * 81 + b"\n" + show(MOTION[3:], y=600)
    ),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_what_is_lost_is_told_and_the_rest_is_read(how):
    read = read_pdf(DAMAGED[how])
    assert read.doubts == {Trouble.INCOMPLETE}
    assert "Van der Meulen" in read.text


def test_a_stream_that_is_not_what_its_checksum_says_is_doubted():
    packed = zlib.compress(show(MOTION))
    spoiled = packed[:-1] + bytes([packed[-1] ^ 1])
    assert read_pdf(make_pdf(show(MOTION)).replace(packed, spoiled)).doubts == {Trouble.INCOMPLETE}


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", GOOD[: len(GOOD) // 4], b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"]
)
def test_a_file_without_pages_is_broken(data):
    with pytest.raises(Unreadable) as caught:
        read_pdf(data)
    assert caught.value.trouble is Trouble.BROKEN


def test_a_form_that_draws_itself_is_drawn_once():
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 11 >>"
    form = head + b"\nstream\n/X Do /X Do\nendstream"
    data = make_pdf(show(MOTION) + b"/X Do\n", objects=[form]).replace(b"/Im 4 0 R", b"/X 5 0 R")
    assert HEADING in read_pdf(data).text


TOO_MUCH = {
    "content": make_pdf(b" " * (40 << 20)),
    "saved states": make_pdf(b"q " * 10_000 + show(MOTION)),
    "operators": make_pdf(b"n " * 310_000),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_more_than_any_paper_has_is_refused(what):
    with pytest.raises(Unreadable) as caught:
        read_pdf(TOO_MUCH[what])
    assert (caught.value.trouble, caught.value.detail) == (Trouble.TOO_LARGE, what)


def test_the_detail_of_a_refusal_never_holds_text_of_the_document():
    with pytest.raises(Unreadable) as caught:
        read_pdf(make_pdf(show([SECRET]))[:300])
    assert "Negeer" not in str(caught.value)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=40), st.integers(0, 60))
def test_a_spoiled_paper_is_read_or_refused(place, put, cut):
    with suppress(Unreadable):
        assert read_document(GOOD[:place] + put + GOOD[place + cut :]).text


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"%PDF-1.7\n", b"<?xml version='1.0'?>", b"PK\x03\x04word/document.xml", b"<al>"]),
)
def test_any_bytes_are_read_or_refused(data, start):
    with suppress(Unreadable):
        assert read_document(start + data).text
