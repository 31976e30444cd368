"""Published words. `ExplanationQuerySet.online` is the one gate: every way out reads through it.

Written by editorial.publishing only. Everything that a page prints is copied in at publication, so that a page needs no
other room and a later change there never changes what was approved.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class ExplanationState(models.TextChoices):
    ONLINE = "online", "online"
    REPLACED = "replaced", "vervangen"
    WITHDRAWN = "withdrawn", "teruggetrokken"
    UNDONE = "undone", "ongedaan gemaakt"


class ExplanationQuerySet(models.QuerySet["Explanation"]):
    def online(self) -> Self:
        """The gate: words that an editor approved and nobody took back, of a motion that has not been hidden."""
        return self.filter(state=ExplanationState.ONLINE, motion__hidden=False, motion__merged_into=None)

    def settled(self) -> Self:
        """Older than the time in which a decision can be undone: what feeds, sitemap and export list."""
        return self.filter(published_at__lt=timezone.now() - timedelta(minutes=1))

    def stale(self) -> Self:
        """Approved for a text that reads differently from the current one, or for a motion without one now."""
        same = Q(motion__current_text__reading=F("text__reading"))
        return self.online().exclude(Q(motion__current_text__isnull=False) & same)


class Explanation(models.Model):
    """One publication of an uitleg: the words, and how they came about."""

    motion = models.ForeignKey("motions.Motion", models.PROTECT, related_name="explanations", verbose_name="motie")
    number = models.PositiveIntegerField("versie")
    state = models.CharField("toestand", max_length=10, choices=ExplanationState, default=ExplanationState.ONLINE)
    summary = models.TextField("samenvatting")
    implication = models.TextField("implicatie")
    summary_html = models.TextField("samenvatting (html)")
    implication_html = models.TextField("implicatie (html)")
    words_hash = models.CharField("sha256 van de woorden", max_length=64)
    evidence = models.JSONField("bewijsplaatsen", default=list, blank=True)
    prompts = models.JSONField("prompts", default=dict, blank=True, help_text="Soort naar tekst; leeg: geen prompt.")
    messages = models.JSONField("berichten aan het model", default=list, blank=True)
    generator = models.CharField("generator", max_length=50, blank=True, default="")
    generator_version = models.CharField("versie van de generator", max_length=50, blank=True, default="")
    model = models.CharField("model", max_length=200, blank=True, default="")
    is_edited = models.BooleanField("door een mens aangepast", default=False)
    text = models.ForeignKey(
        "motions.MotionText", models.PROTECT, related_name="explanations", verbose_name="motietekst"
    )
    revision_id = models.UUIDField("revisie")
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="goedgekeurd door"
    )
    approver_role = models.CharField("rol", max_length=50)
    by_command = models.BooleanField("overgenomen met een opdracht", default=False)
    note = models.TextField("noot bij verbetering", blank=True, default="")
    published_at = models.DateTimeField("gepubliceerd", default=timezone.now)
    ended_at = models.DateTimeField("geëindigd", null=True, blank=True)
    end_reason = models.TextField("reden van het einde", blank=True, default="")

    objects = ExplanationQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "uitleg", "uitleg"
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion"], condition=Q(state="online"), name="one_online_explanation"),
            models.UniqueConstraint(fields=["motion", "number"], name="explanation_numbers"),
            models.CheckConstraint(condition=~Q(approver_role="") & ~Q(words_hash=""), name="explanation_is_approved"),
        ]
        indexes = [models.Index(fields=["state", "-published_at"], name="explanation_newest")]

    def __str__(self) -> str:
        return f"uitleg {self.number} bij {self.motion}"

    @property
    def is_stale(self) -> bool:
        """Whether the motion's current text reads differently from the one that was approved."""
        current = self.motion.current_text
        return current is None or current.reading != self.text.reading
