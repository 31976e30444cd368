import pytest

from editorial import drafting
from editorial.models import Refusal, Trigger
from motions.models import TextOrigin
from tests.editorial.admin.desk_form import decide
from tests.editorial.admin.test_queue import query_count
from tests.factories import add_text, days_ago, fail_retrieval, make_draft, make_motion

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/wachtrij/zonder-concept/"
NO_REQUEST = "De Kamer,\n\ngehoord de beraadslaging,\n\nen gaat over tot de orde van de dag."


def shown(response):
    return [row.motion for row in response.context["page"].rows]


def test_an_unreadable_paper_stands_there_with_its_reason(desk):
    motion = make_motion(text=None)
    fail_retrieval(motion, "Het bestand is beveiligd met een wachtwoord.")

    response = desk.get(ADDRESS)

    assert shown(response) == [motion]
    assert "beveiligd met een wachtwoord" in response.content.decode()


def test_a_refusal_stands_there_in_its_own_words(desk):
    motion = make_motion(text=NO_REQUEST)
    refusal = drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    assert isinstance(refusal, Refusal)

    response = desk.get(ADDRESS)

    assert shown(response) == [motion]
    assert refusal.words in response.content.decode()


def test_a_refusal_of_an_older_text_counts_no_more(desk):
    motion = make_motion(text=NO_REQUEST)
    drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    add_text(motion, origin=TextOrigin.EDITOR)

    assert shown(desk.get(ADDRESS)) == []


def test_a_rejected_draft_stands_there_with_why(desk):
    draft = make_draft()
    decide(desk, draft, "reject:unclear")

    response = desk.get(ADDRESS)

    assert shown(response) == [draft.motion]
    assert "wees het concept af: Niet duidelijk genoeg." in response.content.decode()


def test_a_motion_with_a_draft_or_words_online_is_not_there(desk):
    pending, approved = make_draft(), make_draft()
    for draft in (pending, approved):
        fail_retrieval(draft.motion)
    decide(desk, approved, "approve")

    assert shown(desk.get(ADDRESS)) == []


def test_a_motion_whose_paper_is_still_on_its_way_is_not_there(desk):
    make_motion(text=None)

    assert shown(desk.get(ADDRESS)) == []


def test_pages_go_on_where_the_last_one_ended(desk, monkeypatch):
    monkeypatch.setattr("editorial.admin.without_draft.PAGE", 5)
    for n in range(8):
        fail_retrieval(make_motion(text=None, filed_on=days_ago(n // 3) if n else None))
    first = shown(desk.get(ADDRESS))

    second = shown(desk.get(f"{ADDRESS}?na={first[-1].pk}"))

    assert len(first) == 5
    assert len({*first, *second}) == 8


def test_the_number_of_queries_does_not_grow_with_the_list(desk):
    fail_retrieval(make_motion(text=None))
    one = query_count(desk, ADDRESS)
    for _ in range(5):
        fail_retrieval(make_motion(text=None))

    assert query_count(desk, ADDRESS) == one


def test_a_number_finds_its_motion(desk):
    motion = make_motion(text=None, number=77)
    fail_retrieval(motion)
    fail_retrieval(make_motion(text=None, number=78))

    assert shown(desk.get(ADDRESS, {"q": "99 001, nr. 77"})) == [motion]
