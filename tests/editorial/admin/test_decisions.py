"""Decisions at the desk, through HTTP, as a browser without JavaScript makes them."""

import pytest

from editorial import moves
from editorial.models import Action, ActorKind, DraftState, Event, Revision
from motions.models import Explanation
from tests.editorial.admin.desk_form import decide, read_form
from tests.factories import MOTION_TEXT, SUMMARY, add_text, days_ago, log_in, make_draft, make_motion, make_user

pytestmark = pytest.mark.django_db

EDITED = SUMMARY.replace("ontvangen", "krijgen")
WRONG_DATE = SUMMARY.replace("1 juli 2030", "1 juni 2030")


def page_of(draft):
    return f"/admin/beoordelen/{draft.pk}/"


def two_drafts():
    """The newest first, as the queue has them."""
    return [make_draft(make_motion(filed_on=days_ago(days))) for days in (0, 1)]


def someone_else(username="collega"):
    return moves.Actor(ActorKind.HUMAN, make_user(username, "Eindredacteur"))


# --- approve --------------------------------------------------------------------------------------------------------


def test_an_approval_publishes_the_words_on_the_screen_and_opens_the_next_draft(desk):
    first, second = two_drafts()

    response = decide(desk, first, "approve")

    assert response.status_code == 303
    assert response.url == page_of(second)
    assert Explanation.objects.online().get(motion=first.motion).summary == first.summary


def test_the_next_page_says_what_was_decided_with_the_way_back(desk):
    first, second = two_drafts()
    decide(desk, first, "approve")

    page = desk.get(page_of(second)).content.decode()

    assert f'<a href="{page_of(first)}">{first.motion}</a> is goedgekeurd en staat online.' in page


def test_after_the_last_draft_the_queue_begins_again(desk):
    first, second = two_drafts()

    response = decide(desk, second, "approve")

    assert response.url == page_of(first)


def test_after_the_only_draft_comes_the_empty_queue(desk):
    response = decide(desk, make_draft(), "approve")

    assert response.url == "/admin/wachtrij/"
    assert "De wachtrij is leeg" in desk.get(response.url).content.decode()


def test_a_filter_goes_along_from_draft_to_draft(desk):
    first, _, third = [
        make_draft(make_motion(subject=subject, filed_on=days_ago(days)))
        for days, subject in enumerate(["Treinen", "Musea", "Treinen"])
    ]
    address = page_of(first) + "?q=treinen"

    response = desk.post(address, read_form(desk.get(address)) | {"action": "approve"})

    assert response.url == page_of(third) + "?q=treinen"


def test_typed_words_are_saved_and_approved_in_one_go(desk):
    draft = make_draft()

    decide(desk, draft, "approve", summary=EDITED)

    online = Explanation.objects.online().get(motion=draft.motion)
    assert online.summary == EDITED
    assert online.is_edited


def test_a_second_click_decides_once_and_never_the_next_draft(desk):
    first, second = two_drafts()
    fields = read_form(desk.get(page_of(first))) | {"action": "approve"}

    desk.post(page_of(first), fields)
    response = desk.post(page_of(first), fields)

    second.refresh_from_db()
    assert response.status_code == 303
    assert second.state == DraftState.OPEN
    assert Event.objects.filter(action=Action.APPROVE).count() == 1


def test_a_second_click_on_typed_words_decides_once(desk):
    draft = make_draft()
    fields = read_form(desk.get(page_of(draft))) | {"action": "approve", "summary": EDITED}

    desk.post(page_of(draft), fields)
    response = desk.post(page_of(draft), fields)

    assert response.status_code == 303
    assert Explanation.objects.filter(motion=draft.motion).count() == 1
    assert draft.revisions.count() == 2


def test_the_seconds_from_opening_to_deciding_are_in_the_log(desk):
    decide(desk, make_draft(), "approve")

    assert 0 <= Event.objects.get(action=Action.APPROVE).seconds < 60


# --- findings -------------------------------------------------------------------------------------------------------


def test_an_error_stands_above_the_words_with_the_way_to_words_and_passage(desk):
    page = desk.get(page_of(make_draft(summary=WRONG_DATE))).content.decode()

    assert 'href="#bevinding-1"' in page
    assert 'class="block" id="bevinding-1">1 juni 2030</mark>' in page
    assert "Los eerst 1 fout op" in page


def test_an_error_blocks_approving_and_says_so(desk):
    draft = make_draft(summary=WRONG_DATE)

    response = decide(desk, draft, "approve")

    draft.refresh_from_db()
    assert response.status_code == 422
    assert draft.state == DraftState.OPEN
    assert "of geef een reden om het zo te laten" in response.content.decode()


def test_an_error_is_overruled_with_a_reason_that_the_log_keeps(desk):
    draft = make_draft(summary=WRONG_DATE)
    fields = read_form(desk.get(page_of(draft)))
    reason = "De Kamer verbeterde de datum in het debat."

    decide(desk, draft, "approve", **{name: reason for name in fields if name.startswith("overrule-")})

    draft.refresh_from_db()
    assert draft.state == DraftState.APPROVED
    assert reason in [finding["overruled"] for finding in Event.objects.get(action=Action.APPROVE).findings]


def test_a_draft_with_an_error_that_is_mended_in_the_form_is_approved_at_once(desk):
    draft = make_draft(summary=WRONG_DATE)

    decide(desk, draft, "approve", summary=SUMMARY)

    draft.refresh_from_db()
    assert draft.state == DraftState.APPROVED


def test_a_refused_approval_still_saves_what_was_typed(desk):
    draft = make_draft()

    response = decide(desk, draft, "approve", summary=WRONG_DATE)

    draft.refresh_from_db()
    assert response.status_code == 422
    assert draft.summary == WRONG_DATE
    assert read_form(response)["version"] == str(draft.version)


# --- save -----------------------------------------------------------------------------------------------------------


def test_saved_words_become_the_current_ones_and_the_page_stays(desk):
    draft = make_draft()

    response = decide(desk, draft, "save", implication="Als de motie wordt aangenomen, dan komt er een plan.")

    draft.refresh_from_db()
    assert response.url == page_of(draft)
    assert draft.implication == "Als de motie wordt aangenomen, dan komt er een plan."
    assert draft.current.author == make_user("eindredacteur", "Eindredacteur")


def test_white_space_stays_and_line_ends_become_lf(desk):
    draft = make_draft()

    decide(desk, draft, "save", summary="  Eerste zin.\r\n\r\n- punt  \r\n")

    draft.refresh_from_db()
    assert draft.summary == "  Eerste zin.\n\n- punt  \n"


def test_a_save_without_a_change_makes_no_revision(desk):
    draft = make_draft(summary="Eerste zin.\n\nTweede zin.")

    decide(desk, draft, "save", summary="Eerste zin.\r\n\r\nTweede zin.\r\n")

    assert draft.revisions.count() == 1


def test_words_that_are_too_long_are_refused_and_stay_in_the_form(desk):
    draft = make_draft()

    response = decide(desk, draft, "save", summary="x" * 20_001)

    assert response.status_code == 422
    assert "x" * 20_001 in response.content.decode()
    assert draft.revisions.count() == 1


def test_a_nul_is_refused_without_a_fault(desk):
    response = decide(desk, make_draft(), "save", summary="a\x00b")

    assert response.status_code == 422


def test_a_preview_shows_the_typed_words_and_stores_nothing(desk):
    draft = make_draft()

    response = decide(desk, draft, "preview", summary="De **Kamer** vraagt <script>alert(1)</script>")

    page = response.content.decode()
    assert response.status_code == 200
    assert "<strong>Kamer</strong>" in page
    assert "<script>alert" not in page
    assert draft.revisions.count() == 1


def test_a_form_without_version_or_revision_is_refused(desk):
    draft = make_draft()

    assert desk.post(page_of(draft), {"action": "approve"}).status_code == 400


# --- reject ---------------------------------------------------------------------------------------------------------


def test_rejecting_takes_one_press_and_opens_the_next_draft(desk):
    first, second = two_drafts()

    response = decide(desk, first, "reject:incomplete")

    first.refresh_from_db()
    assert first.state == DraftState.REJECTED
    assert Event.objects.get(action=Action.REJECT).reason_code == "incomplete"
    assert response.url == page_of(second)


def test_a_second_press_on_reject_rejects_once(desk):
    first, second = two_drafts()
    fields = read_form(desk.get(page_of(first))) | {"action": "reject:wrong"}

    desk.post(page_of(first), fields)
    response = desk.post(page_of(first), fields)

    second.refresh_from_db()
    assert response.status_code == 303
    assert second.state == DraftState.OPEN
    assert Event.objects.filter(action=Action.REJECT).count() == 1


def test_a_rejection_keeps_its_words_and_its_hint(desk):
    decide(desk, make_draft(), "reject:other", reason="Te vaag.", hint="Noem de vervoerders.")

    event = Event.objects.get(action=Action.REJECT)
    assert (event.reason, event.details["hint"]) == ("Te vaag.", "Noem de vervoerders.")


def test_an_unknown_reason_is_refused(desk):
    draft = make_draft()

    response = decide(desk, draft, "reject:zomaar")

    draft.refresh_from_db()
    assert response.status_code == 422
    assert draft.state == DraftState.OPEN


# --- two editors ----------------------------------------------------------------------------------------------------


def test_the_second_editor_gets_both_versions_and_loses_nothing(desk):
    draft = make_draft()
    fields = read_form(desk.get(page_of(draft)))
    theirs = "De Kamer vraagt om een plan voor nachttreinen naar Groningen."
    moves.revise(
        draft.pk,
        version=draft.version,
        base_revision=draft.current_id,
        summary=theirs,
        implication=draft.implication,
        actor=someone_else(),
    )

    mine = "Als de motie wordt aangenomen, dan komt er een plan."
    response = desk.post(page_of(draft), fields | {"action": "approve", "implication": mine})

    draft.refresh_from_db()
    page = response.content.decode()
    assert response.status_code == 409
    assert draft.state == DraftState.OPEN
    assert theirs in page
    assert mine in page
    form = read_form(response)
    assert (form["summary"].strip(), form["implication"].strip()) == (theirs, mine)


def test_after_a_conflict_the_same_form_can_be_saved(desk):
    draft = make_draft()
    fields = read_form(desk.get(page_of(draft)))
    other = {"version": draft.version, "base_revision": draft.current_id}
    moves.revise(draft.pk, **other, summary="Van hen.", implication=draft.implication, actor=someone_else())
    response = desk.post(page_of(draft), fields | {"action": "save", "implication": "Van mij."})

    desk.post(page_of(draft), read_form(response) | {"action": "save"})

    draft.refresh_from_db()
    assert (draft.summary, draft.implication) == ("Van hen.", "Van mij.")


def test_words_typed_on_a_draft_that_somebody_rejected_are_shown(desk):
    draft = make_draft()
    fields = read_form(desk.get(page_of(draft)))
    moves.reject(draft.pk, version=draft.version, actor=someone_else(), reason_code="wrong")

    response = desk.post(page_of(draft), fields | {"action": "save", "summary": "Mijn betere woorden."})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Mijn betere woorden." in page
    assert "is dit concept afgewezen" in page


@pytest.mark.parametrize("action", ["save", "repin", "approve", "reject:wrong", "regenerate", "defer", "send_back"])
def test_no_way_to_write_goes_past_the_guard_of_versions(desk, action):
    draft = make_draft()
    fields = read_form(desk.get(page_of(draft)))
    other = {"version": draft.version, "base_revision": draft.current_id}
    moves.revise(draft.pk, **other, summary="Van hen.", implication=draft.implication, actor=someone_else())
    before = Event.objects.count()

    response = desk.post(page_of(draft), fields | {"action": action, "summary": "Van mij."})

    draft.refresh_from_db()
    assert response.status_code == 409
    assert (draft.summary, draft.state) == ("Van hen.", DraftState.OPEN)
    assert Event.objects.count() == before


# --- a changed source, and another draft ----------------------------------------------------------------------------


def test_a_changed_text_is_shown_and_stops_approval_until_it_is_taken_as_source(desk):
    draft = make_draft()
    add_text(draft.motion, MOTION_TEXT.replace("Leeuwarden", "Assen"))

    page = desk.get(page_of(draft)).content.decode()
    assert "De motietekst is gewijzigd" in page
    assert "Neem eerst de nieuwe tekst als bron" in page
    assert "Assen" in page
    assert decide(desk, draft, "approve").status_code == 422

    decide(desk, draft, "repin")

    draft.refresh_from_db()
    assert draft.current.text.text == MOTION_TEXT.replace("Leeuwarden", "Assen")


def test_making_it_again_opens_the_new_draft(desk):
    draft = make_draft(summary="Onzin.")

    response = decide(desk, draft, "regenerate")

    draft.refresh_from_db()
    assert draft.state == DraftState.LAPSED
    new = draft.motion.drafts.pending().get()
    assert response.url == page_of(new)
    assert new.summary != "Onzin."


def test_making_it_again_keeps_typed_words(desk):
    draft = make_draft()

    response = decide(desk, draft, "regenerate", summary="Mijn woorden.")

    draft.refresh_from_db()
    assert response.url == page_of(draft)
    assert draft.summary == "Mijn woorden."
    assert Revision.objects.filter(draft=draft, origin="machine").count() == 2


def test_a_decided_draft_has_no_decisions_left(desk):
    draft = make_draft()
    decide(desk, draft, "reject:wrong")

    page = desk.get(page_of(draft)).content.decode()

    assert 'value="approve"' not in page
    assert "Dit concept is afgewezen" in page


def test_another_users_login_does_not_repeat_a_decision(client, editor):
    draft = make_draft()
    log_in(client, editor)
    fields = read_form(client.get(page_of(draft))) | {"action": "reject:wrong"}
    client.post(page_of(draft), fields)
    log_in(client, make_user("ander", "Redacteur"))

    client.post(page_of(draft), fields)

    assert Event.objects.filter(action=Action.REJECT).count() == 1
