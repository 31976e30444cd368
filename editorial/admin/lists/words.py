"""Drafts, revisions, generations, refusals, published words and the log: to look at. Moves alone change them."""

from django.contrib import admin

from editorial.admin.lists.readonly import ReadOnlyAdmin, ReadOnlyInline
from editorial.models import Draft, Event, Generation, Prompt, Refusal, Revision
from motions.models import Explanation


class RevisionInline(ReadOnlyInline):
    model = Revision
    fk_name = "draft"
    fields = ["number", "origin", "author", "implication", "summary", "created_at"]


@admin.register(Draft)
class DraftAdmin(ReadOnlyAdmin):
    change_form_template = "editorial/draft_change_form.html"
    list_display = ["motion", "state", "touched", "version", "created_at", "decided_at"]
    list_filter = ["state", "touched"]
    list_select_related = ["motion__dossier"]
    search_fields = ["motion__subject"]
    motion_path = "motion"
    inlines = [RevisionInline]


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["draft", "number", "origin", "author", "created_at"]
    list_filter = ["origin"]
    list_select_related = ["draft__motion__dossier", "author"]
    search_fields = ["implication", "summary"]
    motion_path = "draft__motion"
    ordering = ["-draft", "-number"]


@admin.register(Generation)
class GenerationAdmin(ReadOnlyAdmin):
    list_display = ["motion", "generator", "version", "model", "trigger", "seconds", "has_error", "created_at"]
    list_filter = ["generator", "trigger"]
    list_select_related = ["motion__dossier"]
    search_fields = ["motion__subject"]
    motion_path = "motion"

    @admin.display(description="Gelukt", boolean=True)
    def has_error(self, generation: Generation) -> bool:
        return not generation.error


@admin.register(Refusal)
class RefusalAdmin(ReadOnlyAdmin):
    list_display = ["motion", "words", "generator", "version", "created_at"]
    list_filter = ["reason", "generator"]
    list_select_related = ["motion__dossier"]
    search_fields = ["motion__subject", "words"]
    motion_path = "motion"


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["at", "motion", "action", "actor_name", "actor_role", "actor_kind", "reason"]
    list_filter = ["action", "actor_kind"]
    list_select_related = ["motion__dossier"]
    search_fields = ["=actor_name", "reason"]
    motion_path = "motion"
    ordering = ["-at", "-pk"]


@admin.register(Explanation)
class ExplanationAdmin(ReadOnlyAdmin):
    change_form_template = "editorial/explanation_change_form.html"
    list_display = ["motion", "number", "state", "published_at", "approver_role", "generator", "is_edited"]
    list_filter = ["state", "generator", "is_edited"]
    list_select_related = ["motion__dossier"]
    search_fields = ["motion__subject"]
    motion_path = "motion"


@admin.register(Prompt)
class PromptAdmin(ReadOnlyAdmin):
    list_display = ["kind", "version", "is_active", "note", "author", "created_at"]
    list_filter = ["kind", "is_active"]
    list_select_related = ["author"]
