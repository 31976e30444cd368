"""The list of motions, with filters and search."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from motions import search
from motions.models import Motion
from motions.site.cards import cards_of
from motions.site.filters import MotionFilter, clean
from motions.site.pages import public
from motions.site.paging import SIZE, page_of

PLACES = ("na", "voor", "pagina")


@public
def motion_list(request: HttpRequest) -> HttpResponse:
    """Motions newest first, a page at a time; with `?q=` those that are meant, best first."""
    asked = clean(request.GET)
    filters = MotionFilter(asked, queryset=Motion.objects.public().select_related("dossier"))
    context = {"filters": filters, "typed": asked.get("q", "").strip(), "rest": _rest(asked)}
    if not filters.form.is_valid():
        context |= {"cards": []}
    elif context["typed"]:
        context |= _found(str(context["typed"]), filters, asked)
    else:
        page = page_of(filters.qs, after=asked.get("na", ""), before=asked.get("voor", ""))
        context |= {"cards": cards_of(page.motions), "earlier": page.earlier, "later": page.later}
    return render(request, "motions/motion_list.html", context)


def _found(typed: str, filters: MotionFilter, asked: QueryDict) -> dict[str, object]:
    hits = search.search(typed, filters.qs)
    page = Paginator(hits.ids, SIZE).get_page(asked.get("pagina"))
    motions = {
        motion.pk: motion
        for motion in Motion.objects.public().filter(pk__in=page.object_list).select_related("dossier", "current_text")
    }
    shown = [motions[pk] for pk in page.object_list if pk in motions]
    return {"hits": hits, "page": page, "cards": cards_of(shown, hits.words)}


def _rest(asked: QueryDict) -> str:
    """The query without the place, for the links to other pages and to the feed."""
    rest = asked.copy()
    for name in PLACES:
        rest.pop(name, None)
    for name in [name for name in rest if not rest[name]]:
        del rest[name]
    return rest.urlencode()
