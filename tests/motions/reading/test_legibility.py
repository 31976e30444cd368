"""How well a text can be read."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motions.reading.legibility import LEGIBLE, is_known, measure

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
DUTCH = (
    "De Kamer, gehoord de beraadslaging, constaterende dat de huurtoeslagen van veel gezinnen te laag zijn; "
    "verzoekt de regering de woningbouwopgave van gemeenten te onderzoeken en de Kamer daarover voor de zomer "
    "te informeren, en gaat over tot de orde van de dag."
)


def test_plain_dutch_is_legible():
    assert measure(DUTCH).score > LEGIBLE


def test_capitals_are_legible():
    assert measure(DUTCH.upper()).score > LEGIBLE


def test_what_a_scanner_makes_of_handwriting_is_not_legible():
    noise = (
        "Vo Leet, le locantl at gphon fell ded dat aad pre sfetonand odowy canoes weta coe nod load jc bat lads nigk"
    )
    assert measure(noise).score < LEGIBLE


def test_a_font_without_a_map_to_unicode_is_not_legible():
    assert measure("'H\x03.DPHU\x0f JHKRRUG GH EHUDDGVODJLQJ RYHUZHJHQGH GDW GH UHJHULQJ").score < LEGIBLE
    assert measure("(cid:39)(cid:72) (cid:46)(cid:68)(cid:80)(cid:72)(cid:85) " * 20).score < LEGIBLE


def test_one_wrong_letter_in_ten_is_not_legible():
    dice = random.Random(99001)
    spoilt = "".join(dice.choice("qxzjkw") if c.isalpha() and dice.random() < 0.1 else c for c in DUTCH * 5)
    assert measure(spoilt).score < LEGIBLE


def test_replacement_characters_lower_the_score():
    assert measure(DUTCH + "\ufffd" * 15).score < measure(DUTCH).score


def test_private_characters_and_other_scripts_are_odd():
    assert measure("de regering \ue000\ue001 Ω").odd_characters == pytest.approx(3 / 13)


def test_ordinary_print_is_not_odd():
    assert measure("«€ 5,3 miljard» (50%), ’s-Gravenhage – één; Yeşilgöz: 3/4 & § 2").odd_characters == 0


def test_no_text_scores_nothing():
    assert measure("").score == 0


def test_names_are_not_counted():
    assert measure("de regering vraagt Xzqwrt en Bklmpf om raad").known_words == 1


def test_a_word_split_at_the_end_of_a_line_is_known():
    assert measure("de overwe-\nging van de regering").known_words == 1


@pytest.mark.parametrize("word", ["huurtoeslagen", "woningbouwopgave", "hoofdlijnenakkoord", "netcongestie"])
def test_compounds_are_known(word: str):
    assert is_known(word)


@pytest.mark.parametrize("word", ["verzoekl", "ovenuegende", "beraadxlaging", "wxyzwxyz", "q" * 10_000])
def test_noise_is_not_known(word: str):
    assert not is_known(word)


def test_a_text_is_measured_within_five_milliseconds():
    measure(DUTCH)
    started = time.perf_counter()
    measure(DUTCH * 10)
    assert time.perf_counter() - started < 0.05  # ten texts long, and room for a busy machine


@given(st.text())
def test_any_text_gets_shares_between_nought_and_one(text: str):
    measured = measure(text)
    assert 0 <= measured.score <= measured.known_words <= 1
    assert 0 <= measured.odd_characters <= 1


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.exists(), reason="needs ../shared/corpus")
def test_of_the_old_pages_only_the_handwritten_one_is_not_legible():
    from bench.structure import old_pages

    illegible = {name for name, text in old_pages(CORPUS).items() if measure(text).score < LEGIBLE}
    assert illegible == {"6a7a264a-fd2e-493b-afd1-9b131fed6c72"}
