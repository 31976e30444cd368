"""Random walks of several people over two motions, with the invariants of the review desk looked at after every step.

A walk is told by its seed. Steps are drawn by hand, not by Hypothesis' state machines: those leave rules out of most
walks to find small examples, and hardly ever came to a second approval or a restored publication.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone

from editorial import archive, claims, findings_of, moves, roles, scratches
from editorial.models import PENDING, Action, ActorKind, Draft, DraftState, Event, Generation, Revision
from motions.models import Explanation, ExplanationState, Motion, MotionText
from tests.editorial import moving
from tests.factories import MOTION_TEXT, add_text, make_generation, make_motion, make_user

TEXTS = [MOTION_TEXT, MOTION_TEXT.replace("nachttreinen", "dagtreinen"), MOTION_TEXT.replace("Groningen", "Assen")]
MACHINES = ["De Kamer wil nachttreinen.", "De Kamer wil dagtreinen.", "De Kamer wil 500 treinen."]
TYPED = [*MACHINES, "", "Kort.\r\n", "Kort.", "Nog korter."]
APPEND_ONLY = (Generation, Revision, Event, MotionText)
REFUSALS = (moves.NotAllowed, moves.Blocked, moves.Conflict)
PUT_ONLINE = (Action.APPROVE, Action.SECOND_APPROVAL, Action.RESTORE, Action.RECONFIRM)
WROTE = (Action.REVISE, Action.WRITE, Action.TAKE_ALTERNATIVE, Action.CORRECT)


def everybody() -> list[moves.Actor]:
    """Who walks by: people with every role and none, a command in somebody's name, and the system."""
    return [
        moving.redacteur("a"),
        moving.redacteur("b"),
        moving.eindredacteur("x"),
        moving.eindredacteur("y"),
        moving.superuser(),
        moves.Actor(ActorKind.COMMAND, make_user("x", "Eindredacteur")),
        moves.Actor(ActorKind.HUMAN, make_user("stagiair", None)),
        moves.SYSTEM,
    ]


class Walk:
    """Motions, editors, and the screens that they have open, fresh and old ones alike."""

    def __init__(self, seed: int, actors: list[moves.Actor]) -> None:
        self.random = Random(seed)
        self.actors = actors
        self.four_eyes = self.random.choice(["off", "edited", "always"])
        self.settings = override_settings(
            FOUR_EYES=self.four_eyes, EDITORS_MAY_APPROVE=self.random.random() < 0.5, UNDO_SECONDS=3600
        )
        self.motions = [make_motion(text=TEXTS[0]) for _ in range(2)]
        self.screens: list[moving.Screen] = []
        self.before_decision: dict[int, Any] = {}
        self.kept: dict[Any, dict[str, Any]] = {}
        self.made: Counter[str] = Counter()

    def go(self, steps: int) -> Counter[str]:
        """Walk that many steps; gives how often each move succeeded. Everything is taken back at the end."""
        acts = [act for act, weight in ACTS.items() for _ in range(weight)]
        with self.settings, transaction.atomic():
            for _ in range(steps):
                act = self.random.choice(acts)
                before = self.state()
                act(self)
                if self.state() != before:
                    self.made[act.__name__] += 1
                    for invariant in INVARIANTS:
                        invariant(self)
            connection.check_constraints()
            transaction.set_rollback(True)
        return self.made

    # --- what people and machines do ---

    def propose(self) -> None:
        motion, words = self.motion(), self.random.choice(MACHINES)
        made = make_generation(motion, summary=words, version=self.random.choice("12"))
        values = {"text": motion.current_text, "summary": words, "implication": made.implication, "generation": made}
        self.make(lambda: moves.propose(motion, actor=moves.SYSTEM, **values))

    def revise(self) -> None:
        if (screen := self.screen()) is not None:
            words, repin, by = self.random.choice(TYPED), self.chance(0.7), self.actor()
            self.make(lambda: moving.revise(screen, by, summary=words, repin=repin))

    def approve(self) -> None:
        if (screen := self.screen()) is None:
            return
        by = self.approver()
        answers = {"overruled": self.answers(screen.revision_id)} if self.chance(0.9) else {}
        published = self.decide(screen.draft_id, lambda: moving.press_approve(screen, by, **answers))
        if published is not None:
            assert (published.summary, published.implication) == (screen.summary, screen.implication)
            assert published.revision_id == screen.revision_id
            assert by.user is not None
            assert roles.may_approve(by.user)

    def reject(self) -> None:
        if (screen := self.screen()) is not None:
            by = self.actor()
            self.decide(screen.draft_id, lambda: moving.reject(screen, by))

    def defer(self) -> None:
        if (screen := self.screen()) is not None:
            days = self.random.choice([-1, 1, 7, None])
            until = None if days is None else timezone.now() + timedelta(days=days)
            values = {"version": screen.version, "until": until, "actor": self.actor()}
            self.decide(screen.draft_id, lambda: moves.defer(screen.draft_id, **values))

    def send_back(self) -> None:
        if (screen := self.screen()) is not None:
            values = {"version": screen.version, "actor": self.approver(), "reason": "Nog eens kijken."}
            self.decide(screen.draft_id, lambda: moves.send_back(screen.draft_id, **values))

    def undo(self) -> None:
        """Mostly by who decided last, sometimes by anybody."""
        last = Event.objects.filter(draft__isnull=False).order_by("-pk").first()
        if last is None:
            return
        deciders = [actor for actor in self.actors if actor.user and actor.user.pk == last.actor_id]
        by = self.random.choice(deciders) if deciders and self.chance(0.8) else self.actor()
        before = self.state()
        self.make(lambda: moves.undo(last.draft_id, actor=by))
        if self.state() != before:
            assert self.decided_about(last.draft_id) == self.before_decision[last.draft_id]

    def take_alternative(self) -> None:
        screen, revisions = self.screen(), list(Revision.objects.order_by("-created_at")[:6])
        if screen is not None and revisions:
            wanted = self.random.choice(revisions).pk
            values = {"version": screen.version, "revision_id": wanted, "actor": self.actor()}
            self.make(lambda: moves.take_alternative(screen.draft_id, **values))

    def lapse(self) -> None:
        if (screen := self.screen()) is not None:
            self.make(lambda: moves.lapse(screen.draft_id, actor=moves.SYSTEM, reason="Er is iets nieuws."))

    def write(self) -> None:
        motion, words, by = self.motion(), self.random.choice(TYPED), self.actor()
        self.make(lambda: moves.write(motion.pk, summary=words, implication="Als het.", actor=by))

    def withdraw(self) -> None:
        if (explanation := self.explanation()) is not None:
            reason, by = self.random.choice(["Klopt niet.", "Fout.", " "]), self.approver()
            self.make(lambda: moves.withdraw(explanation.pk, actor=by, reason=reason))

    def correct(self) -> None:
        if (explanation := self.explanation()) is not None:
            by = self.actor()
            self.make(lambda: moves.correct(explanation.pk, actor=by, note="Verbeterd."))

    def restore(self) -> None:
        if (explanation := self.explanation()) is not None:
            by = self.approver()
            self.make(lambda: moves.restore(explanation.pk, actor=by, reason="Was juist."))

    def reconfirm(self) -> None:
        explanation = self.explanation(state=ExplanationState.ONLINE)
        if explanation is None:
            return
        text = Motion.objects.select_related("current_text__found").get(pk=explanation.motion_id).current_text
        found = findings_of.keyed(explanation.summary, explanation.implication, text)
        answers = {key: "Klopt." for key, _ in found}
        values = {"text_id": text.pk, "actor": self.approver(), "reason": "Zelfde inhoud.", "overruled": answers}
        self.make(lambda: moves.reconfirm(explanation.pk, **values))

    def take_over(self) -> None:
        motion, words, by = self.motion(), self.random.choice(TYPED), self.approver()
        made = make_generation(motion, summary=words, generator="oude site", trigger="old_page")
        values = {"text": motion.current_text, "summary": words, "implication": "Als het.", "generation": made}
        self.make(lambda: moves.take_over(motion, actor=by, **values))

    def correct_text(self) -> None:
        motion, text, by = self.motion(), self.random.choice(TEXTS), self.actor()
        self.make(lambda: moves.correct_text(motion.pk, text=text, actor=by))

    def read_anew(self) -> None:
        motion, text = self.motion(), self.random.choice(TEXTS)
        if not motion.texts.filter(origin="xml", text=text).exists():
            add_text(motion, text)

    def hide_or_show(self) -> None:
        Motion.objects.filter(pk=self.motion().pk).update(hidden=self.chance(0.2))

    def look_and_type(self) -> None:
        """A claim and unsaved words decide nothing."""
        screen, by = self.screen(), self.actor()
        if screen is None or by.user is None:
            return
        before, draft = self.state(), Draft.objects.get(pk=screen.draft_id)
        claims.take(draft, by.user)
        scratches.keep(draft, by.user, base_revision=screen.revision_id, summary="Half een", implication="Als")
        assert self.state() == before

    # --- what must hold ---

    def published_words_are_approved_ones(self) -> None:
        for explanation in Explanation.objects.all():
            revision = Revision.objects.get(pk=explanation.revision_id)
            assert (revision.summary, revision.implication) == (explanation.summary, explanation.implication)
            assert roles.may_approve(explanation.approver)

    def one_online_and_one_pending_a_motion(self) -> None:
        for motion in self.motions:
            assert motion.explanations.filter(state=ExplanationState.ONLINE).count() <= 1
            assert motion.drafts.filter(state__in=PENDING).count() <= 1

    def nothing_that_is_only_added_to_was_changed(self) -> None:
        for model in APPEND_ONLY:
            now = {row["pk"]: row for row in model.objects.values("pk", *[f.attname for f in model._meta.fields])}
            assert all(now.get(pk) == row for pk, row in self.kept.get(model, {}).items())
            self.kept[model] = now

    def every_state_is_that_of_its_last_event(self) -> None:
        for draft in Draft.objects.all():
            last = draft.events.filter(state_after__in=DraftState.values).order_by("number").last()
            assert last is not None
            assert last.state_after == draft.state

    def nobody_but_a_person_decided(self) -> None:
        decisions = Event.objects.exclude(action__in=(Action.PROPOSE, Action.HANG_ALTERNATIVE, Action.LAPSE))
        assert not decisions.filter(actor=None).exists()
        assert not decisions.filter(actor_kind=ActorKind.SYSTEM).exists()

    def four_eyes_saw_what_went_online(self) -> None:
        for event in Event.objects.filter(action__in=PUT_ONLINE):
            is_edited = Explanation.objects.get(pk=event.explanation_id).is_edited
            if self.four_eyes == "off" or (self.four_eyes == "edited" and not is_edited):
                continue
            earlier = Event.objects.filter(draft=event.draft_id, number__lt=event.number).order_by("number")
            first = earlier.filter(action=Action.FIRST_APPROVAL).last()
            assert event.action != Action.APPROVE
            assert event.actor_id not in set(earlier.filter(action__in=WROTE).values_list("actor", flat=True))
            assert event.action != Action.SECOND_APPROVAL or (first and first.actor_id != event.actor_id)

    def words_that_a_person_touched_did_not_lapse(self) -> None:
        lapsed = Draft.objects.filter(state=DraftState.LAPSED)
        assert not lapsed.filter(touched=True).exists()
        assert not lapsed.filter(revisions__origin="human").exists()

    def the_archive_is_whole(self) -> None:
        probes = (archive.drafts, archive.revisions, archive.explanations, archive.logs)
        assert [fault for probe in probes for found in probe(False) for fault in found] == []

    # --- at hand ---

    def make(self, move: Callable[[], Any]) -> Any:
        """Make a move; one that is refused leaves everything as it was."""
        before = self.state()
        try:
            with transaction.atomic():
                return move()
        except REFUSALS:
            assert self.state() == before
            return None

    def decide(self, draft_id: int, move: Callable[[], Any]) -> Any:
        """A move that can be undone: remember how things were."""
        decided_about, before = self.decided_about(draft_id), self.state()
        made = self.make(move)
        if self.state() != before:
            self.before_decision[draft_id] = decided_about
        return made

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def motion(self) -> Motion:
        motion = self.random.choice(self.motions)
        return Motion.objects.select_related("current_text__found").get(pk=motion.pk)

    def screen(self) -> moving.Screen | None:
        """Mostly the page of a draft that waits, opened just now; else one that was left open."""
        drafts = list(Draft.objects.pending()) or list(Draft.objects.order_by("-pk")[:2])
        if drafts and self.chance(0.8):
            self.screens.append(moving.look(self.random.choice(drafts)))
            return self.screens[-1]
        return self.random.choice(self.screens[-8:]) if self.screens else None

    def explanation(self, **fields: str) -> Explanation | None:
        found = list(Explanation.objects.filter(**fields).order_by("-pk")[:4])
        return self.random.choice(found) if found else None

    def actor(self) -> moves.Actor:
        return self.random.choice(self.actors)

    def approver(self) -> moves.Actor:
        """Mostly somebody who may approve."""
        able = [actor for actor in self.actors if actor.user and roles.may_approve(actor.user)]
        return self.random.choice(able) if self.chance(0.85) else self.actor()

    def answers(self, revision_id: Any) -> dict[str, str]:
        revision = Revision.objects.select_related("text__found").get(pk=revision_id)
        found = findings_of.keyed(revision.summary, revision.implication, revision.text)
        return {key: "Klopt." for key, _ in found}

    def decided_about(self, draft_id: int) -> Any:
        """All that a decision about this draft changes, its version aside."""
        fields = ("state", "current", "touched", "deferred_until", "first_approved_by", "decided_at")
        draft = Draft.objects.filter(pk=draft_id)
        online = Explanation.objects.filter(state=ExplanationState.ONLINE, motion__in=draft.values("motion"))
        return draft.values_list(*fields).get(), list(online.values_list("pk", flat=True))

    def state(self) -> Any:
        drafts = list(Draft.objects.order_by("pk").values_list("pk", "state", "version", "current", "touched"))
        explanations = list(Explanation.objects.order_by("pk").values_list("pk", "state"))
        return drafts, explanations, Event.objects.count(), Revision.objects.count(), MotionText.objects.count()


ACTS: dict[Callable[[Walk], None], int] = {
    Walk.propose: 4,
    Walk.revise: 4,
    Walk.approve: 8,
    Walk.reject: 1,
    Walk.defer: 1,
    Walk.send_back: 3,
    Walk.undo: 3,
    Walk.take_alternative: 2,
    Walk.lapse: 1,
    Walk.write: 2,
    Walk.withdraw: 2,
    Walk.correct: 2,
    Walk.restore: 3,
    Walk.reconfirm: 3,
    Walk.take_over: 1,
    Walk.correct_text: 1,
    Walk.read_anew: 1,
    Walk.hide_or_show: 1,
    Walk.look_and_type: 1,
}
INVARIANTS: list[Callable[[Walk], None]] = [
    Walk.published_words_are_approved_ones,
    Walk.one_online_and_one_pending_a_motion,
    Walk.nothing_that_is_only_added_to_was_changed,
    Walk.every_state_is_that_of_its_last_event,
    Walk.nobody_but_a_person_decided,
    Walk.four_eyes_saw_what_went_online,
    Walk.words_that_a_person_touched_did_not_lapse,
    Walk.the_archive_is_whole,
]
