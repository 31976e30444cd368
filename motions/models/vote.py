"""Decisions on a motion and the votes that hang on them. `Besluit.Zaak` says which motion a vote is about."""

from django.db import models

from motions.models.motion import Motion
from motions.models.people import Member, Party
from motions.models.source_row import SourceRow


class Decision(SourceRow):
    """A Besluit: filed, held over, voted. The voted one is one of several (motions.outcome)."""

    motions = models.ManyToManyField(Motion, related_name="decisions", verbose_name="moties", blank=True)
    kind = models.CharField("soort", max_length=200, blank=True, default="")
    text = models.TextField("tekst", blank=True, default="")
    voting_kind = models.CharField("stemmingssoort", max_length=100, blank=True, default="")
    status = models.CharField("status", max_length=100, blank=True, default="")
    remark = models.TextField("opmerking", blank=True, default="")
    position = models.IntegerField("volgorde", null=True, blank=True)
    agenda_item_id = models.UUIDField("agendapunt", null=True, blank=True)
    meeting_id = models.UUIDField("activiteit", null=True, blank=True)
    decided_on = models.DateField("dag", null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "besluit", "besluiten"
        ordering = ["decided_on", "position", "id"]
        indexes = [models.Index(fields=["decided_on"], name="decision_by_day")]

    def __str__(self) -> str:
        return self.text or self.kind or str(self.id)


class Vote(SourceRow):
    """A Stemming: a party's vote with its seats, or a member's in a roll call. Names are those of that day."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="votes", verbose_name="besluit")
    kind = models.CharField("stem", max_length=50, blank=True, default="")
    group_size = models.PositiveSmallIntegerField("fractiegrootte", null=True, blank=True)
    actor_name = models.CharField("naam", max_length=300, blank=True, default="")
    actor_party = models.CharField("fractie", max_length=300, blank=True, default="")
    mistake = models.BooleanField("vergissing", null=True)
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="votes", verbose_name="lid")
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="votes", verbose_name="fractie"
    )

    class Meta:
        verbose_name, verbose_name_plural = "stem", "stemmen"
        ordering = ["decision", "actor_name", "id"]

    def __str__(self) -> str:
        return f"{self.actor_name.strip()}: {self.kind}"
