"""Members of the Chamber and their parties, as the source has them now; a vote keeps the names of its day."""

from django.db import models

from motions.models.source_row import SourceRow


class Party(SourceRow):
    """A Fractie. A party with two periods has two rows at the source."""

    number = models.IntegerField("nummer", null=True, blank=True)
    abbreviation = models.CharField("afkorting", max_length=100, blank=True, default="")
    name = models.CharField("naam", max_length=300, blank=True, default="")
    slug = models.SlugField("adres", max_length=120, unique=True, null=True, blank=True)
    seats = models.PositiveSmallIntegerField("zetels", null=True, blank=True)
    active_from = models.DateField("actief vanaf", null=True, blank=True)
    active_until = models.DateField("actief tot", null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "fractie", "fracties"
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.abbreviation.strip() or self.name.strip() or "(fractie zonder naam)"


class Member(SourceRow):
    """A Persoon who signs or votes."""

    first_name = models.CharField("roepnaam", max_length=200, blank=True, default="")
    initials = models.CharField("initialen", max_length=100, blank=True, default="")
    infix = models.CharField("tussenvoegsel", max_length=100, blank=True, default="")
    last_name = models.CharField("achternaam", max_length=300, blank=True, default="")
    sort_name = models.CharField(
        "sorteernaam", max_length=300, blank=True, default="", help_text="Achternaam zonder accenten, kleine letters."
    )
    function = models.CharField("functie", max_length=200, blank=True, default="")

    class Meta:
        verbose_name, verbose_name_plural = "lid", "leden"
        ordering = ["sort_name", "id"]
        indexes = [models.Index(fields=["sort_name", "id"], name="member_by_name")]

    def __str__(self) -> str:
        return self.full_name or "(lid zonder naam)"

    @property
    def full_name(self) -> str:
        """The name as people say it: first name or initials, infix, last name."""
        parts = (self.first_name.strip() or self.initials.strip(), self.infix.strip(), self.last_name.strip())
        return " ".join(part for part in parts if part) if self.last_name.strip() else ""
