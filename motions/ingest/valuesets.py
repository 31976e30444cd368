"""Values that we have met at the source. The sets are open: another value is stored and shown as it is, and logged."""

from __future__ import annotations

import logging

logger = logging.getLogger(__name__)

KNOWN: dict[str, frozenset[str]] = {
    "Zaak.Status": frozenset({"Vrijgegeven"}),
    "Zaak.Kabinetsappreciatie": frozenset(
        {
            "Geen (expliciete) appreciatie",
            "Niet beschikbaar bij gewijzigde moties en/of amendementen",
            "Nog niet bekend",
            "Nog te ontvangen",
            "Ontijdig",
            "Ontraden",
            "Ontraden, tenzij gewijzigd",
            "Oordeel Kamer",
            "Overbodig",
            "Overgenomen",
            "Verzocht motie aan te houden",
        }
    ),
    "ZaakActor.Relatie": frozenset({"Indiener", "Medeindiener"}),
    "Document.Soort": frozenset({"Motie", "Motie (gewijzigd/nader)", "Brief commissie aan bewindspersoon"}),
    "Besluit.Status": frozenset({"Besluit", "Concept voorstel", "Voorstel"}),
    "Besluit.StemmingsSoort": frozenset({"Met handopsteken", "Hoofdelijk", "Zonder stemming"}),
    "Stemming.Soort": frozenset({"Voor", "Tegen", "Niet deelgenomen"}),
}


class NewValues:
    """Logs each value that we did not know once."""

    def __init__(self) -> None:
        self._met: set[tuple[str, str]] = set()

    def look(self, field: str, value: str) -> None:
        """Notice a value of a field of the source, named as Zaak.Status."""
        if value and value not in KNOWN[field] and (field, value) not in self._met:
            self._met.add((field, value))
            logger.warning("%s has a value that we did not know: %r", field, value)
