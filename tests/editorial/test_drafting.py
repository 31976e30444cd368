"""From a motion that waits to a draft, or to a reason in words; nothing is tried for ever."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from editorial import claims, drafting, generators, moves, tasks
from editorial.generators import Result
from editorial.models import Draft, DraftState, Generation, Refusal, Trigger
from motieportal.operations import jobs
from motieportal.operations.models import Job, JobState, Run
from motions.models import Explanation
from tests.editorial.moving import approve, eindredacteur, look, reject, revise
from tests.factories import IMPLICATION, MOTION_TEXT, SUMMARY, add_text, make_draft, make_motion, make_user

pytestmark = pytest.mark.django_db

ASKS_NOTHING = MOTION_TEXT.split("verzoekt")[0] + "en gaat over tot de orde van de dag.\n\nVermeulen"
OTHER_TEXT = MOTION_TEXT.replace("nachttreinen", "dagtreinen").replace("1 juli", "1 augustus")


class Broken:
    """A generator that fails each time."""

    name, version = "broken", "1"

    def generate(self, source):
        raise RuntimeError("de server zegt \x00 niets")


class Dirty:
    """A model that answers what PostgreSQL refuses."""

    name, version = "dirty", "1"

    def generate(self, source):
        return Result("De\x00 trein.", "Als\x0b het.", self.name, self.version, raw_answer="a\x00b", cost=0.0012)


@pytest.fixture
def generator(monkeypatch):
    """Make a generator known by its name."""

    def know(made) -> str:
        known = generators.get_generator
        choose = lambda name: made if name == made.name else known(name)  # noqa: E731
        monkeypatch.setattr(drafting, "get_generator", choose)
        return made.name

    return know


def draft_all() -> str:
    out = StringIO()
    call_command("draft_motions", stdout=out, stderr=out)
    return out.getvalue().splitlines()[-1]


def wait_for_text(motion, text):
    found = add_text(motion, text)
    motion.refresh_from_db()
    return found


def test_a_motion_with_a_text_waits_until_it_has_a_draft():
    motion = make_motion()
    assert list(drafting.waiting()) == [motion]
    assert isinstance(drafting.draft_motion(motion.pk, trigger=Trigger.BEAT), Draft)
    assert not drafting.waiting().exists()


@pytest.mark.parametrize("fields", [{"text": None}, {"hidden": True}])
def test_a_motion_without_a_text_or_that_is_gone_does_not_wait(fields):
    make_motion(**fields)
    assert not drafting.waiting().exists()


def test_a_merged_motion_does_not_wait():
    motion = make_motion()
    make_motion(merged_into=motion)
    assert list(drafting.waiting()) == [motion]


def test_the_newest_motion_comes_first():
    old, new = make_motion(filed_on="2029-01-01"), make_motion(filed_on="2030-01-01")
    undated = make_motion(filed_on=None)
    assert list(drafting.waiting()) == [new, old, undated]


def test_a_draft_is_stored_with_the_run_that_made_it():
    motion = make_motion()
    draft = drafting.draft_motion(motion.pk, trigger=Trigger.COMMAND)
    made = Generation.objects.get()
    assert (draft.current.generation, draft.current.text) == (made, motion.current_text)
    assert (made.summary, made.trigger, made.error) == (draft.summary, Trigger.COMMAND, "")
    assert made.trace


def test_a_text_that_asks_nothing_becomes_a_refusal_in_words():
    motion = make_motion(text=ASKS_NOTHING)
    refusal = drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    assert isinstance(refusal, Refusal)
    assert refusal.words == "In de tekst staat geen verzoek of uitspraak."
    assert Generation.objects.get().error == refusal.words


def test_a_text_in_doubt_is_refused_without_asking_a_generator():
    motion = make_motion()
    motion.current_text.found.doubts = ["partly_scanned"]
    motion.current_text.found.save()
    refusal = drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    assert refusal.words == "Een deel van de pagina's is een scan zonder tekst."
    assert not Generation.objects.exists()


def test_an_illegible_text_is_refused():
    motion = make_motion()
    motion.current_text.found.legibility = 0.3
    motion.current_text.found.save()
    assert "leesbaar" in drafting.draft_motion(motion.pk, trigger=Trigger.BEAT).words


def test_a_refused_text_is_not_tried_again_by_the_same_generator():
    motion = make_motion(text=ASKS_NOTHING)
    drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    assert not drafting.waiting().exists()


def test_a_refused_text_is_tried_again_by_another_version(monkeypatch):
    motion = make_motion(text=ASKS_NOTHING)
    drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    newer = generators.get_generator("embedded")
    newer.version = "2"
    assert list(drafting.waiting(newer)) == [motion]


def test_asking_twice_keeps_one_refusal():
    motion = make_motion(text=ASKS_NOTHING)
    drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    drafting.draft_motion(motion.pk, trigger=Trigger.EDITOR)
    assert Refusal.objects.count() == 1


def test_a_new_reading_waits_again_and_the_untouched_draft_makes_room():
    motion = make_motion()
    old = drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    wait_for_text(motion, OTHER_TEXT)
    assert list(drafting.waiting()) == [motion]
    new = drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    old.refresh_from_db()
    assert (old.state, new.state) == (DraftState.LAPSED, DraftState.OPEN)


def test_a_new_reading_that_is_refused_takes_the_untouched_draft_with_it():
    motion = make_motion()
    old = drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    wait_for_text(motion, ASKS_NOTHING)
    drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    old.refresh_from_db()
    assert old.state == DraftState.LAPSED


def test_a_new_reading_hangs_beside_what_an_editor_touched_and_waits_no_more():
    motion = make_motion()
    draft = drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    revise(look(draft), summary="Mijn woorden.")
    wait_for_text(motion, OTHER_TEXT)
    drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    draft.refresh_from_db()
    assert draft.summary == "Mijn woorden."
    assert not drafting.waiting().exists()


def test_a_rejected_draft_is_not_made_again():
    motion = make_motion()
    reject(look(drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)))
    assert not drafting.waiting().exists()
    assert drafting.draft_motion(motion.pk, trigger=Trigger.EDITOR) is None
    assert Generation.objects.count() == 2


def test_a_lapsed_draft_does_not_keep_a_motion_from_waiting():
    motion = make_motion()
    first = motion.current_text
    drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    wait_for_text(motion, OTHER_TEXT)
    drafting.draft_motion(motion.pk, trigger=Trigger.BEAT)
    motion.current_text = first
    motion.save()
    assert list(drafting.waiting()) == [motion]


def test_a_generator_that_fails_leaves_its_reason_and_raises(generator):
    name = generator(Broken())
    motion = make_motion()
    with pytest.raises(drafting.DraftingFailed):
        drafting.draft_motion(motion.pk, trigger=Trigger.BEAT, generator=name)
    assert Generation.objects.get().error == "RuntimeError: de server zegt  niets"
    assert not Draft.objects.exists()


def test_what_a_database_refuses_in_an_answer_is_dropped(generator):
    name = generator(Dirty())
    draft = drafting.draft_motion(make_motion().pk, trigger=Trigger.BEAT, generator=name)
    made = Generation.objects.get()
    assert (draft.summary, draft.implication, made.raw_answer) == ("De trein.", "Als het.", "ab")
    assert made.cost == Decimal("0.0012")


def test_one_motion_that_fails_stops_no_other(generator):
    class Choosy(Dirty):
        def generate(self, source):
            if "dagtreinen" in source.text:
                raise RuntimeError("stuk")
            return super().generate(source)

    bad, good = make_motion(text=OTHER_TEXT), make_motion()
    fates = {o.motion_id: o.fate for o in drafting.draft_many([bad.pk, good.pk], Choosy(), Trigger.BEAT)}
    assert fates == {bad.pk: drafting.Fate.FAILED, good.pk: drafting.Fate.DRAFTED}


def test_the_number_of_queries_for_a_draft_does_not_grow(django_assert_max_num_queries):
    ids = [make_motion().pk for _ in range(20)]
    maker = generators.get_generator("embedded")
    with django_assert_max_num_queries(20 * 14 + 10):
        list(drafting.draft_many(ids, maker, Trigger.COMMAND))


class Fresh:
    """A generator with words that nobody saw yet."""

    name, version = "fresh", "1"

    def generate(self, source):
        return Result("De Kamer wil treinen in de nacht.", "Als het, dan.", self.name, self.version)


def in_every_condition() -> dict[str, Draft]:
    """A motion for each thing that people do with a draft."""
    drafts = {name: make_draft() for name in ("untouched", "edited", "claimed", "rejected", "approved", "withdrawn")}
    revise(look(drafts["edited"]), summary="Mijn woorden.")
    claims.take(drafts["claimed"], make_user("collega"))
    reject(look(drafts["rejected"]))
    approve(look(drafts["approved"]))
    moves.withdraw(approve(look(drafts["withdrawn"])).pk, actor=eindredacteur(), reason="Klopt niet.")
    return drafts


def test_the_widest_regeneration_changes_nothing_that_a_person_touched_or_approved(generator):
    drafts = in_every_condition()
    name = generator(Fresh())
    for draft in drafts.values():
        drafting.draft_motion(draft.motion_id, trigger=Trigger.EDITOR, generator=name)
        draft.refresh_from_db()
    assert {name: draft.state for name, draft in drafts.items()} == {
        "untouched": DraftState.LAPSED,
        "edited": DraftState.OPEN,
        "claimed": DraftState.LAPSED,
        "rejected": DraftState.REJECTED,
        "approved": DraftState.APPROVED,
        "withdrawn": DraftState.APPROVED,
    }
    assert drafts["edited"].summary == "Mijn woorden."
    assert Draft.objects.pending().count() == len(drafts)
    assert Explanation.objects.online().get().motion == drafts["approved"].motion


def test_the_widest_regeneration_with_the_same_words_brings_nothing_back(generator):
    same = Fresh()
    same.generate = lambda source: Result(SUMMARY, IMPLICATION, "embedded", "1")
    drafts, name = in_every_condition(), generator(same)
    for draft in drafts.values():
        drafting.draft_motion(draft.motion_id, trigger=Trigger.EDITOR, generator=name)
    assert Draft.objects.count() == len(drafts)


# --- the command ----------------------------------------------------------------------------------------------------


def test_the_command_drafts_all_and_counts():
    make_motion(), make_motion(text=ASKS_NOTHING)
    assert draft_all() == "2 moties: 1 concepten, 1 geweigerd, 0 niets nieuws, 0 mislukt."
    assert draft_all() == "0 moties: 0 concepten, 0 geweigerd, 0 niets nieuws, 0 mislukt."


def test_the_command_keeps_its_counts_as_a_run():
    make_motion()
    draft_all()
    run = Run.objects.get(kind="draft_motions")
    assert run.counts["concept"] == 1
    assert run.finished_at is not None


def test_the_command_takes_the_newest_only():
    make_motion(filed_on="2029-01-01")
    new = make_motion(filed_on="2030-01-01")
    call_command("draft_motions", limit=1, stdout=StringIO())
    assert Draft.objects.get().motion == new


def test_the_command_takes_one_motion_by_its_printed_number():
    make_motion()
    motion = make_motion(number=777)
    call_command("draft_motions", motion="99 001, nr. 777", stdout=StringIO())
    assert Draft.objects.get().motion == motion


def test_the_command_says_that_a_number_is_unknown():
    with pytest.raises(CommandError, match="geen motie"):
        call_command("draft_motions", motion="99 001, nr. 778")


def test_the_command_says_that_a_generator_is_unknown():
    with pytest.raises(CommandError, match="geen generator"):
        call_command("draft_motions", generator="zomaar")


def test_the_command_fails_aloud_when_a_motion_failed(monkeypatch):
    monkeypatch.setattr(generators, "import_module", lambda name: type("M", (), {"build": Broken}))
    make_motion()
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("draft_motions", stdout=out, stderr=out)
    assert "1 mislukt" in out.getvalue()


# --- background work ------------------------------------------------------------------------------------------------


def test_the_beat_asks_for_one_job_a_motion():
    motion = make_motion()
    tasks.draft_what_waits()
    tasks.draft_what_waits()
    job = Job.objects.get()
    assert (job.kind, job.key, job.args) == ("draft_motion", str(motion.pk), {"motion_id": motion.pk})


def test_the_job_makes_the_draft():
    motion = make_motion()
    tasks.draft_what_waits()
    jobs.work(patience_seconds=0)
    assert Draft.objects.get().motion == motion
    assert Job.objects.get().state == JobState.DONE


def test_a_job_that_is_worked_again_makes_no_second_draft():
    motion = make_motion()
    job = Job(kind="draft_motion", key=str(motion.pk))
    tasks.draft_motion(job, motion_id=motion.pk)
    tasks.draft_motion(job, motion_id=motion.pk)
    assert (Draft.objects.count(), Generation.objects.count()) == (1, 1)


def test_a_job_that_failed_is_not_asked_for_again_today():
    motion = make_motion()
    Job.objects.create(kind="draft_motion", key=str(motion.pk), state=JobState.FAILED, finished_at=timezone.now())
    assert drafting.enqueue_waiting() == 0


def test_a_job_that_failed_the_day_before_is_asked_for_again():
    motion = make_motion()
    long_ago = timezone.now() - drafting.REST
    Job.objects.create(kind="draft_motion", key=str(motion.pk), state=JobState.FAILED, finished_at=long_ago)
    assert drafting.enqueue_waiting() == 1


def test_no_more_jobs_are_out_than_a_beat_may_ask_for(monkeypatch):
    monkeypatch.setattr(drafting, "JOBS_A_BEAT", 2)
    for _ in range(3):
        make_motion()
    assert drafting.enqueue_waiting() == 2
    assert drafting.enqueue_waiting() == 0


def test_a_draft_from_a_job_is_the_systems():
    drafting.draft_motion(make_motion().pk, trigger=Trigger.BEAT)
    assert Draft.objects.get().events.get().actor_kind == "system"


def test_a_motion_drafted_in_the_meantime_is_left_alone():
    draft = make_draft()
    tasks.draft_motion(Job(kind="draft_motion", key="x"), motion_id=draft.motion_id)
    assert Generation.objects.count() == 1
