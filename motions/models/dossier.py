"""A Kamerstukdossier: the file of papers on one subject, known by a number and sometimes a suffix (36410-V)."""

from django.db import models
from django.urls import reverse

from motions import numbers
from motions.models.source_row import SourceRow


class Dossier(SourceRow):
    number = models.IntegerField("nummer", null=True, blank=True)
    suffix = models.CharField("toevoeging", max_length=50, blank=True, default="")
    title = models.TextField("titel", blank=True, default="")
    is_closed = models.BooleanField("afgesloten", null=True)
    highest_number = models.IntegerField("hoogste volgnummer", null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "dossier", "dossiers"
        ordering = ["number", "suffix", "id"]
        indexes = [models.Index(fields=["number", "suffix"], name="dossier_by_number")]

    def __str__(self) -> str:
        return numbers.human_dossier(self.number, self.suffix) if self.number is not None else "(dossier zonder nummer)"

    def get_absolute_url(self) -> str:
        return reverse("dossier", args=[self.address])

    @property
    def address(self) -> str:
        """The last part of its address: 36410-V."""
        return numbers.dossier_number(self.number, self.suffix) if self.number is not None else ""
