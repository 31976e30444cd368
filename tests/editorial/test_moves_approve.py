"""T3 and T7: exactly the words that were on the screen go online, once, by somebody who may."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editorial import findings_of, moves
from editorial.findings import Severity
from editorial.models import ActorKind, Claim, DraftState
from motions.models import Explanation, ExplanationState, Motion, MotionText
from tests.editorial.moving import (
    actions,
    approve,
    approve_unanswered,
    eindredacteur,
    look,
    redacteur,
    reject,
    revise,
    superuser,
)
from tests.factories import MOTION_TEXT, SUMMARY, add_text, make_draft, make_user

pytestmark = pytest.mark.django_db

NUMBER = "De Kamer vraagt om 500 nachttreinen naar Groningen."
"""A summary with a number that the motion lacks."""


def finding_keys(draft) -> list[str]:
    draft.refresh_from_db()
    return [key for key, _ in findings_of.keyed(draft.summary, draft.implication, draft.current.text)]


def test_an_approval_puts_the_words_online():
    draft = make_draft()
    published = approve(look(draft))
    draft.refresh_from_db()
    assert (published.state, published.summary) == (ExplanationState.ONLINE, SUMMARY)
    assert draft.state == DraftState.APPROVED
    assert list(Explanation.objects.online()) == [published]


def test_a_repeated_approval_is_a_no_op():
    draft = make_draft()
    screen = look(draft)
    assert approve(screen) == approve(screen)
    assert actions(draft.motion) == ["propose", "approve"]


def test_an_approval_of_words_that_were_changed_since_is_refused():
    draft = make_draft()
    old = look(draft)
    revise(look(draft), summary="Woorden van B.")
    with pytest.raises(moves.Conflict) as refused:
        approve(old)
    assert refused.value.draft.summary == "Woorden van B."
    assert not Explanation.objects.exists()


def test_an_approval_with_the_hash_of_other_words_is_refused():
    draft = make_draft()
    with pytest.raises(moves.Conflict):
        approve(look(draft)._replace(words_hash="0" * 64))


def test_an_approval_with_the_revision_of_another_draft_is_refused():
    draft, other = make_draft(), make_draft()
    with pytest.raises(moves.Conflict):
        approve(look(draft)._replace(revision_id=other.current_id))


def test_an_approval_with_an_older_version_number_is_refused():
    draft = make_draft()
    with pytest.raises(moves.Conflict):
        approve(look(draft)._replace(version=0))


def test_a_rejected_draft_cannot_be_approved():
    draft = make_draft()
    screen = look(draft)
    reject(screen)
    with pytest.raises(moves.AlreadyDecided):
        approve(screen)


def test_a_lapsed_draft_cannot_be_approved():
    draft = make_draft()
    screen = look(draft)
    moves.lapse(draft.pk, actor=moves.SYSTEM, reason="nieuwer")
    with pytest.raises(moves.AlreadyDecided):
        approve(screen)


@pytest.mark.parametrize("nobody", [moves.SYSTEM, moves.COMMAND])
def test_the_system_cannot_approve(nobody):
    draft = make_draft()
    with pytest.raises(moves.NotAllowed):
        approve(look(draft), nobody)


def test_the_system_cannot_approve_in_the_name_of_a_person():
    draft = make_draft()
    with pytest.raises(moves.NotAllowed):
        approve(look(draft), moves.Actor(ActorKind.SYSTEM, eindredacteur().user))


def test_a_redacteur_cannot_approve():
    draft = make_draft()
    with pytest.raises(moves.NotAllowed):
        approve(look(draft), redacteur())


def test_a_redacteur_approves_where_the_setting_allows_it(settings):
    settings.EDITORS_MAY_APPROVE = True
    draft = make_draft()
    assert approve(look(draft), redacteur()).approver_role == "Redacteur"


def test_somebody_of_the_staff_without_a_role_never_approves(settings):
    settings.EDITORS_MAY_APPROVE = True
    draft = make_draft()
    with pytest.raises(moves.NotAllowed):
        approve(look(draft), moves.Actor(ActorKind.HUMAN, make_user("stagiair", None)))


def test_a_superuser_approves_under_a_role_of_his_own():
    draft = make_draft()
    assert approve(look(draft), superuser()).approver_role == "Beheerder"


def test_an_approval_by_command_says_so():
    draft = make_draft()
    published = approve(look(draft), moves.Actor(ActorKind.COMMAND, eindredacteur().user))
    assert published.by_command
    assert draft.motion.events.get(action="approve").actor_kind == "command"


@pytest.mark.parametrize(("field", "words"), [("summary", ""), ("summary", " \n"), ("implication", "")])
def test_empty_words_cannot_be_approved(field, words):
    draft = make_draft()
    revise(look(draft), **{field: words})
    with pytest.raises(moves.Blocked, match="is leeg"):
        approve(look(draft))


def test_words_about_an_older_reading_cannot_be_approved_until_repinned():
    draft = make_draft()
    add_text(draft.motion, MOTION_TEXT.replace("1 juli 2030", "1 augustus 2030").replace("Groningen", "Assen"))
    with pytest.raises(moves.Blocked, match="motietekst is gewijzigd"):
        approve(look(draft))


def test_a_better_text_with_the_same_reading_does_not_stand_in_the_way():
    draft = make_draft()
    text = draft.current.text
    better = MotionText.objects.create(
        motion=draft.motion, origin="pdf", text=MOTION_TEXT, sha256=text.sha256, reading=text.reading
    )
    Motion.objects.filter(pk=draft.motion_id).update(current_text=better)
    assert approve(look(draft)).text == text


@pytest.mark.parametrize("gone", ["hidden", "merged"])
def test_a_motion_that_is_gone_cannot_be_approved(gone):
    draft = make_draft()
    motion = draft.motion
    if gone == "hidden":
        motion.hidden = True
    else:
        motion.merged_into = make_draft().motion
    motion.save()
    with pytest.raises(moves.Blocked, match="verwijderd"):
        approve(look(draft))


def test_a_blocking_finding_stops_an_approval_and_says_which():
    draft = make_draft(summary=NUMBER)
    with pytest.raises(moves.Blocked) as stopped:
        approve_unanswered(look(draft))
    assert stopped.value.keys == set(finding_keys(draft))
    assert any("500" in sentence for sentence in stopped.value.sentences)
    assert not Explanation.objects.exists()


def test_a_blocking_finding_is_overruled_with_a_reason_that_the_log_keeps():
    draft = make_draft(summary=NUMBER)
    keys = finding_keys(draft)
    approve_unanswered(look(draft), overruled=dict.fromkeys(keys, "Staat in de bijlage."))
    kept = draft.motion.events.get(action="approve").findings
    assert [finding["key"] for finding in kept] == keys
    number = next(finding for finding in kept if finding["kind"] == "number")
    assert (number["severity"], number["words"]) == (Severity.BLOCKING, "500")
    assert number["overruled"] == "Staat in de bijlage."


@pytest.mark.parametrize("answer", [{"acknowledged": "key"}, {"overruled": " "}])
def test_a_blocking_finding_is_not_overruled_without_a_reason(answer):
    draft = make_draft(summary=NUMBER)
    keys = finding_keys(draft)
    answers = {"acknowledged": keys} if "acknowledged" in answer else {"overruled": dict.fromkeys(keys, " ")}
    with pytest.raises(moves.Blocked):
        approve_unanswered(look(draft), **answers)


def test_an_answer_to_one_finding_does_not_cover_another():
    draft = make_draft(summary=NUMBER)
    keys = finding_keys(draft)
    revise(look(draft), summary=NUMBER.replace("500", "700"))
    with pytest.raises(moves.Blocked, match="700"):
        approve_unanswered(look(draft), overruled=dict.fromkeys(keys, "Staat in de bijlage."))


def test_a_warning_is_acknowledged_with_one_key():
    draft = make_draft(summary=SUMMARY.split(". ")[0] + ".")
    warnings = dict(findings_of.keyed(draft.summary, draft.implication, draft.current.text))
    assert {finding.severity for finding in warnings.values()} == {Severity.WARNING}
    with pytest.raises(moves.Blocked):
        approve_unanswered(look(draft))
    assert approve_unanswered(look(draft), acknowledged=list(warnings))


def test_new_words_take_the_place_of_what_was_online():
    first = make_draft()
    old = approve(look(first))
    second = make_draft(first.motion, summary="De Kamer wil nachttreinen naar Groningen.")
    new = approve(look(second))
    old.refresh_from_db()
    assert (old.state, new.state, new.number) == (ExplanationState.REPLACED, ExplanationState.ONLINE, 2)
    assert old.ended_at is not None


def test_a_decision_ends_the_claim():
    draft = make_draft()
    Claim.objects.create(draft=draft, user=make_user("a"), until=timezone.now() + timedelta(minutes=10))
    approve(look(draft))
    assert not Claim.objects.exists()


def test_a_claim_of_somebody_else_decides_nothing():
    draft = make_draft()
    Claim.objects.create(draft=draft, user=make_user("a"), until=timezone.now() + timedelta(minutes=10))
    assert approve(look(draft), eindredacteur("b"))


def test_the_log_says_who_approved_which_words_and_how_long_they_were_open():
    draft = make_draft()
    revise(look(draft), summary="De Kamer wil nachttreinen naar Groningen.")
    by = moves.Actor(ActorKind.HUMAN, eindredacteur("zande").user, request_id="r-1")
    published = approve(look(draft), by, opened_at=timezone.now() - timedelta(seconds=40))
    event = draft.motion.events.get(action="approve")
    assert (event.actor_name, event.actor_role, event.request_id) == ("Zande", "Eindredacteur", "r-1")
    assert (event.explanation_id, event.words_hash) == (published.pk, published.words_hash)
    assert event.text_hash == published.text.sha256
    assert event.seconds == pytest.approx(40, abs=5)
    assert 0 < event.likeness < 1
    assert event.difference


def test_a_clock_that_runs_behind_makes_no_negative_seconds():
    draft = make_draft()
    approve(look(draft), opened_at=timezone.now() + timedelta(hours=1))
    assert draft.motion.events.get(action="approve").seconds == 0
