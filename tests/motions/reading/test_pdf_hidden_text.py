"""Text that a reader of the page does not see: never in the text, always told."""

import pytest

from motions.reading.pdf import read_pdf
from motions.reading.trouble import Trouble, Unreadable
from tests.motions.reading.papers import FULL_PAGE_IMAGE, HEADING, MOTION, SECRET, make_pdf, show

HIDDEN = show([SECRET], y=300)
BAR = b"60 290 500 30 re f\n"
FORM = b"/Fm %d 0 R"


def form(content: bytes, box: bytes = b"[0 0 595 842]", more: bytes = b"") -> bytes:
    head = b"<< /Type /XObject /Subtype /Form /BBox %s /Resources << /Font << /F1 3 0 R >> >> %s /Length %d >>"
    return head % (box, more, len(content)) + b"\nstream\n" + content + b"\nendstream"


def with_form(before: bytes, content: bytes, **options: bytes) -> bytes:
    data = make_pdf(show(MOTION) + before + b"/Fm Do\n", objects=[form(content, **options)])
    return data.replace(b"/Im 4 0 R", b"/Fm 5 0 R")


def with_layer(layer: bytes, default: bytes) -> bytes:
    content = show(MOTION) + b"/OC /L BDC\n" + HIDDEN + b"EMC\n" + show(["Slot."], y=250)
    return make_pdf(
        content,
        objects=[b"<< /Type /OCG /Name (laag) >>", layer],
        resources=b"/Properties << /L %d 0 R >>" % (6 if b"OCMD" in layer else 5),
        catalog=b"/OCProperties << /OCGs [5 0 R] /D << %s >> >>" % default,
    )


HIDING = {
    "white on paper": make_pdf(show(MOTION) + b"1 g\n" + HIDDEN),
    "white in CMYK": make_pdf(show(MOTION) + b"0 0 0 0 k\n" + HIDDEN),
    "nearly white": make_pdf(show(MOTION) + b".96 .96 .96 rg\n" + HIDDEN),
    "black on a black bar": make_pdf(show(MOTION) + BAR + HIDDEN),
    "left of the page": make_pdf(show(MOTION) + show([SECRET], x=-900)),
    "right of the page": make_pdf(show(MOTION) + show([SECRET], x=700)),
    "outside the crop box": make_pdf(show(MOTION) + HIDDEN, page=b"/MediaBox [0 0 595 842] /CropBox [0 400 595 842]"),
    "tiny": make_pdf(show(MOTION) + show([SECRET], y=300, size=0.01)),
    "squeezed to nothing": make_pdf(show(MOTION) + b"0 Tz\n" + HIDDEN),
    "invisible without an image": make_pdf(show(MOTION) + show([SECRET], y=300, mode=3)),
    "a clipping path only": make_pdf(show(MOTION) + show([SECRET], y=300, mode=7)),
    "under a white bar": make_pdf(show(MOTION) + HIDDEN + b"1 g " + BAR),
    "under a small image": make_pdf(show(MOTION) + HIDDEN + b"q 500 0 0 30 60 290 cm /Im Do Q\n"),
    "under an image of the page that has text upon it": make_pdf(HIDDEN + FULL_PAGE_IMAGE + show(MOTION)),
    "clipped away": make_pdf(show(MOTION) + b"q 0 0 9 9 re W n\n" + HIDDEN + b"Q\n"),
    "transparent": make_pdf(show(MOTION) + b"/G gs\n" + HIDDEN, resources=b"/ExtGState << /G << /ca 0 >> >>"),
    "white from outside a form": with_form(b"1 g ", HIDDEN),
    "invisible from outside a form": with_form(b"BT 3 Tr ET ", HIDDEN.replace(b"0 Tr", b"")),
    "outside the box of a form": with_form(b"", HIDDEN, box=b"[0 0 9 9]"),
}


@pytest.mark.parametrize("how", HIDING)
def test_hidden_text_is_left_out_and_told(how):
    read = read_pdf(HIDING[how])
    assert read.doubts == {Trouble.HIDDEN_TEXT}
    assert HEADING in read.text
    assert "Negeer" not in read.text


@pytest.mark.parametrize("default", [b"/OFF [5 0 R]", b"/BaseState /OFF /ON []"])
@pytest.mark.parametrize(
    "layer", [b"null", b"<< /Type /OCMD /OCGs 5 0 R >>", b"<< /Type /OCMD /OCGs [5 0 R] /P /AllOn >>"]
)
def test_text_in_a_layer_that_is_switched_off_is_hidden(layer, default):
    read = read_pdf(with_layer(layer, default))
    assert read.doubts == {Trouble.HIDDEN_TEXT}
    assert "Negeer" not in read.text
    assert "Slot." in read.text


def test_text_in_a_layer_that_is_on_is_read():
    read = read_pdf(with_layer(b"<< /Type /OCMD /OCGs 5 0 R >>", b"/ON [5 0 R]"))
    assert (SECRET in read.text, read.doubts) == (True, frozenset())


def test_a_paper_of_which_all_text_is_hidden_is_refused_for_that():
    with pytest.raises(Unreadable) as caught:
        read_pdf(make_pdf(show(MOTION, mode=3)))
    assert caught.value.trouble is Trouble.HIDDEN_TEXT


VISIBLE = {
    "white on a black bar": make_pdf(b"0 g 0 0 595 842 re f 1 g\n" + show(MOTION)),
    "black on a page painted white": make_pdf(b"1 g 0 0 595 842 re f 0 g\n" + show(MOTION)),
    "white upon a thick line": make_pdf(b"800 w 0 400 m 595 400 l S 1 g\n" + show(MOTION)),
    "upon a picture": make_pdf(FULL_PAGE_IMAGE + show(MOTION)),
    "white upon a shape that is no rectangle": make_pdf(
        b"0 g 0 0 m 0 842 l 595 842 l 595 0 l 300 -9 l f 1 g\n" + show(MOTION)
    ),
    "in a form": with_form(b"", show(["Slot."], y=300)),
    "beside a shape": make_pdf(show(MOTION) + b"1 g 60 100 500 30 re f\n"),
    "under a see-through shape": make_pdf(
        show(MOTION) + b"/G gs 1 1 0 rg 0 0 595 842 re f\n", resources=b"/ExtGState << /G << /ca .4 >> >>"
    ),
    "under a marker that blends": make_pdf(
        show(MOTION) + b"/G gs 1 1 0 rg 0 0 595 842 re f\n", resources=b"/ExtGState << /G << /BM /Multiply >> >>"
    ),
    "in ink of a colour that is not known": make_pdf(
        b"/Ink cs 1 scn\n" + show(MOTION), resources=b"/ColorSpace << /Ink [/Separation /Blauw /DeviceGray 3 0 R] >>"
    ),
    "running a little over the edge": make_pdf(show([*MOTION, "a " * 70])),
}


@pytest.mark.parametrize("how", VISIBLE)
def test_what_a_reader_sees_is_not_taken_for_hidden(how):
    read = read_pdf(VISIBLE[how])
    assert HEADING in read.text
    assert read.doubts == frozenset()
