"""Later, take back, another proposal, a second pair of eyes; and who else looks."""

import pytest

from editorial import moves
from editorial.models import ActorKind, Claim, DraftState
from motions.models import Explanation
from tests.editorial.admin.desk_form import decide, read_form
from tests.factories import SUMMARY, days_ago, log_in, make_draft, make_generation, make_motion, make_user

pytestmark = pytest.mark.django_db

OTHER = SUMMARY.replace("ontvangen", "krijgen")


def page_of(draft):
    return f"/admin/beoordelen/{draft.pk}/"


def hang_another(draft):
    """A second proposal beside a draft that a person touched."""
    moves.revise(
        draft.pk,
        version=draft.version,
        base_revision=draft.current_id,
        summary=SUMMARY + " ",
        implication=draft.implication,
        actor=moves.Actor(ActorKind.HUMAN, make_user("collega", "Redacteur")),
    )
    text = draft.motion.current_text
    made = make_generation(draft.motion, summary=OTHER)
    words = {"summary": OTHER, "implication": draft.implication}
    moves.propose(draft.motion, text=text, **words, generation=made, actor=moves.SYSTEM)


# --- later ----------------------------------------------------------------------------------------------------------


def test_later_takes_a_draft_out_of_the_queue_until_tomorrow(desk):
    first, second = [make_draft(make_motion(filed_on=days_ago(days))) for days in (0, 1)]

    response = decide(desk, first, "defer")

    assert response.url == page_of(second)
    assert [draft.pk for draft, _ in desk.get("/admin/wachtrij/").context["rows"]] == [second.pk]
    assert [draft.pk for draft, _ in desk.get("/admin/wachtrij/?toestand=uitgesteld").context["rows"]] == [first.pk]


def test_a_draft_that_was_put_off_comes_back_at_once_when_asked(desk):
    draft = make_draft()
    decide(desk, draft, "defer")

    decide(desk, draft, "bring_back")

    assert [draft.pk for draft, _ in desk.get("/admin/wachtrij/").context["rows"]] == [draft.pk]


# --- take back ------------------------------------------------------------------------------------------------------


def test_a_decision_can_be_taken_back_from_the_next_page(desk):
    first, _ = [make_draft(make_motion(filed_on=days_ago(days))) for days in (0, 1)]
    following = decide(desk, first, "approve")
    assert f'action="{page_of(first)}ongedaan/"' in desk.get(following.url).content.decode()

    response = desk.post(page_of(first) + "ongedaan/")

    first.refresh_from_db()
    assert response.url == page_of(first)
    assert first.state == DraftState.OPEN
    assert not Explanation.objects.online().exists()


def test_after_half_a_minute_there_is_no_way_back_on_the_page_nor_past_it(desk, settings):
    draft = make_draft()
    settings.UNDO_SECONDS = 0
    decide(desk, draft, "approve")

    page = desk.get("/admin/wachtrij/").content.decode()
    response = desk.post(page_of(draft) + "ongedaan/", follow=True)

    draft.refresh_from_db()
    assert "ongedaan/" not in page
    assert "Terugnemen kan tot 0 seconden na het besluit." in response.content.decode()
    assert draft.state == DraftState.APPROVED


def test_somebody_elses_decision_cannot_be_taken_back(client, desk):
    draft = make_draft()
    decide(desk, draft, "reject:wrong")
    log_in(client, make_user("ander", "Redacteur"))

    assert "ongedaan/" not in client.get("/admin/wachtrij/").content.decode()
    client.post(page_of(draft) + "ongedaan/")

    draft.refresh_from_db()
    assert draft.state == DraftState.REJECTED


def test_taking_back_is_only_posted(desk):
    assert desk.get(page_of(make_draft()) + "ongedaan/").status_code == 405


# --- another proposal -----------------------------------------------------------------------------------------------


def test_another_proposal_is_shown_as_changes_and_taken_over_in_one_press(desk):
    draft = make_draft()
    hang_another(draft)
    other = draft.revisions.get(summary=OTHER)
    assert f'value="take:{other.pk}"' in desk.get(page_of(draft)).content.decode()

    decide(desk, draft, f"take:{other.pk}")

    draft.refresh_from_db()
    assert draft.summary == OTHER


@pytest.mark.parametrize("code", ["", "onzin", "00000000-0000-0000-0000-000000000000"])
def test_words_of_elsewhere_cannot_be_taken_over(desk, code):
    draft = make_draft()

    assert decide(desk, draft, f"take:{code}").status_code == 422


# --- a second pair of eyes ------------------------------------------------------------------------------------------


def test_with_four_eyes_a_first_approval_puts_nothing_online(desk, settings):
    settings.FOUR_EYES = "always"
    draft = make_draft()

    decide(desk, draft, "approve")

    draft.refresh_from_db()
    assert draft.state == DraftState.SECOND_REVIEW
    assert "wacht op een tweede paar ogen" in desk.get("/admin/wachtrij/").content.decode()
    assert not Explanation.objects.exists()


def test_the_second_pair_of_eyes_approves_or_sends_back(desk, settings):
    settings.FOUR_EYES = "always"
    approved, sent_back = make_draft(), make_draft()
    for draft in (approved, sent_back):
        decide(desk, draft, "approve")
    log_in(desk, make_user("tweede", "Eindredacteur"))

    decide(desk, approved, "approve")
    decide(desk, sent_back, "send_back", remark="Noem de vervoerders.")

    approved.refresh_from_db()
    sent_back.refresh_from_db()
    assert (approved.state, sent_back.state) == (DraftState.APPROVED, DraftState.OPEN)


# --- who else looks -------------------------------------------------------------------------------------------------


def test_a_colleague_who_looks_too_is_named_on_page_and_in_queue(desk, client):
    draft = make_draft()
    log_in(client, make_user("jan", "Redacteur", first_name="Jan", last_name="Bos"))
    client.get(page_of(draft))
    log_in(desk, make_user("eindredacteur", "Eindredacteur"))

    assert "Jan Bos bekijkt dit ook" in desk.get(page_of(draft)).content.decode()
    assert "Jan kijkt" in desk.get("/admin/wachtrij/").content.decode()
    fields = read_form(desk.get(page_of(draft)))
    assert desk.post(page_of(draft) + "polsslag/", fields).json()["colleague"] == "Jan Bos"


def test_a_claim_of_a_colleague_stops_no_decision(desk, client):
    draft = make_draft()
    log_in(client, make_user("jan", "Redacteur"))
    client.get(page_of(draft))
    log_in(desk, make_user("eindredacteur", "Eindredacteur"))

    decide(desk, draft, "approve")

    draft.refresh_from_db()
    assert draft.state == DraftState.APPROVED
    assert not Claim.objects.exists()


def test_an_open_page_hears_that_the_draft_was_changed(desk):
    draft = make_draft()
    fields = read_form(desk.get(page_of(draft)))
    hang_another(draft)

    answer = desk.post(page_of(draft) + "polsslag/", fields).json()

    draft.refresh_from_db()
    assert answer["version"] == draft.version != int(fields["version"])
