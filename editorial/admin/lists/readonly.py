"""Admin pages that show and never change: no adding, no deleting, no form that writes."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from editorial.roles import REVIEW
from motions import numbers
from motions.models import Address


class LookOnly:
    """Every editor may look, nobody may write."""

    def has_add_permission(self, *_: Any, **__: Any) -> bool:
        return False

    def has_change_permission(self, *_: Any, **__: Any) -> bool:
        return False

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, _: Any = None) -> bool:
        return request.user.has_perm(REVIEW)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(REVIEW)


class ReadOnlyAdmin(LookOnly, admin.ModelAdmin):
    """A list and a page to look at. `motion_path` says how a row leads to its motion, so that a number finds it."""

    list_per_page = 50
    show_full_result_count = False
    motion_path = ""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """A printed number or GUID in any form finds the motion; other words are looked for as they are."""
        search_term = search_term.replace("\x00", "")
        value = numbers.parse_number(search_term) if self.motion_path else None
        if value is None:
            return super().get_search_results(request, queryset, search_term)
        motions = Address.objects.filter(value=value).values("motion")
        path = "pk" if self.motion_path == "self" else self.motion_path
        return queryset.filter(Q(**{f"{path}__in": motions})), path == "documents__motions"


class ReadOnlyInline(LookOnly, admin.TabularInline):
    """Rows below another thing, each with a link to its own page."""

    extra = 0
    can_delete = False
    show_change_link = True

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return self.fields or ()
