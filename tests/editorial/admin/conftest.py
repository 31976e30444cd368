"""A browser at the desk: Django's client, logged in."""

import pytest

from tests.factories import log_in, make_user


@pytest.fixture
def editor(db):
    """An Eindredacteur."""
    return make_user("eindredacteur", "Eindredacteur")


@pytest.fixture
def desk(client, editor):
    """A client in which that Eindredacteur is logged in."""
    log_in(client, editor)
    return client
