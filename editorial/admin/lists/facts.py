"""Motions with their papers, texts and what became of reading them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from editorial.admin.lists.readonly import ReadOnlyAdmin, ReadOnlyInline
from editorial.models import Draft
from motions.models import (
    Document,
    Dossier,
    Explanation,
    Member,
    Motion,
    MotionText,
    Party,
    Retrieval,
    StoredFile,
    Submitter,
)


class SubmitterInline(ReadOnlyInline):
    model = Submitter
    fields = ["name", "party_name", "relation"]
    show_change_link = False


class TextInline(ReadOnlyInline):
    model = MotionText
    fields = ["origin", "created_at", "author"]


class DraftInline(ReadOnlyInline):
    model = Draft
    fields = ["state", "touched", "created_at", "decided_at"]


class ExplanationInline(ReadOnlyInline):
    model = Explanation
    fields = ["number", "state", "published_at", "ended_at", "approver_role"]


@admin.register(Motion)
class MotionAdmin(ReadOnlyAdmin):
    change_form_template = "editorial/motion_change_form.html"
    list_display = ["printed", "short_subject", "filed_on", "outcome", "origin", "hidden"]
    list_display_links = ["printed", "short_subject"]
    list_filter = ["origin", "hidden", "outcome"]
    list_select_related = ["dossier"]
    search_fields = ["subject", "title"]
    search_help_text = "Nummer in elke vorm (36 410 V, nr. 49; 2024Z02492), of woorden uit het onderwerp."
    motion_path = "self"
    inlines = [SubmitterInline, TextInline, DraftInline, ExplanationInline]
    fields = [
        "printed",
        "zaak_number",
        "subject",
        "title",
        "status",
        "filed_on",
        "dossier",
        "number",
        "appraisal",
        "outcome",
        "outcome_on",
        "origin",
        "hidden",
        "merged_into",
        "current_text",
        "public_id",
        "zaak_id",
        "changed_at",
        "created_at",
    ]

    @admin.display(description="Motie")
    def printed(self, motion: Motion) -> str:
        return str(motion)

    @admin.display(description="Onderwerp")
    def short_subject(self, motion: Motion) -> str:
        return motion.subject or motion.title

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """With the ways on: to its draft, to writing by hand, to the text, to withdrawing."""
        motion = self.get_object(request, object_id)
        ways = {}
        if motion is not None:
            ways["draft_id"] = motion.drafts.pending().values_list("pk", flat=True).first()
            ways["online_id"] = motion.explanations.online().values_list("pk", flat=True).first()
        return super().change_view(request, object_id, form_url, (extra_context or {}) | ways)


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    list_display = ["number", "kind", "subject", "dated", "hidden"]
    list_filter = ["kind", "hidden"]
    search_fields = ["=number", "subject"]
    motion_path = "motions"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        return super().get_queryset(request).select_related("current_version")


@admin.register(MotionText)
class MotionTextAdmin(ReadOnlyAdmin):
    list_display = ["motion", "origin", "legibility", "created_at", "author"]
    list_filter = ["origin"]
    list_select_related = ["motion__dossier", "author", "found"]
    search_fields = ["motion__subject"]
    motion_path = "motion"
    fields = ["motion", "origin", "version", "stored", "text", "reading", "sha256", "author", "created_at"]
    ordering = ["-pk"]

    @admin.display(description="Leesbaarheid")
    def legibility(self, text: MotionText) -> str:
        found = getattr(text, "found", None)
        return f"{found.legibility:.0%}" if found else "–"

    @admin.display(description="Bestand")
    def stored(self, text: MotionText) -> str:
        return _file_link(text.file) if text.file else "–"


@admin.register(Retrieval)
class RetrievalAdmin(ReadOnlyAdmin):
    list_display = ["document", "publication", "state", "reason", "fetched_at", "read_at"]
    list_filter = ["state", "reason_code"]
    list_select_related = ["document", "publication", "version"]
    search_fields = ["=document__number", "reason"]
    motion_path = "document__motions"


@admin.register(StoredFile)
class StoredFileAdmin(ReadOnlyAdmin):
    list_display = ["sha256", "kind", "size", "set_apart", "created_at"]
    list_filter = ["kind", "set_apart"]
    search_fields = ["=sha256"]
    fields = ["sha256", "content", "kind", "size", "set_apart", "created_at"]

    @admin.display(description="Inhoud")
    def content(self, file: StoredFile) -> str:
        return _file_link(file)


@admin.register(Dossier)
class DossierAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "title", "is_closed"]
    search_fields = ["=number", "title"]


@admin.register(Member)
class MemberAdmin(ReadOnlyAdmin):
    list_display = ["full_name", "function"]
    search_fields = ["sort_name", "last_name"]


@admin.register(Party)
class PartyAdmin(ReadOnlyAdmin):
    list_display = ["name", "abbreviation", "seats", "active_from", "active_until"]
    search_fields = ["name", "abbreviation"]


def _file_link(file: StoredFile) -> str:
    if file.kind != "pdf" or file.set_apart:
        return f"{file} ({file.kind})"
    return format_html('<a href="{}">{}</a>', reverse("desk_file", args=[file.sha256]), f"{file} (pdf)")
