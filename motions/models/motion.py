"""A motion: the facts of the Chamber about it, the numbers it was ever known by, and who filed it."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from motions import numbers
from motions.models.dossier import Dossier
from motions.models.explanation import Explanation
from motions.models.people import Member, Party
from motions.models.source_row import SourceRow


class Origin(models.TextChoices):
    SOURCE = "source", "open data"
    UPLOAD = "upload", "met de hand ingevoerd"
    OLD_PAGE = "old_page", "oude site"


class MotionQuerySet(models.QuerySet["Motion"]):
    def with_page(self) -> Self:
        """Motions that have an address of their own, hidden ones included (those answer 410)."""
        return self.filter(public_id__isnull=False, merged_into=None)

    def public(self) -> Self:
        """Motions whose facts are public: from the source, or with an explanation that an editor approved."""
        facts = Q(origin=Origin.SOURCE) | Q(Exists(_explanations()))
        return self.with_page().filter(facts, hidden=False)

    def explained(self) -> Self:
        """Public motions with an explanation online."""
        return self.with_page().filter(Exists(_explanations()), hidden=False)

    def unexplained(self) -> Self:
        """Public motions without one."""
        return self.public().filter(~Exists(_explanations()))

    def newest_first(self) -> Self:
        """A total order that pages can rely on."""
        return self.order_by("-filed_on", "-pk")


def _explanations() -> models.QuerySet[Explanation]:
    return Explanation.objects.online().filter(motion=OuterRef("pk"))


class Motion(models.Model):
    """One motion. Facts are written by motions.ingest only; `zaak_id` is the key of the source."""

    public_id = models.UUIDField("openbaar nummer", unique=True, null=True, editable=False)
    zaak_id = models.UUIDField("GUID van de zaak", unique=True, null=True, editable=False)
    zaak_number = models.CharField("zaaknummer", max_length=50, blank=True, default="")
    origin = models.CharField("herkomst", max_length=10, choices=Origin, default=Origin.SOURCE)
    title = models.TextField("titel", blank=True, default="")
    subject = models.TextField("onderwerp", blank=True, default="")
    status = models.CharField("status", max_length=100, blank=True, default="")
    filed_on = models.DateField("ingediend op", null=True, blank=True)
    session_year = models.CharField("vergaderjaar", max_length=20, blank=True, default="")
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="motions", verbose_name="dossier"
    )
    number = models.IntegerField("volgnummer", null=True, blank=True)
    appraisal = models.CharField("kabinetsappreciatie", max_length=200, blank=True, default="")
    is_settled = models.BooleanField("afgedaan", null=True)
    outcome = models.CharField("uitkomst", max_length=30, blank=True, default="")
    outcome_on = models.DateField("uitkomst op", null=True, blank=True)
    hidden = models.BooleanField("verborgen", default=False, help_text="De bron heeft deze motie verwijderd.")
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,  # nearly all are null: SQLite would pick that index for every list and sort all motions
        related_name="merged",
        verbose_name="samengevoegd met",
    )
    replaces = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="replaced_by", verbose_name="vervangt"
    )
    current_text = models.ForeignKey(
        "motions.MotionText", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="geldende tekst"
    )
    changed_at = models.DateTimeField("gewijzigd bij de bron", null=True, blank=True)
    created_at = models.DateTimeField("hier sinds", auto_now_add=True)

    objects = MotionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "motie", "moties"
        ordering = ["-filed_on", "-pk"]
        indexes = [
            models.Index(fields=["-filed_on", "-id"], name="motion_newest"),
            models.Index(fields=["dossier", "-filed_on", "-id"], name="motion_by_dossier"),
            models.Index(fields=["outcome", "-filed_on", "-id"], name="motion_by_outcome"),
            models.Index(fields=["outcome_on"], name="motion_by_decision_day"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="motion_merged"),
        ]

    def __str__(self) -> str:
        return self.printed_number or self.zaak_number or f"motie {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("motion", args=[self.public_id])

    @property
    def printed_number(self) -> str:
        """The number as readers know it (36 410 V, nr. 49), or an empty text where dossier or number is unknown."""
        if self.dossier is None or self.dossier.number is None or self.number is None:
            return ""
        return numbers.human_number(self.dossier.number, self.dossier.suffix, self.number)

    @property
    def is_public(self) -> bool:
        """Whether its facts may be shown: the same rule as `MotionQuerySet.public`."""
        if self.hidden or self.public_id is None or self.merged_into_id is not None:
            return False
        return self.origin == Origin.SOURCE or self.explanations.online().exists()


class AddressKind(models.TextChoices):
    GUID = "guid", "GUID"
    NUMBER = "number", "gedrukt nummer"


class Address(models.Model):
    """A name that a motion was ever known by: every GUID, every printed number. A changed number still resolves."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="addresses", verbose_name="motie")
    kind = models.CharField("soort", max_length=10, choices=AddressKind)
    value = models.CharField("adres", max_length=100)

    class Meta:
        verbose_name, verbose_name_plural = "adres", "adressen"
        constraints = [
            models.UniqueConstraint(fields=["value", "motion"], name="address_once_a_motion"),
            models.UniqueConstraint(fields=["value"], condition=Q(kind="guid"), name="guid_names_one_motion"),
        ]

    def __str__(self) -> str:
        return self.value


class Submitter(SourceRow):
    """A ZaakActor: somebody's part in a motion, with the names as they were written that day."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="submitters", verbose_name="motie")
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="signed", verbose_name="lid")
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="signed", verbose_name="fractie"
    )
    name = models.CharField("naam", max_length=300, blank=True, default="")
    party_name = models.CharField("fractie zoals genoemd", max_length=300, blank=True, default="")
    function = models.CharField("functie", max_length=200, blank=True, default="")
    relation = models.CharField("rol", max_length=100, blank=True, default="")

    class Meta:
        verbose_name, verbose_name_plural = "indiener", "indieners"
        ordering = ["motion", "relation", "id"]
        indexes = [models.Index(fields=["member", "motion"], name="submitter_by_member")]

    def __str__(self) -> str:
        return self.name.strip() or (str(self.member) if self.member else "(onbekende indiener)")
