"""The words of a motion are shown as they are, whatever Markdown would make of them."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from editorial.generators.markup import as_markdown
from editorial.markdown import render

_NASTY = st.text(alphabet="ab1 *_`[]()<>&#;.!-+\\~|=:/\"'{}^", min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)


@given(_NASTY)
def test_a_sentence_is_rendered_as_the_characters_that_it_has(words):
    sentence = f"De Kamer vraagt {words}."
    assert html.unescape(re.sub(r"</?p>", "", render(as_markdown(sentence)))).strip() == sentence


@given(_NASTY.filter(bool))
def test_a_point_of_a_list_is_rendered_as_the_characters_that_it_has(words):
    made = render(f"De Kamer:\n\n- {as_markdown(words)};\n- twee.")
    assert html.unescape(re.search(r"<li>(.*?)</li>", made, re.DOTALL)[1]).strip() == f"{words};"


def test_ordinary_words_are_left_alone():
    words = "artikel 3, lid 2 (nieuw): 20% van C&A's R&D-budget – € 3.000 – naar zzp_ers"
    assert as_markdown(words) == words
