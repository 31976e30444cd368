"""Words that break off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.findings import Words, find
from tests.editorial.generators.motions import source_of

SOURCE = source_of("verzoekt de regering om in overleg met gemeenten een proef met deelfietsen te starten,")
WHOLE = "De Kamer vraagt de regering om in overleg met gemeenten een proef met deelfietsen te starten."
IMPLICATION = "Als de motie wordt aangenomen, dan wordt de regering gevraagd om een proef te starten."


def cut(summary: str):
    return [finding for finding in find(Words(summary, IMPLICATION), SOURCE) if finding.kind == "truncation"]


@pytest.mark.parametrize(
    "summary",
    [
        WHOLE,
        f"**{WHOLE}**",
        "De Kamer vraagt de regering om:\n\n- een proef met deelfietsen\n- overleg met gemeenten",
        "De Kamer vraagt “een proef”.",
        "De Kamer vraagt (met klem) om een proef met deelfietsen te starten.",
        "Zo'n proef vraagt veel van gemeenten en het OM.",
    ],
)
def test_a_whole_text_is_no_finding(summary):
    assert cut(summary) == []


@pytest.mark.parametrize(
    "summary",
    [
        "",
        "   ",
        "…",
        "De Kamer vraagt de regering om in overleg met",
        "De Kamer vraagt de regering om in overleg met.",
        "De Kamer vraagt de regering om een proef met deelfie",
        "De Kamer vraagt de regering om een proef met deelfie.",
        "De Kamer vraagt de regering om een proef met deelfietsen te starten…",
        "De Kamer vraagt de regering om in overleg met gemeenten een proef.",
        "De Kamer vraagt de regering om een proef te starten (in overleg.",
        "proef met deelfietsen te starten.",
    ],
)
def test_a_text_that_breaks_off_blocks(summary):
    (finding,) = cut(summary)
    assert finding.severity == "blocking"
    assert finding.field == "summary"


def test_the_finding_stands_at_the_last_word():
    (finding,) = cut("De Kamer vraagt de regering om een proef met deelfie")
    assert finding.words == "deelfie"


@given(st.integers(3, len(WHOLE) - 3))
def test_a_summary_cut_within_its_words_is_always_found(length):
    assert cut(WHOLE[:length])


@given(st.text(), st.text())
def test_any_words_are_checked_without_an_error(summary, implication):
    for finding in find(Words(summary, implication), SOURCE):
        text = summary if finding.field == "summary" else implication
        assert text[finding.start : finding.end] == finding.words
