"""The editors' desk in a real browser, under the real policy of scripts and styles."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from editorial.models import Action, Draft, DraftState, Event
from tests.browser.conftest import log_in_as
from tests.factories import SUMMARY, days_ago, make_document, make_draft, make_motion, make_user, store_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WRONG_DATE = SUMMARY.replace("1 juli 2030", "1 juni 2030")
AWAKE = 700  # milliseconds until keys and buttons of a new page count


@pytest.fixture
def editor(transactional_db):
    return make_user("eindredacteur", "Eindredacteur")


@pytest.fixture
def desk(open_page, live_server, editor):
    """A window of an Eindredacteur."""
    page = open_page()
    log_in_as(page, live_server, editor)
    return page


def visit(page, live_server, address):
    page.goto(live_server.url + address)
    page.wait_for_timeout(AWAKE)


def open_draft(page, live_server, draft):
    visit(page, live_server, f"/admin/beoordelen/{draft.pk}/")


def state_of(draft):
    return Draft.objects.get(pk=draft.pk).state


def test_the_preview_follows_what_is_typed_without_breaking_the_policy(desk, live_server):
    open_draft(desk, live_server, make_draft())

    desk.keyboard.press("e")
    expect(desk.locator("#id_implication")).to_be_focused()
    desk.locator("#id_summary").fill("De Kamer vraagt om **nachttreinen**.")

    expect(desk.locator(".markdownx-preview strong")).to_have_text("nachttreinen")
    assert desk.complaints == []


def test_an_ordinary_motion_fits_on_one_screen(desk, live_server):
    open_draft(desk, live_server, make_draft(summary=WRONG_DATE))

    sizes = desk.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    source = desk.evaluate("(pane => pane.scrollHeight - pane.clientHeight)(document.querySelector('.pane.source'))")

    assert sizes == [800, 1280]
    assert source <= 30


def test_one_key_approves_and_the_next_draft_opens(desk, live_server):
    first, second = [make_draft(make_motion(filed_on=days_ago(days))) for days in (0, 1)]
    open_draft(desk, live_server, first)

    desk.keyboard.press("w")
    desk.keyboard.press("a")

    desk.wait_for_url(f"**/admin/beoordelen/{second.pk}/")
    expect(desk.locator(".messagelist")).to_contain_text("is goedgekeurd en staat online")
    assert state_of(first) == DraftState.APPROVED
    assert desk.complaints == []


def test_a_double_click_decides_once_and_never_the_next_draft(desk, live_server):
    first, second = [make_draft(make_motion(filed_on=days_ago(days))) for days in (0, 1)]
    open_draft(desk, live_server, first)

    desk.keyboard.press("w")
    desk.locator(".actions .go").dblclick(delay=20)
    desk.wait_for_url(f"**/admin/beoordelen/{second.pk}/")
    box = desk.locator(".actions .go").bounding_box()
    desk.mouse.click(box["x"] + 20, box["y"] + 10)  # the impatient one, on the page that just came
    desk.wait_for_timeout(AWAKE)

    assert (state_of(first), state_of(second)) == (DraftState.APPROVED, DraftState.OPEN)
    assert Event.objects.filter(action=Action.APPROVE).count() == 1


def test_a_key_that_stays_down_decides_once(desk, live_server):
    first, second = [make_draft(make_motion(filed_on=days_ago(days))) for days in (0, 1)]
    open_draft(desk, live_server, first)

    desk.keyboard.press("w")
    desk.keyboard.down("a")
    desk.wait_for_url(f"**/admin/beoordelen/{second.pk}/")
    for _ in range(10):
        desk.keyboard.down("a")
        desk.wait_for_timeout(100)

    assert state_of(second) == DraftState.OPEN


def test_two_keys_reject_with_a_reason(desk, live_server):
    draft = make_draft()
    open_draft(desk, live_server, draft)

    desk.keyboard.press("r")
    desk.keyboard.press("2")

    desk.wait_for_url("**/admin/wachtrij/")
    assert Event.objects.get(action=Action.REJECT).reason_code == "incomplete"


def test_keys_are_letters_while_typing_and_do_nothing_with_ctrl(desk, live_server):
    draft = make_draft()
    open_draft(desk, live_server, draft)

    desk.keyboard.press("Control+r+a")
    open_draft(desk, live_server, draft)
    desk.keyboard.press("e")
    desk.locator("#id_summary").press_sequentially("arj")

    assert "arj" in desk.locator("#id_summary").input_value()
    assert state_of(draft) == DraftState.OPEN


def test_keys_can_be_switched_off(desk, live_server):
    draft = make_draft()
    open_draft(desk, live_server, draft)

    desk.keyboard.press("?")
    desk.get_by_label("Toetsen gebruiken").uncheck()
    open_draft(desk, live_server, draft)
    desk.keyboard.press("a")
    desk.wait_for_timeout(300)

    assert state_of(draft) == DraftState.OPEN
    expect(desk.locator(".actions kbd").first).to_be_hidden()


def test_tab_leaves_the_field_where_one_types(desk, live_server):
    open_draft(desk, live_server, make_draft())
    desk.keyboard.press("e")

    desk.keyboard.press("Tab")

    expect(desk.locator("#id_summary")).to_be_focused()


def test_a_pasted_image_changes_nothing_and_asks_for_nothing(desk, live_server):
    open_draft(desk, live_server, make_draft())
    desk.keyboard.press("e")
    before = desk.locator("#id_summary").input_value()
    asked = []
    desk.on("request", lambda request: asked.append(request.url))

    desk.locator("#id_summary").evaluate("""field => {
        const data = new DataTransfer();
        data.items.add(new File(["x"], "a.png", {type: "image/png"}));
        field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        field.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
    }""")
    desk.wait_for_timeout(300)

    assert desk.locator("#id_summary").input_value() == before
    assert not [url for url in asked if "geen-upload" in url]


def test_an_error_leads_to_its_words_and_passage_and_a_reason_opens_the_way(desk, live_server):
    draft = make_draft(summary=WRONG_DATE)
    open_draft(desk, live_server, draft)
    expect(desk.locator(".actions .go")).to_be_disabled()

    desk.get_by_role("link", name="In de motie").first.click()
    expect(desk.locator(".source mark:target")).to_have_text("1 juli 2030")
    for number in range(desk.get_by_text("Toch goed: reden").count()):
        desk.get_by_text("Toch goed: reden").nth(number).click()
        desk.locator("[data-overrule]").nth(number).fill("De datum is in het debat verbeterd.")
    expect(desk.locator(".actions .go")).to_be_enabled()
    desk.evaluate("document.activeElement.blur()")
    desk.keyboard.press("w")
    desk.locator(".actions .go").click()

    desk.wait_for_url("**/admin/wachtrij/")
    assert state_of(draft) == DraftState.APPROVED


def test_words_survive_a_login_that_ended(desk, live_server, editor):
    draft = make_draft()
    open_draft(desk, live_server, draft)
    desk.keyboard.press("e")
    desk.locator("#id_summary").fill("Mijn woorden over nachttreinen.")
    editor.set_password("geheim-en-lang-genoeg")
    editor.save()
    desk.context.clear_cookies(name="sessionid")

    desk.keyboard.press("Control+Enter")
    desk.get_by_label("Gebruikersnaam").fill("eindredacteur")
    desk.get_by_label("Wachtwoord").fill("geheim-en-lang-genoeg")
    desk.get_by_role("button", name="Aanmelden").click()

    expect(desk.locator("#id_summary")).to_have_value("Mijn woorden over nachttreinen.")
    expect(desk.locator(".notice")).to_contain_text("Wat je typte is bewaard")


def test_typed_words_survive_a_closed_tab(desk, live_server):
    draft = make_draft()
    open_draft(desk, live_server, draft)
    desk.keyboard.press("e")
    with desk.expect_response("**/polsslag/"):
        desk.locator("#id_summary").fill("Mijn woorden over nachttreinen.")
    expect(desk.locator("[data-who]")).to_have_text("Kladje bewaard")

    open_draft(desk, live_server, draft)

    expect(desk.locator("#id_summary")).to_have_value("Mijn woorden over nachttreinen.")


def test_one_key_takes_the_last_decision_back(desk, live_server):
    first, second = [make_draft(make_motion(filed_on=days_ago(days))) for days in (0, 1)]
    open_draft(desk, live_server, first)
    desk.keyboard.press("r")
    desk.keyboard.press("1")
    desk.wait_for_url(f"**/admin/beoordelen/{second.pk}/")
    desk.wait_for_timeout(AWAKE)

    desk.keyboard.press("z")

    desk.wait_for_url(f"**/admin/beoordelen/{first.pk}/")
    assert state_of(first) == DraftState.OPEN


def test_everything_works_without_a_script(open_page, live_server, editor):
    page = open_page(java_script_enabled=False)
    log_in_as(page, live_server, editor)
    draft = make_draft(summary=WRONG_DATE)
    open_draft(page, live_server, draft)

    page.locator("label[for=view-edit]").click()
    page.locator("#id_summary").fill(SUMMARY.replace("de regering", "de **regering**"))
    page.get_by_role("button", name="Voorbeeld").click()
    expect(page.locator(".panel-words strong")).to_have_count(1)
    expect(page.locator("noscript strong, .preview strong")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Opslaan")).click()
    page.wait_for_timeout(AWAKE)
    for box in page.locator("[name=seen]").all():
        box.check()
    page.get_by_role("button", name=re.compile("^Goedkeuren")).click()

    page.wait_for_url("**/admin/wachtrij/")
    assert state_of(draft) == DraftState.APPROVED


def test_the_stored_pdf_opens_beside_the_words(desk, live_server):
    draft = make_draft()
    make_document(draft.motion).retrievals.create(state="read", file=store_file(b"%PDF-1.4\n%%EOF"))
    open_draft(desk, live_server, draft)

    with desk.expect_response("**/admin/bestand/**") as answer:
        desk.locator("label[for=view-pdf]").click()

    assert answer.value.status == 200
    assert not [complaint for complaint in desk.complaints if "Content Security Policy" in complaint]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_the_desk(open_page, live_server, editor, scheme):
    page = open_page(color_scheme=scheme)
    log_in_as(page, live_server, editor)
    draft = make_draft(summary=WRONG_DATE)
    bare = make_motion()
    found: dict[str, list[str]] = {}
    addresses = ["/admin/wachtrij/", f"/admin/beoordelen/{draft.pk}/"]
    if scheme == "light":
        addresses += [
            "/admin/",
            "/admin/wachtrij/zonder-concept/",
            f"/admin/schrijven/{bare.pk}/",
            f"/admin/tekst/{bare.pk}/",
        ]

    for address in addresses:
        visit(page, live_server, address)
        result = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
        found |= {
            f"{address} {violation['id']}": [node["html"][:200] for node in violation["nodes"]]
            for violation in result.response["violations"]
        }

    assert found == {}


def test_the_desk_fits_a_phone(open_page, live_server, editor):
    page = open_page(viewport={"width": 390, "height": 844})
    log_in_as(page, live_server, editor)
    draft = make_draft(summary=WRONG_DATE)

    for address in ("/admin/wachtrij/", f"/admin/beoordelen/{draft.pk}/"):
        visit(page, live_server, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_no_page_of_the_admin_breaks_the_policy(open_page, live_server, editor):
    editor.is_superuser = True
    editor.save()
    page = open_page()
    log_in_as(page, live_server, editor)
    draft = make_draft()

    for address in [
        "/admin/",
        "/admin/auth/user/add/",
        f"/admin/auth/user/{editor.pk}/change/",
        "/admin/auth/group/add/",
        "/admin/operations/job/",
        f"/admin/motions/motion/{draft.motion_id}/change/",
        f"/admin/editorial/draft/{draft.pk}/change/",
        "/admin/editorial/event/?q=treinen",
        "/admin/password_change/",
    ]:
        page.goto(live_server.url + address)

    assert page.complaints == []
