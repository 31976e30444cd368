"""Members and parties: who filed what."""

from itertools import groupby
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from motions.models import Member, Motion, Party, Submitter
from motions.site.cards import cards_of
from motions.site.filters import clean
from motions.site.pages import public
from motions.site.paging import page_of


@public
def member_list(request: HttpRequest) -> HttpResponse:
    """The members who ever signed a motion, by last name the Dutch way: the infix does not count."""
    signed = Submitter.objects.shown().filter(member=OuterRef("pk"))
    members = (
        Member.objects.shown().exclude(last_name="").filter(Exists(signed)).order_by("sort_name", "initials", "pk")
    )
    letters = [(letter, list(group)) for letter, group in groupby(members, key=_letter)]
    return render(request, "motions/member_list.html", {"letters": letters})


@public
def member_page(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """The motions that a member signed, newest first."""
    member = get_object_or_404(Member.objects.shown(), pk=member_id)
    signed = Submitter.objects.shown().filter(member=member)
    newest = signed.exclude(party=None).select_related("party").order_by("-motion__filed_on", "-motion_id").first()
    context = {"member": member, "party": newest.party if newest else None}
    return render(request, "motions/member_page.html", context | _motions(request, signed))


@public
def party_list(request: HttpRequest) -> HttpResponse:
    """The parties, those in the Chamber first, the largest first."""
    parties = Party.objects.shown().exclude(slug=None).order_by("name", "pk")
    present = [party for party in parties if party.seats and party.active_until is None]
    present.sort(key=lambda party: -(party.seats or 0))
    return render(
        request, "motions/party_list.html", {"present": present, "past": [p for p in parties if p not in present]}
    )


@public
def party_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The motions that members of a party signed, newest first."""
    party = get_object_or_404(Party.objects.shown(), slug=slug)
    signed = Submitter.objects.shown().filter(party=party)
    return render(request, "motions/party_page.html", {"party": party} | _motions(request, signed))


def _motions(request: HttpRequest, signed: QuerySet[Submitter]) -> dict[str, object]:
    asked = clean(request.GET)
    motions = Motion.objects.public().filter(pk__in=signed.values("motion")).select_related("dossier")
    page = page_of(motions, after=asked.get("na", ""), before=asked.get("voor", ""))
    return {"cards": cards_of(page.motions), "page": page}


def _letter(member: Member) -> str:
    return member.sort_name[:1].upper()
