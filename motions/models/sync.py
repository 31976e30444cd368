"""How far each entity set of the source has been read."""

from django.db import models


class SyncCursor(models.Model):
    """Where reading of one entity set goes on, and when it last went well."""

    entity = models.CharField("soort", max_length=50, primary_key=True)
    changed_at = models.DateTimeField("gelezen tot", null=True, blank=True)
    last_id = models.UUIDField("laatste", null=True, blank=True)
    read_at = models.DateTimeField("laatst gelezen", null=True, blank=True)
    newest_at = models.DateTimeField("nieuwste gegeven", null=True, blank=True)
    fault = models.TextField("storing", blank=True, default="")

    class Meta:
        verbose_name, verbose_name_plural = "leesstand", "leesstanden"
        ordering = ["entity"]

    def __str__(self) -> str:
        return self.entity
