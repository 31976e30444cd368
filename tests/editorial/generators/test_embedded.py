"""The draft without a model: one fictional request after another, and what must come of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.dutch.lexicon import words_of
from editorial.generators import RefusalReason, Refused, Source, get_generator
from editorial.generators.embedded import Embedded
from editorial.generators.embedded.wordlist import WORDS, Entry, WordList, brought_by
from motions.reading.structure import parse_parts
from tests.editorial.generators.motions import source_of, text_of

IF = "Als de motie wordt aangenomen, dan"


def draft(*requests: str, **more: str) -> tuple[str, str]:
    made = get_generator("embedded").generate(source_of(*requests, **more))
    return made.summary, made.implication


@pytest.mark.parametrize(
    ("request_", "summary", "implication"),
    [
        (
            "verzoekt de regering om een proef met deelfietsen te starten,",
            "De Kamer vraagt de regering om een proef met deelfietsen te starten.",
            f"{IF} wordt de regering gevraagd om een proef met deelfietsen te starten.",
        ),
        (
            "verzoekt het kabinet de helmplicht terug te draaien,",
            "De Kamer vraagt het kabinet om de helmplicht terug te draaien.",
            f"{IF} wordt het kabinet gevraagd de helmplicht terug te draaien.",
        ),
        (
            "verzoekt de regering te onderzoeken of fietsen goedkoper kunnen worden,",
            "De Kamer vraagt de regering te onderzoeken of fietsen goedkoper kunnen worden.",
            f"{IF} wordt de regering gevraagd te onderzoeken of fietsen goedkoper kunnen worden.",
        ),
        (
            "verzoekt de regering, in overleg met de provincies, te bezien waar fietspaden ontbreken,",
            "De Kamer vraagt de regering om in overleg met de provincies te bezien waar fietspaden ontbreken.",
            f"{IF} wordt de regering gevraagd in overleg met de provincies te bezien waar fietspaden ontbreken.",
        ),
        (
            "verzoekt de regering, als dat kan, om te bezien waar fietspaden ontbreken,",
            "De Kamer vraagt de regering, als dat kan, om te bezien waar fietspaden ontbreken.",
            f"{IF} wordt de regering gevraagd, als dat kan, om te bezien waar fietspaden ontbreken.",
        ),
        (
            "verzoekt de regering dat fietsers bij de toetsing worden betrokken,",
            "De Kamer vraagt de regering om ervoor te zorgen dat fietsers bij de toetsing worden betrokken.",
            f"{IF} wordt de regering gevraagd om ervoor te zorgen dat fietsers bij de toetsing worden betrokken.",
        ),
        (
            "verzoekt de Minister van Infrastructuur en Waterstaat om bruggen te openen,",
            "De Kamer vraagt de minister van Infrastructuur en Waterstaat om bruggen te openen.",
            f"{IF} wordt de minister van Infrastructuur en Waterstaat gevraagd om bruggen te openen.",
        ),
        (
            "verzoekt de ministers van Financiën en van Defensie om samen te werken,",
            "De Kamer vraagt de ministers van Financiën en van Defensie om samen te werken.",
            f"{IF} worden de ministers van Financiën en van Defensie gevraagd om samen te werken.",
        ),
        (
            "verzoekt de Nederlandse regering met klem om te fietsen,",
            "De Kamer vraagt de Nederlandse regering met klem om te fietsen.",
            f"{IF} wordt de Nederlandse regering met klem gevraagd om te fietsen.",
        ),
        (
            "verzoekt het presidium de fietsenstalling uit te breiden,",
            "De Kamer vraagt het presidium om de fietsenstalling uit te breiden.",
            f"{IF} wordt het presidium gevraagd de fietsenstalling uit te breiden.",
        ),
        (
            "roept de regering op zich in te spannen voor veilige fietspaden,",
            "De Kamer roept de regering op om zich in te spannen voor veilige fietspaden.",
            f"{IF} roept de Kamer de regering op zich in te spannen voor veilige fietspaden.",
        ),
        (
            "draagt het kabinet op om met een plan te komen,",
            "De Kamer draagt het kabinet op om met een plan te komen.",
            f"{IF} draagt de Kamer het kabinet op om met een plan te komen.",
        ),
        (
            "spreekt uit dat fietsers voorrang verdienen,",
            "De Kamer spreekt uit dat fietsers voorrang verdienen.",
            f"{IF} spreekt de Kamer uit dat fietsers voorrang verdienen.",
        ),
        (
            "spreekt uit dat fietsers voorrang moeten krijgen,",
            "De Kamer vindt dat fietsers voorrang moeten krijgen.",
            f"{IF} spreekt de Kamer uit dat fietsers voorrang moeten krijgen.",
        ),
        (
            "besluit een commissie voor het fietsen in te stellen,",
            "De Kamer besluit een commissie voor het fietsen in te stellen.",
            f"{IF} besluit de Kamer een commissie voor het fietsen in te stellen.",
        ),
        (
            "zegt het vertrouwen in de Minister van Fietszaken op,",
            "De Kamer zegt het vertrouwen in de minister van Fietszaken op.",
            f"{IF} zegt de Kamer het vertrouwen in de minister van Fietszaken op.",
        ),
        (
            "keurt de handelwijze van de Staatssecretaris van Fietszaken af,",
            "De Kamer keurt de handelwijze van de staatssecretaris van Fietszaken af.",
            f"{IF} keurt de Kamer de handelwijze van de staatssecretaris van Fietszaken af.",
        ),
        (
            "verzoekt te regering om meer fietspaden aan te leggen,",
            "De Kamer vraagt de regering om meer fietspaden aan te leggen.",
            f"{IF} wordt de regering gevraagd om meer fietspaden aan te leggen.",
        ),
    ],
)
def test_one_request_becomes_one_plain_sentence_and_one_implication(request_, summary, implication):
    assert draft(request_) == (summary, implication)


def test_a_short_report_to_the_chamber_stays_in_the_sentence():
    summary, _ = draft("verzoekt de regering een proef te starten, en de Kamer hierover te informeren,")
    assert summary == "De Kamer vraagt de regering om een proef te starten, en de Kamer hierover te informeren."


def test_a_long_request_and_its_report_become_a_list():
    long = (
        "verzoekt de regering om in alle provincies met gemeenten, vervoerders, bedrijven en fietsers te bespreken hoe"
        " al hun"
    )
    summary, _ = draft(
        f"{long} fietspaden en bruggen het jaar door veilig en droog blijven, en de Kamer vóór 1 juli te informeren,"
    )
    assert summary.startswith("De Kamer vraagt de regering om:\n\n- in alle provincies")
    assert summary.endswith(";\n- de Kamer vóór 1 juli te informeren.")


def test_two_short_requests_to_the_same_body_become_one_sentence():
    summary, implication = draft(
        "verzoekt de regering een proef te starten;", "verzoekt de regering tevens de uitkomst te delen,"
    )
    assert summary == "De Kamer vraagt de regering om een proef te starten, en om de uitkomst te delen."
    assert implication == f"{IF} wordt de regering gevraagd een proef te starten, en om de uitkomst te delen."


def test_requests_to_two_bodies_name_both():
    summary, implication = draft(
        "verzoekt de regering een proef te starten;", "verzoekt het presidium de stalling te openen,"
    )
    assert summary == (
        "De Kamer vraagt de regering om een proef te starten. "
        "Ook vraagt de Kamer het presidium om de stalling te openen."
    )
    assert implication == (
        f"{IF} wordt de regering gevraagd een proef te starten, en wordt het presidium gevraagd de stalling te openen."
    )


def test_a_statement_and_a_request_keep_their_order():
    summary, implication = draft(
        "spreekt uit dat fietsen gezond is;", "verzoekt de regering om fietsen goedkoper te maken,"
    )
    assert (
        summary
        == "De Kamer spreekt uit dat fietsen gezond is. De Kamer vraagt de regering om fietsen goedkoper te maken."
    )
    assert implication == (
        f"{IF} spreekt de Kamer uit dat fietsen gezond is, en wordt de regering gevraagd om fietsen goedkoper te maken."
    )


def test_the_points_of_a_list_stay_a_list_in_the_summary_and_one_sentence_in_the_implication():
    summary, implication = draft(
        "verzoekt de regering:\n\n– fietspaden te verbreden;\n\n– bruggen te openen;\n\n– en de Kamer te informeren,"
    )
    assert summary == (
        "De Kamer vraagt de regering om:\n\n- fietspaden te verbreden;\n- bruggen te openen;\n- de Kamer te informeren."
    )
    assert implication == (
        f"{IF} wordt de regering gevraagd om fietspaden te verbreden, bruggen te openen en de Kamer te informeren."
    )


def test_what_is_asked_below_a_list_is_told_after_it():
    summary, _ = draft(
        "verzoekt de regering te onderzoeken:\n\n– of fietsen veilig is;\n\n– hoe dat beter kan;\n\n"
        "en de Kamer hierover te informeren,"
    )
    assert summary.endswith(
        "- hoe dat beter kan.\n\nOok wordt de regering gevraagd om de Kamer hierover te informeren."
    )


def test_a_request_without_addressee_goes_to_the_one_named_before():
    summary, _ = draft(
        "verzoekt de regering een proef met deelfietsen te starten in alle gemeenten die dat willen en kunnen;",
        "verzoekt tevens de Kamer hierover binnen een halfjaar in een brief uitgebreid te informeren over de uitkomst,",
    )
    assert summary.startswith("De Kamer vraagt de regering om een proef")
    assert ", en om de Kamer hierover binnen een halfjaar" in summary


def test_a_replaced_motion_is_named():
    summary, _ = draft("verzoekt de regering te fietsen,", replaces="99 001, nr. 11")
    assert summary.endswith("Deze motie komt in de plaats van motie 99 001, nr. 11.")


def test_what_a_request_points_back_to_is_named_where_the_subject_agrees_on_both_sides():
    summary, _ = draft(
        "verzoekt de regering verdere lasten voor deze groep een halt toe te roepen,",
        subject="Motie van het lid Voorbeeld over verdere lasten voor bakfietsers een halt toeroepen",
    )
    assert summary == "De Kamer vraagt de regering om verdere lasten voor bakfietsers een halt toe te roepen."


def test_a_request_that_still_points_back_is_preceded_by_the_subject():
    summary, _ = draft(
        "verzoekt de regering deze aanpak voort te zetten,",
        subject="Motie van het lid Voorbeeld over het samenwerkingsverband van fietsprovincies",
    )
    assert summary.startswith("De motie gaat over het samenwerkingsverband van fietsprovincies. De Kamer vraagt")


def test_a_reference_in_brackets_is_left_out():
    summary, _ = draft("verzoekt de regering de motie-Voorbeeld (99 001, nr. 3) uit te voeren,")
    assert summary == "De Kamer vraagt de regering om de motie-Voorbeeld uit te voeren."


def test_markdown_in_a_motion_is_shown_literally():
    summary, implication = draft("verzoekt de regering om *alle* [fietsen](https://kwaad.example) te tellen,")
    assert summary == r"De Kamer vraagt de regering om \*alle\* \[fietsen](https://kwaad.example) te tellen."
    assert r"\*alle\*" in implication


def test_a_text_without_request_is_refused():
    text = text_of("overwegende dat de zon schijnt;")
    with pytest.raises(Refused) as refusal:
        Embedded().generate(Source(text, parse_parts(text), "", ""))
    assert refusal.value.reason is RefusalReason.NO_REQUEST
    assert refusal.value.words == "In de tekst staat geen verzoek of uitspraak."


def test_a_letter_is_refused_as_another_kind_of_document():
    text = (
        "BRIEF VAN DE MINISTER VAN FIETSZAKEN\n\nGeachte voorzitter,\n\nHierbij bied ik u het verslag aan van dit jaar."
    )
    with pytest.raises(Refused) as refusal:
        Embedded().generate(Source(text, parse_parts(text), "", ""))
    assert refusal.value.reason is RefusalReason.OTHER_KIND


def test_an_illegible_text_is_refused():
    text = text_of(
        "verzoekt xqzt de rgrng vrzkt blpf znmk prtl wrtb kllp hgfd sdfg mnbv cxzl qwrt plmk jhgf vbnm kjhg,"
    )
    noise = text.replace("Tweede Kamer", "Twxzde Kxmqr") + " zxqv" * 60
    with pytest.raises(Refused) as refusal:
        Embedded().generate(Source(noise, parse_parts(noise), "", ""))
    assert refusal.value.reason is RefusalReason.ILLEGIBLE


def test_a_request_that_breaks_off_is_refused():
    text = text_of("verzoekt de regering om in overleg met de").split("\n\nen gaat over")[0]
    with pytest.raises(Refused) as refusal:
        Embedded().generate(Source(text, parse_parts(text), "", ""))
    assert refusal.value.reason is RefusalReason.CUT_OFF


def test_the_word_list_can_be_another_one_and_names_its_version():
    words = WordList("proef", (Entry("deelfietsen", "gedeelde fietsen"),))
    made = Embedded(words).generate(source_of("verzoekt de regering deelfietsen te kopen,"))
    assert "gedeelde fietsen" in made.summary
    assert made.version.endswith("-proef")


def test_every_change_of_a_word_is_traced_to_its_place_in_the_source():
    source = source_of("verzoekt de regering onverwijld te handelen en jaarlijks te rapporteren,")
    made = Embedded().generate(source)
    changes = {step.before: step for step in made.trace}
    assert changes.keys() == {"verzoekt", "onverwijld", "jaarlijks"}
    for before, step in changes.items():
        assert source.text[step.start : step.end] == before
        assert step.after in made.summary


@pytest.mark.parametrize(
    ("formal", "plain"),
    [
        ("jaarlijks te rapporteren", "elk jaar te rapporteren"),
        ("een jaarlijks debat te houden", "een jaarlijks debat te houden"),
        ("een jaarlijkse brief te sturen", "een jaarlijkse brief te sturen"),
        ("er zorg voor te dragen dat dit kan", "ervoor te zorgen dat dit kan"),
        ("te handelen indien nodig", "te handelen zo nodig"),
    ],
)
def test_a_formal_word_gives_way_only_where_grammar_allows(formal, plain):
    summary, _ = draft(f"verzoekt de regering {formal},")
    assert plain in summary


_WORDS = st.sampled_from(
    sorted(
        words_of(
            "de het een regering Kamer fiets om te dat en of niet onderzoeken hierover informeren deze 1 juli 2030 3 op"
            " 20% verzoekt spreekt uit roept jaarlijks , ; : ( ) « » – * _ ` [ # < & \\"
        ).union(("\n", "\n\n"))
    )
)


@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_any_text_gives_a_draft_or_a_refusal(words):
    text = text_of(f"verzoekt de regering {words}")
    for each in (text, words):
        try:
            made = Embedded().generate(Source(each, parse_parts(each), words, words))
        except Refused:
            continue
        assert made.summary.startswith("De ")
        assert made.implication.startswith(IF)


_FORMULAS = words_of(
    "als de motie wordt worden aangenomen dan kamer vraagt gevraagd om en ook gaat over ervoor te zorgen vindt"
)


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["een", "veilige", "fiets", "in", "Drenthe", "kopen", "laten", "en", "te", "delen", "drie", "auto's"]
            ),
            min_size=4,
        )
        .map(" ".join)
        .map("verzoekt de regering {} te tellen;".format),
        min_size=1,
        max_size=4,
    )
)
def test_every_word_of_a_draft_comes_from_the_motion_its_subject_or_the_word_list(requests):
    source = source_of(*requests)
    made = Embedded().generate(source)
    allowed = set(re.findall(r"\w+", f"{source.text} {source.subject}".lower())) | brought_by(WORDS) | _FORMULAS
    assert set(re.findall(r"\w+", f"{made.summary} {made.implication}".lower())) <= allowed
