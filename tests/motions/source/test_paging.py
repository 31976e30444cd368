import json
from collections.abc import Callable
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from motions.source.errors import SourceInvalid
from motions.source.paging import iter_pages, query
from tests.motions.source.conftest import root

PAGE = 100


class Listing:
    """Serves rows a page at a time, as the service does, with tricks: `on_page` may change the rows on the way."""

    def __init__(self, server: HTTPServer, count: int, counts: bool = False) -> None:
        self.rows = [{"Id": f"{n:08}-0000-4000-8000-000000000000"} for n in range(count)]
        self.counts, self.server = counts, server
        self.on_page: Callable[[int], object] = lambda page: None
        self.without_link: set[int] = set()
        self.asked: list[int] = []
        server.expect_request("/Zaak").respond_with_handler(self.answer)

    def answer(self, request: Request) -> Response:
        skip = int(request.args.get("$skip", 0))
        self.asked.append(skip)
        body: dict[str, Any] = {"value": self.rows[skip : skip + PAGE]}
        if self.counts:
            body["@odata.count"] = len(self.rows)
        page = len(self.asked)
        if skip + PAGE < len(self.rows) and page not in self.without_link:
            body["@odata.nextLink"] = f"{root(self.server)}Zaak?$skip={skip + PAGE}"
        self.on_page(page)
        return Response(json.dumps(body))


def ids(client, address="Zaak"):
    return [row["Id"] for page in iter_pages(client, address) for row in page.rows]


def test_every_row_comes_once(httpserver, make_client):
    listing = Listing(httpserver, 250)
    assert ids(make_client(root(httpserver))) == [row["Id"] for row in listing.rows]
    assert listing.asked == [0, 100, 200]


def test_a_full_page_without_a_next_link_is_not_the_end(httpserver, make_client):
    listing = Listing(httpserver, 250)
    listing.without_link = {1, 2}
    assert ids(make_client(root(httpserver))) == [row["Id"] for row in listing.rows]


def test_a_last_page_that_is_full_is_proven_to_be_the_last(httpserver, make_client):
    listing = Listing(httpserver, 200)
    assert len(ids(make_client(root(httpserver)))) == 200
    assert listing.asked == [0, 100, 200]


def test_a_total_proves_the_end_without_a_further_request(httpserver, make_client):
    listing = Listing(httpserver, 200, counts=True)
    assert len(ids(make_client(root(httpserver)))) == 200
    assert listing.asked == [0, 100]


def test_a_short_page_without_a_link_is_not_the_end_when_the_total_says_more(httpserver, make_client):
    listing = Listing(httpserver, 250, counts=True)
    listing.without_link = {1}
    assert len(ids(make_client(root(httpserver)))) == 250


def test_a_row_that_is_inserted_on_the_way_shifts_nothing_out(httpserver, make_client):
    listing = Listing(httpserver, 250, counts=True)
    before = [row["Id"] for row in listing.rows]
    listing.on_page = lambda page: listing.rows.insert(0, {"Id": "new"}) if page == 1 else None
    found = ids(make_client(root(httpserver)))
    assert len(found) == len(set(found))
    assert set(before) <= set(found)


def test_a_row_that_goes_on_the_way_takes_no_other_with_it(httpserver, make_client):
    listing = Listing(httpserver, 250, counts=True)
    before = [row["Id"] for row in listing.rows]
    listing.on_page = lambda page: listing.rows.pop(0) if page == 1 else None
    found = ids(make_client(root(httpserver)))
    assert sorted(found) == before


def test_paging_in_a_circle_ends(httpserver, make_client):
    link = f"{root(httpserver)}Zaak?$skiptoken=1"
    httpserver.expect_request("/Zaak").respond_with_json({"value": [{"Id": "a"}], "@odata.nextLink": link})
    with pytest.raises(SourceInvalid, match="circle"):
        ids(make_client(root(httpserver)))


def test_links_that_change_over_the_same_rows_end(httpserver, make_client):
    asked: list[int] = []

    def answer(request: Request) -> Response:
        asked.append(1)
        link = f"{root(httpserver)}Zaak?$skiptoken={len(asked)}"
        return Response(f'{{"value": [{{"Id": "a"}}], "@odata.nextLink": "{link}"}}')

    httpserver.expect_request("/Zaak").respond_with_handler(answer)
    with pytest.raises(SourceInvalid, match="without a new row"):
        ids(make_client(root(httpserver)))
    assert len(asked) < 20


@pytest.mark.parametrize("link", ["https://elders.example/Zaak", "//elders.example/Zaak", "http://localhost/Zaak"])
def test_a_next_link_to_another_server_is_not_followed(httpserver, make_client, link):
    httpserver.expect_request("/Zaak").respond_with_json({"value": [{"Id": "a"}], "@odata.nextLink": link})
    with pytest.raises(SourceInvalid, match="another server"):
        ids(make_client(root(httpserver)))


def test_a_relative_next_link_is_followed(httpserver, make_client):
    httpserver.expect_request("/Zaak", query_string="$skip=1").respond_with_json({"value": [{"Id": "b"}]})
    httpserver.expect_request("/Zaak").respond_with_json({"value": [{"Id": "a"}], "@odata.nextLink": "Zaak?$skip=1"})
    assert ids(make_client(root(httpserver))) == ["a", "b"]


@pytest.mark.parametrize("body", [{}, {"value": None}, {"value": {"Id": "a"}}, {"value": ["a"]}, {"error": {}}])
def test_an_object_that_is_no_page_is_invalid(httpserver, make_client, body):
    httpserver.expect_request("/Zaak").respond_with_json(body)
    with pytest.raises(SourceInvalid, match="no page of rows"):
        ids(make_client(root(httpserver)))


def test_a_relation_that_the_server_pages_is_completed(httpserver, make_client):
    """As with the 150 votes of a roll call on a server that gives 100 rows at most."""
    link = f"{root(httpserver)}Besluit(a)/Stemming?$skip=1"
    row = {"Id": "a", "Stemming": [{"Id": "v1"}], "Stemming@odata.nextLink": link}
    httpserver.expect_request("/Besluit").respond_with_json({"value": [row]})
    httpserver.expect_request("/Besluit(a)/Stemming").respond_with_json({"value": [{"Id": "v2"}]})
    [page] = iter_pages(make_client(root(httpserver)), "Besluit")
    assert page.rows[0]["Stemming"] == [{"Id": "v1"}, {"Id": "v2"}]


def test_a_query_keeps_its_dollars_and_quotes_its_plus():
    written = query(
        "Zaak", filter="Soort eq 'Motie' and GestartOp ge 2024-01-01T00:00:00+01:00", expand="", orderby="Id"
    )
    assert (
        written == "Zaak?$filter=Soort%20eq%20'Motie'%20and%20GestartOp%20ge%202024-01-01T00:00:00%2B01:00&$orderby=Id"
    )
