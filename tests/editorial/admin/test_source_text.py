import re

from hypothesis import given
from hypothesis import strategies as st

from editorial.admin.source_text import Passage, build_blocks
from motions.reading.parts import PartKind
from motions.reading.structure import parse_parts
from tests.factories import MOTION_TEXT

SHORT = """De Kamer,

overwegende dat het donker is;

verzoekt de regering:

– lampen te kopen;

– ze aan te doen,

en gaat over tot de orde van de dag."""


def blocks_of(text, *passages):
    return build_blocks(text, parse_parts(text), passages)


def plain(blocks):
    return "".join(s.text for block in blocks for paragraph in block.paragraphs for s in paragraph.segments)


def test_requests_are_numbered_in_the_order_of_the_text():
    labels = [(block.label, block.anchor) for block in blocks_of(MOTION_TEXT) if block.kind == PartKind.REQUEST]

    assert labels == [("verzoek 1", "verzoek-1"), ("verzoek 2", "verzoek-2")]


def test_the_points_of_a_list_stay_within_their_request():
    request = next(block for block in blocks_of(SHORT) if block.kind == PartKind.REQUEST)

    assert [paragraph.level for paragraph in request.paragraphs] == [0, 1, 1]


def test_what_surrounds_the_motion_is_quiet():
    quiet = [block.kind for block in blocks_of(MOTION_TEXT) if block.quiet]

    assert PartKind.HEADING in quiet
    assert PartKind.SIGNATURE in quiet


def test_a_passage_is_marked_where_it_stands():
    start = SHORT.index("lampen")

    marked = [
        segment
        for block in blocks_of(SHORT, Passage(start, start + len("lampen"), "bron-1"))
        for paragraph in block.paragraphs
        for segment in paragraph.segments
        if segment.marked
    ]

    assert [(segment.text, segment.anchor) for segment in marked] == [("lampen", "bron-1")]


@given(
    st.text(alphabet="ab \n–", max_size=80), st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=5)
)
def test_no_letter_is_lost_whatever_the_passages(text, ranges):
    passages = [Passage(start, end, f"bron-{n}") for n, (start, end) in enumerate(ranges)]

    shown = plain(build_blocks(text, parse_parts(text), passages))

    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)


@given(st.lists(st.tuples(st.integers(0, 650), st.integers(0, 650)), max_size=6))
def test_a_name_occurs_once(ranges):
    passages = [Passage(start, end, f"bron-{n}") for n, (start, end) in enumerate(ranges)]

    anchors = [
        segment.anchor
        for block in blocks_of(MOTION_TEXT, *passages)
        for paragraph in block.paragraphs
        for segment in paragraph.segments
        if segment.anchor
    ]

    assert len(anchors) == len(set(anchors))
