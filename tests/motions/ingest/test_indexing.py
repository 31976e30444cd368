"""After a sync a motion is found by the words that the source has for it now."""

import pytest

from motions.models import Motion
from motions.search import search
from tests.motions.fictional_rows import add_motion, add_submitter

pytestmark = pytest.mark.django_db


def found(words: str) -> int:
    return len(search(words, within=Motion.objects.public()).ids)


def test_a_motion_without_a_text_is_found_by_its_subject(source, sync):
    add_motion(source, "trein", number=12)
    sync()
    assert found(Motion.objects.get().subject.split()[-1]) == 1


def test_a_new_subject_is_found_and_the_old_one_no_more(source, sync):
    case = add_motion(source, "trein", number=12)
    sync()
    source.put("Zaak", case, Onderwerp="Motie over zeppelins")
    sync()
    assert found("zeppelins") == 1


def test_a_deleted_motion_is_found_no_more(source, sync):
    case = add_motion(source, "trein", number=12)
    sync()
    word = Motion.objects.get().subject.split()[-1]
    source.delete("Zaak", case)
    sync()
    assert found(word) == 0


def test_a_motion_is_found_by_who_filed_it(source, sync):
    case = add_motion(source, "trein", number=12)
    sync()
    add_submitter(source, case, "vermeulen")
    sync()
    assert found("Vermeulen") == 1
