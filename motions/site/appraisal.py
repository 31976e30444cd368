"""What the cabinet thought of a motion (Kabinetsappreciatie), in words; the set of values is open."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Appraisal:
    label: str
    meaning: str = ""


_BEFORE_2019 = "Niet beschikbaar bij moties en/of amendementen vóór 1 april 2019"
_AMENDED = "Niet beschikbaar bij gewijzigde moties en/of amendementen"
_LATER = "Het kabinet heeft nog geen oordeel gegeven, of het is nog niet bekend."

_KNOWN = {
    "Oordeel Kamer": Appraisal(
        "Oordeel aan de Kamer", "Het kabinet laat de keuze aan de Kamer. Het heeft geen bezwaar tegen de motie."
    ),
    "Ontraden": Appraisal("Ontraden", "Het kabinet vindt dat de Kamer tegen de motie moet stemmen."),
    "Ontraden, tenzij gewijzigd": Appraisal(
        "Ontraden, tenzij gewijzigd", "Het kabinet is tegen deze tekst. Met een andere tekst kan het wel leven."
    ),
    "Ontijdig": Appraisal("Ontijdig", "Het kabinet vindt dat de motie te vroeg komt."),
    "Overbodig": Appraisal("Overbodig", "Het kabinet vindt de motie niet nodig."),
    "Overgenomen": Appraisal("Overgenomen", "Het kabinet neemt de motie over. Dan is een stemming niet nodig."),
    "Verzocht motie aan te houden": Appraisal(
        "Verzoek om aan te houden", "Het kabinet vraagt de indiener om de stemming uit te stellen."
    ),
    "Geen (expliciete) appreciatie": Appraisal(
        "Geen oordeel", "Het kabinet heeft over deze motie geen duidelijk oordeel gegeven."
    ),
    "Nog te ontvangen": Appraisal("Nog niet bekend", _LATER),
    "Nog niet bekend": Appraisal("Nog niet bekend", _LATER),
    _AMENDED: Appraisal(
        "Niet bekend", "Bij een gewijzigde motie geeft de Kamer het oordeel van het kabinet niet door."
    ),
    _BEFORE_2019: Appraisal("Niet bekend", "Van moties van vóór 1 april 2019 is het oordeel niet bekend."),
}

MEANINGS = tuple(dict.fromkeys(_KNOWN.values()))
"""Every view that has an explanation, for the page that explains them."""


def appraisal_of(value: str) -> Appraisal | None:
    """The cabinet's view in words; a value that we do not know stands as it is; None where there is none."""
    stated = value.strip()
    return _KNOWN.get(stated, Appraisal(stated)) if stated else None
