"""Markdown of editors and models comes out as safe HTML with real lists, and never fails."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.markdown import MAX_LENGTH, render

ALLOWED = re.compile(
    r'</?(?:p|em|strong|ul|li|br|ol(?: start="\d+")?|a(?: href="https://[^"<>]*")?(?: rel="nofollow noopener")?)>'
)
MARKS = [
    "- ",
    "* ",
    "• ",
    "1) ",
    "2. ",
    "\n",
    "\n\n",
    "  ",
    "    ",
    "**",
    "*",
    "_",
    "`",
    "# ",
    "> ",
    "---",
    "\\",
    "\x00",
]
LINKS = ["[x](", "https://a.nl", "javascript:alert(1)", ")", "![", "]", "(", "//", "http:", '"', "onclick="]
RAW = ["<b>", "<script>", "&lt;", "&", "<", ">", "trein"]
PIECES = st.sampled_from(MARKS + LINKS + RAW)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_only_our_tags_come_out(markdown):
    assert "<" not in ALLOWED.sub("", render(markdown))


@given(st.text(max_size=300))
def test_it_never_fails(markdown):
    render(markdown)


def test_a_line_of_text_and_the_list_below_it_are_a_paragraph_and_a_list():
    html = render("**De regering moet**\n- een plan maken\n- het sturen")
    assert html == "<p><strong>De regering moet</strong></p>\n<ul>\n<li>een plan maken</li>\n<li>het sturen</li>\n</ul>"


@pytest.mark.parametrize("mark", ["-", "*", "+", "•", "–"])
def test_every_mark_of_a_list_makes_a_list(mark):
    assert render(f"{mark} een\n{mark} twee").count("<li>") == 2


def test_two_blanks_nest_a_list():
    html = render("- een\n  - een a\n  - een b\n- twee")
    assert re.sub(r"\s", "", html) == "<ul><li>een<ul><li>eena</li><li>eenb</li></ul></li><li>twee</li></ul>"


def test_a_number_with_a_bracket_is_a_numbered_list():
    assert re.sub(r"\s", "", render("1) een\n2) twee")) == "<ol><li>een</li><li>twee</li></ol>"


def test_a_list_that_begins_at_three_keeps_its_numbers():
    assert '<ol start="3">' in render("3. drie\n4. vier")


def test_text_after_a_blank_line_ends_the_list():
    assert render("- een\n\nDaarna.").endswith("<p>Daarna.</p>")


@pytest.mark.parametrize(
    "markup", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>vet</b>", "<!-- x -->"]
)
def test_raw_html_is_shown_as_the_characters_that_it_is(markup):
    assert render(markup) == "<p>" + markup.replace("<", "&lt;").replace(">", "&gt;") + "</p>"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://a.nl", "data:text/html,x", "//a.nl", "/admin/", "mailto:a@b.nl"]
)
def test_only_https_becomes_a_link(link):
    assert "href" not in render(f"[tekst]({link})")


def test_a_link_tells_nobody_where_it_came_from():
    assert render("[tekst](https://a.nl)") == '<p><a href="https://a.nl" rel="nofollow noopener">tekst</a></p>'


@pytest.mark.parametrize("markdown", ["# kop", "> citaat", "---", "`code`", "[a]: https://a.nl", "![x][y]"])
def test_what_is_not_ours_stays_text(markdown):
    assert render(markdown) == f"<p>{markdown.replace('>', '&gt;')}</p>"


def test_an_image_loads_nothing():
    assert "img" not in render("![foto](https://a.nl/foto.png)")


def test_words_that_are_too_long_come_out_as_paragraphs():
    assert render("*a* " * MAX_LENGTH).startswith("<p>*a* *a*")


@pytest.mark.parametrize(
    "hostile", ["[" * 20_000, "[](<" * 5_000, "*a " * 6_000, "[a](https://x " * 1_400, "- " * 10_000]
)
def test_hostile_words_take_less_than_two_seconds(hostile):
    began = time.monotonic()
    render(hostile)
    assert time.monotonic() - began < 2
