"""Marks behind sentences that lead to the passages they rest on."""

import re

import pytest
from django.test import Client
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from motions.models import Explanation, Motion, MotionText
from motions.site.passages import blocks_of
from motions.site.sources import with_sources
from tests.factories import IMPLICATION, MOTION_TEXT, SUMMARY, add_text, make_motion
from tests.motions.making import publish

REQUEST = MOTION_TEXT.index("verzoekt de regering om samen")
CONSIDERATION = MOTION_TEXT.index("constaterende")
TEXT = "verzoekt iets;\n\nverzoekt meer;"
PARTS = [
    {"kind": "request", "start": 0, "end": 14, "parent": -1},
    {"kind": "request", "start": 16, "end": 30, "parent": -1},
]


def rests_on(sentence: str, words: str, passage: tuple[int, int] | None, field: str = "summary") -> dict[str, object]:
    start = words.index(sentence)
    return {"field": field, "start": start, "end": start + len(sentence), "passage": passage, "part": 0, "score": 1.0}


def marked(words: str, html: str, *evidence: dict[str, object]) -> str:
    """The summary as it is printed, with the marks in brackets."""
    text = MotionText(pk=1, text=TEXT)
    explanation = Explanation(summary=words, summary_html=html, evidence=list(evidence), text=text)
    explanation.motion = Motion(current_text=text)
    printed = with_sources(explanation, "summary", blocks_of(TEXT, PARTS))
    return re.sub(r' <a class="src" href="#([^"]*)"[^>]*>[^<]*</a>', r"[\1]", printed)


def test_a_mark_stands_behind_the_full_stop() -> None:
    words = "Eén zin. Nog een zin!"
    evidence = rests_on("Eén zin.", words, (0, 14)), rests_on("Nog een zin!", words, (16, 30))
    assert marked(words, f"<p>{words}</p>", *evidence) == "<p>Eén zin.[verzoek-1] Nog een zin![verzoek-2]</p>"


def test_emphasis_lists_and_entities_do_not_lead_astray() -> None:
    words = "De **Kamer** wil:\n\n- dit & *dat*\n- meer."
    html = "<p>De <strong>Kamer</strong> wil:</p><ul><li>dit &amp; <em>dat</em></li><li>meer.</li></ul>"
    evidence = (
        rests_on("De **Kamer** wil:", words, None),
        rests_on("dit & *dat*", words, (0, 14)),
        rests_on("meer.", words, (16, 30)),
    )
    assert marked(words, html, *evidence) == html.replace("</em>", "</em>[verzoek-1]").replace(
        "meer.", "meer.[verzoek-2]"
    )


def test_a_sentence_that_rests_on_nothing_has_no_mark() -> None:
    words = "Een zin."
    assert marked(words, "<p>Een zin.</p>", rests_on(words, words, None)) == "<p>Een zin.</p>"


def test_words_that_cannot_be_matched_are_printed_without_marks() -> None:
    words = "Zie [hier](https://voorbeeld.nl)."
    html = '<p>Zie <a href="https://voorbeeld.nl">hier</a>.</p>'
    assert marked(words, html, rests_on(words, words, (0, 14))) == html


def test_a_mark_never_stands_in_a_link() -> None:
    words = "Zie <https://voorbeeld.nl/>."
    html = '<p>Zie <a href="https://voorbeeld.nl/">https://voorbeeld.nl/</a>.</p>'
    assert marked(words, html, rests_on(words, words, (0, 14))) == html.replace(".</p>", ".[verzoek-1]</p>")


@given(st.lists(st.text(alphabet="abc .!?<&é1", max_size=8), max_size=4))
def test_marks_change_nothing_else(sentences: list[str]) -> None:
    words = " ".join(sentences)
    at, evidence = 0, []
    for sentence in sentences:
        evidence.append({"field": "summary", "start": at, "end": at + len(sentence), "passage": (0, 14)})
        at += len(sentence) + 1
    html = f"<p>{escape(words)}</p>"
    assert marked(words, html, *evidence).replace("[verzoek-1]", "") == html


@pytest.mark.django_db
def test_a_sentence_leads_to_its_passage_on_the_page(client: Client) -> None:
    first = SUMMARY[: SUMMARY.index(". ") + 1]
    evidence = [
        rests_on(first, SUMMARY, (REQUEST, REQUEST + 40)),
        rests_on(SUMMARY[len(first) + 1 :], SUMMARY, None),
        rests_on(IMPLICATION, IMPLICATION, (CONSIDERATION, CONSIDERATION + 20), "implication"),
    ]
    motion = publish(evidence=evidence).motion
    html = client.get(motion.get_absolute_url()).content.decode()
    assert 'Leeuwarden. <a class="src" href="#verzoek-1" aria-label="Waar staat dit? Verzoek 1">1</a>' in html
    assert 'href="#overweging-1" aria-label="Waar staat dit? Overweging 1">o1</a>' in html
    assert '<span class="tag">overweging 1</span>' in html
    assert '<span class="tag">overweging 2</span>' not in html


@pytest.mark.django_db
def test_a_passage_is_found_back_in_a_text_that_reads_the_same(client: Client) -> None:
    motion = make_motion()
    passage = (REQUEST, REQUEST + 40)
    publish(motion, evidence=[rests_on(IMPLICATION, IMPLICATION, passage, "implication")])
    add_text(motion, MOTION_TEXT.replace("Tweede Kamer der Staten-Generaal\n\n", ""))
    assert 'href="#verzoek-1"' in client.get(motion.get_absolute_url()).content.decode()
    add_text(motion, MOTION_TEXT.replace("samen met de vervoerders", "snel"))
    assert 'href="#verzoek-1"' not in client.get(motion.get_absolute_url()).content.decode()
