"""The text layer of a PDF: order, paragraphs, furniture, scans."""

import pytest

from motions.reading.pdf import read_pdf
from motions.reading.trouble import Trouble, Unreadable
from tests.motions.reading.papers import (
    FULL_PAGE_IMAGE,
    HEADING,
    MOTION,
    glyph_pdf,
    make_pdf,
    show,
)

RUNNING = "Tweede Kamer, vergaderjaar 2022–2023, 99 001, nr. 7"
PARAGRAPHS = [
    HEADING,
    "Voorgesteld 14 maart 2023",
    "De Kamer,",
    "gehoord de beraadslaging,",
    "constaterende dat de dienstregeling van de veerdienst naar Oost-Vlieland is ingekort en dat de laatste boot"
    " om zes uur vertrekt;",
    "overwegende dat bewoners en ondernemers een betrouwbare verbinding nodig hebben;",
    "verzoekt de regering om voor de zomer een plan van aanpak naar de Kamer te sturen,",
    "en gaat over tot de orde van de dag.",
    "De Vries-Terpstra\nVan der Meulen",
]


def paragraphs(data: bytes) -> list[str]:
    return read_pdf(data).text.split("\n\n")


def trouble(data: bytes) -> Trouble:
    with pytest.raises(Unreadable) as caught:
        read_pdf(data)
    return caught.value.trouble


def test_wrapped_lines_become_paragraphs_and_names_stay_one_a_line():
    assert paragraphs(make_pdf(show(MOTION))) == PARAGRAPHS


def test_a_good_paper_raises_no_doubt():
    read = read_pdf(make_pdf(show(MOTION)))
    assert (read.doubts, read.pages, read.scanned) == (frozenset(), 1, False)


def test_a_consideration_goes_on_over_the_end_of_a_page():
    foot = show(["kst-99001-7", "ISSN 0921 - 7371", "’s-Gravenhage 2023"], x=40, y=80, size=7, leading=9)
    running = show([RUNNING], y=40, size=8)
    number = show(["2"], x=500, y=40, size=8)
    assert (
        paragraphs(make_pdf(show(MOTION[:5]) + foot + running, show(MOTION[5:], y=790) + running + number))
        == PARAGRAPHS
    )


def test_running_heads_that_only_count_pages_are_dropped():
    pages = [show([f"Blad {n} van de griffie"], y=815) + show([f"Alinea {n * n}."], y=600) for n in (1, 2, 3)]
    text = read_pdf(make_pdf(*pages)).text
    assert "Alinea 9." in text
    assert "griffie" not in text


def test_running_heads_that_are_the_same_on_all_pages_are_dropped():
    pages = [show(["Dossier 99 001 van de griffie"], y=815) + show([f"Alinea {n * n}."], y=600) for n in (1, 2, 3)]
    assert "griffie" not in read_pdf(make_pdf(*pages)).text


def test_a_line_that_happens_to_stand_at_the_same_height_is_kept():
    pages = [show([f"Vraag {n}"], y=760) + show(["Een antwoord op de vraag."], y=600) for n in (3, 8)]
    text = read_pdf(make_pdf(*pages)).text
    assert "Vraag 3" in text
    assert "Vraag 8" in text


def test_notes_at_the_foot_come_after_the_text():
    first = show(["De minister wijst op het rapport 1 en zegt dat de"], y=300) + show(
        ["1 Rapport van de commissie."], y=80, size=7
    )
    assert paragraphs(make_pdf(first, show(["veerdienst blijft varen."], y=780))) == [
        "De minister wijst op het rapport 1 en zegt dat de veerdienst blijft varen.",
        "1 Rapport van de commissie.",
    ]


def test_points_of_a_list_are_paragraphs_of_their_own():
    lines = [
        "verzoekt de regering:",
        "– de boot vaker te laten varen,",
        "ook in de winter;",
        "– de Kamer te informeren,",
    ]
    assert paragraphs(make_pdf(show(lines))) == [
        "verzoekt de regering:",
        "– de boot vaker te laten varen, ook in de winter;",
        "– de Kamer te informeren,",
    ]


def test_lines_are_read_from_the_top_down_however_they_were_painted():
    painted = [show([line], y=760 - 15 * number) for number, line in enumerate(MOTION)]
    assert paragraphs(make_pdf(b"".join(reversed(painted)))) == PARAGRAPHS


def test_columns_are_read_one_after_the_other():
    rows = [
        show([f"linker kolom, regel {n} van tien"], y=700 - 15 * n)
        + show([f"rechter kolom, regel {n} van tien"], x=330, y=700 - 15 * n)
        for n in range(10)
    ]
    text = read_pdf(make_pdf(b"".join(rows))).text
    assert text.index("linker kolom, regel 9") < text.index("rechter kolom, regel 0")


def test_text_that_is_printed_twice_for_bold_is_read_once():
    assert paragraphs(make_pdf(show(MOTION) + show(MOTION, x=72.4))) == PARAGRAPHS


def test_a_turned_page_that_is_turned_back_reads_straight():
    turned = b"".join(
        show([line]).replace(b"72 760 Td", b"0 1 -1 0 %d 72 Tm" % (100 + 15 * number))
        for number, line in enumerate(MOTION)
    )
    straight = make_pdf(turned, page=b"/MediaBox [0 0 595 842] /Rotate 90")
    assert paragraphs(straight) == PARAGRAPHS
    assert read_pdf(straight).doubts == frozenset()
    assert read_pdf(make_pdf(turned)).doubts == {Trouble.TURNED_TEXT}


def test_ligatures_soft_hyphens_and_controls_are_resolved():
    lines = ["de oﬃciële ﬁnanciële reﬂectie van zieken\u00ad", "vervoer op de dag\0bladen"]
    assert paragraphs(glyph_pdf(lines)) == ["de officiële financiële reflectie van ziekenvervoer op de dagbladen"]


def test_a_font_without_a_map_to_unicode_is_gibberish():
    assert trouble(glyph_pdf(MOTION, mapped=False)) is Trouble.GIBBERISH


def test_a_page_of_noise_among_good_ones_is_doubted():
    noise = [f"lI1r{n}m uvwxz trnmu ijlrt vwnm zxvw qrtp lkjh gfds" for n in range(20)]
    assert Trouble.GIBBERISH in read_pdf(make_pdf(show(MOTION), show(noise))).doubts


def test_a_scan_has_no_text():
    assert trouble(make_pdf(FULL_PAGE_IMAGE)) is Trouble.NO_TEXT


@pytest.mark.parametrize("typed", [RUNNING, "Ontvangen griffie 14 maart 2023"])
def test_a_scan_with_a_typed_line_has_no_text(typed):
    assert trouble(make_pdf(FULL_PAGE_IMAGE + show([typed], y=810), FULL_PAGE_IMAGE)) is Trouble.NO_TEXT


def test_a_blank_page_has_no_text():
    assert trouble(make_pdf(b"", show(["   "]))) is Trouble.NO_TEXT


def test_text_on_one_page_and_a_scan_on_the_next_is_partly_scanned():
    read = read_pdf(make_pdf(show(MOTION), FULL_PAGE_IMAGE))
    assert read.doubts == {Trouble.PARTLY_SCANNED}
    assert HEADING in read.text


@pytest.mark.parametrize("content", [FULL_PAGE_IMAGE + show(MOTION, mode=3), show(MOTION) + FULL_PAGE_IMAGE])
def test_the_text_layer_of_a_scan_is_read_as_such(content):
    read = read_pdf(make_pdf(content))
    assert (read.scanned, read.doubts) == (True, frozenset())
    assert read.text.split("\n\n") == PARAGRAPHS
