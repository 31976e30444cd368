"""Text of a motion to its parts. All members, papers and dossiers are invented."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.reading.structure import Part, PartKind, parse_parts

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"

PAPER = """Tweede Kamer der Staten-Generaal

Vergaderjaar 2031–2032

99 001 V

Vaststelling van de begroting van het Ministerie van Kaasmakerij (V)

Nr. 12

GEWIJZIGDE MOTIE VAN DE LEDEN VAN DER MEERKOET EN BOTERBLOEM

Voorgesteld tijdens het wetgevingsoverleg van 3 maart 2032

De Kamer,

gehoord de beraadslaging,

constaterende dat de kaasmarkt sluit;

voorts overwegende dat kaas bij het ontbijt hoort;

verzoekt de regering:

– een kaasplan te maken;

– de kaasmarkt te openen,

en de Kamer hierover te informeren,

verzoekt de Minister van Kaas en Boter voorts om boter te tellen,

en gaat over tot de orde van de dag.

Van der Meerkoet
Boterbloem"""


def found(text: str, *kinds: PartKind) -> list[str]:
    """The texts of the parts of these kinds, white space squashed."""
    return [" ".join(text[p.start : p.end].split()) for p in parse_parts(text) if p.kind in kinds]


def motion(*paragraphs: str) -> str:
    """A motion whose body is these paragraphs."""
    return "\n\n".join(["De Kamer,", "gehoord de beraadslaging,", *paragraphs, "en gaat over tot de orde van de dag."])


def request_of(text: str) -> Part:
    return next(part for part in parse_parts(motion(text)) if part.kind is PartKind.REQUEST)


def test_a_printed_paper_falls_into_its_parts_in_order():
    kinds = [str(part.kind) for part in parse_parts(PAPER) if part.level == 0]
    assert kinds == [
        "heading", "heading", "dossier", "number", "heading", "date", "opening", "deliberation", "consideration",
        "consideration", "request", "request", "closing", "signature", "signature",
    ]  # fmt: skip


def test_a_dossier_holds_its_number_and_its_title():
    dossier = next(part for part in parse_parts(PAPER) if part.kind is PartKind.DOSSIER)
    assert dossier.lead == "99 001 V"
    assert PAPER[dossier.start : dossier.end].endswith("Kaasmakerij (V)")


def test_each_signature_is_a_part():
    assert found(PAPER, PartKind.SIGNATURE) == ["Van der Meerkoet", "Boterbloem"]


def test_points_of_a_list_lie_within_their_request():
    parts = parse_parts(PAPER)
    items = [part for part in parts if part.kind is PartKind.ITEM]
    assert [PAPER[i.start : i.end] for i in items] == ["– een kaasplan te maken;", "– de kaasmarkt te openen,"]
    assert {parts[item.parent].kind for item in items} == {PartKind.REQUEST}
    assert {item.level for item in items} == {1}


def test_what_follows_a_list_belongs_to_the_request_and_not_to_its_last_point():
    request = found(PAPER, PartKind.REQUEST)[0]
    assert request.endswith("en de Kamer hierover te informeren,")


def test_paragraphs_after_a_colon_are_points_without_marks():
    text = motion("verzoekt de regering:", "kaas te keuren;", "boter te keuren;", "en de Kamer hierover te informeren,")
    assert found(text, PartKind.ITEM) == ["kaas te keuren;", "boter te keuren;"]


def test_the_first_point_is_found_where_a_reader_glued_it_to_the_words_before():
    text = motion("verzoekt de regering om: kaas te keuren;", "boter te keuren,")
    assert found(text, PartKind.ITEM) == ["kaas te keuren;", "boter te keuren,"]


def test_a_list_within_a_list_is_a_level_deeper():
    text = motion("verzoekt de regering:", "1. kaas te keuren:", "a. oude;", "b. jonge;", "2. boter te keuren,")
    assert [part.level for part in parse_parts(text) if part.kind is PartKind.ITEM] == [1, 2, 2, 1]


def test_a_consideration_may_have_a_list():
    text = motion("constaterende dat:", "• kaas duur is;", "• boter duur is;", "verzoekt de regering kaas te keuren,")
    assert len(found(text, PartKind.ITEM)) == 2
    assert len(found(text, PartKind.CONSIDERATION)) == 1


@pytest.mark.parametrize(
    ("text", "lead", "addressee"),
    [
        ("verzoekt de regering kaas te keuren,", "verzoekt", "de regering"),
        ("verzoekt de regering voorts om kaas te keuren,", "verzoekt", "de regering"),
        ("verzoekt voorts het demissionaire kabinet kaas te keuren,", "verzoekt", "het demissionaire kabinet"),
        ("verzoekt het Presidium om kaas te keuren,", "verzoekt", "het Presidium"),
        ("verzoekt de Minister van Kaas en Boter in Europa te pleiten,", "verzoekt", "de Minister van Kaas en Boter"),
        ("verzoekt de minister van kaas, boter en ei om actie,", "verzoekt", "de minister van kaas, boter en ei"),
        ("verzoekt de regering en het presidium samen op te treden,", "verzoekt", "de regering en het presidium"),
        ("roept de regering op om kaas te keuren,", "roept … op", "de regering"),
        ("roept alle kaasmakers in de Kamer op om te keuren,", "roept … op", "alle kaasmakers in de Kamer"),
        ("draagt het kabinet op kaas te keuren,", "draagt … op", "het kabinet"),
        ("dringt er bij de regering op aan kaas te keuren,", "dringt er bij … op aan", "de regering"),
        ("nodigt de Staatssecretaris uit kaas te keuren,", "nodigt … uit", "de Staatssecretaris"),
        ("vraagt de Minister-President kaas te keuren,", "vraagt", "de Minister-President"),
        ("zegt het vertrouwen in de Minister van Kaas op,", "zegt het vertrouwen in … op", "de Minister van Kaas"),
        ("spreekt uit dat kaas lekker is,", "spreekt uit", ""),
        ("spreekt haar steun uit voor de kaasmakers,", "spreekt … uit", ""),
        ("besluit een kaascommissie in te stellen,", "besluit", ""),
        ("keurt het kaasbeleid af,", "keurt … af", ""),
        ("betreurt dat de kaas op is,", "betreurt", ""),
        ("verzoekt de Kamer hierover te informeren,", "verzoekt", ""),
        ("VERZOEKT DE REGERING KAAS TE KEUREN,", "VERZOEKT", "DE REGERING"),
    ],
)  # fmt: skip
def test_a_request_tells_its_formula_and_whom_it_asks(text: str, lead: str, addressee: str):
    request = request_of(text)
    assert (request.lead, request.addressee) == (lead, addressee)


@pytest.mark.parametrize(
    "lead",
    [
        "overwegende dat", "constaterende dat", "van mening dat", "van oordeel dat", "overwegende, dat", "gelet op",
        "gelezen", "gezien", "in aanmerking nemende dat", "voorts constaterende dat", "kennisgenomen hebbende van",
        "concluderende dat", "Overwegende dat", "ervan overtuigd dat", "overwegende voorts dat", "waarderende dat",
    ],
)  # fmt: skip
def test_a_consideration_is_known_by_its_formula(lead: str):
    text = motion(f"{lead} kaas bij het ontbijt hoort;", "verzoekt de regering kaas te keuren,")
    assert found(text, PartKind.CONSIDERATION) == [f"{lead} kaas bij het ontbijt hoort;"]


@pytest.mark.parametrize(
    "spoilt",
    [
        "overwe-\ngende dat",
        "overwe- gende dat",
        "OVERWEGENDE DAT",
        "overwegende\ndat",
        "over\xadwegende dat",
        "v erzoekt",
    ],
)
def test_a_formula_is_known_though_print_or_scan_spoilt_it(spoilt: str):
    lead = next(
        part.lead
        for part in parse_parts(motion(f"{spoilt} de regering kaas eet;"))
        if part.addressee or part.kind is PartKind.CONSIDERATION
    )
    assert "".join(filter(str.isalpha, lead.lower())) in {"overwegendedat", "verzoekt"}


def test_a_stray_comma_does_not_hide_the_addressee():
    assert request_of("verzoekt ,de Kamer uit te spreken dat kaas lekker is,").addressee == "de Kamer"


@pytest.mark.parametrize(
    "closing",
    [
        "en gaat over tot de orde van de dag.",
        "En gaat over tot de orde van de dag;",
        "en gaan over tot de orde van de dag,",
    ],
)
def test_variants_of_the_closing_are_known(closing: str):
    text = f"De Kamer,\n\ngehoord de beraadslaging,\n\nverzoekt de regering kaas te keuren,\n\n{closing}\n\nBoterbloem"
    assert found(text, PartKind.CLOSING) == [closing]


def test_raw_lines_of_a_page_read_as_their_paragraphs_do():
    text = (
        "De Kamer,\ngehoord de beraadslaging,\noverwegende dat de kaas op de markt, zoals bekend, al jaren\n"
        "verzoekt noch vraagt om een keuring die de regering ooit had toe-\ngezegd;\nverzoekt de regering de kaas te "
        "keuren, en de Kamer daarover te\ninformeren,\nen gaat over tot de orde van de dag.\nBoterbloem"
    )
    assert len(found(text, PartKind.CONSIDERATION)) == 1
    assert len(found(text, PartKind.REQUEST)) == 1
    assert found(text, PartKind.SIGNATURE) == ["Boterbloem"]


def test_a_sentence_that_wraps_before_a_formula_goes_on():
    text = "De Kamer,\nspreekt uit dat kaas lekker is en\nverzoekt de regering kaas te keuren,"
    assert [part.level for part in parse_parts(text) if part.kind is PartKind.REQUEST] == [0, 1]


def test_a_sentence_that_wraps_before_the_chamber_has_no_second_opening():
    text = "De Kamer,\nverzoekt de regering het kaasplan te sturen aan\nde Tweede Kamer,\nen gaat over tot de orde"
    assert found(text, PartKind.OPENING) == ["De Kamer,"]


def test_a_wrapped_number_is_no_point_of_a_list():
    text = "De Kamer,\noverwegende dat van de kaaswet artikel\n1. nog altijd geldt;"
    assert found(text, PartKind.ITEM) == []


def test_a_rare_formula_opens_a_part_where_the_line_before_it_ended_early():
    wide = "kennisgenomen hebbende van het verslag van de kaasmeesters en van het daarin\nopgenomen advies,"
    narrow = "kennisgenomen hebbende van het verslag van de kaasmeesters, van hun advies,"
    request = "wijst de heer Boterbloem aan als kaasmeester, met als opdracht de markt te\nopenen,"
    assert len(found(f"De Kamer,\n{wide}\n{request}", PartKind.REQUEST)) == 1
    assert len(found(f"De Kamer,\n{narrow}\n{request}", PartKind.REQUEST)) == 0


def test_a_letter_that_grows_in_lower_case_shifts_nothing():
    text = motion("overwegende dat men in İİİİstanbul kaas eet;", "verzoekt de regering kaas te keuren,")
    assert found(text, PartKind.REQUEST) == ["verzoekt de regering kaas te keuren,"]
    assert request_of("verzoekt de regering kaas te keuren in İstanbul,").addressee == "de regering"


def test_a_request_within_a_request_is_its_child():
    text = motion("spreekt uit dat kaas lekker is en roept het kabinet op kaas te keuren,")
    outer, inner = (part for part in parse_parts(text) if part.kind is PartKind.REQUEST)
    assert (inner.level, inner.lead, inner.addressee) == (1, "roept … op", "het kabinet")
    assert outer.start < inner.start < inner.end <= outer.end


def test_requests_that_a_reader_glued_together_are_parted():
    text = motion("verzoekt de regering kaas te keuren; verzoekt de regering boter te keuren,")
    assert len(found(text, PartKind.REQUEST)) == 2


def test_a_request_without_punctuation_before_it_is_found_where_there_is_no_other():
    text = motion("van mening dat kaas lekker is verzoekt de regering kaas te keuren,")
    assert found(text, PartKind.REQUEST) == ["verzoekt de regering kaas te keuren,"]


def test_furniture_within_a_paragraph_is_set_apart():
    text = motion(
        "overwegende dat kaas\nkst-99001-12\nISSN 0921 - 7371\nlekker is;", "verzoekt de regering kaas te keuren,"
    )
    parts = parse_parts(text)
    furniture = [part for part in parts if part.kind is PartKind.OTHER]
    assert [text[part.start : part.end] for part in furniture] == ["kst-99001-12", "ISSN 0921 - 7371"]
    assert {parts[part.parent].kind for part in furniture} == {PartKind.CONSIDERATION}


def test_noise_below_the_names_is_no_signature():
    text = motion("verzoekt de regering kaas te keuren,") + "\n\nBoterbloem\n\n| Pelo te\nGavel"
    assert found(text, PartKind.SIGNATURE) == ["Boterbloem"]


def test_signatures_are_found_where_the_closing_is_missing():
    text = "De Kamer,\n\ngehoord de beraadslaging,\n\nverzoekt de regering kaas te keuren,\n\nBoterbloem"
    assert found(text, PartKind.SIGNATURE) == ["Boterbloem"]


def test_the_dossier_and_the_number_of_a_scan_are_told_apart():
    text = "14 februari 2032\n\n99001-V-75\nDe kaasbegroting\nMOTIE VAN HET LID BOTERBLOEM\n\n" + motion()
    assert found(text, PartKind.NUMBER) == ["75"]
    assert [part.lead for part in parse_parts(text) if part.kind is PartKind.DOSSIER] == ["99001-V", ""]


def test_a_date_below_the_word_for_filing_is_one_date():
    assert found("99 001\nNr. 3\nVoorgesteld\n\n14 februari 2032\n\n" + motion(), PartKind.DATE) == [
        "Voorgesteld 14 februari 2032"
    ]


@pytest.mark.parametrize("wrapped", ["ONDER\nNR. 12", "ONDER NR.\n12"])
def test_the_number_of_the_replaced_motion_is_not_the_number(wrapped: str):
    heading = f"GEWIJZIGDE MOTIE VAN HET LID BLOM TER VERVANGING VAN DIE GEDRUKT {wrapped}"
    text = f"99 001\nNr. 3\n{heading}\n{motion()}"
    assert found(text, PartKind.NUMBER) == ["Nr. 3"]
    assert found(text, PartKind.HEADING) == [heading.replace("\n", " ")]


def test_a_heading_that_lost_the_number_of_the_replaced_motion_does_not_take_the_date():
    text = f"MOTIE VAN HET LID BLOM TER VERVANGING VAN DIE GEDRUKT ONDER NR\n\nVoorgesteld 3 maart 2032\n\n{motion()}"
    assert found(text, PartKind.DATE) == ["Voorgesteld 3 maart 2032"]


def test_a_title_that_mentions_receiving_is_no_date():
    text = "99 001\nRegels over donaties\nontvangen door kaasmakers\nNr. 3\n" + motion()
    assert found(text, PartKind.DATE) == []


def test_a_text_that_is_no_motion_is_other():
    assert [part.kind for part in parse_parts("Zomaar een zin.")] == [PartKind.OTHER]


def test_no_text_has_no_parts():
    assert parse_parts(" \n\n ") == ()


@pytest.mark.parametrize(
    "unit",
    ["en ", "voorts tevens ", "Kaas,\n", "– kaas;\n", "KAAS\n", "roept x en ", "A. ", "verzoekt de Minister van A "],
)
def test_time_grows_with_the_length_of_a_hostile_text_and_not_faster(unit: str):
    text = f"De Kamer,\ngehoord de beraadslaging,\nverzoekt:\n{unit * 5_000}"
    started = time.perf_counter()
    parse_parts(text)
    assert time.perf_counter() - started < 5  # a tenth of it on an idle machine; the square of it takes a minute


WORDS = st.sampled_from(
    [
        "De Kamer,", "gehoord de beraadslaging,", "overwegende dat", "verzoekt de regering", "verzoekt:", "roept", "op",
        "en", "– ", "1. ", "a. ", ":", ";", ",", "en gaat over tot de orde van de dag.", "Boterbloem", "kst-99001-1",
        "2", "Nr. 3", "99 001", "MOTIE", "Voorgesteld", "\n", "\n\n", "\f", "\xad", "İ", "é", "\x00", "de Minister van",
        "Kaas",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)


@given(TEXTS)
def test_any_text_falls_into_parts_that_nest(text: str):
    parts = parse_parts(text)
    assert [part.start for part in parts] == sorted(part.start for part in parts)
    last_end: dict[int, int] = {}
    for index, part in enumerate(parts):
        assert 0 <= part.start < part.end <= len(text)
        assert part.start >= last_end.get(part.parent, 0), "siblings overlap"
        last_end[part.parent] = part.end
        if part.parent >= 0:
            holder = parts[part.parent]
            assert part.parent < index
            assert holder.start <= part.start
            assert part.end <= holder.end
            assert part.level == holder.level + 1
        else:
            assert part.level == 0


@given(TEXTS)
def test_every_visible_character_falls_in_some_part(text: str):
    covered = {place for part in parse_parts(text) for place in range(part.start, part.end)}
    assert all(character.isspace() or place in covered for place, character in enumerate(text))


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.exists(), reason="needs ../shared/corpus")
def test_official_texts_have_a_request_and_their_parts_are_those_that_the_xml_marks():
    from bench.structure import compare, found_parts, marked_parts, official_texts, squash
    from motions.reading.reader import read_document

    sample = list(official_texts(CORPUS))[::20]
    pairs = ((name, marked_parts(xml), found_parts(read_document(xml).text)) for name, xml in sample)
    result = compare(pairs, squash)
    for kind in ("heading", "consideration", "item", "request", "closing", "signature"):
        assert result["kinds"][kind]["recall"] > 0.99, kind
    assert result["kinds"]["request"]["found"] >= len(sample)
