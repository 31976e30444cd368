"""What every row has that mirrors a record of the Chamber: the GUID as key, and whether it is known and there."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models


class SourceRowQuerySet(models.QuerySet["SourceRow"]):
    def shown(self) -> Self:
        """Rows that the source has told us about and has not deleted: what a public page, count or digest may read."""
        return self.filter(known=True, hidden=False)


class SourceRow(models.Model):
    """A record of the source. A reference to a record that was not seen yet makes a stub (`known=False`)."""

    id = models.UUIDField("GUID", primary_key=True, default=uuid.uuid4, editable=False)
    known = models.BooleanField("bekend", default=True)
    hidden = models.BooleanField("verborgen", default=False, help_text="De bron heeft dit verwijderd.")
    changed_at = models.DateTimeField("gewijzigd bij de bron", null=True, blank=True)

    objects = SourceRowQuerySet.as_manager()

    class Meta:
        abstract = True
