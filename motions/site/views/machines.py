"""For machines: robots.txt, the sitemap, and what is wrong with the site."""

from datetime import MAXYEAR

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motions import search
from motions.models import Explanation
from motions.site.pages import absolute, public

NO_YEAR = 0
"""The sitemap of motions without a filing day."""


@public
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {absolute(request, reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemaps by year of filing: a year holds some 4,000 motions, and a sitemap may hold 50,000."""
    years = _listed().annotate(year=ExtractYear("motion__filed_on"))
    found = sorted({year or NO_YEAR for year in years.order_by().values_list("year", flat=True).distinct()})
    places = [absolute(request, reverse("sitemap_year", args=[year])) for year in found]
    return render(request, "motions/sitemap.xml", {"places": places}, content_type="application/xml")


@public
def sitemap_year(request: HttpRequest, year: int) -> HttpResponse:
    """The pages of motions filed in one year that have an uitleg."""
    if year > MAXYEAR:
        raise Http404
    of_year = _listed().filter(motion__filed_on__year=year) if year else _listed().filter(motion__filed_on=None)
    rows = list(of_year.order_by("motion_id").values_list("motion__public_id", "published_at"))
    if not rows:
        raise Http404
    pages = [(absolute(request, reverse("motion", args=[public_id])), changed) for public_id, changed in rows]
    return render(request, "motions/sitemap_year.xml", {"pages": pages}, content_type="application/xml")


def faults() -> list[str]:
    """What keeps readers from being served well; DatabaseError where the database does not answer."""
    if search.is_outdated():
        return ["de zoekindex is van een oudere versie: draai manage.py rebuild_search"]
    return []


def _listed() -> QuerySet[Explanation]:
    return Explanation.objects.online().settled().exclude(motion__public_id=None)
