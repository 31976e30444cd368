from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial import moves
from editorial.admin.queue import PAGE, Count, Filters, Queue
from editorial.models import ActorKind, Draft
from tests.factories import SUMMARY, days_ago, make_dossier, make_draft, make_motion, make_user

pytestmark = pytest.mark.django_db

WRONG_DATE = SUMMARY.replace("1 juli 2030", "1 juni 2030")


@pytest.fixture
def short_pages(monkeypatch):
    """Pages of five drafts: what holds for fifty holds for five."""
    monkeypatch.setattr("editorial.admin.queue.PAGE", 5)


def make_queue(count):
    """That many drafts, oldest motion first made; three are filed on each day."""
    return [make_draft(make_motion(filed_on=days_ago((count - n) // 3))) for n in range(count)]


def rows(response):
    return [draft.pk for draft, _ in response.context["rows"]]


def query_count(client, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_newest_motion_comes_first_and_one_without_a_date_last(desk):
    undated = make_draft(make_motion(filed_on=None))
    old = make_draft(make_motion(filed_on=days_ago(9)))
    new = make_draft(make_motion(filed_on=days_ago(1)))

    assert rows(desk.get("/admin/wachtrij/")) == [new.pk, old.pk, undated.pk]


def test_walking_the_pages_shows_each_draft_once_while_others_are_decided(desk, short_pages):
    drafts = make_queue(13)
    drafts.append(make_draft(make_motion(filed_on=None)))
    seen = rows(desk.get("/admin/wachtrij/"))
    decided = Draft.objects.get(pk=seen[3])
    moves.reject(
        decided.pk,
        version=decided.version,
        actor=moves.Actor(ActorKind.HUMAN, make_user("collega", "Redacteur")),
        reason_code="wrong",
    )
    make_draft(make_motion(filed_on=days_ago(-1)))

    while True:
        found = rows(desk.get(f"/admin/wachtrij/?na={seen[-1]}"))
        if not found:
            break
        seen += found

    assert len(seen) == len(set(seen))
    assert set(seen) == {draft.pk for draft in drafts}


def test_a_page_leads_back_to_the_one_before(desk, short_pages):
    make_queue(8)
    first = desk.get("/admin/wachtrij/")
    second = desk.get(f"/admin/wachtrij/?na={rows(first)[-1]}")

    back = desk.get(f"/admin/wachtrij/?voor={rows(second)[0]}")

    assert rows(back) == rows(first)


@pytest.mark.parametrize("value", ["abc", "-1", "99999999999999999999", "1 OR 1=1", "²"])
def test_an_odd_place_to_go_on_from_begins_at_the_start(desk, value):
    draft = make_draft()

    assert rows(desk.get("/admin/wachtrij/", {"na": value})) == [draft.pk]


def test_the_number_of_queries_does_not_grow_with_the_queue(desk):
    make_queue(1)
    desk.get("/admin/wachtrij/")
    one = query_count(desk, "/admin/wachtrij/")
    make_queue(PAGE)
    desk.get("/admin/wachtrij/")

    assert query_count(desk, "/admin/wachtrij/") == one


def test_the_number_of_queries_of_the_review_page_does_not_grow_with_the_queue(desk):
    (draft,) = make_queue(1)
    desk.get(f"/admin/beoordelen/{draft.pk}/")
    one = query_count(desk, f"/admin/beoordelen/{draft.pk}/")
    make_queue(5)

    assert query_count(desk, f"/admin/beoordelen/{draft.pk}/") == one


@pytest.mark.parametrize("typed", ["99 001, nr. 12", "99001-12", "2030Z00012", "kst-99001-12"])
def test_a_number_in_any_form_finds_its_draft(desk, typed):
    make_draft(make_motion(number=13))
    draft = make_draft(make_motion(number=12))

    assert rows(desk.get("/admin/wachtrij/", {"q": typed})) == [draft.pk]


def test_words_of_the_subject_find_drafts(desk):
    make_draft(make_motion(subject="Wifi in elk verpleeghuis"))
    draft = make_draft(make_motion(subject="Nachttreinen naar het noorden"))

    assert rows(desk.get("/admin/wachtrij/", {"q": "nachttreinen"})) == [draft.pk]


@pytest.mark.parametrize("typed", ['"', "%", "a\x00b", "x" * 5000, "' OR 1=1 --"])
def test_an_odd_search_finds_nothing_and_breaks_nothing(desk, typed):
    make_draft()

    response = desk.get("/admin/wachtrij/", {"q": typed})

    assert response.status_code == 200
    assert rows(response) == []


def test_a_dossier_narrows_the_queue(desk):
    make_draft()
    draft = make_draft(make_motion(dossier=make_dossier(99002, "XV", "Begroting")))

    for typed in ("99002-XV", "99 002 xv", "99002"):
        assert rows(desk.get("/admin/wachtrij/", {"dossier": typed})) == [draft.pk]
    assert rows(desk.get("/admin/wachtrij/", {"dossier": "geen nummer"})) == []


def test_findings_narrow_the_queue(desk):
    wrong, right = make_draft(summary=WRONG_DATE), make_draft()

    assert rows(desk.get("/admin/wachtrij/?bevinding=fout")) == [wrong.pk]
    assert rows(desk.get("/admin/wachtrij/?bevinding=geen")) == [right.pk]


def test_each_row_tells_its_findings(desk):
    make_draft(summary=WRONG_DATE)

    assert "1 fout" in desk.get("/admin/wachtrij/").content.decode()


def test_an_empty_queue_says_what_will_come(desk):
    assert "Nieuwe moties komen hier vanzelf" in desk.get("/admin/wachtrij/").content.decode()


def test_a_filter_that_finds_nothing_says_so(desk):
    make_draft()

    assert "Geen concept past bij dit filter" in desk.get("/admin/wachtrij/?q=zeppelin").content.decode()


def test_the_place_of_each_draft_counts_up_from_one():
    make_queue(4)
    queue = Queue()

    assert [queue.place(draft).number for draft in queue.page().drafts] == [1, 2, 3, 4]
    assert str(queue.size()) == "4"


def test_the_draft_after_one_has_that_one_before_it():
    make_queue(5)
    queue = Queue()
    drafts = queue.page().drafts

    for draft, following in pairwise(drafts):
        assert queue.next_id(draft) == following.pk
        assert queue.previous_id(following) == draft.pk
    assert queue.next_id(drafts[-1]) is None
    assert queue.previous_id(drafts[0]) is None


def test_counting_stops_at_a_thousand():
    assert str(Count(1_001)) == "meer dan 1.000"


def test_filters_go_into_an_address_and_come_back(rf):
    filters = Filters(state="tweede", findings="fout", dossier="36410-V", text="a&b=c")

    assert Filters.from_query(rf.get(f"/?{filters.query}").GET) == filters
