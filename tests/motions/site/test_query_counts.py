"""A page costs as many queries for thirty rows as for one."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motions import search
from motions.models import Decision, Member, Motion, Party, Submitter, Vote
from tests.factories import make_dossier, make_motion
from tests.motions.making import publish

pytestmark = pytest.mark.django_db

PAGES = {
    "/": 5,
    "/moties/": 3,
    "/moties/?uitleg=met&uitkomst=aangenomen&dossier=99001&vanaf=2030-01-01": 4,
    "/moties/?indiener=vermeulen": 4,
    "/moties/?q=nachttreinen": 7,
    "/moties/?q=99001-1": 10,
    "/dossiers/99001": 5,
    "/dossiers/": 3,
    "/leden/": 1,
    "/partijen/": 1,
    "/partijen/noorderlicht": 4,
    "/stemmingen/": 2,
    "/stemmingen/2030-03-12": 4,
    "/moties/feed": 1,
    "/sitemap-2030.xml": 1,
}


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return sum(query["sql"].startswith("SELECT") for query in caught.captured_queries)


def add(number: int) -> Motion:
    """A motion with everything that a page can show of it."""
    party = Party.objects.get_or_create(slug="noorderlicht", defaults={"abbreviation": "Noorderlicht", "seats": 41})[0]
    motion = make_motion(number=number, outcome="aangenomen", outcome_on=date(2030, 3, 12), dossier=make_dossier(99001))
    member = Member.objects.create(first_name=f"A{number}", last_name="Vermeulen", sort_name="vermeulen")
    Submitter.objects.create(motion=motion, member=member, party=party, name="A. Vermeulen")
    make_motion(number=500 + number, dossier=make_dossier(99100 + number))
    publish(motion)
    search.refresh([motion.pk])
    return motion


def test_lists_cost_the_same_for_one_row_and_for_thirty(client: Client) -> None:
    add(1)
    once = {address: queries(client, address) for address in PAGES}
    for number in range(2, 31):
        add(number)
    grown = {address: queries(client, address) for address in PAGES}
    assert once == PAGES
    assert [address for address in PAGES if grown[address] > once[address]] == []


def test_the_page_of_a_motion_costs_the_same_for_one_of_each_and_for_thirty(client: Client) -> None:
    motion = add(1)
    address = motion.get_absolute_url()

    def grow(count: int) -> None:
        for number in range(count):
            party = Party.objects.create(abbreviation=f"P{count}{number}", slug=f"p{count}-{number}")
            member = Member.objects.create(last_name=f"L{count}{number}")
            Submitter.objects.create(motion=motion, member=member, party=party)
            decision = Decision.objects.create(
                kind="Stemmen - aangenomen", status="Besluit", decided_on=date(2030, 3, 12)
            )
            decision.motions.add(motion)
            Vote.objects.create(
                decision=decision, kind="Voor", group_size=3, actor_party=party.abbreviation, party=party
            )
            motion.replaces.add(make_motion())

    grow(1)
    once = queries(client, address)
    grow(29)
    assert queries(client, address) == once == 9
