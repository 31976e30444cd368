"""Three drafts approved over HTTP, as an editor would without JavaScript; their words on their pages, nobody else's."""

from __future__ import annotations

import html
import secrets
import uuid

import httpx2
from lxml import html as pages

from bench.accept.portal import Portal
from bench.accept.report import Report

NAME = "toets"
DRAFTS = """
    SELECT d.id, m.public_id, r.summary, r.implication FROM editorial_draft d
    JOIN editorial_revision r ON r.id = d.current_id JOIN motions_motion m ON m.id = d.motion_id
    WHERE d.state = 'open' AND NOT m.hidden AND length(r.summary) BETWEEN 80 AND 400
    ORDER BY m.filed_on DESC, m.id DESC LIMIT 40
"""
PUBLIC = ("/", "/moties/", "/moties/feed", "/sitemap.xml", "/moties/?uitleg=met")


def check(portal: Portal, report: Report) -> None:
    drafts = portal.ask(DRAFTS)
    if len(drafts) < 4:
        report.skip("approved over HTTP", f"the folder gives only {len(drafts)} drafts")
        return
    password = secrets.token_urlsafe(12)
    make_account(portal, password)
    with portal.serving() as site, httpx2.Client(base_url=site, timeout=30) as editor:
        login(editor, password)
        approved = [draft for draft in drafts[:8] if approve(editor, draft[0])][:3]
        chosen = {draft[0] for draft in approved}
        with httpx2.Client(base_url=site, timeout=30) as reader:
            shown = sum(is_on_its_page(reader, draft) for draft in approved)
            leaks = count_leaks(reader, [draft for draft in drafts if not is_approved(portal, draft[0])])
    report.point(
        "approved over HTTP",
        len(chosen) == 3 and shown == 3 and leaks == 0,
        f"{shown} of 3 on their pages, {leaks} places with words that nobody approved",
    )


def make_account(portal: Portal, password: str) -> None:
    portal.run("setup_roles")
    portal.environment["DJANGO_SUPERUSER_PASSWORD"] = password
    portal.run("createsuperuser", "--noinput", "--username", NAME, "--email", "toets@example.org")


def login(editor: httpx2.Client, password: str) -> None:
    form = editor.get("/admin/login/")
    token = pages.fromstring(form.text).forms[-1].fields["csrfmiddlewaretoken"]
    answer = editor.post(
        "/admin/login/?next=/admin/wachtrij/",
        data={"csrfmiddlewaretoken": token, "username": NAME, "password": password},
        headers={"Referer": str(editor.base_url)},
    )
    if answer.status_code != 302:
        raise SystemExit(f"the editor could not log in: {answer.status_code}")


def approve(editor: httpx2.Client, draft: int) -> bool:
    """Open the review page and press Goedkeuren, with every finding seen."""
    page = editor.get(f"/admin/beoordelen/{draft}/")
    form = pages.fromstring(page.text).get_element_by_id("decide")
    fields: dict[str, object] = dict(form.form_values())
    fields["seen"] = [box.get("value") for box in form.xpath('.//input[@name="seen"]')]
    fields |= {
        box.get("name"): "gezien bij de toets" for box in form.xpath('.//input[starts-with(@name, "overrule-")]')
    }
    answer = editor.post(
        f"/admin/beoordelen/{draft}/",
        data={**fields, "action": "approve"},
        headers={"Referer": str(editor.base_url)},
    )
    return answer.status_code == 303


def is_approved(portal: Portal, draft: int) -> bool:
    return bool(portal.number("SELECT count(*) FROM editorial_draft WHERE id = ? AND state = 'approved'", draft))


def is_on_its_page(reader: httpx2.Client, draft: tuple) -> bool:
    text = plain(reader.get(f"/moties/{uuid.UUID(draft[1])}").text)
    return all(plain(words) in text for words in draft[2:4])


def count_leaks(reader: httpx2.Client, others: list[tuple]) -> int:
    """Public addresses that show the words of drafts that nobody approved."""
    addresses = [*PUBLIC, *(f"/moties/{uuid.UUID(draft[1])}" for draft in others[:15])]
    leaks = 0
    for address in addresses:
        text = plain(reader.get(address).raise_for_status().text)
        leaks += sum(plain(words) in text for draft in others for words in draft[2:4])
    return leaks


def plain(text: str) -> str:
    """Letters and digits only, so that markup and escapes do not hide words."""
    stripped = text_content(text) if "<" in text else text
    return "".join(character for character in html.unescape(stripped) if character.isalnum())


def text_content(page: str) -> str:
    """What a page says, without the small numbers behind a sentence that lead to its passage."""
    tree = pages.fromstring(f"<div>{page}</div>")
    for mark in tree.xpath('.//a[@class="src"]'):
        mark.drop_tree()
    return str(tree.text_content())
