"""The list of motions: filters, search, and pages that stay put."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motions import search
from motions.models import Member, Motion, Submitter
from motions.site.paging import Place, page_of
from tests.factories import make_dossier, make_motion
from tests.motions.making import publish


def subjects(client: Client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", page)


@pytest.mark.django_db
def test_motions_stand_newest_first(client: Client) -> None:
    for day in (2, 3, 1):
        make_motion(subject=f"Dag {day}", filed_on=date(2030, 3, day))
    assert subjects(client, "/moties/") == ["Dag 3", "Dag 2", "Dag 1"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("dossier=99002-V", ["Dijken"]),
        ("dossier=99+002+V", ["Dijken"]),
        ("dossier=99009", []),
        ("indiener=celik", ["Dijken"]),
        ("indiener=Mila+%C3%87elik", ["Dijken"]),
        ("indiener=niemand", []),
        ("vanaf=2030-03-05", ["Dijken"]),
        ("tot=2030-03-05", ["Treinen"]),
        ("vanaf=2030-03-01&tot=2030-03-02", ["Treinen"]),
        ("uitkomst=aangenomen", ["Dijken"]),
        ("uitkomst=geen", ["Treinen"]),
        ("uitleg=met", ["Treinen"]),
        ("uitleg=zonder", ["Dijken"]),
        ("q=dijken", ["Dijken"]),
        ("q=dijken&uitleg=met", []),
        ("q=99001-1", ["Treinen"]),
        ("dossier=&indiener=&vanaf=&tot=&uitkomst=&uitleg=&q=", ["Dijken", "Treinen"]),
        ("q=a%00b", []),
        ("indiener=a%00b", []),
    ],
)
@pytest.mark.django_db
def test_the_list_is_narrowed_by_what_is_asked(client: Client, query: str, expected: list[str]) -> None:
    trains = make_motion(subject="Treinen", number=1, filed_on=date(2030, 3, 1), text=None)
    dikes = make_motion(
        subject="Dijken",
        number=2,
        filed_on=date(2030, 3, 9),
        dossier=make_dossier(99002, "V", "Water"),
        outcome="aangenomen",
    )
    member = Member.objects.create(first_name="Mila", last_name="Çelik", sort_name="celik")
    Submitter.objects.create(motion=dikes, member=member, name="M. Çelik")
    publish(trains, text=dikes.current_text)
    search.refresh([trains.pk, dikes.pk])
    assert subjects(client, f"/moties/?{query}") == expected


@pytest.mark.parametrize(
    "query", ["vanaf=gisteren", "tot=2030-13-99", "uitkomst=misschien", "uitleg=ja", "dossier=" + "9" * 500]
)
@pytest.mark.django_db
def test_a_filter_that_cannot_be_read_says_so_and_shows_nothing(client: Client, query: str) -> None:
    make_motion(subject="Treinen")
    response = client.get(f"/moties/?{query}")
    assert response.status_code == 200
    assert "Het filter klopt niet" in response.content.decode()
    assert subjects(client, f"/moties/?{query}") == []


@pytest.mark.django_db
def test_an_empty_query_word_is_no_search(client: Client) -> None:
    make_motion(subject="Treinen")
    assert subjects(client, "/moties/?q=+") == ["Treinen"]


@pytest.mark.django_db
def test_a_query_of_common_words_says_so(client: Client) -> None:
    make_motion(subject="Treinen")
    assert "Geen woord om op te zoeken" in client.get("/moties/?q=de+van").content.decode()


@pytest.mark.django_db
def test_hits_are_marked_in_a_passage(client: Client) -> None:
    motion = make_motion(subject="Spoor")
    search.refresh([motion.pk])
    assert "<mark>vervoerders</mark>" in client.get("/moties/?q=vervoerder").content.decode()


@pytest.mark.django_db
def test_each_motion_is_seen_once_while_one_is_added_and_one_explained(client: Client) -> None:
    made = [publish(make_motion(subject=f"Motie {at}", text=None), text=_text()).motion for at in range(60)]
    waiting = make_motion(subject="Nieuw", text=None, filed_on=date(2030, 3, 6))
    seen: list[str] = []
    address = "/moties/?uitleg=met"
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", page)
        following = re.search(r'href="(\?[^"]*)" rel="next"', page)
        address = "/moties/" + following[1].replace("&amp;", "&") if following else ""
        if len(seen) == 25:
            publish(waiting, text=_text())
            publish(make_motion(subject="Heel nieuw", text=None, filed_on=date(2030, 3, 9)), text=_text())
    assert sorted(seen) == sorted([motion.subject for motion in made] + ["Nieuw"])


def _text():
    found = Motion.objects.filter(subject="Tekst").first() or make_motion(subject="Tekst", origin="upload")
    return found.current_text


@pytest.mark.django_db
def test_pages_of_search_hits_follow_each_other(client: Client) -> None:
    made = [make_motion(subject=f"Dijk {at}", text=None) for at in range(30)]
    search.refresh([motion.pk for motion in made])
    both = subjects(client, "/moties/?q=dijk") + subjects(client, "/moties/?q=dijk&pagina=2")
    assert sorted(both) == sorted(motion.subject for motion in made)


class Paging(TestCase):
    @given(st.lists(st.one_of(st.none(), st.integers(0, 3)), max_size=12), st.integers(1, 5))
    @settings(max_examples=40, deadline=None)
    def test_walking_forward_and_back_shows_the_same_pages(self, days: list[int | None], size: int) -> None:
        Motion.objects.bulk_create(
            Motion(filed_on=date(2030, 1, 1) + timedelta(days=day) if day is not None else None) for day in days
        )
        forward, place = [], ""
        while True:
            page = page_of(Motion.objects.all(), after=place, size=size)
            forward.append([motion.pk for motion in page.motions])
            if not page.later:
                break
            place = page.later
        everything = [pk for one in forward for pk in one]
        known = {motion.pk: motion.filed_on for motion in Motion.objects.all()}
        assert everything == sorted(known, key=lambda pk: (known[pk] or date.min, pk), reverse=True)
        back = []
        while page.earlier:
            page = page_of(Motion.objects.all(), before=page.earlier, size=size)
            back.append([motion.pk for motion in page.motions])
        assert back[::-1] == forward[:-1]


@pytest.mark.parametrize(
    "place", ["x", "2030-02-30.1", ".", "2030-03-01.", ".99999999999999999999", "2030-03-01.1\x00"]
)
def test_a_place_that_cannot_be_read_is_none(place: str) -> None:
    assert Place.parse(place) is None


hostile = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "2030-03-01.1",
            ".1",
            "0",
            "-1",
            "99999999999999999999",
            "2030-03-01",
            "0001-01-01",
            "9999-12-31",
            "a\x00b",
            "%",
            "' OR 1=1",
        ]
    ),
)
names = st.sampled_from(["q", "dossier", "indiener", "vanaf", "tot", "uitkomst", "uitleg", "na", "voor", "pagina", "x"])


class HostileQueries(TestCase):
    @given(
        st.lists(st.tuples(names, hostile), max_size=4),
        st.sampled_from(["/moties/", "/moties/feed", "/dossiers/", "/stemmingen/", "/dossiers/99001"]),
    )
    @settings(max_examples=40, deadline=None)
    def test_no_query_is_an_error(self, pairs: list[tuple[str, str]], address: str) -> None:
        make_motion()
        query: dict[str, list[str]] = {}
        for name, value in pairs:
            query.setdefault(name, []).append(value.encode(errors="surrogatepass").decode(errors="replace"))
        assert self.client.get(address, query).status_code in {200, 404}
