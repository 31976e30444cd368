"""Jobs and runs: what is being done, what went wrong and why, and "opnieuw proberen"."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from editorial.admin.lists.readonly import ReadOnlyAdmin
from motieportal.operations import jobs
from motieportal.operations.models import Job, Run


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ["kind", "key", "state", "attempts", "reason", "due", "finished_at"]
    list_filter = ["state", "kind"]
    list_select_related = ["run"]
    search_fields = ["=key", "reason"]
    actions = ["try_again"]

    @admin.action(description="Opnieuw proberen", permissions=["view"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        """Only what failed goes back; the rest of the choice stays as it is, and the message counts both."""
        chosen = list(queryset.values_list("pk", flat=True))
        again = jobs.retry(chosen)
        left = len(chosen) - again
        words = f"{again} {'taak wordt' if again == 1 else 'taken worden'} opnieuw geprobeerd."
        if left:
            words += f" {left} niet: die {'is' if left == 1 else 'zijn'} niet mislukt, of er wacht al zo een."
        self.message_user(request, words, messages.SUCCESS if again else messages.WARNING)


@admin.register(Run)
class RunAdmin(ReadOnlyAdmin):
    list_display = ["kind", "started_at", "finished_at", "counts"]
    list_filter = ["kind"]
