"""The words under review: a Draft points at its current Revision; a Revision is never changed."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from editorial.models.generation import Generation
from motions.models import Motion, MotionText


class DraftState(models.TextChoices):
    OPEN = "open", "te beoordelen"
    SECOND_REVIEW = "second_review", "wacht op tweede paar ogen"
    APPROVED = "approved", "goedgekeurd"
    REJECTED = "rejected", "afgewezen"
    LAPSED = "lapsed", "vervallen"


PENDING = (DraftState.OPEN, DraftState.SECOND_REVIEW)


class DraftQuerySet(models.QuerySet["Draft"]):
    def pending(self) -> Self:
        return self.filter(state__in=PENDING)

    def to_review(self) -> Self:
        """The queue: pending drafts of motions that are still there and not put off, oldest filed motion last.

        Votes come soonest for what was filed last, so the newest motion comes first.
        """
        now = timezone.now()
        return (
            self.pending()
            .filter(Q(deferred_until=None) | Q(deferred_until__lte=now), motion__hidden=False, motion__merged_into=None)
            .order_by("-motion__filed_on", "-motion_id", "-pk")
        )

    def untouched(self) -> Self:
        """Pending drafts whose words no person wrote or accepted."""
        return self.pending().filter(touched=False)


class Draft(models.Model):
    """The thing under review. Its state is changed by editorial.moves only, always under `version`."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="drafts", verbose_name="motie")
    state = models.CharField("toestand", max_length=20, choices=DraftState, default=DraftState.OPEN)
    current = models.ForeignKey(
        "editorial.Revision", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="huidige woorden"
    )
    version = models.PositiveIntegerField("versie", default=1)
    touched = models.BooleanField("door een mens aangeraakt", default=False)
    deferred_until = models.DateTimeField("uitgesteld tot", null=True, blank=True)
    first_approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="eerste akkoord"
    )
    note = models.TextField("noot bij verbetering", blank=True, default="")
    created_at = models.DateTimeField("gemaakt", default=timezone.now)
    decided_at = models.DateTimeField("besloten", null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "concept", "concepten"
        ordering = ["-pk"]
        permissions = [
            ("review_draft", "Mag concepten beoordelen"),
            ("approve_draft", "Mag concepten goedkeuren"),
            ("withdraw_explanation", "Mag uitleg terugtrekken en herstellen"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["motion"], condition=Q(state__in=[state.value for state in PENDING]), name="one_pending_draft"
            )
        ]
        indexes = [models.Index(fields=["state", "motion"], name="draft_queue")]

    def __str__(self) -> str:
        return f"concept {self.pk} van {self.motion}"

    @property
    def is_pending(self) -> bool:
        return self.state in PENDING

    @property
    def summary(self) -> str:
        return self.current.summary if self.current else ""

    @property
    def implication(self) -> str:
        return self.current.implication if self.current else ""


class RevisionOrigin(models.TextChoices):
    MACHINE = "machine", "machine"
    HUMAN = "human", "mens"


class Revision(models.Model):
    """A summary and an implication together, and the text that they are about. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, models.PROTECT, related_name="revisions", verbose_name="concept")
    number = models.PositiveIntegerField("nummer")
    summary = models.TextField("samenvatting")
    implication = models.TextField("implicatie")
    words_hash = models.CharField("sha256 van de woorden", max_length=64)
    text = models.ForeignKey(MotionText, models.PROTECT, related_name="revisions", verbose_name="motietekst")
    generation = models.ForeignKey(
        Generation, models.PROTECT, null=True, blank=True, related_name="revisions", verbose_name="generatie"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="schrijver"
    )
    origin = models.CharField("herkomst", max_length=10, choices=RevisionOrigin)
    created_at = models.DateTimeField("gemaakt", default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "revisie", "revisies"
        ordering = ["draft", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="revision_numbers")]

    def __str__(self) -> str:
        return f"revisie {self.number} van {self.draft}"


class Claim(models.Model):
    """Who is looking at a draft now. It lapses by itself and decides nothing."""

    draft = models.OneToOneField(Draft, models.CASCADE, related_name="claim", verbose_name="concept")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="wie")
    until = models.DateTimeField("tot")

    class Meta:
        verbose_name, verbose_name_plural = "claim", "claims"

    def __str__(self) -> str:
        return f"{self.user} bekijkt {self.draft}"


class Scratch(models.Model):
    """What somebody typed and did not save yet."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="scratches", verbose_name="concept")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="wie")
    base = models.ForeignKey(Revision, models.CASCADE, related_name="+", verbose_name="begonnen bij")
    summary = models.TextField("samenvatting", blank=True)
    implication = models.TextField("implicatie", blank=True)
    saved_at = models.DateTimeField("bewaard", default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "kladje", "kladjes"
        constraints = [models.UniqueConstraint(fields=["draft", "user"], name="one_scratch_a_user")]

    def __str__(self) -> str:
        return f"kladje van {self.user} bij {self.draft}"
