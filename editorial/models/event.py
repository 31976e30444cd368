"""What happened to a motion's words, in a chain that can be verified from outside. Append-only."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from motions.models import Motion


class Action(models.TextChoices):
    """The moves of the review desk (editorial.moves), T0 to T16."""

    TAKE_OVER = "take_over", "overgenomen van de oude site"
    PROPOSE = "propose", "voorgesteld"
    HANG_ALTERNATIVE = "hang_alternative", "als alternatief voorgesteld"
    REVISE = "revise", "bewerkt"
    APPROVE = "approve", "goedgekeurd"
    FIRST_APPROVAL = "first_approval", "eerste akkoord"
    SECOND_APPROVAL = "second_approval", "tweede akkoord"
    REJECT = "reject", "afgewezen"
    LAPSE = "lapse", "vervallen"
    SEND_BACK = "send_back", "teruggestuurd"
    DEFER = "defer", "uitgesteld"
    WITHDRAW = "withdraw", "teruggetrokken"
    CORRECT = "correct", "verbetering begonnen"
    RESTORE = "restore", "hersteld"
    RECONFIRM = "reconfirm", "opnieuw bevestigd"
    UNDO = "undo", "ongedaan gemaakt"
    TAKE_ALTERNATIVE = "take_alternative", "alternatief overgenomen"
    WRITE = "write", "met de hand geschreven"
    CORRECT_TEXT = "correct_text", "motietekst verbeterd"


class ActorKind(models.TextChoices):
    HUMAN = "human", "mens"
    COMMAND = "command", "opdracht"
    SYSTEM = "system", "systeem"


class Event(models.Model):
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="events", verbose_name="motie")
    number = models.PositiveIntegerField("nummer")
    at = models.DateTimeField("wanneer", default=timezone.now)
    action = models.CharField("wat", max_length=30, choices=Action)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wie"
    )
    actor_name = models.CharField("naam toen", max_length=150, blank=True, default="")
    actor_role = models.CharField("rol toen", max_length=50, blank=True, default="")
    actor_kind = models.CharField("soort", max_length=10, choices=ActorKind)
    draft = models.ForeignKey(
        "editorial.Draft", models.PROTECT, null=True, blank=True, related_name="events", verbose_name="concept"
    )
    explanation_id = models.BigIntegerField("uitleg", null=True, blank=True)
    state_before = models.CharField("toestand ervoor", max_length=20, blank=True, default="")
    state_after = models.CharField("toestand erna", max_length=20, blank=True, default="")
    revision_before = models.UUIDField("revisie ervoor", null=True, blank=True)
    revision_after = models.UUIDField("revisie erna", null=True, blank=True)
    words_hash = models.CharField("sha256 van de woorden", max_length=64, blank=True, default="")
    text_hash = models.CharField("sha256 van de motietekst", max_length=64, blank=True, default="")
    difference = models.TextField("verschil", blank=True, default="")
    likeness = models.FloatField("gelijkenis met de machine", null=True, blank=True)
    reason_code = models.CharField("code", max_length=40, blank=True, default="")
    reason = models.TextField("reden", blank=True, default="")
    findings = models.JSONField("bevindingen", default=list, blank=True)
    details = models.JSONField("bijzonderheden", default=dict, blank=True, help_text="Aanwijzing, en wat eerst gold.")
    seconds = models.FloatField("seconden van openen tot besluit", null=True, blank=True)
    request_id = models.CharField("verzoek", max_length=64, blank=True, default="")
    batch_id = models.CharField("groep", max_length=64, blank=True, default="")
    previous_hash = models.CharField("hash ervoor", max_length=64, blank=True, default="")
    hash = models.CharField("hash", max_length=64)

    class Meta:
        verbose_name, verbose_name_plural = "gebeurtenis", "gebeurtenissen"
        ordering = ["motion", "number"]
        constraints = [models.UniqueConstraint(fields=["motion", "number"], name="event_chain")]
        indexes = [
            models.Index(fields=["-at"], name="event_newest"),
            models.Index(fields=["actor", "-at"], name="event_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.motion} {self.number}: {self.get_action_display()}"
