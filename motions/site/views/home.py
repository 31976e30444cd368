"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motions.models import Explanation, Motion
from motions.site.cards import cards_of
from motions.site.pages import public

NEWEST = 8
DAYS = 3


@public
def home(request: HttpRequest) -> HttpResponse:
    """The newest motions with an uitleg, and the last days on which the Chamber decided."""
    newest = Motion.objects.explained().select_related("dossier").newest_first()[:NEWEST]
    decided = Motion.objects.public().exclude(outcome_on=None).order_by("-outcome_on")
    context = {
        "cards": cards_of(newest),
        "days": decided.values_list("outcome_on", flat=True).distinct()[:DAYS],
        "explained": Explanation.objects.online().count(),
        "known": Motion.objects.public().count(),
    }
    return render(request, "motions/home.html", context)
