"""The days on which the Chamber decided about motions."""

from datetime import date
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from motions.models import Motion
from motions.outcome import Outcome
from motions.site.cards import cards_of
from motions.site.filters import clean
from motions.site.pages import public
from motions.site.words import outcome_label

SIZE = 40


@public
def day_list(request: HttpRequest) -> HttpResponse:
    """The days, newest first, with how many motions were adopted and rejected."""
    decided = Motion.objects.public().exclude(outcome_on=None).order_by()
    days = decided.values("outcome_on").annotate(
        motions=Count("pk"),
        adopted=Count("pk", filter=Q(outcome=Outcome.AANGENOMEN)),
        rejected=Count("pk", filter=Q(outcome=Outcome.VERWORPEN)),
    )
    page = Paginator(days.order_by("-outcome_on"), SIZE).get_page(clean(request.GET).get("pagina"))
    return render(request, "motions/day_list.html", {"page": page})


@public
def day_page(request: HttpRequest, day: date) -> HttpResponse:
    """What became of which motion on one day, by outcome."""
    decided = Motion.objects.public().exclude(outcome_on=None)
    motions = decided.filter(outcome_on=day).select_related("dossier").order_by("outcome", "-filed_on", "-pk")
    cards = cards_of(motions)
    if not cards:
        raise Http404
    groups = [
        (outcome_label(outcome), list(found)) for outcome, found in groupby(cards, key=lambda card: card.motion.outcome)
    ]
    context = {
        "day": day,
        "groups": groups,
        "count": len(cards),
        "before": decided.filter(outcome_on__lt=day)
        .order_by("-outcome_on")
        .values_list("outcome_on", flat=True)
        .first(),
        "after": decided.filter(outcome_on__gt=day).order_by("outcome_on").values_list("outcome_on", flat=True).first(),
    }
    return render(request, "motions/day_page.html", context)
