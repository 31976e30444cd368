"""The review form as a browser without JavaScript reads and posts it."""

from lxml import html


def read_form(response):
    """The fields of the review form on this page, as a browser would post them: line ends as CRLF."""
    page = html.fromstring(response.content.decode())
    (form,) = page.xpath("//form[@id='decide']")
    for area in form.xpath(".//textarea"):
        area.text = (area.text or "").removeprefix("\n")  # a browser drops it; lxml keeps it
    return {name: value.replace("\n", "\r\n") for name, value in form.form_values() if name}


def decide(client, draft, action, **typed):
    """Open the draft, type over its fields, and press the button with this value."""
    address = f"/admin/beoordelen/{draft.pk}/"
    fields = read_form(client.get(address))
    return client.post(address, fields | typed | {"action": action})
