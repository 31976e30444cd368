"""Prompts for a model: a kind, and numbered versions that never change; one version a kind is active."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class PromptKind(models.TextChoices):
    SUMMARY = "summary", "samenvatting"
    IMPLICATION = "implication", "implicaties"


class Prompt(models.Model):
    kind = models.CharField("soort", max_length=20, choices=PromptKind)
    version = models.PositiveIntegerField("versie")
    text = models.TextField("tekst")
    is_active = models.BooleanField("actief", default=False)
    note = models.CharField("waarom", max_length=300, blank=True, default="")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door"
    )
    created_at = models.DateTimeField("gemaakt", default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "prompt", "prompts"
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="prompt_versions"),
            models.UniqueConstraint(fields=["kind"], condition=Q(is_active=True), name="one_active_prompt_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"
