"""Addresses of the public site. They are permanent: pages elsewhere link to them."""

from datetime import date
from uuid import UUID

from django.urls import path, register_converter

from motions.site import feeds
from motions.site.views import about, by_number, dossiers, home, machines, motion_list, motion_page, people, voting_days


class GuidConverter:
    """A GUID in any spelling of its letters; the view sends other spellings to the one of its page."""

    regex = "[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}"
    to_url = staticmethod(str)

    def to_python(self, value: str) -> UUID:
        return UUID(value)


class DayConverter:
    """A day as 2024-02-20."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    to_python = staticmethod(date.fromisoformat)
    to_url = staticmethod(str)


register_converter(GuidConverter, "guid")
register_converter(DayConverter, "day")

urlpatterns = [
    path("", home.home, name="home"),
    path("moties/", motion_list.motion_list, name="motion_list"),
    path("moties/feed", feeds.feed, name="feed"),
    path("moties/<guid:guid>", motion_page.motion_page, name="motion"),
    path("moties/<guid:guid>/", motion_page.motion_page),
    path("moties/<guid:guid>.html", motion_page.motion_page, name="motion_html"),
    path("moties/<guid:guid>.pdf", motion_page.motion_pdf, name="motion_pdf"),
    path("nummer/<path:printed>", by_number.numbered, name="numbered"),
    path("dossiers/", dossiers.dossier_list, name="dossier_list"),
    path("dossiers/<path:printed>", dossiers.dossier_page, name="dossier"),
    path("leden/", people.member_list, name="member_list"),
    path("leden/<guid:member_id>", people.member_page, name="member"),
    path("partijen/", people.party_list, name="party_list"),
    path("partijen/<slug:slug>", people.party_page, name="party"),
    path("stemmingen/", voting_days.day_list, name="day_list"),
    path("stemmingen/<day:day>", voting_days.day_page, name="day"),
    path("uitleg", about.about, name="about"),
    path("contact", about.contact, name="contact"),
    path("toegankelijkheid", about.accessibility, name="accessibility"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:year>.xml", machines.sitemap_year, name="sitemap_year"),
]
