"""Dossiers: the list, and the motions in one."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from motions.models import Dossier, Motion
from motions.site.cards import cards_of
from motions.site.filters import clean, dossiers_named
from motions.site.pages import MovedError, public
from motions.site.paging import page_of

SIZE = 50


@public
def dossier_list(request: HttpRequest) -> HttpResponse:
    """The dossiers in which motions were filed, the highest number first."""
    asked = clean(request.GET)
    typed = asked.get("q", "").strip()[:100]
    used = Dossier.objects.shown().exclude(number=None).filter(pk__in=Motion.objects.public().values("dossier"))
    if typed:
        named = [dossier.pk for dossier in dossiers_named(typed)]
        used = used.filter(pk__in=named) if named else used.filter(title__icontains=typed)
    page = Paginator(used.order_by("-number", "suffix", "pk"), SIZE).get_page(asked.get("pagina"))
    counted = Motion.objects.public().filter(dossier__in=[dossier.pk for dossier in page.object_list])
    counts = dict(counted.order_by().values("dossier").annotate(motions=Count("pk")).values_list("dossier", "motions"))
    rows = [(dossier, counts.get(dossier.pk, 0)) for dossier in page.object_list]
    return render(
        request,
        "motions/dossier_list.html",
        {"rows": rows, "page": page, "asked": typed, "rest": urlencode({"q": typed}) if typed else ""},
    )


@public
def dossier_page(request: HttpRequest, printed: str) -> HttpResponse:
    """The motions of one dossier, newest first. Any printed form of its number leads here."""
    asked = clean(request.GET)
    found = dossiers_named(printed)
    if not found:
        raise Http404
    if request.path != found[0].get_absolute_url():
        raise MovedError(found[0].get_absolute_url())
    motions = Motion.objects.public().filter(dossier__in=found).select_related("dossier")
    page = page_of(motions, after=asked.get("na", ""), before=asked.get("voor", ""))
    context = {
        "dossier": next((one for one in found if one.title.strip()), found[0]),
        "siblings": [one for one in Dossier.objects.shown().filter(number=found[0].number) if one not in found],
        "cards": cards_of(page.motions),
        "page": page,
    }
    return render(request, "motions/dossier_page.html", context)
