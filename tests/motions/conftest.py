"""What the tests of source and ingest share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytest_httpserver import HTTPServer

from motieportal.operations.models import Run
from motions.ingest.sync import Sync
from motions.source.client import SourceClient
from motions.source.odata import ODataService, Window
from motions.source.retrying import RetryPolicy
from tests.motions.fake_source import FakeSource


@pytest.fixture
def source(httpserver: HTTPServer) -> FakeSource:
    """A service with no rows yet."""
    return FakeSource(httpserver)


@pytest.fixture
def sync(source: FakeSource, db: None) -> Callable[..., Sync]:
    """Sync the source's motions filed since 2030 into the database; gives the Sync with its counts."""

    def run(since: date = date(2030, 1, 1), until: date | None = None, limit: int | None = None) -> Sync:
        policy = RetryPolicy(attempts=4, first_wait=0.01)
        with SourceClient(
            source.url, hosts=frozenset({"127.0.0.1"}), user_agent="test", requests_per_second=0, policy=policy
        ) as client:
            done = Sync(
                ODataService(client),
                Window(since, until),
                Run.objects.create(kind="sync_motions"),
                lambda entity, count, total: None,
                limit,
            )
            done.read()
        return done

    return run
