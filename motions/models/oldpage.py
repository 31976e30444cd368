"""A page of the old site, as it was: enough to write it again byte for byte (motions.jekyll)."""

from django.db import models

from motions.models.motion import Motion


class OldPage(models.Model):
    motion = models.OneToOneField(Motion, models.PROTECT, related_name="old_page", verbose_name="motie")
    document_id = models.UUIDField("document", unique=True)
    title = models.TextField("titel", blank=True)
    subject = models.TextField("onderwerp", blank=True)
    text = models.TextField("tekst", blank=True)
    summary = models.TextField("samenvatting", blank=True)
    implication = models.TextField("implicatie", blank=True)
    summary_prompt = models.TextField("prompt samenvatting", blank=True)
    implication_prompt = models.TextField("prompt implicaties", blank=True)
    link = models.TextField("adres zoals gedrukt", blank=True)
    blank_before_summary = models.BooleanField("lege regel voor de samenvatting", default=True)
    blank_before_implication = models.BooleanField("lege regel voor de implicatie", default=True)
    separator = models.CharField("scheiding na de tekst", max_length=10, default="\f", blank=True)
    index_date = models.CharField("datum in de index", max_length=20, blank=True, default="")
    index_position = models.IntegerField("plaats in de index", null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "oude pagina", "oude pagina's"
        ordering = ["index_position", "pk"]

    def __str__(self) -> str:
        return str(self.document_id)
