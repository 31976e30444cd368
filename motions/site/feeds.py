"""The feed of motions with an uitleg, with the same filters as the list."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from motions import search
from motions.models import Explanation, Motion
from motions.site.filters import MotionFilter, clean
from motions.site.pages import absolute, public
from motions.site.words import heading, printable

SIZE = 50


class ExplainedFeed(Feed):
    """Newest uitleg first. Lists what is older than a minute: an approval can be undone at first."""

    feed_type = Atom1Feed
    title = "Motieportal: nieuwe uitleg bij moties"
    subtitle = "Moties van de Tweede Kamer, uitgelegd in gewone taal."
    author_name = "Redactie Motieportal"

    def get_object(self, request: HttpRequest) -> HttpRequest:
        return request

    def link(self, request: HttpRequest) -> str:
        return absolute(request, reverse("motion_list"))

    def feed_url(self, request: HttpRequest) -> str:
        return absolute(request, request.get_full_path())

    def items(self, request: HttpRequest) -> Iterable[Explanation]:
        asked = clean(request.GET)
        filters = MotionFilter(asked, queryset=Motion.objects.explained())
        if not filters.form.is_valid():
            return []
        found = Explanation.objects.online().settled().exclude(motion__public_id=None)
        found = found.select_related("motion__dossier").order_by("-published_at", "-pk")
        if typed := asked.get("q", "").strip():
            found = found.filter(motion__in=search.search(typed, filters.qs).ids)
        elif filters.is_narrowed:
            found = found.filter(motion__in=filters.qs)
        return self._with_address(request, found[:SIZE])

    def item_title(self, item: Explanation) -> str:
        return printable(heading(item.motion))

    def item_description(self, item: Explanation) -> str:
        return printable(f"{item.implication_html}\n{item.summary_html}")

    def item_link(self, item: Explanation) -> str:
        return str(item.address)  # type: ignore[attr-defined]

    def item_guid(self, item: Explanation) -> str:
        return f"urn:uuid:{item.motion.public_id}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Explanation) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Explanation) -> datetime:
        return item.published_at

    def _with_address(self, request: HttpRequest, found: Iterable[Explanation]) -> Iterable[Explanation]:
        for item in found:
            item.address = absolute(request, item.motion.get_absolute_url())  # type: ignore[attr-defined]
            yield item


@public
def feed(request: HttpRequest) -> HttpResponseBase:
    """The Atom feed. Without a date of its own: the newest date goes back when words are withdrawn."""
    response = ExplainedFeed()(request)
    del response["Last-Modified"]
    return response
