import pytest

from motions.reading.names import gather_names, is_name

CLOSING = "en gaat over tot de orde van de dag."


@pytest.mark.parametrize(
    "line",
    [
        "De Vries-Terpstra",
        "Van der Meulen",
        "Inge van 't Hof",
        "D'Haese",
        "Özgül-Şen",
        "Jansen c.s.",
        "Van der Berg, Jansen",
    ],
)
def test_a_few_words_can_be_a_name(line):
    assert is_name(line)


@pytest.mark.parametrize(
    "line",
    ["", "Toelichting:", "1 Zie het rapport.", "De indiener wijst erop dat dit al vaker is gevraagd en dat het kan."],
)
def test_a_sentence_is_no_name(line):
    assert not is_name(line)


def test_a_long_line_costs_no_time():
    assert not is_name("a" * 59 + "(")
    assert not is_name("a " * 5000 + "(")


def test_names_are_gathered_only_after_the_closing_formula():
    before = ["De Kamer,", "verzoekt x,", CLOSING]
    assert gather_names([*before, "Jansen", "De Vries-Terpstra", "Toelichting:", "Tekst"]) == [
        *before,
        "Jansen\nDe Vries-Terpstra",
        "Toelichting:",
        "Tekst",
    ]


def test_a_text_that_ends_with_its_names_keeps_them():
    assert gather_names([CLOSING, "Jansen", "Van der Meulen"]) == [CLOSING, "Jansen\nVan der Meulen"]
