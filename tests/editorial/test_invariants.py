"""The invariants of the review desk, after every step of random walks by several people over several motions.

MOVES_WALKS sets how many walks are made (20 by default).
"""

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from editorial import archive, findings_of, moves, roles
from editorial.models import PENDING, Action, ActorKind, Draft, DraftState, Event, Generation, Revision
from motions.models import Explanation, ExplanationState, Motion, MotionText
from tests.editorial import moving
from tests.factories import MOTION_TEXT, add_text, make_draft, make_explanation, make_generation, make_motion, make_user

WALKS = int(os.environ.get("MOVES_WALKS", "20"))
TEXTS = [MOTION_TEXT, MOTION_TEXT.replace("nachttreinen", "dagtreinen"), MOTION_TEXT.replace("Groningen", "Assen")]
SUMMARIES = [
    "De Kamer wil nachttreinen.",
    "De Kamer wil dagtreinen.",
    "De Kamer wil 500 treinen.",
    "",
    "Kort.\r\n",
    "Kort.",
]
APPEND_ONLY = (Generation, Revision, Event, MotionText)
REFUSALS = (moves.NotAllowed, moves.Blocked, moves.Conflict)

which = st.integers(0, 99)


def checked(check: Callable[["Desk"], None]) -> Callable[["Desk"], None]:
    """An invariant, looked at again after every step that changed something."""
    return invariant()(precondition(lambda desk: desk.is_changed)(check))


def pick(items: Any, number: int) -> Any:
    items = list(items)
    return items[number % len(items)] if items else None


class Desk(RuleBasedStateMachine):
    """Motions, editors, and the screens that they have open, fresh and old ones alike."""

    actors: list[moves.Actor]

    def __init__(self) -> None:
        super().__init__()
        self.walk = transaction.atomic()
        self.walk.__enter__()
        self.motions = [make_motion(text=TEXTS[0]) for _ in range(2)]
        self.screens: list[moving.Screen] = []
        self.kept: dict[Any, dict[str, Any]] = {}
        self.is_changed = True

    def teardown(self) -> None:
        connection.check_constraints()
        transaction.set_rollback(True)
        self.walk.__exit__(None, None, None)

    # --- what people and machines do ---

    @rule(motion=which, words=st.sampled_from(SUMMARIES[:3]), version=st.sampled_from("12"))
    def propose(self, motion, words, version):
        motion = self.motion(motion)
        made = make_generation(motion, summary=words, version=version)
        self.make(
            lambda: moves.propose(
                motion,
                text=motion.current_text,
                summary=words,
                implication=made.implication,
                generation=made,
                actor=moves.SYSTEM,
            )
        )

    @rule(screen=which, actor=which, words=st.sampled_from(SUMMARIES), repin=st.booleans())
    def revise(self, screen, actor, words, repin):
        screen = self.screen(screen)
        if screen is not None:
            self.make(lambda: moving.revise(screen, self.actor(actor), summary=words, repin=repin))

    @rule(screen=which, actor=which, answered=st.booleans())
    def approve(self, screen, actor, answered):
        screen, by = self.screen(screen), self.actor(actor)
        if screen is None:
            return
        answers = {"overruled": dict.fromkeys(self.finding_keys(screen), "Klopt.")} if answered else {}
        published = self.make(lambda: moving.approve_unanswered(screen, by, **answers))
        if published is not None:
            assert (published.summary, published.implication) == (screen.summary, screen.implication)
            assert published.revision_id == screen.revision_id
            assert by.user is not None
            assert roles.may_approve(by.user)

    @rule(screen=which, actor=which)
    def reject(self, screen, actor):
        screen = self.screen(screen)
        if screen is not None:
            self.make(lambda: moving.reject(screen, self.actor(actor)))

    @rule(number=which)
    def lapse(self, number):
        draft = pick(Draft.objects.order_by("pk"), number)
        if draft is not None:
            self.make(lambda: moves.lapse(draft.pk, actor=moves.SYSTEM, reason="Er is iets nieuws."))

    @rule(number=which, actor=which, reason=st.sampled_from(["Klopt niet.", " "]))
    def withdraw(self, number, actor, reason):
        explanation = pick(Explanation.objects.order_by("pk"), number)
        if explanation is not None:
            self.make(lambda: moves.withdraw(explanation.pk, actor=self.actor(actor), reason=reason))

    @rule(motion=which, actor=which, words=st.sampled_from(SUMMARIES))
    def write(self, motion, actor, words):
        motion = self.motion(motion)
        self.make(lambda: moves.write(motion.pk, summary=words, implication="Als het.", actor=self.actor(actor)))

    @rule(motion=which, actor=which, text=st.sampled_from(TEXTS))
    def correct_text(self, motion, actor, text):
        motion = self.motion(motion)
        self.make(lambda: moves.correct_text(motion.pk, text=text, actor=self.actor(actor)))

    @rule(motion=which, text=st.sampled_from(TEXTS))
    def read_anew(self, motion, text):
        motion = self.motion(motion)
        self.is_changed = not motion.texts.filter(origin="xml", text=text).exists()
        if self.is_changed:
            add_text(motion, text)

    @rule(motion=which)
    def hide_or_show(self, motion):
        motion = self.motion(motion)
        Motion.objects.filter(pk=motion.pk).update(hidden=not motion.hidden)

    # --- what must hold ---

    def make(self, move: Callable[[], Any]) -> Any:
        """Make a move; one that is refused leaves everything as it was."""
        before = self.state()
        try:
            with transaction.atomic():
                made = move()
        except REFUSALS:
            made = None
            assert self.state() == before
        self.is_changed = self.state() != before
        return made

    @checked
    def published_words_are_approved_ones(self):
        for explanation in Explanation.objects.all():
            revision = Revision.objects.get(pk=explanation.revision_id)
            assert (revision.summary, revision.implication) == (explanation.summary, explanation.implication)
            assert roles.may_approve(explanation.approver)

    @checked
    def one_online_and_one_pending_a_motion(self):
        for motion in self.motions:
            assert motion.explanations.filter(state=ExplanationState.ONLINE).count() <= 1
            assert motion.drafts.filter(state__in=PENDING).count() <= 1

    @checked
    def nothing_that_is_only_added_to_was_changed(self):
        for model in APPEND_ONLY:
            now = {row["pk"]: row for row in model.objects.values("pk", *[f.attname for f in model._meta.fields])}
            assert all(now.get(pk) == row for pk, row in self.kept.get(model, {}).items())
            self.kept[model] = now

    @checked
    def every_state_is_that_of_its_last_event(self):
        for draft in Draft.objects.all():
            last = draft.events.filter(state_after__in=DraftState.values).order_by("number").last()
            assert last is not None
            assert last.state_after == draft.state

    @checked
    def nobody_but_a_person_decided(self):
        decisions = Event.objects.exclude(action__in=(Action.PROPOSE, Action.HANG_ALTERNATIVE, Action.LAPSE))
        assert not decisions.filter(actor=None).exists()
        assert not decisions.filter(actor_kind=ActorKind.SYSTEM).exists()

    @checked
    def words_that_a_person_touched_did_not_lapse(self):
        lapsed = Draft.objects.filter(state=DraftState.LAPSED)
        assert not lapsed.filter(touched=True).exists()
        assert not lapsed.filter(revisions__origin="human").exists()

    @checked
    def the_archive_is_whole(self):
        probes = (archive.drafts, archive.revisions, archive.explanations, archive.logs)
        assert [fault for probe in probes for found in probe(quick=False) for fault in found] == []

    # --- at hand ---

    def motion(self, number: int) -> Motion:
        return Motion.objects.select_related("current_text__found").get(pk=pick(self.motions, number).pk)

    def screen(self, number: int) -> moving.Screen | None:
        """Two times out of three a page opened just now, else one that was left open."""
        draft = pick(Draft.objects.order_by("-pk")[:2], number)
        if draft is not None and number % 3:
            self.screens.append(moving.look(draft))
            return self.screens[-1]
        return pick(self.screens, number)

    def actor(self, number: int) -> moves.Actor:
        return pick(self.actors, number)

    def finding_keys(self, screen: moving.Screen) -> list[str]:
        text = Revision.objects.get(pk=screen.revision_id).text
        return [key for key, _ in findings_of.keyed(screen.summary, screen.implication, text)]

    def state(self) -> Any:
        drafts = list(Draft.objects.order_by("pk").values_list("pk", "state", "version", "current", "touched"))
        explanations = list(Explanation.objects.order_by("pk").values_list("pk", "state"))
        return drafts, explanations, Event.objects.count(), Revision.objects.count()


@pytest.mark.django_db
def test_every_invariant_holds_after_every_move():
    Desk.actors = [
        moving.redacteur("a"),
        moving.redacteur("b"),
        moving.eindredacteur("x"),
        moving.eindredacteur("y"),
        moving.superuser(),
        moves.Actor(ActorKind.COMMAND, make_user("x", "Eindredacteur")),
        moves.Actor(ActorKind.HUMAN, make_user("stagiair", None)),
        moves.SYSTEM,
    ]
    walks = settings(
        max_examples=WALKS,
        stateful_step_count=30,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_state_machine_as_test(Desk, settings=walks)


# --- the same in the database, past the moves -----------------------------------------------------------------------


@pytest.mark.django_db
def test_the_database_refuses_a_second_pending_draft():
    draft = make_draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(motion=draft.motion)


@pytest.mark.django_db
def test_the_database_refuses_second_online_words():
    explanation = make_explanation()
    explanation.pk, explanation.number = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        explanation.save(force_insert=True)


@pytest.mark.django_db
def test_the_database_refuses_words_without_an_approver():
    make_explanation()
    with pytest.raises(IntegrityError), transaction.atomic():
        Explanation.objects.update(approver=None)


@pytest.mark.django_db
@pytest.mark.parametrize("model", APPEND_ONLY)
def test_the_database_refuses_to_change_what_is_only_added_to(model):
    make_explanation()
    field = {Generation: "summary", Revision: "summary", Event: "reason", MotionText: "text"}[model]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.update(**{field: "Iets anders."})
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.all()._raw_delete("default")


def test_no_other_module_writes_the_state_of_a_draft_or_publishes():
    """The state of a draft and published words have one door each; the source itself shows it."""
    from pathlib import Path

    rooms = [path for room in ("editorial", "motions", "motieportal") for path in Path(room).rglob("*.py")]
    for path in rooms:
        source = path.read_text()
        if Path("editorial/moves") not in path.parents:
            assert "publishing.publish" not in source, path
            assert ".update(state=DraftState" not in source, path
        if path != Path("editorial/publishing.py"):
            assert "Explanation.objects.create" not in source, path
