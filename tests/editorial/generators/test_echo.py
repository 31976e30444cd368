"""The generator for tests gives back what it got."""

import pytest

from editorial.generators import Refused, get_generator
from tests.editorial.generators.motions import source_of


def test_it_gives_back_the_requests():
    made = get_generator("echo").generate(source_of("verzoekt de regering te fietsen,"))
    assert made.summary == "verzoekt de regering te fietsen,"
    assert made.generator == "echo"


def test_it_refuses_a_motion_without_request():
    with pytest.raises(Refused):
        get_generator("echo").generate(source_of())


def test_an_unknown_name_is_no_generator():
    with pytest.raises(KeyError):
        get_generator("orakel")
