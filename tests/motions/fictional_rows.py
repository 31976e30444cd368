"""Rows for the fake source: motions of the fictional member Vermeulen (Lijst Spoor) in the fictional dossier 99 001."""

from __future__ import annotations

from typing import Any

from tests.motions.fake_source import FakeSource, guid

DOSSIER = {"Nummer": 99001, "Toevoeging": None, "Titel": "Toekomst van het spoor", "Afgesloten": False}
PARTY = {"Nummer": 1, "Afkorting": "LS", "NaamNL": "Lijst Spoor", "AantalZetels": 12, "DatumInactief": None}
MEMBER = {"Roepnaam": "Ada", "Initialen": "A.", "Achternaam": "Vermeulen", "Functie": "Tweede Kamerlid"}
MOTION = {"Soort": "Motie", "Titel": "Toekomst van het spoor", "Status": "Vrijgegeven", "Vergaderjaar": "2029-2030"}
SIGNED = {"ActorNaam": "A. Vermeulen", "ActorFractie": "LS", "Functie": "Tweede Kamerlid", "Relatie": "Indiener"}
PAPER = {"Soort": "Motie", "Titel": "Toekomst van het spoor", "Vergaderjaar": "2029-2030", "ContentLength": 20000}
VOTE = {"Soort": "Voor", "FractieGrootte": 12, "ActorNaam": "LS", "ActorFractie": " LS ", "Vergissing": False}
PERSON = guid("Vermeulen")
GROUP = guid("Lijst Spoor")


def add_motion(
    source: FakeSource, name: str = "trein", *, filed: str = "2030-03-07", number: int = 12, **fields: Any
) -> str:
    """A motion with a submitter, a dossier, and a paper that has a version and official XML; gives its Zaak Id."""
    own = {
        "Nummer": f"2030Z{number:05}",
        "Onderwerp": f"Motie van het lid Vermeulen over {name}",
        "GestartOp": midnight(filed),
        "Ondernummer": number,
        "Afgedaan": False,
        "Kabinetsappreciatie": "Oordeel Kamer",
        "_Kamerstukdossier": [source.put("Kamerstukdossier", "99001", **DOSSIER, AantalDocumenten=40)],
    }
    case = source.put("Zaak", name, **{**MOTION, **own, **fields})
    add_submitter(source, case, f"{name}/indiener")
    add_paper(source, case, f"{name}/document", number=number, filed=filed)
    return case


def add_submitter(source: FakeSource, case: str, name: str, **fields: Any) -> str:
    """Who filed it: Vermeulen, unless fields say otherwise."""
    source.put("Fractie", "Lijst Spoor", **PARTY, DatumActief=midnight("2026-01-15"))
    source.put("Persoon", "Vermeulen", **MEMBER, Tussenvoegsel=None)
    own = {"Zaak_Id": case, "Persoon_Id": PERSON, "Fractie_Id": GROUP}
    return source.put("ZaakActor", name, **{**SIGNED, **own, **fields})


def add_paper(
    source: FakeSource, case: str, name: str, *, number: int = 12, filed: str = "2030-03-07", **fields: Any
) -> str:
    """A document of a motion with its first version; gives its id."""
    version = guid(f"{name}/versie")
    own = {
        "Nummer": f"2030D{number:05}",
        "Onderwerp": "Motie",
        "Datum": midnight(filed),
        "Ondernummer": number,
        "ContentType": "application/pdf",
        "HuidigeDocumentVersie_Id": version,
        "_Zaak": [case],
    }
    document = source.put("Document", name, **{**PAPER, **own, **fields})
    add_version(source, document, version, number=1, citation=f"kst-99001-{number}")
    return document


def add_version(source: FakeSource, document: str, name: str, *, number: int, citation: str) -> str:
    """A version of a document with its official XML; gives its id."""
    version = source.put(
        "DocumentVersie",
        name,
        Document_Id=document,
        Versienummer=number,
        Status="Vrijgegeven",
        Extensie=".pdf",
        Datum="2030-03-07T12:00:00+01:00",
        ExterneIdentifier=citation,
    )
    source.put(
        "DocumentPublicatie",
        guid(f"{version}/xml"),
        DocumentVersie_Id=version,
        Identifier=citation,
        DocumentType="Xml",
        FileName=f"{citation}.xml",
        ContentType="application/xml",
        ContentLength=1900,
        PublicatieDatum="2030-03-08T21:00:00+01:00",
    )
    return version


def add_decision(
    source: FakeSource, case: str, name: str, *, day: str = "2030-03-12", votes: int = 2, **fields: Any
) -> str:
    """A decision on a motion in the votes of a day, adopted unless fields say otherwise; gives its id."""
    meeting = source.put("Activiteit", f"stemmingen {day}", Soort="Stemmingen", Datum=midnight(day), Aanvangstijd=None)
    own = {
        "Agendapunt_Id": source.put("Agendapunt", f"{name}/punt", Activiteit_Id=meeting),
        "StemmingsSoort": "Met handopsteken" if votes else None,
        "BesluitSoort": "Stemmen - aangenomen",
        "BesluitTekst": "Aangenomen.",
        "Opmerking": None,
        "Status": "Besluit",
        "AgendapuntZaakBesluitVolgorde": 1,
        "_Zaak": [case],
    }
    decision = source.put("Besluit", name, **{**own, **fields})
    for n in range(votes):
        source.put("Stemming", f"{name}/stem {n}", Besluit_Id=decision, Persoon_Id=None, Fractie_Id=GROUP, **VOTE)
    return decision


def midnight(day: str) -> str:
    """A day as the source writes it; only for days in winter time."""
    return f"{day}T00:00:00+01:00"
