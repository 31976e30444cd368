"""Official XML: its structure becomes paragraphs; nothing else of it is believed."""

import pytest

from motions.reading.trouble import Trouble, Unreadable
from motions.reading.xml import read_xml

PAPER = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
  <metadata><meta name="OVERHEIDop.dossiernummer" content="99001"/></metadata>
  <kamerstuk>
    <kamerstukkop>
      <tekstregel inhoud="vergaderjaar">Vergaderjaar 2022-2023</tekstregel>
      <tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
      <tekstregel inhoud="kamernummer">2</tekstregel>
      <tekstregel inhoud="documenttype">Kamerstukken</tekstregel>
    </kamerstukkop>
    <dossier>
      <dossiernummer><dossiernr>99 001</dossiernr>-<raadnr>07</raadnr></dossiernummer>
      <titel>Veerdiensten</titel>
    </dossier>
    <stuk>
      <stuknr>Nr. <ondernummer kamer="2">7</ondernummer></stuknr>
      <titel>MOTIE VAN HET LID DE VRIES-TERPSTRA C.S.</titel>
      <datumtekst>Voorgesteld <datum isodatum="2023-03-14">14 maart 2023</datum></datumtekst>
      <algemeen><vrije-tekst><tekst status="goed">%s</tekst></vrije-tekst></algemeen>
    </stuk>
  </kamerstuk>
</officiele-publicatie>"""


def paragraphs(body: str) -> list[str]:
    return read_xml((PAPER % body).encode()).text.split("\n\n")


def trouble(data: bytes) -> Trouble:
    with pytest.raises(Unreadable) as caught:
        read_xml(data)
    return caught.value.trouble


def test_the_head_comes_in_the_order_of_print():
    assert paragraphs("<al>De Kamer,</al>") == [
        "Tweede Kamer der Staten-Generaal",
        "Vergaderjaar 2022–2023",
        "99 001-07",
        "Veerdiensten",
        "Nr. 7",
        "MOTIE VAN HET LID DE VRIES-TERPSTRA C.S.",
        "Voorgesteld 14 maart 2023",
        "De Kamer,",
    ]


def test_a_budget_chapter_follows_its_dossier():
    number = "<dossiernr>99 001</dossiernr>\n <begrotingshoofdstuk>VII</begrotingshoofdstuk>"
    assert (
        read_xml(f"<dossiernummer>{number}</dossiernummer><al>x</al>".join(("<a>", "</a>")).encode()).text
        == "99 001 VII\n\nx"
    )


def test_markup_within_a_sentence_does_not_part_it():
    marked = "de <nadruk type='cur'>Wet</nadruk> CO<inf>2</inf>, zie <extref doc='x'>artikel 3</extref>"
    body = f"<al>{marked}; mo<!-- x -->tie<?pi x?>s</al>"
    assert paragraphs(body)[-1] == "de Wet CO2, zie artikel 3; moties"


def test_points_of_a_list_begin_with_their_mark():
    items = "".join(
        f"<li><li.nr>{mark}</li.nr><al>{text}</al></li>" for mark, text in (("–", "de boot;"), ("b.", "de trein,"))
    )
    body = f"<al-groep><al>verzoekt de regering:</al><lijst>{items}</lijst><al>en dat te melden,</al></al-groep>"
    assert paragraphs(body)[-4:] == ["verzoekt de regering:", "– de boot;", "b. de trein,", "en dat te melden,"]


def test_names_under_the_closing_formula_stay_one_a_line():
    closing = "<al>en gaat over tot de orde van de dag.</al>"
    grouped = closing + "<al-groep><al>De Vries-Terpstra</al><al>Van der Meulen</al></al-groep>"
    loose = closing + "<al>De Vries-Terpstra</al><al>Van der Meulen</al>"
    assert paragraphs(grouped)[-1] == paragraphs(loose)[-1] == "De Vries-Terpstra\nVan der Meulen"


def test_a_sentence_that_was_broken_in_a_group_is_mended():
    halves = "<al>overwegende dat de veerdienst naar het eiland van groot</al><al>belang is;</al>"
    assert paragraphs(f"<al-groep>{halves}<al>verzoekt x,</al></al-groep>")[-2:] == [
        "overwegende dat de veerdienst naar het eiland van groot belang is;",
        "verzoekt x,",
    ]


def test_notes_come_after_the_text_and_leave_their_number():
    body = "<al>zie het rapport<noot><noot.nr>1</noot.nr><noot.al>Rapport van mei.</noot.al></noot>;</al><al>slot</al>"
    assert paragraphs(body)[-3:] == ["zie het rapport1;", "slot", "1 Rapport van mei."]


def test_a_row_of_a_table_is_a_paragraph():
    row = "<row><entry><al>boot</al></entry><entry><al>6 uur</al></entry></row>"
    assert paragraphs(f"<table><tgroup><tbody>{row}</tbody></tgroup></table>")[-1] == "boot | 6 uur"


def test_any_namespace_and_encoding_is_read():
    text = "<kamerstuk xmlns='urn:x'><al>co&#246;peratie</al></kamerstuk>"
    assert read_xml(text.encode()).text == read_xml(text.encode("utf-16")).text == "coöperatie"


def test_markup_in_character_data_is_text():
    assert paragraphs("<al><![CDATA[<script>alert(1)</script>]]></al>")[-1] == "<script>alert(1)</script>"


@pytest.mark.parametrize("prolog", ["", "<?xml version='1.0'?>\n", "<!-- x -->", "<!--" + "x" * 5000 + "-->\n<?pi y?>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_type_is_refused_wherever_it_stands(prolog, encoding):
    assert trouble(f"{prolog}<!DOCTYPE a [<!ENTITY b 'c'>]><a><al>&b;</al></a>".encode(encoding)) is Trouble.DOCTYPE


@pytest.mark.parametrize(
    "data", [b"<a><al>", b"<a><al>&</al></a>", b"<a><al>\xe9</al></a>", b"<?xml version='1.0' encoding='x-none'?><a/>"]
)
def test_broken_xml_is_refused(data):
    assert trouble(data) is Trouble.BROKEN


def test_xml_that_is_an_error_message_is_no_document():
    assert trouble(b"<Error><Code>BlobNotFound</Code></Error>") is Trouble.NOT_A_DOCUMENT


def test_a_paper_without_words_has_no_text():
    assert trouble(b"<kamerstuk><al> </al><al>...</al></kamerstuk>") is Trouble.NO_TEXT


def test_many_comments_before_the_root_cost_no_time():
    assert read_xml(b"<!-- - -->" * 5000 + b"<a><al>x</al></a>").text == "x"


def test_depth_and_size_have_limits():
    assert trouble(b"<al>" * 300 + b"x" + b"</al>" * 300) is Trouble.BROKEN
    assert trouble(b"<a>" + b"<al>x</al>" * 300_000 + b"</a>") is Trouble.TOO_LARGE
