"""The review form as a browser without JavaScript reads and posts it."""

from lxml import html


def read_form(response):
    """The fields of the review form on this page, as a browser would post them: line ends as CRLF."""
    page = html.fromstring(response.content.decode())
    (form,) = page.xpath("//form[@id='decide']")
    return {name: value.replace("\n", "\r\n") for name, value in form.form_values() if name}


def decide(client, draft, action, **typed):
    """Open the draft, see all warnings, type over its fields, and press the button with this value."""
    address = f"/admin/beoordelen/{draft.pk}/"
    page = client.get(address)
    fields = read_form(page) | {"seen": html.fromstring(page.content.decode()).xpath("//input[@name='seen']/@value")}
    return client.post(address, fields | typed | {"action": action})
