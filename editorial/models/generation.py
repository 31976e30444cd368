"""One run of a generator, and the reasons why a text got no draft."""

from django.db import models
from django.utils import timezone

from editorial.models.prompt import Prompt
from motions.models import Motion, MotionText


class Trigger(models.TextChoices):
    BEAT = "beat", "vanzelf"
    COMMAND = "command", "opdracht"
    EDITOR = "editor", "redacteur"
    OLD_PAGE = "old_page", "oude site"


class Generation(models.Model):
    """What was sent, to the byte, and what came back. Append-only."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="generations", verbose_name="motie")
    text = models.ForeignKey(MotionText, models.PROTECT, related_name="generations", verbose_name="motietekst")
    generator = models.CharField("generator", max_length=50)
    version = models.CharField("versie", max_length=50, blank=True, default="")
    model = models.CharField("model", max_length=200, blank=True, default="")
    parameters = models.JSONField("instellingen", default=dict, blank=True)
    summary_prompt = models.ForeignKey(
        Prompt, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="prompt samenvatting"
    )
    implication_prompt = models.ForeignKey(
        Prompt, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="prompt implicaties"
    )
    messages = models.JSONField("berichten", default=list, blank=True)
    raw_answer = models.TextField("ruw antwoord", blank=True, default="")
    summary = models.TextField("samenvatting", blank=True, default="")
    implication = models.TextField("implicatie", blank=True, default="")
    trace = models.JSONField("herkomst van woorden", default=list, blank=True)
    input_tokens = models.PositiveIntegerField("tokens in", null=True, blank=True)
    output_tokens = models.PositiveIntegerField("tokens uit", null=True, blank=True)
    cost = models.DecimalField("kosten", max_digits=12, decimal_places=6, null=True, blank=True)
    seconds = models.FloatField("seconden", null=True, blank=True)
    error = models.TextField("fout", blank=True, default="")
    trigger = models.CharField("aanleiding", max_length=20, choices=Trigger, default=Trigger.BEAT)
    created_at = models.DateTimeField("gemaakt", default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "generatie", "generaties"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.generator} {self.version} voor {self.motion}"


class Refusal(models.Model):
    """Why a generator made no draft of a text: it is not tried again until the text or the generator changes."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="refusals", verbose_name="motie")
    text = models.ForeignKey(MotionText, models.PROTECT, related_name="refusals", verbose_name="motietekst")
    generator = models.CharField("generator", max_length=50)
    version = models.CharField("versie", max_length=50, blank=True, default="")
    reason = models.CharField("reden", max_length=40)
    words = models.TextField("in woorden")
    created_at = models.DateTimeField("gemaakt", default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "weigering", "weigeringen"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["text", "generator", "version"], name="one_refusal_a_text_and_generator")
        ]

    def __str__(self) -> str:
        return f"{self.motion}: {self.words}"
