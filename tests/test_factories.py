import pytest

from tests.factories import MOTION_TEXT, make_motion

pytestmark = pytest.mark.django_db


def test_a_made_motion_is_public_and_has_a_current_text_with_parts():
    motion = make_motion()

    assert motion.is_public
    assert motion.current_text.text == MOTION_TEXT
    assert motion.current_text.found.parts
    assert str(motion).startswith("99 001, nr. ")
