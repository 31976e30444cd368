import re

from hypothesis import given
from hypothesis import strategies as st

from editorial import markdown
from editorial.admin.marked_words import Cite, Mark, render

MARKDOWN = st.text(alphabet="ab *_-1.\n[](<>&", max_size=60)
MARKS = st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=4)
ANY_MARK = re.compile(r"</?mark[^>]*>")


def mark(words, part, **more):
    start = words.index(part)
    return Mark(start, start + len(part), **({"anchor": "bevinding-1", "kind": "block"} | more))


def test_the_words_of_a_finding_are_marked_and_named():
    words = "Het plan komt vóór 1 juni."

    assert render(words, [mark(words, "1 juni")]) == (
        '<p>Het plan komt vóór <mark class="block" id="bevinding-1">1 juni</mark>.</p>'
    )


def test_a_mark_ends_and_begins_anew_around_a_tag():
    words = "**heel groot** plan"

    html = render(words, [mark(words, "heel groot** plan")])

    first = '<mark class="block" id="bevinding-1">heel groot</mark>'
    assert html == f'<p><strong>{first}</strong><mark class="block"> plan</mark></p>'


def test_a_marked_item_of_a_list_stays_an_item():
    words = "- eerste\n- tweede"

    html = render(words, [mark(words, "- tweede")])

    assert html.count("<li>") == 2
    assert ">tweede</mark>" in html


def test_a_name_or_kind_is_never_markup():
    html = render("woord", [Mark(0, 5, '"><script>', "x")])

    assert "<script>" not in html


def test_a_typed_sign_of_ours_is_dropped():
    assert render("a\U000f0000b\U000f0001c", [Mark(0, 1, "x", "y")]).count("<mark") == 1


@given(MARKDOWN, MARKS)
def test_marks_change_nothing_but_marks_outside_of_markup(words, ranges):
    marks = [Mark(start, end, f"m{n}", "warn") for n, (start, end) in enumerate(ranges)]
    plain = re.sub(r"[*_\[\]()<>&-]|\d\.", "x", words)  # without markup a mark can change no structure

    assert ANY_MARK.sub("", render(plain, marks)) == markdown.render(plain)


@given(MARKDOWN, MARKS)
def test_marks_are_well_formed_whatever_the_words(words, ranges):
    marks = [Mark(start, end, f"m{n}", "warn") for n, (start, end) in enumerate(ranges)]

    html = render(words, marks)

    assert not re.search("[\U000f0000-\U000ffffd]", html)
    assert not re.search(r"<mark[^>]*>[^<]*<(?!/mark>)", html)
    assert html.count("<mark") == html.count("</mark>")


def test_a_sentence_is_followed_by_the_way_to_its_request():
    html = render(
        "Eerste zin. Tweede zin.", [], [Cite(11, "1", "verzoek-1", "Naar verzoek 1"), Cite(23, "?", "", "Niet")]
    )

    assert 'Eerste zin. <a class="src" href="#verzoek-1" aria-label="Naar verzoek 1">1</a> Tweede zin.' in html
    assert '<span class="src none">?<span class="visually-hidden"> Niet</span></span></p>' in html
