"""The papers of a motion: documents, versions and publications at the source, the bytes that we fetched, the text.

Bytes are kept once by sha256 below MEDIA_ROOT/files. A MotionText is never changed: a better reader or a newer version
makes a new one, and `Motion.current_text` points.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from motions.models.motion import Motion
from motions.models.source_row import SourceRow


class Document(SourceRow):
    """A Document of the source, usually of Soort Motie. One may belong to several motions."""

    motions = models.ManyToManyField(Motion, related_name="documents", verbose_name="moties", blank=True)
    kind = models.CharField("soort", max_length=200, blank=True, default="")
    number = models.CharField("documentnummer", max_length=50, blank=True, default="")
    title = models.TextField("titel", blank=True, default="")
    subject = models.TextField("onderwerp", blank=True, default="")
    dated = models.DateField("datum", null=True, blank=True)
    session_year = models.CharField("vergaderjaar", max_length=20, blank=True, default="")
    paper_number = models.IntegerField("volgnummer", null=True, blank=True)
    content_type = models.CharField("type volgens de bron", max_length=200, blank=True, default="")
    content_length = models.BigIntegerField("lengte volgens de bron", null=True, blank=True)
    current_version = models.ForeignKey(
        "motions.DocumentVersion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="geldende versie",
    )

    class Meta:
        verbose_name, verbose_name_plural = "document", "documenten"
        ordering = ["-dated", "id"]
        indexes = [models.Index(fields=["-dated", "id"], name="document_newest")]

    def __str__(self) -> str:
        return self.number or str(self.id)


class DocumentVersion(SourceRow):
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="versions", verbose_name="document"
    )
    number = models.IntegerField("versienummer", null=True, blank=True)
    status = models.CharField("status", max_length=100, blank=True, default="")
    extension = models.CharField("extensie", max_length=20, blank=True, default="")
    dated = models.DateTimeField("datum", null=True, blank=True)
    external_identifier = models.CharField("identificatie", max_length=200, blank=True, default="")

    class Meta:
        verbose_name, verbose_name_plural = "versie", "versies"
        ordering = ["document", "number", "id"]

    def __str__(self) -> str:
        return self.external_identifier or f"versie {self.number}"


class Publication(SourceRow):
    """A DocumentPublicatie: an official file of a version (Xml, Pdf, Html)."""

    version = models.ForeignKey(
        DocumentVersion, models.PROTECT, null=True, blank=True, related_name="publications", verbose_name="versie"
    )
    identifier = models.CharField("identificatie", max_length=200, blank=True, default="")
    kind = models.CharField("soort", max_length=50, blank=True, default="")
    file_name = models.CharField("bestandsnaam", max_length=300, blank=True, default="")
    content_type = models.CharField("type volgens de bron", max_length=200, blank=True, default="")
    content_length = models.BigIntegerField("lengte volgens de bron", null=True, blank=True)
    published_at = models.DateTimeField("gepubliceerd", null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "publicatie", "publicaties"
        ordering = ["version", "kind", "id"]

    def __str__(self) -> str:
        return self.file_name or self.identifier or str(self.id)


class StoredFile(models.Model):
    """Bytes that we hold, once by their sha256. What is not the type it claims is set apart and never served."""

    sha256 = models.CharField("sha256", max_length=64, primary_key=True)
    size = models.BigIntegerField("bytes")
    kind = models.CharField("soort naar inhoud", max_length=10)
    set_apart = models.BooleanField("apart gezet", default=False)
    created_at = models.DateTimeField("opgeslagen", default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "bestand", "bestanden"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def path(self) -> Path:
        """Where the bytes are."""
        return Path(settings.MEDIA_ROOT) / "files" / self.sha256[:2] / self.sha256


class RetrievalState(models.TextChoices):
    PLANNED = "planned", "wordt nog opgehaald"
    KEPT = "kept", "bewaard, de tekst komt uit de officiële XML"
    READ = "read", "gelezen"
    DOUBTFUL = "doubtful", "gelezen, maar twijfelachtig"
    FAILED = "failed", "niet gelukt"


class Retrieval(models.Model):
    """What became of one file of a document version: fetched when, which bytes, read or why not, in words.

    One row for the document's own file of a version, and one for each publication that we fetch.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="retrievals", verbose_name="document")
    version = models.ForeignKey(
        DocumentVersion, models.PROTECT, null=True, blank=True, related_name="retrievals", verbose_name="versie"
    )
    publication = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="retrievals", verbose_name="publicatie"
    )
    state = models.CharField("toestand", max_length=10, choices=RetrievalState, default=RetrievalState.PLANNED)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="retrievals", verbose_name="bestand"
    )
    reason_code = models.CharField("code", max_length=40, blank=True, default="")
    reason = models.TextField("reden", blank=True, default="")
    detail = models.TextField("bijzonderheid", blank=True, default="", help_text="Voor de beheerder.")
    text_sha256 = models.CharField(
        "sha256 van de gelezen tekst",
        max_length=64,
        blank=True,
        default="",
        help_text="Een tekst die in een nieuwere versie terugkomt, krijgt geen nieuwe rij.",
    )
    fetched_at = models.DateTimeField("opgehaald", null=True, blank=True)
    read_at = models.DateTimeField("gelezen", null=True, blank=True)
    reader_version = models.PositiveSmallIntegerField("versie van de lezer", null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "ophaling", "ophalingen"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication"], condition=Q(publication__isnull=False), name="one_retrieval_a_publication"
            ),
            models.UniqueConstraint(
                fields=["document", "version"], condition=Q(publication=None), name="one_retrieval_a_version"
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(publication=None, version=None), name="one_retrieval_without_version"
            ),
        ]
        indexes = [models.Index(fields=["state"], name="retrieval_by_state")]

    def __str__(self) -> str:
        return f"{self.publication or self.version or self.document}"


class TextOrigin(models.TextChoices):
    """Best first: within one version the first origin that could be read gives the current text."""

    EDITOR = "editor", "verbeterd door de redactie"
    XML = "xml", "officiële XML"
    PDF = "pdf", "pdf"
    DOCX = "docx", "Word"
    SCAN = "scan", "scan"
    UPLOAD = "upload", "met de hand ingevoerde pdf"
    OLD_PAGE = "old_page", "oude site"


class MotionText(models.Model):
    """A text of a motion, as read from one file. Append-only.

    `reading` says that texts read the same: the sha256 of the body of the first of them (motions.reading.sameness).
    """

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="texts", verbose_name="motie")
    origin = models.CharField("herkomst", max_length=10, choices=TextOrigin)
    version = models.ForeignKey(
        DocumentVersion, models.PROTECT, null=True, blank=True, related_name="texts", verbose_name="versie"
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="texts", verbose_name="bestand"
    )
    text = models.TextField("tekst")
    sha256 = models.CharField("sha256 van de tekst", max_length=64)
    reading = models.CharField("lezing", max_length=64, db_index=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="verbeterd door"
    )
    created_at = models.DateTimeField("gemaakt", default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "tekst", "teksten"
        ordering = ["motion", "-pk"]
        constraints = [models.UniqueConstraint(fields=["motion", "origin", "sha256"], name="one_text_an_origin")]

    def __str__(self) -> str:
        return f"{self.motion} ({self.get_origin_display()})"


class TextParts(models.Model):
    """What the reader found in a text: its parts with ranges, and how legible it is. May be made again."""

    text = models.OneToOneField(MotionText, models.PROTECT, related_name="found", verbose_name="tekst")
    reader_version = models.PositiveSmallIntegerField("versie van de lezer")
    parts = models.JSONField("delen", default=list)
    legibility = models.FloatField("leesbaarheid")
    known_words = models.FloatField("bekende woorden")
    odd_characters = models.FloatField("vreemde tekens")
    words = models.PositiveIntegerField("woorden")
    doubts = models.JSONField("twijfels", default=list, blank=True)
    made_at = models.DateTimeField("gemaakt", default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "ontleding", "ontledingen"

    def __str__(self) -> str:
        return f"delen van {self.text}"
