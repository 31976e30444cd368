"""What the tests of ingest share."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from motions.ingest import per_process
from motions.models import Document, Publication


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    """A folder of files of its own for each test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


class Chamber:
    """A stand-in for the source on loopback: what it serves for each file, one answer after the other."""

    def __init__(self, server: HTTPServer) -> None:
        self.requests: Counter[str] = Counter()
        self._answers: dict[str, list[Response]] = {}
        server.expect_request(re.compile(r"/OData/v5/.*/resource")).respond_with_handler(self._answer)

    def serves(self, row: Document | Publication, *answers: bytes | Response) -> None:
        """What the resource of this row gives: bytes with status 200, or a whole response; the last one is repeated."""
        name = "Document" if isinstance(row, Document) else "DocumentPublicatie"
        self._answers[f"/OData/v5/{name}({row.pk})/resource"] = [
            answer if isinstance(answer, Response) else Response(answer, content_type="application/pdf")
            for answer in answers
        ]

    def asked_for(self, row: Document | Publication) -> int:
        """How often the resource of this row was asked for."""
        return sum(count for path, count in self.requests.items() if str(row.pk) in path)

    def _answer(self, request: Request) -> Response:
        self.requests[request.path] += 1
        answers = self._answers.get(request.path, [Response("Not found", 404)])
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.fixture
def chamber(httpserver: HTTPServer, settings) -> Chamber:
    settings.TK_ODATA_URL = httpserver.url_for("/OData/v5/")
    return Chamber(httpserver)


@pytest.fixture(scope="session", autouse=True)
def _one_sandbox() -> Iterator[None]:
    yield
    per_process.sandbox().close()
