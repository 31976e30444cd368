import gzip
import json
import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from motions.source.errors import SourceInvalid, SourceMissing, SourceRefused, SourceUnavailable
from motions.source.retrying import RetryPolicy
from tests.motions.source.conftest import ONCE, drips, resets, root, says

OK = "HTTP/1.1 200 OK\nContent-Type: application/json\nConnection: close"


def answer_in_turn(server: HTTPServer, path: str, *responses: Response) -> list[float]:
    """Give each response once, the last one for ever; the list gets the time of each request."""
    asked: list[float] = []

    def handle(request: Request) -> Response:
        asked.append(time.monotonic())
        return responses[min(len(asked), len(responses)) - 1]

    server.expect_request(path).respond_with_handler(handle)
    return asked


def test_an_object_comes_back_as_served(httpserver, make_client):
    httpserver.expect_request("/Zaak").respond_with_json({"value": [{"Id": "é"}]})
    assert make_client(root(httpserver)).get_json("Zaak") == {"value": [{"Id": "é"}]}


def test_the_user_agent_names_who_we_are(httpserver, make_client):
    httpserver.expect_request(
        "/a", headers={"User-Agent": "motieportal-test (contact: test@example.nl)"}
    ).respond_with_json({})
    assert make_client(root(httpserver)).get_json("a") == {}


def test_the_dollar_of_a_query_goes_out_as_it_is(raw_server, make_client):
    raw_server.answers = [says(OK, b"{}")]
    make_client(raw_server.url).get_json("Zaak?$filter=Soort%20eq%20'Motie'&$top=1")
    assert raw_server.requests[0].startswith(b"GET /Zaak?$filter=Soort%20eq%20'Motie'&$top=1 HTTP/1.1")


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_passing_fault_is_tried_again(httpserver, make_client, status):
    asked = answer_in_turn(httpserver, "/a", Response("x", status), Response("x", status), Response("{}"))
    assert make_client(root(httpserver)).get_json("a") == {}
    assert len(asked) == 3


def test_a_lasting_fault_ends_after_the_last_attempt(httpserver, make_client):
    asked = answer_in_turn(httpserver, "/a", Response("x", 503))
    with pytest.raises(SourceUnavailable, match="503"):
        make_client(root(httpserver)).get_json("a")
    assert len(asked) == 3


def test_retry_after_in_seconds_is_waited_for(httpserver, make_client):
    asked = answer_in_turn(httpserver, "/a", Response("x", 429, {"Retry-After": "1"}), Response("{}"))
    make_client(root(httpserver)).get_json("a")
    assert asked[1] - asked[0] >= 1.0


def test_retry_after_as_a_date_is_waited_for(httpserver, make_client):
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    asked = answer_in_turn(httpserver, "/a", Response("x", 503, {"Retry-After": later}), Response("{}"))
    make_client(root(httpserver)).get_json("a")
    assert asked[1] - asked[0] >= 0.9


def test_a_retry_after_beyond_our_patience_ends_it_and_is_told(httpserver, make_client):
    asked = answer_in_turn(httpserver, "/a", Response("x", 429, {"Retry-After": "3600"}))
    with pytest.raises(SourceUnavailable) as caught:
        make_client(root(httpserver)).get_json("a")
    assert caught.value.retry_after == 3600
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("status", "error"), [(404, SourceMissing), (410, SourceMissing), (400, SourceInvalid), (403, SourceInvalid)]
)
def test_what_will_not_change_is_asked_once(httpserver, make_client, status, error):
    asked = answer_in_turn(httpserver, "/a", Response('{"error": "nee"}', status))
    with pytest.raises(error):
        make_client(root(httpserver)).get_json("a")
    assert len(asked) == 1


def test_a_refused_query_is_told_in_the_words_of_the_source(httpserver, make_client):
    httpserver.expect_request("/a").respond_with_data("Could not find a property named 'Nummmer'", 400)
    with pytest.raises(SourceInvalid, match="Nummmer"):
        make_client(root(httpserver)).get_json("a")


def test_an_error_page_with_status_200_is_tried_again_and_then_invalid(httpserver, make_client):
    asked = answer_in_turn(httpserver, "/a", Response("<html>Storing</html>", 200, content_type="text/html"))
    with pytest.raises(SourceInvalid, match="not JSON"):
        make_client(root(httpserver)).get_json("a")
    assert len(asked) == 3


def test_a_passing_error_page_does_no_harm(httpserver, make_client):
    answer_in_turn(httpserver, "/a", Response("<html>"), Response("[1]"), Response('{"a": 1}'))
    assert make_client(root(httpserver)).get_json("a") == {"a": 1}


def test_deeply_nested_json_is_invalid_and_no_crash(httpserver, make_client):
    httpserver.expect_request("/a").respond_with_data("[" * 200_000)
    with pytest.raises(SourceInvalid):
        make_client(root(httpserver)).get_json("a")


def test_a_body_that_is_cut_off_is_tried_again(raw_server, make_client):
    cut = says(OK + "\nContent-Length: 20000", b'{"value":[')
    raw_server.answers = [cut, says(OK, b'{"value": []}')]
    assert make_client(raw_server.url).get_json("a") == {"value": []}


def test_a_body_that_is_always_cut_off_gives_nothing(raw_server, make_client):
    raw_server.answers = [says(OK + "\nContent-Length: 20000", b"%PDF-1.4")]
    with pytest.raises(SourceUnavailable):
        make_client(raw_server.url).get_bytes("a")


def test_more_bytes_than_announced_are_not_taken(raw_server, make_client):
    raw_server.answers = [says(OK + "\nContent-Length: 2", b"{}HTTP/1.1 200 OK\r\n\r\nevil")]
    assert make_client(raw_server.url).get_bytes("a").data == b"{}"


def test_a_reset_is_tried_again(raw_server, make_client):
    raw_server.answers = [resets, says(OK, b"{}")]
    assert make_client(raw_server.url).get_json("a") == {}


def test_a_connection_that_is_closed_at_once_is_tried_again(raw_server, make_client):
    raw_server.answers = [lambda connection: None, says(OK, b"{}")]
    assert make_client(raw_server.url).get_json("a") == {}


def test_bytes_that_are_no_http_are_unavailable(raw_server, make_client):
    raw_server.answers = [lambda connection: connection.sendall(b"SSH-2.0-OpenSSH\r\n")]
    with pytest.raises(SourceUnavailable):
        make_client(raw_server.url).get_json("a")


def test_nobody_at_home_is_unavailable(make_client):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(SourceUnavailable):
        make_client(f"http://127.0.0.1:{port}/").get_json("a")


def test_a_server_that_says_nothing_ends_at_the_deadline(raw_server, make_client):
    raw_server.answers = [lambda connection: time.sleep(5)]
    started = time.monotonic()
    with pytest.raises(SourceUnavailable):
        make_client(raw_server.url, deadline_seconds=0.3, policy=ONCE).get_json("a")
    assert time.monotonic() - started < 1.5


def test_a_body_that_drips_ends_at_the_deadline(raw_server, make_client):
    raw_server.answers = [drips(b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 1000, 0.005)]
    started = time.monotonic()
    with pytest.raises(SourceUnavailable):
        make_client(raw_server.url, deadline_seconds=0.5, policy=ONCE).get_json("a")
    assert time.monotonic() - started < 1.5


def test_a_head_that_drips_ends_at_the_deadline(raw_server, make_client):
    raw_server.answers = [drips(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 1000, 0.005)]
    started = time.monotonic()
    with pytest.raises(SourceUnavailable):
        make_client(raw_server.url, deadline_seconds=0.5, policy=ONCE).get_json("a")
    assert time.monotonic() - started < 1.5


def test_an_endless_body_ends_at_the_limit(raw_server, make_client):
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    raw_server.answers = [endless]
    with pytest.raises(SourceInvalid, match="larger than 1000000"):
        make_client(raw_server.url, max_bytes=1_000_000).get_bytes("a")


def test_a_length_above_the_limit_is_refused_before_the_body(raw_server, make_client):
    raw_server.answers = [says(OK + "\nContent-Length: 99999999999")]
    with pytest.raises(SourceInvalid, match="larger"):
        make_client(raw_server.url).get_bytes("a", max_bytes=1000)


def test_a_small_gzip_cannot_become_a_large_answer(httpserver, make_client):
    bomb = gzip.compress(b"\0" * 50_000_000)
    httpserver.expect_request("/a").respond_with_data(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(SourceInvalid, match="larger"):
        make_client(root(httpserver), max_bytes=1_000_000).get_bytes("a")


def test_a_compressed_answer_is_unpacked(httpserver, make_client):
    packed = gzip.compress(json.dumps({"value": ["a" * 3_000_000]}).encode())
    httpserver.expect_request("/a").respond_with_data(packed, headers={"Content-Encoding": "gzip"})
    assert len(make_client(root(httpserver)).get_json("a")["value"][0]) == 3_000_000


@pytest.mark.parametrize("body", [gzip.compress(b"{}" * 1000)[:-12], b"no gzip at all"])
def test_a_broken_gzip_gives_nothing(httpserver, make_client, body):
    httpserver.expect_request("/a").respond_with_data(body, headers={"Content-Encoding": "gzip"})
    with pytest.raises((SourceUnavailable, SourceInvalid)):
        make_client(root(httpserver)).get_bytes("a")


def test_an_encoding_that_we_did_not_ask_for_is_refused(httpserver, make_client):
    httpserver.expect_request("/a").respond_with_data(b"x", headers={"Content-Encoding": "br"})
    with pytest.raises(SourceInvalid, match="br"):
        make_client(root(httpserver)).get_bytes("a")


def test_a_redirect_on_an_allowed_host_is_followed(httpserver, make_client):
    httpserver.expect_request("/a").respond_with_data("", 302, headers={"Location": "/b"})
    httpserver.expect_request("/b").respond_with_data(b"%PDF", content_type="application/pdf")
    found = make_client(root(httpserver)).get_bytes("a")
    assert (found.data, found.content_type, found.url) == (b"%PDF", "application/pdf", root(httpserver) + "b")


@pytest.mark.parametrize(
    "target",
    [
        "https://elders.example/x",
        "//elders.example/x",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://localhost/",
        "http://127.0.0.1@elders.example/",
        "http://user:pass@127.0.0.1/",
    ],
)
def test_a_redirect_elsewhere_is_refused(httpserver, make_client, target):
    asked = answer_in_turn(httpserver, "/a", Response("", 302, {"Location": target}))
    with pytest.raises(SourceRefused):
        make_client(root(httpserver)).get_bytes("a")
    assert len(asked) == 1


def test_a_circle_of_redirects_ends(httpserver, make_client):
    httpserver.expect_request("/a").respond_with_data("", 302, headers={"Location": "/a"})
    with pytest.raises(SourceInvalid, match="redirects"):
        make_client(root(httpserver)).get_bytes("a")


def test_an_address_elsewhere_is_never_contacted(make_client, raw_server):
    client = make_client(raw_server.url)
    with pytest.raises(SourceRefused):
        client.get_json("https://elders.example/Zaak")
    assert raw_server.requests == []


def test_a_name_that_was_made_to_lead_inside_is_refused(raw_server, make_client, monkeypatch):
    def resolve(host: str, port: int, **options: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    client = make_client(raw_server.url, hosts=frozenset({"127.0.0.1", "bron.example"}))
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(SourceRefused, match="not public"):
        client.get_json(f"https://bron.example:{raw_server.port}/")
    assert raw_server.requests == []


def test_requests_are_spread_over_time(httpserver, make_client):
    asked = answer_in_turn(httpserver, "/a", Response("{}"))
    client = make_client(root(httpserver), requests_per_second=20)
    for _ in range(4):
        client.get_json("a")
    assert asked[-1] - asked[0] >= 0.14


def test_patience_bounds_all_attempts_together(httpserver, make_client):
    asked = answer_in_turn(httpserver, "/a", Response("x", 503, {"Retry-After": "1"}))
    with pytest.raises(SourceUnavailable):
        make_client(root(httpserver), policy=RetryPolicy(attempts=50, patience=1.5)).get_json("a")
    assert len(asked) == 2


def test_no_proxy_of_the_environment_is_used(httpserver, make_client, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    httpserver.expect_request("/a").respond_with_json({})
    assert make_client(root(httpserver)).get_json("a") == {}
