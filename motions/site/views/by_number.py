"""A printed number to its motion, or to a choice: a few motions bear one number together."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from motions import numbers
from motions.site.addresses import by_number, check_public
from motions.site.cards import cards_of
from motions.site.pages import public


@public
def numbered(request: HttpRequest, printed: str) -> HttpResponse:
    """Not a permanent redirect: tomorrow a second motion may bear the number."""
    value = numbers.parse_number(printed)
    found = by_number(value) if value else []
    shown = [motion for motion in found if motion.is_public]
    if len(found) == 1:
        check_public(found[0])
    if len(shown) == 1:
        return HttpResponseRedirect(shown[0].get_absolute_url())
    context = {"printed": printed, "value": value, "cards": cards_of(shown)}
    return render(request, "motions/numbered.html", context, status=200 if shown else 404)
