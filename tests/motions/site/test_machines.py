"""What machines read: feed, sitemap, robots, health, and the pages for errors."""

from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.test import Client

from motions import search
from motions.models import Motion
from motions.search import analyser
from tests.factories import make_motion
from tests.motions.making import publish

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(client: Client, query: str = "") -> list[str | None]:
    response = client.get(f"/moties/feed{query}")
    assert response["Content-Type"].startswith("application/atom+xml")
    return [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(response.content).iter(f"{ATOM}entry")]


def test_the_feed_lists_motions_with_uitleg(client: Client) -> None:
    motion = publish(make_motion(subject="Over dijken & treinen")).motion
    make_motion(subject="Zonder uitleg")
    assert titles(client) == ["Over dijken & treinen"]
    feed = client.get("/moties/feed").content.decode()
    assert f"urn:uuid:{motion.public_id}" in feed
    assert f"http://testserver/moties/{motion.public_id}" in feed
    assert "Last-Modified" not in client.get("/moties/feed").headers


def test_the_feed_takes_the_filters_of_the_list(client: Client) -> None:
    for subject, outcome in (("Dijken", "aangenomen"), ("Treinen", "verworpen")):
        search.refresh([publish(make_motion(subject=subject, outcome=outcome)).motion_id])
    assert titles(client, "?uitkomst=verworpen") == ["Treinen"]
    assert titles(client, "?q=dijken") == ["Dijken"]
    assert titles(client, "?q=*") == []
    assert titles(client, "?vanaf=gisteren") == []


def test_the_feed_stays_well_formed_whatever_the_words_hold(client: Client) -> None:
    publish(make_motion(subject="Een \x0b teken \x00 ]]> & <b>".replace("\x00", "\x01")), summary="met \x0c vorm")
    assert len(titles(client)) == 1


def test_the_feed_knows_its_public_address(client: Client, settings) -> None:
    settings.PUBLIC_BASE_URL = "https://moties.voorbeeld.nl"
    motion = publish().motion
    assert f"https://moties.voorbeeld.nl/moties/{motion.public_id}" in client.get("/moties/feed").content.decode()


def test_the_sitemap_holds_what_has_an_uitleg(client: Client) -> None:
    shown, bare = publish().motion, make_motion()
    undated = publish(make_motion(filed_on=None)).motion
    index = client.get("/sitemap.xml").content.decode()
    assert "http://testserver/sitemap-2030.xml" in index
    assert "http://testserver/sitemap-0.xml" in index
    year = client.get("/sitemap-2030.xml").content
    ET.fromstring(year)
    assert str(shown.public_id) in year.decode()
    assert str(bare.public_id) not in year.decode()
    assert str(undated.public_id) in client.get("/sitemap-0.xml").content.decode()


@pytest.mark.parametrize("year", ["1999", "10000", "99999999999999999999"])
def test_a_year_without_uitleg_has_no_sitemap(client: Client, year: str) -> None:
    assert client.get(f"/sitemap-{year}.xml").status_code == 404


def test_robots_may_read_all_but_the_desk(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_health_says_that_all_is_well_or_what_is_not(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    search.refresh([make_motion().pk])
    assert client.get("/health").json() == {"status": "ok", "faults": []}
    monkeypatch.setattr(analyser, "VERSION", analyser.VERSION + 1)
    response = client.get("/health")
    assert (response.status_code, response.json()["status"]) == (503, "fault")
    assert "rebuild_search" in response.json()["faults"][0]


def test_the_page_for_our_own_errors_needs_no_request() -> None:
    assert "Dat ligt aan ons" in render_to_string("500.html")


def test_a_page_that_is_not_there_helps_on(client: Client) -> None:
    response = client.get("/nergens")
    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


def test_an_undecided_motion_counts_in_no_day(client: Client) -> None:
    Motion.objects.all().delete()
    assert "Hier komen de stemmingen" in client.get("/stemmingen/").content.decode()
