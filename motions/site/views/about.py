"""Pages of words of our own."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motions.outcome import LABELS, SENTENCES, Outcome
from motions.site.appraisal import MEANINGS
from motions.site.pages import public


@public
def about(request: HttpRequest) -> HttpResponse:
    """What a motion is, and how an uitleg comes about."""
    outcomes = [(LABELS[outcome], SENTENCES[outcome]) for outcome in Outcome if outcome]
    return render(request, "motions/about.html", {"outcomes": outcomes, "appraisals": MEANINGS})


@public
def contact(request: HttpRequest) -> HttpResponse:
    """Where to report a mistake."""
    return render(request, "motions/contact.html", {"address": settings.CONTACT_ADDRESS})


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the site is, and whom to tell when it is not."""
    return render(request, "motions/accessibility.html", {"address": settings.CONTACT_ADDRESS})
