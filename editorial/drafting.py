"""From a motion to a draft, or to the reason why there is none: pulls what waits, runs a generator, proposes.

Generating happens outside any transaction; what it gave is stored a batch at a time. Words reach an editor by
`editorial.moves.propose` only.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from editorial import findings_of, moves
from editorial.generators import Generator, RefusalReason, Refused, Result, get_generator
from editorial.models import Draft, DraftState, Generation, Refusal, Revision, Trigger
from editorial.words import clean
from motieportal.operations import jobs
from motieportal.operations.models import Job
from motions.models import Motion, MotionText
from motions.reading.legibility import LEGIBLE
from motions.reading.trouble import EXPLANATIONS, Trouble

logger = logging.getLogger(__name__)

JOB = "draft_motion"
BATCH = 50
"""Motions generated, then stored in one transaction: on SQLite nobody else can write meanwhile (about 0.3 s)."""
JOBS_A_BEAT = 500
REST = timedelta(days=1)
"""After three failed attempts a motion is left alone for this long."""


class Fate(StrEnum):
    """What came of one motion."""

    DRAFTED = "concept"
    REFUSED = "geweigerd"
    NOTHING = "niets nieuws"
    FAILED = "mislukt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The draft or the refusal of one motion; neither, but a reason in words, where nothing new came or it failed."""

    motion_id: int
    fate: Fate
    draft: Draft | None = None
    refusal: Refusal | None = None
    words: str = ""


class DraftingFailed(Exception):
    """The generator failed on this motion; trying again may help. What it said is kept with the generation."""


def waiting(generator: Generator | None = None) -> QuerySet[Motion]:
    """Motions to draft: a current text whose reading has neither a draft (lapsed ones aside) nor a refusal.

    A refusal counts for the version of the generator that made it. Newest motion first.
    """
    generator = generator or get_generator(settings.DRAFT_GENERATOR)
    drafted = Revision.objects.filter(draft__motion=OuterRef("pk"), text__reading=OuterRef("current_text__reading"))
    refused = Refusal.objects.filter(
        motion=OuterRef("pk"),
        text__reading=OuterRef("current_text__reading"),
        generator=generator.name,
        version=generator.version,
    )
    return Motion.objects.filter(
        ~Exists(drafted.exclude(draft__state=DraftState.LAPSED)),
        ~Exists(refused),
        current_text__isnull=False,
        hidden=False,
        merged_into=None,
    ).order_by(F("filed_on").desc(nulls_last=True), "-pk")


def draft_motion(
    motion_id: int, *, trigger: Trigger, generator: str | None = None, actor: moves.Actor = moves.SYSTEM
) -> Draft | Refusal | None:
    """Draft one motion, whether it waits or not; None where the generator gave nothing new. Raises DraftingFailed."""
    (outcome,) = draft_many([motion_id], get_generator(generator or settings.DRAFT_GENERATOR), trigger, actor=actor)
    if outcome.fate == Fate.FAILED:
        raise DraftingFailed(outcome.words)
    return outcome.draft or outcome.refusal


def draft_many(
    motion_ids: Iterable[int], generator: Generator, trigger: Trigger, *, actor: moves.Actor = moves.SYSTEM
) -> Iterator[Outcome]:
    """Draft these motions, some at a time, and tell what came of each. One that fails stops no other."""
    ids = list(motion_ids)
    for start in range(0, len(ids), BATCH):
        made = [_generate(motion, generator, trigger) for motion in _load(ids[start : start + BATCH])]
        with transaction.atomic():
            outcomes = [_keep(each, actor) for each in made]
        yield from outcomes


def enqueue_waiting() -> int:
    """Ask for a draft of the newest motions that wait, by a job each; tells how many jobs were asked for.

    Those with a job under way are left out, and so are those whose job failed within the last day.
    """
    failed = Job.objects.failed().filter(finished_at__gt=timezone.now() - REST)
    busy = set((Job.objects.unfinished() | failed).filter(kind=JOB).values_list("key", flat=True))
    room = JOBS_A_BEAT - Job.objects.unfinished().filter(kind=JOB).count()
    ids = [pk for pk in waiting().values_list("pk", flat=True) if str(pk) not in busy][: max(room, 0)]
    with transaction.atomic():
        return jobs.enqueue_many(JOB, [(str(pk), {"motion_id": pk}) for pk in ids])


# --- generating -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Made:
    """What a generator gave on one motion, not stored yet; with a refusal or an error where no words came."""

    motion: Motion
    generation: Generation | None
    refusal: Refusal | None = None
    error: str = ""


def _load(motion_ids: list[int]) -> list[Motion]:
    motions = Motion.objects.filter(pk__in=motion_ids).select_related("dossier", "current_text__found")
    found = {motion.pk: motion for motion in motions.prefetch_related("replaces__dossier")}
    return [found[pk] for pk in motion_ids if pk in found]


def _generate(motion: Motion, generator: Generator, trigger: Trigger) -> _Made:
    text = motion.current_text
    if text is None:
        return _Made(motion, None, error="De motie heeft geen tekst.")
    why_not = _why_not(text)
    if why_not:
        return _Made(motion, None, _refusal(motion, text, generator, RefusalReason.ILLEGIBLE, why_not))
    generation = Generation(
        motion=motion, text=text, generator=generator.name, version=generator.version, trigger=trigger
    )
    try:
        result = generator.generate(findings_of.source_of(text, motion))
    except Refused as refused:
        generation.error = clean(refused.words)
        return _Made(motion, generation, _refusal(motion, text, generator, refused.reason, refused.words))
    except Exception as err:  # whatever a generator raises is kept with its generation, and the others go on
        logger.exception("generator %s failed on motion %s", generator.name, motion.pk)
        generation.error = clean(f"{type(err).__name__}: {err}")[:2000]
        return _Made(motion, generation, error=generation.error)
    _fill(generation, result)
    return _Made(motion, generation)


def _why_not(text: MotionText) -> str:
    """Why this text may not be drafted by a machine, in Dutch; empty where it may."""
    found = getattr(text, "found", None)
    if found is None:
        return "De delen van de tekst zijn niet bekend."
    if found.doubts:
        return " ".join(EXPLANATIONS[Trouble(doubt)] for doubt in found.doubts if doubt in set(Trouble))
    return "" if found.legibility >= LEGIBLE else EXPLANATIONS[Trouble.GIBBERISH]


def _refusal(motion: Motion, text: MotionText, generator: Generator, reason: RefusalReason, words: str) -> Refusal:
    return Refusal(
        motion=motion,
        text=text,
        generator=generator.name,
        version=generator.version,
        reason=reason,
        words=clean(words),
    )


def _fill(generation: Generation, result: Result) -> None:
    """Take over all that the generator tells, without what PostgreSQL would refuse."""
    generation.generator, generation.version, generation.model = result.generator, result.version, result.model
    generation.messages = [{"role": m.role, "content": clean(m.content)} for m in result.messages]
    generation.raw_answer = clean(result.raw_answer)
    generation.summary, generation.implication = clean(result.summary), clean(result.implication)
    generation.trace = [asdict(step) for step in result.trace]
    generation.input_tokens, generation.output_tokens = result.input_tokens, result.output_tokens
    generation.cost = None if result.cost is None else Decimal(str(result.cost))
    generation.seconds = result.seconds


# --- storing --------------------------------------------------------------------------------------------------------


def _keep(made: _Made, actor: moves.Actor) -> Outcome:
    """Store the run, and its words as a draft or its refusal."""
    motion, generation = made.motion, made.generation
    if generation is not None:
        generation.save(force_insert=True)
    if made.refusal is not None:
        return Outcome(motion.pk, Fate.REFUSED, refusal=_keep_refusal(made.refusal, actor), words=made.refusal.words)
    if made.error or generation is None:
        return Outcome(motion.pk, Fate.FAILED, words=made.error)
    try:
        draft = moves.propose(
            motion,
            text=generation.text,
            summary=generation.summary,
            implication=generation.implication,
            generation=generation,
            actor=actor,
        )
    except moves.Blocked as blocked:
        return Outcome(motion.pk, Fate.NOTHING, words=str(blocked))
    return Outcome(motion.pk, Fate.DRAFTED, draft=draft)


def _keep_refusal(refusal: Refusal, actor: moves.Actor) -> Refusal:
    """One refusal a text and version of the generator. An untouched draft of an older reading lapses."""
    kept, _ = Refusal.objects.update_or_create(
        text=refusal.text,
        generator=refusal.generator,
        version=refusal.version,
        defaults={"motion": refusal.motion, "reason": refusal.reason, "words": refusal.words},
    )
    outdated = Draft.objects.untouched().filter(motion=refusal.motion)
    for draft in outdated.exclude(current__text__reading=refusal.text.reading):
        moves.lapse(draft.pk, actor=actor, reason=f"De nieuwe motietekst kreeg geen concept. {refusal.words}")
    return kept


def count(outcomes: Iterable[Outcome], on_each: Callable[[Outcome], None]) -> Counter[Fate]:
    """Go through all of them and count; `on_each` hears each one as it comes."""
    counts: Counter[Fate] = Counter()
    for outcome in outcomes:
        counts[outcome.fate] += 1
        on_each(outcome)
    return counts
