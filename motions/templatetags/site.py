"""What the templates of the public site need beyond Django's own."""

from django import template
from django.http import HttpRequest

from motions.site import words

register = template.Library()
register.filter("heading", words.heading)
register.filter("outcome_label", words.outcome_label)
register.filter("outcome_sentence", words.outcome_sentence)


@register.filter
def many(count: int, forms: str) -> str:
    """`{{ 2|many:"motie,moties" }}` gives "2 moties"."""
    one, more = forms.split(",")
    return f"{count} {one if count == 1 else more}"


@register.simple_tag
def section(request: HttpRequest | None) -> str:
    """The first part of the address, for the menu; empty on the front page and where there is no request."""
    return request.path_info.strip("/").split("/")[0] if request else ""
