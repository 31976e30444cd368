"""A motion's texts are added, never changed; the one that holds is the best of the newest version."""

import hashlib

import pytest
from django.contrib.auth.models import User
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motions import search
from motions.ingest import files
from motions.ingest.current_text import best_texts, choose_all, choose_current
from motions.ingest.texts import TextRefused, add_editor_text, add_text, parse_again
from motions.models import Motion, MotionText, Retrieval, RetrievalState, TextOrigin, TextParts
from motions.reading.trouble import Trouble
from tests.factories import MOTION_TEXT, make_motion
from tests.motions.ingest.papers import make_paper, make_version, read_as

pytestmark = pytest.mark.django_db

AMENDED = MOTION_TEXT.replace("vóór 1 juli 2030", "vóór 1 oktober 2031")
ANOTHER_COMMA = MOTION_TEXT.replace("werkt daardoor niet meer", "werkt, daardoor niet meer")
LETTERS_LOST = MOTION_TEXT.replace("vervoerders", "vervoerder")


@pytest.fixture
def motion() -> Motion:
    return make_motion(text=None)


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("redacteur", is_staff=True)


def current(motion: Motion) -> MotionText | None:
    return Motion.objects.get(pk=motion.pk).current_text


def add(motion: Motion, origin: TextOrigin, text: str = MOTION_TEXT, version=None, **read) -> MotionText:
    made = add_text(motion, origin, read_as(text, **read), version)
    assert made is not None
    return made


# --- adding -----------------------------------------------------------------------------------------------------------


def test_a_text_keeps_its_words_their_hash_and_its_parts(motion):
    text = add(motion, TextOrigin.XML)
    assert text.text == MOTION_TEXT
    assert text.sha256 == hashlib.sha256(MOTION_TEXT.encode()).hexdigest()
    assert {part["kind"] for part in text.found.parts} >= {"consideration", "request", "closing"}


def test_the_first_text_becomes_the_current_one(motion):
    assert current(motion) is None
    assert add(motion, TextOrigin.PDF) == current(motion)


def test_the_same_words_from_the_same_origin_make_no_new_row(motion):
    first, second = add(motion, TextOrigin.PDF), add(motion, TextOrigin.PDF)
    assert first == second
    assert MotionText.objects.count() == 1


def test_the_same_words_from_another_origin_make_a_row_of_their_own(motion):
    assert add(motion, TextOrigin.PDF) != add(motion, TextOrigin.XML)


def test_nothing_read_adds_nothing(motion):
    assert add_text(motion, TextOrigin.PDF, read_as(" \n")) is None
    assert not MotionText.objects.exists()


def test_a_better_reader_makes_the_parts_anew(motion):
    add(motion, TextOrigin.XML, reader_version=1)
    add(motion, TextOrigin.XML, reader_version=2)
    assert TextParts.objects.get().reader_version == 2


def test_a_lesser_reader_leaves_the_parts_alone(motion):
    add(motion, TextOrigin.XML, reader_version=2)
    add(motion, TextOrigin.XML, reader_version=1)
    assert TextParts.objects.get().reader_version == 2


def test_a_better_reader_can_take_doubts_away(motion):
    version = make_version(make_paper(motion))
    add(motion, TextOrigin.PDF, "Een oude tekst zonder twijfel.")
    text = add(motion, TextOrigin.PDF, version=version, doubts=(Trouble.HIDDEN_TEXT,))
    assert current(motion) != text
    add(motion, TextOrigin.PDF, version=version, reader_version=2)
    assert current(motion) == text


# --- reading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [MOTION_TEXT, ANOTHER_COMMA, LETTERS_LOST], ids=["equal", "comma", "letter"])
def test_a_text_that_reads_the_same_has_the_same_reading(motion, text):
    assert add(motion, TextOrigin.XML).reading == add(motion, TextOrigin.PDF, text).reading


def test_a_text_that_asks_something_else_has_another_reading(motion):
    assert add(motion, TextOrigin.XML).reading != add(motion, TextOrigin.XML, AMENDED).reading


def test_a_text_that_comes_back_has_the_reading_of_then(motion):
    first = add(motion, TextOrigin.PDF)
    add(motion, TextOrigin.PDF, AMENDED)
    assert add(motion, TextOrigin.XML).reading == first.reading


def test_the_reading_of_one_motion_is_not_looked_for_in_another(motion):
    scan = add(motion, TextOrigin.SCAN, LETTERS_LOST)
    assert add(make_motion(text=None), TextOrigin.XML).reading != scan.reading


def test_the_same_bytes_read_better_keep_their_reading(motion):
    file = files.store(b"%PDF-1.4 de veerboot")
    before = add_text(motion, TextOrigin.PDF, read_as(AMENDED), None, file)
    after = add_text(motion, TextOrigin.PDF, read_as(MOTION_TEXT, reader_version=2), None, file)
    assert before is not None
    assert after is not None
    assert before.reading == after.reading


def test_the_same_bytes_do_not_keep_the_reading_of_a_text_in_doubt(motion):
    file = files.store(b"%PDF-1.4 de veerboot")
    before = add_text(motion, TextOrigin.PDF, read_as(AMENDED, doubts=(Trouble.GIBBERISH,)), None, file)
    after = add_text(motion, TextOrigin.PDF, read_as(MOTION_TEXT, reader_version=2), None, file)
    assert before is not None
    assert after is not None
    assert before.reading != after.reading


def test_the_same_bytes_do_not_keep_the_reading_of_a_text_without_a_body(motion):
    file = files.store(b"%PDF-1.4 de veerboot")
    before = add_text(motion, TextOrigin.PDF, read_as("Een kop zonder verzoek."), None, file)
    after = add_text(motion, TextOrigin.PDF, read_as(MOTION_TEXT, reader_version=2), None, file)
    assert before is not None
    assert after is not None
    assert before.reading != after.reading


def test_the_current_text_is_compared_before_the_others(motion):
    """All three differ by a few letters, the outer two by too many: the reading is that of the text that holds."""
    words = "verzoekt de regering " + "veerdiensten bereikbaarheid vervoersbedrijven reizigers " * 12
    middle = MOTION_TEXT.replace("De Kamer,", "De Kamer,\n\n" + words + ",")
    one, other = middle.replace("bereikb", "bereicb"), middle.replace("reizigers", "reizichers")
    version = make_version(make_paper(motion))
    holds = add(motion, TextOrigin.XML, one, version=version)
    lesser = add(motion, TextOrigin.PDF, other, version=version)
    assert holds.reading != lesser.reading
    assert add(motion, TextOrigin.SCAN, middle, version=version).reading == holds.reading


def test_texts_without_a_body_do_not_read_the_same(motion):
    assert add(motion, TextOrigin.PDF, "Een briefje.").reading != add(motion, TextOrigin.PDF, "Iets anders.").reading


# --- the current text -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("better", [TextOrigin.EDITOR, TextOrigin.XML])
def test_within_a_version_the_better_origin_holds(motion, better):
    version = make_version(make_paper(motion))
    best = add(motion, better, version=version)
    add(motion, TextOrigin.PDF, version=version)
    assert current(motion) == best


def test_a_newer_version_comes_before_a_better_origin(motion):
    paper = make_paper(motion)
    add(motion, TextOrigin.XML, version=make_version(paper, 2))
    newer = add(motion, TextOrigin.PDF, AMENDED, version=make_version(paper, 3))
    assert current(motion) == newer


def test_a_text_without_a_version_comes_last(motion):
    version = make_version(make_paper(motion))
    typeset = add(motion, TextOrigin.SCAN, version=version)
    add(motion, TextOrigin.OLD_PAGE, AMENDED)
    assert current(motion) == typeset


def test_a_text_in_doubt_holds_only_where_there_is_nothing_better(motion):
    paper = make_paper(motion)
    doubtful = add(motion, TextOrigin.PDF, AMENDED, version=make_version(paper, 3), doubts=(Trouble.PARTLY_SCANNED,))
    assert current(motion) == doubtful
    sound = add(motion, TextOrigin.PDF, version=make_version(paper, 2))
    assert current(motion) == sound


def test_a_text_that_comes_back_in_a_newer_version_holds_again(motion):
    paper = make_paper(motion)
    first = add(motion, TextOrigin.PDF, version=make_version(paper, 2))
    add(motion, TextOrigin.PDF, AMENDED, version=make_version(paper, 3))
    newest = make_version(paper, 4)
    Retrieval.objects.create(document=paper, version=newest, state=RetrievalState.READ, text_sha256=first.sha256)
    assert add(motion, TextOrigin.PDF, version=newest) == first
    assert current(motion) == first


def test_of_two_papers_the_later_one_holds(motion):
    earlier = make_version(make_paper(motion), 5)
    later = make_version(make_paper(motion, dated=earlier.document.dated.replace(day=20)), 1)
    newest = add(motion, TextOrigin.PDF, AMENDED, version=later)
    add(motion, TextOrigin.XML, version=earlier)
    assert current(motion) == newest


def test_a_version_that_was_only_named_counts_as_the_newest(motion):
    paper = make_paper(motion)
    add(motion, TextOrigin.PDF, version=make_version(paper, 3))
    newest = add(motion, TextOrigin.PDF, AMENDED, version=make_version(paper, None, known=False))
    assert current(motion) == newest


def test_a_version_that_the_source_deleted_gives_way(motion):
    paper = make_paper(motion)
    older = add(motion, TextOrigin.PDF, version=make_version(paper, 2))
    deleted = make_version(paper, 3)
    add(motion, TextOrigin.PDF, AMENDED, version=deleted)
    deleted.hidden = True
    deleted.save()
    assert choose_current(motion.pk) == older


def test_a_text_that_came_back_in_a_deleted_version_only_does_not_hold_again(motion):
    paper = make_paper(motion)
    first = add(motion, TextOrigin.PDF, version=make_version(paper, 2))
    second = add(motion, TextOrigin.PDF, AMENDED, version=make_version(paper, 3))
    deleted = make_version(paper, 4, hidden=True)
    Retrieval.objects.create(document=paper, version=deleted, state=RetrievalState.READ, text_sha256=first.sha256)
    assert choose_current(motion.pk) == second


def test_the_words_of_the_text_that_holds_are_found_by_search(motion):
    add(motion, TextOrigin.XML)
    assert motion.pk in search.search("vervoerders", Motion.objects.all()).ids


def test_the_text_of_a_paper_that_the_source_deleted_does_not_hold(motion):
    paper = make_paper(motion)
    add(motion, TextOrigin.PDF, version=make_version(paper))
    paper.hidden = True
    paper.save()
    assert choose_current(motion.pk) is None
    assert current(motion) is None


def test_many_motions_are_chosen_for_at_once_and_only_the_moved_are_counted():
    still, moved = make_motion(text=None), make_motion(text=None)
    add(still, TextOrigin.XML)
    text = add(moved, TextOrigin.XML)
    Motion.objects.filter(pk=moved.pk).update(current_text=None)
    assert choose_all([still.pk, moved.pk]) == 1
    assert current(moved) == text


def test_choosing_for_many_motions_takes_as_many_queries_as_for_one(django_assert_num_queries):
    motions = [make_motion(text=None) for _ in range(5)]
    for one in motions:
        add(one, TextOrigin.XML, version=make_version(make_paper(one)))
    with django_assert_num_queries(3):
        best_texts([one.pk for one in motions])


# --- an editor's correction -------------------------------------------------------------------------------------------


def test_an_editors_text_holds_above_the_text_that_it_corrects(motion, editor):
    add(motion, TextOrigin.XML, version=make_version(make_paper(motion), 2))
    corrected = add_editor_text(motion.pk, AMENDED, editor)
    assert current(motion) == corrected
    assert (corrected.origin, corrected.author) == (TextOrigin.EDITOR, editor)


def test_a_newer_version_holds_above_an_editors_text(motion, editor):
    paper = make_paper(motion)
    add(motion, TextOrigin.XML, version=make_version(paper, 2))
    add_editor_text(motion.pk, AMENDED, editor)
    newer = add(motion, TextOrigin.PDF, version=make_version(paper, 3))
    assert current(motion) == newer


def test_a_second_correction_holds_above_the_first(motion, editor):
    add(motion, TextOrigin.XML, version=make_version(make_paper(motion)))
    add_editor_text(motion.pk, AMENDED, editor)
    second = add_editor_text(motion.pk, ANOTHER_COMMA, editor)
    assert current(motion) == second


def test_the_same_correction_twice_is_one_text(motion, editor):
    assert add_editor_text(motion.pk, AMENDED, editor) == add_editor_text(motion.pk, AMENDED, editor)


def test_an_earlier_correction_is_refused_with_a_reason(motion, editor):
    add_editor_text(motion.pk, AMENDED, editor)
    second = add_editor_text(motion.pk, MOTION_TEXT, editor)
    with pytest.raises(TextRefused, match="eerder al vervangen"):
        add_editor_text(motion.pk, AMENDED, editor)
    assert current(motion) == second


def test_an_editors_text_is_cleaned_like_every_text(motion, editor):
    text = add_editor_text(motion.pk, "De Kamer,\r\n\r\nverzoekt de o\ufb03ci\u00eble\x00 regering", editor)
    assert text.text == "De Kamer,\n\nverzoekt de officiële regering"


def test_an_empty_correction_is_refused(motion, editor):
    with pytest.raises(TextRefused, match="leeg"):
        add_editor_text(motion.pk, " \n\x00", editor)


def test_a_motion_without_text_can_get_one_from_an_editor(motion, editor):
    text = add_editor_text(motion.pk, MOTION_TEXT, editor)
    assert current(motion) == text


def test_parts_can_be_made_anew_from_the_words_alone(motion, editor):
    text = add_editor_text(motion.pk, MOTION_TEXT, editor)
    before = text.found.parts
    TextParts.objects.update(parts=[], reader_version=0)
    parse_again(text)
    assert TextParts.objects.get().parts == before


class AnyOrder(TestCase):
    """Whatever the order in which texts come in, the same one holds in the end."""

    TEXTS = (
        (TextOrigin.XML, 1, MOTION_TEXT, ()),
        (TextOrigin.PDF, 2, AMENDED, ()),
        (TextOrigin.XML, 2, AMENDED, (Trouble.HIDDEN_TEXT,)),
        (TextOrigin.DOCX, 2, ANOTHER_COMMA, ()),
        (TextOrigin.OLD_PAGE, None, MOTION_TEXT, ()),
    )

    @settings(max_examples=30)
    @given(order=st.permutations(range(len(TEXTS))))
    def test_the_order_of_arrival_does_not_matter(self, order):
        motion = make_motion(text=None)
        paper = make_paper(motion)
        versions = {number: make_version(paper, number) for number in (1, 2)} | {None: None}
        for place in order:
            origin, number, text, doubts = self.TEXTS[place]
            add(motion, origin, text, version=versions[number], doubts=doubts)
        chosen = current(motion)
        assert chosen is not None
        assert (chosen.origin, chosen.text) == (TextOrigin.PDF, AMENDED)
