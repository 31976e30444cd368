"""Every sentence of a draft leads to the passage that it rests on."""

from hypothesis import given
from hypothesis import strategies as st

from editorial.evidence import find_evidence, sentences
from tests.editorial.generators.motions import source_of

REQUEST = "verzoekt de regering om een proef met deelfietsen in Drenthe te starten, en de Kamer hierover te informeren,"
SOURCE = source_of(REQUEST, considerations=("overwegende dat bakfietsen op vakantie zelden omvallen;",))


def passages(words: str) -> list[str | None]:
    return [each.passage and SOURCE.text[slice(*each.passage)] for each in find_evidence(words, SOURCE)]


def test_a_sentence_leads_to_its_request():
    (passage,) = passages("De Kamer vraagt de regering om een proef met deelfietsen te starten.")
    assert passage == "verzoekt de regering om een proef met deelfietsen in Drenthe te starten"


def test_each_sentence_has_its_own_passage():
    first, second = passages("Bakfietsen vallen op vakantie zelden om. De Kamer vraagt om deelfietsen in Drenthe.")
    assert first.startswith("overwegende dat bakfietsen")
    assert "deelfietsen in Drenthe" in second


def test_a_sentence_about_something_else_has_no_passage():
    assert passages("De Kamer wil goedkopere treinkaartjes voor scholieren.") == [None]


def test_the_line_above_a_list_leads_to_the_request():
    line, point = passages("De Kamer vraagt de regering om:\n\n- een proef met deelfietsen.")
    assert line.startswith("verzoekt de regering")
    assert "deelfietsen" in point


def test_a_request_goes_before_a_consideration_that_says_the_same():
    request = "verzoekt de regering deelfietsen te kopen,"
    source = source_of(request, considerations=("overwegende dat deelfietsen te koop zijn;",))
    (found,) = find_evidence("De Kamer vraagt de regering om deelfietsen te kopen.", source)
    assert source.text[slice(*found.passage)].startswith("verzoekt")


def test_abbreviations_do_not_end_a_sentence():
    words = "Dit staat in kst. 12 nr. 3 van dhr. A. Voorbeeld c.s. en p.o. is oud. Einde."
    assert [words[each.start : each.end] for each in sentences(words)][-1] == "Einde."


@given(st.text(alphabet="ab .,;:\n-*1)A“”…!?_", max_size=80))
def test_sentences_are_disjoint_in_order_and_without_blanks_at_their_ends(text):
    last = 0
    for each in sentences(text):
        assert last <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == text[each.start : each.end].strip()
        last = each.end


@given(st.text())
def test_any_words_have_evidence_within_the_text_or_none(words):
    for each in find_evidence(words, SOURCE):
        assert each.passage is None or 0 <= each.passage[0] < each.passage[1] <= len(SOURCE.text)
