"""How many findings a revision has. Findings are computed from the words whenever they count; this is for the queue."""

from django.db import models
from django.utils import timezone

from editorial.models.draft import Revision


class Checked(models.Model):
    """Counts that the queue shows and filters by. May be made again (editorial.checking)."""

    revision = models.OneToOneField(
        Revision, models.PROTECT, primary_key=True, related_name="checked", verbose_name="revisie"
    )
    blocking = models.PositiveSmallIntegerField("fouten")
    warnings = models.PositiveSmallIntegerField("waarschuwingen")
    made_at = models.DateTimeField("nagekeken", default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "controle", "controles"

    def __str__(self) -> str:
        return f"controle van {self.revision}"
