"""The page of one motion."""

import uuid
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from motions.models import Decision, ExplanationState, Member, Motion, Party, Submitter, Vote
from motions.site.appraisal import appraisal_of
from motions.site.passages import blocks_of
from tests.factories import MOTION_TEXT, add_text, make_document, make_motion
from tests.motions.making import publish

CHAMBER = {
    "Noorderlicht": (41, "Voor"),
    "Polder": (28, "Voor"),
    "Stad & Land": (37, "Tegen"),
    "Unie": (29, "Tegen"),
    "Vrij": (15, "Voor"),
}


def page(client: Client, motion: Motion) -> str:
    response = client.get(f"/moties/{motion.public_id}")
    assert response.status_code == 200
    return response.content.decode()


def decide(
    motion: Motion, kind: str = "Stemmen - aangenomen", text: str = "Aangenomen.", on: date = date(2030, 3, 12)
) -> Decision:
    decision = Decision.objects.create(kind=kind, text=text, status="Besluit", decided_on=on)
    decision.motions.add(motion)
    return decision


def vote(decision: Decision, chamber: dict[str, tuple[int, str]] = CHAMBER) -> None:
    for party, (seats, kind) in chamber.items():
        Vote.objects.create(decision=decision, kind=kind, group_size=seats, actor_name=party, actor_party=party)


@pytest.mark.django_db
def test_the_answer_comes_first(client: Client) -> None:
    html = page(client, publish().motion)
    places = [
        html.index(words)
        for words in (
            "Wat betekent dit?",
            "Samenvatting",
            "Wat besloot de Kamer?",
            "De tekst van de motie",
            "Hoe kwam deze uitleg tot stand?</summary>",
        )
    ]
    assert places == sorted(places)


@pytest.mark.django_db
def test_the_facts_stand_aside(client: Client) -> None:
    motion = make_motion(subject="  Motie van het lid Vermeulen over dijken ", number=12, appraisal="Ontraden")
    member = Member.objects.create(first_name="Anna", last_name="Vermeulen", sort_name="vermeulen")
    party = Party.objects.create(abbreviation="NL", name="Noorderlicht", slug="noorderlicht")
    Submitter.objects.create(motion=motion, member=member, party=party, party_name="Noorderlicht", name="A. Vermeulen")
    make_document(motion)
    html = page(client, motion)
    for words in (
        "<h1>Motie van het lid Vermeulen over dijken</h1>",
        "7 maart 2030",
        "Anna Vermeulen",
        "Noorderlicht",
        "99 001, nr. 12",
        "Toekomst van het spoor",
        "tegen de motie moet stemmen",
    ):
        assert words in html, words
    assert f"detail?id={motion.zaak_number}&amp;did=2030D{motion.number:05}" in html


@pytest.mark.django_db
def test_a_stub_of_a_member_has_no_link(client: Client) -> None:
    motion = make_motion()
    stub = Member.objects.create(known=False)
    Submitter.objects.create(motion=motion, member=stub, name=" A. Onbekend ")
    Submitter.objects.create(motion=motion, known=False, name="Spook")
    html = page(client, motion)
    assert "A. Onbekend" in html
    assert "/leden/" + str(stub.pk) not in html
    assert "Spook" not in html


@pytest.mark.django_db
def test_a_motion_without_uitleg_is_a_page_of_facts_that_search_engines_skip(client: Client) -> None:
    response = client.get(f"/moties/{make_motion().public_id}")
    assert "Nog geen uitleg" in response.content.decode()
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.django_db
def test_a_text_that_reads_differently_makes_the_page_say_so(client: Client) -> None:
    motion = publish().motion
    assert "De tekst van deze motie is veranderd" not in page(client, motion)
    add_text(motion, MOTION_TEXT.replace("23.00", "22.00"))
    html = page(client, motion)
    assert "De tekst van deze motie is veranderd" in html
    assert "22.00 uur" in html


@pytest.mark.django_db
def test_the_requests_are_numbered_and_nothing_of_the_text_is_lost(client: Client) -> None:
    html = page(client, make_motion())
    assert html.index('id="verzoek-1"') < html.index('id="verzoek-2"')
    for paragraph in MOTION_TEXT.split("\n\n"):
        assert paragraph.replace("\\\n", "") in html


@pytest.mark.django_db
def test_the_text_is_data(client: Client) -> None:
    request = "verzoekt <script>alert(1)</script> {{ motion }} {% now 'Y' %} &amp; *vet*;"
    hostile = f"De Kamer,\n\n{request}\n\nen gaat over tot de orde van de dag."
    html = page(client, make_motion(subject="<b>Vet</b> {{ 1 }}", text=hostile))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ motion }} {% now" in html
    assert "<h1>&lt;b&gt;Vet&lt;/b&gt; {{ 1 }}</h1>" in html


@pytest.mark.django_db
def test_the_votes_stand_in_a_table_and_a_bar(client: Client) -> None:
    motion = make_motion()
    decide(motion, "Ingediend", "Ingediend.", date(2030, 3, 7))
    decide(motion, "Stemmen - aangehouden", "Aangehouden.", date(2030, 3, 9))
    vote(decide(motion))
    html = page(client, motion)
    assert "84 voor, 66 tegen" in html
    assert '<rect class="for" width="84" height="10"/>' in html
    assert "Stad &amp; Land" in html
    assert "9 maart 2030</b> aangehouden" in html


@pytest.mark.django_db
def test_doubled_votes_are_withheld_and_said_to_be(client: Client) -> None:
    motion = make_motion()
    decision = decide(motion)
    vote(decision)
    vote(decision)
    html = page(client, motion)
    assert "De Kamer heeft de motie aangenomen." in html
    assert "We tonen daarom geen stemmen per partij." in html
    assert "<table>" not in html


@pytest.mark.django_db
def test_a_decision_that_was_deleted_falls_back_to_the_one_before(client: Client) -> None:
    motion = make_motion()
    decide(motion, "Stemmen - aangehouden", "Aangehouden.", date(2030, 3, 9))
    last = decide(motion)
    Decision.objects.filter(pk=last.pk).update(hidden=True)
    assert '<span class="pill aangehouden">' in page(client, motion)


@pytest.mark.django_db
def test_an_unknown_outcome_and_appraisal_stand_as_they_are(client: Client) -> None:
    motion = make_motion(appraisal="Nieuw soort oordeel")
    decide(motion, "Stemmen - heroverwogen", "Heroverwogen <i>")
    html = page(client, motion)
    assert "Nieuw soort oordeel" in html
    assert "“Heroverwogen &lt;i&gt;”" in html


@pytest.mark.django_db
def test_words_without_a_model_say_that_there_was_no_prompt(client: Client) -> None:
    html = page(client, publish(generator="embedded", generator_version="3").motion)
    assert "Geen prompt: automatisch samengesteld uit de motietekst (samensteller embedded, versie 3)" in html
    assert "Automatisch samengesteld uit de motietekst, gecontroleerd door de redactie" in html
    assert "Rol: Eindredacteur" in html


@pytest.mark.django_db
def test_words_of_a_model_show_model_and_prompts_to_the_byte(client: Client) -> None:
    explanation = publish(
        generator="openai",
        model="voorbeeld-7b",
        prompts={"summary": "Vat samen:  <motie>\n"},
        messages=[{"role": "user", "content": "precies dit"}],
        is_edited=True,
    )
    html = page(client, explanation.motion)
    for words in (
        "voorbeeld-7b",
        "Vat samen:  &lt;motie&gt;\n</pre>",
        "precies dit",
        "Daarna door de redactie aangepast",
        "Gemaakt met hulp van een taalmodel",
    ):
        assert words in html, words


@pytest.mark.django_db
def test_words_of_a_person_alone_say_so(client: Client) -> None:
    assert "Geschreven door de redactie" in page(
        client, publish(generator="", generator_version="", is_edited=True).motion
    )


@pytest.mark.django_db
def test_earlier_versions_are_listed_without_their_words(client: Client) -> None:
    motion = make_motion()
    publish(motion, state=ExplanationState.REPLACED, ended_at=timezone.now(), summary="Oude woorden.")
    html = page(client, publish(motion).motion)
    assert "versie 1: van" in html
    assert "Oude woorden" not in html


@pytest.mark.django_db
def test_a_motion_that_replaces_another_leads_to_it(client: Client) -> None:
    old, new = make_motion(number=3), make_motion(number=4)
    new.replaces.add(old)
    assert f'In plaats van</dt><dd><a href="{old.get_absolute_url()}">99 001, nr. 3' in page(client, new)
    assert f'Vervangen door</dt><dd><a href="{new.get_absolute_url()}">99 001, nr. 4' in page(client, old)


@pytest.mark.django_db
def test_a_motion_of_which_next_to_nothing_is_known_has_a_page(client: Client) -> None:
    motion = Motion.objects.create(public_id=uuid.uuid4())
    assert "Wij hebben de tekst van deze motie niet kunnen lezen." in page(client, motion)


@pytest.mark.django_db
def test_nothing_on_the_page_needs_what_the_policy_forbids(client: Client) -> None:
    motion = publish().motion
    vote(decide(motion))
    html = page(client, motion)
    assert "<script" not in html
    assert "style=" not in html
    assert "<style" not in html
    assert " on" + "click" not in html
    assert "default-src 'none'" in client.get(f"/moties/{motion.public_id}")["Content-Security-Policy"]


def test_parts_that_cover_only_some_of_a_text_lose_nothing() -> None:
    text = "Kop\n\nverzoekt om:\n\n– een\n\n– twee\n\nslot"
    start, first, second = text.index("verzoekt"), text.index("– een"), text.index("– twee")
    parts = [
        {"kind": "request", "start": start, "end": second + 6, "parent": -1},
        {"kind": "item", "start": first, "end": first + 5, "parent": 0},
        {"kind": "item", "start": second, "end": second + 6, "parent": 0},
    ]
    blocks = blocks_of(text, parts)
    assert [(block.kind, block.number) for block in blocks] == [("other", 0), ("request", 1), ("other", 0)]
    assert [(one.text, one.is_item) for one in blocks[1].paragraphs] == [
        ("verzoekt om:", False),
        ("– een", True),
        ("– twee", True),
    ]


def test_a_text_without_parts_is_shown_whole() -> None:
    assert [one.text for one in blocks_of("een\n\ntwee", [])[0].paragraphs] == ["een", "twee"]


def test_no_appraisal_is_nothing_to_show() -> None:
    assert appraisal_of("  ") is None
