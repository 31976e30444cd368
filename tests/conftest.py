"""What every test may lean on."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's sync API runs an event loop in this thread


@pytest.fixture(autouse=True, scope="session")
def _flush_around_append_only_tables() -> Iterator[None]:
    """A test that commits empties all tables afterwards: let it, and put the triggers back."""
    from editorial.models import APPEND_ONLY as EDITORIAL
    from motieportal.operations import append_only
    from motions.models import APPEND_ONLY as MOTIONS

    flush = TransactionTestCase._fixture_teardown

    def teardown(self: TransactionTestCase) -> None:
        append_only.remove(connection, EDITORIAL + MOTIONS)
        try:
            flush(self)
        finally:
            append_only.install(connection, EDITORIAL + MOTIONS)

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = flush  # type: ignore[method-assign]
