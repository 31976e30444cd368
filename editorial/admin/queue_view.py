"""The queue as a page: what waits for an editor, and what got no draft with the reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial import checking, claims
from editorial.admin.access import may, page_context
from editorial.admin.actor import editor_of
from editorial.admin.queue import FINDINGS, STATES, Filters, Queue
from editorial.admin.undoing import undoable
from editorial.admin.without_draft import Undrafted
from editorial.models import Checked, Draft
from editorial.roles import REVIEW

CHECKED_AT_ONCE = 200
"""Drafts whose findings are counted before a filter by findings; drafting counts its own, so few are left."""


@require_safe
@may(REVIEW)
def queue(request: HttpRequest) -> HttpResponse:
    """The pending drafts, fifty at a time."""
    filters = Filters.from_query(request.GET)
    unchecked = checking.check_unchecked(CHECKED_AT_ONCE) if filters.findings else False
    desk = Queue(filters)
    page = desk.page(after=_cursor(request, "na"), before=_cursor(request, "voor"))
    context = page_context(
        request,
        "Wachtrij",
        tab="queue",
        filters=filters,
        states=STATES,
        findings_choices=FINDINGS,
        unchecked=unchecked,
        page=page,
        rows=_with_counts(page.drafts),
        claims=claims.of_others(page.drafts, editor_of(request)),
        undo=undoable(editor_of(request)),
        size=desk.size(),
        without=Undrafted().size(),
    )
    return render(request, "editorial/queue.html", context)


@require_safe
@may(REVIEW)
def without_draft(request: HttpRequest) -> HttpResponse:
    """Motions that no generator could draft, with the reason in words."""
    undrafted = Undrafted(text=request.GET.get("q", "").strip()[:200])
    page = undrafted.page(after=request.GET.get("na", ""))
    context = page_context(
        request,
        "Zonder concept",
        tab="without",
        page=page,
        text=undrafted.text,
        size=Queue().size(),
        without=undrafted.size(),
    )
    return render(request, "editorial/without_draft.html", context)


def _with_counts(drafts: list[Draft]) -> list[tuple[Draft, Checked | None]]:
    """Each draft with its counts; those that have none are counted now."""
    known = {draft.pk: getattr(draft.current, "checked", None) for draft in drafts}
    missing = [draft.current_id for draft in drafts if known[draft.pk] is None and draft.current_id is not None]
    made = {counts.revision.draft_id: counts for counts in checking.check(missing)} if missing else {}
    return [(draft, known[draft.pk] or made.get(draft.pk)) for draft in drafts]


def _cursor(request: HttpRequest, name: str) -> Draft | None:
    """The draft at which a page goes on; what is no draft's number counts as none."""
    value = request.GET.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        return None
    return Draft.objects.select_related("motion").filter(pk=int(value)).first()
