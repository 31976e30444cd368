"""Make the saved responses of the service (sample/) from motions.toml. Run again after changing that file.

    python -m motieportal.demo.build_sample

Needs Chromium, which sets the papers, and pdftoppm, which makes the picture for the one that is a scan. The result is
kept in the repository, so that the demo itself needs neither.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import tomllib
from datetime import date, datetime, time, timedelta
from html import escape
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from PIL import Image

HERE = Path(__file__).parent
SAMPLE = HERE / "sample"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
)
Row = dict[str, Any]

PAPER_CSS = """
@page { size: A4; margin: 0 } body { margin: 0; font: 10pt/1.3 'Liberation Serif', serif; width: 210mm }
header { padding: 18mm 20mm 6mm; border-bottom: 1px solid #000 } h1 { font-size: 13pt; margin: 0 0 4mm }
.dossier { display: flex; gap: 8mm; font-weight: bold } .dossier span:first-child { white-space: nowrap }
main { margin: 8mm 20mm 0 60mm } main p { margin: 0 0 2.6mm }
footer { position: absolute; bottom: 12mm; left: 20mm; right: 20mm; font-size: 7.5pt; display: flex; gap: 6mm }
"""


def guid(*parts: object) -> str:
    """The same id each time."""
    return str(uuid5(NAMESPACE_URL, "motieportal-demo:" + ":".join(map(str, parts))))


def moment(day: date, hour: int = 0) -> str:
    """A date as the service writes it: local time with the Dutch offset."""
    return datetime.combine(day, time(hour), AMSTERDAM).isoformat()


def stamps(day: date) -> Row:
    return {"GewijzigdOp": moment(day, 12), "ApiGewijzigdOp": moment(day, 13), "Verwijderd": False}


def dutch(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class Sample:
    """The rows of every entity set, and the files behind them."""

    def __init__(self, data: Row) -> None:
        self.parties = {p["name"]: p for p in data["party"]}
        self.members = {m["name"]: m for m in data["member"]}
        self.dossiers = {d["key"]: d for d in data["dossier"]}
        self.rows: dict[str, list[Row]] = {name: [] for name in ("Fractie", "Persoon", "Zaak", "Document", "Besluit")}
        self.files: dict[str, bytes] = {}
        for party in data["party"]:
            self.rows["Fractie"].append(self.party(party))
        for member in data["member"]:
            self.rows["Persoon"].append(self.member(member))
        for motion in data["motion"]:
            self.add(motion)

    def party(self, party: Row) -> Row:
        return {
            "Id": guid("party", party["name"]), "Nummer": 1, "Afkorting": party["name"], "NaamNL": party["name"],
            "AantalZetels": party["seats"], "DatumActief": moment(date(2025, 12, 1)), "DatumInactief": None,
            **stamps(date(2026, 9, 1)),
        }  # fmt: skip

    def member(self, member: Row) -> Row:
        initials, _, last = member["name"].partition(" ")
        infix = next((i for i in ("van der", "de", "'t") if last.startswith(i + " ")), None)
        return {
            "Id": guid("member", member["name"]), "Roepnaam": member["first"], "Initialen": initials,
            "Tussenvoegsel": infix, "Achternaam": last.removeprefix(f"{infix} ") if infix else last,
            "Functie": "Tweede Kamerlid", **stamps(date(2026, 9, 1)),
        }  # fmt: skip

    def add(self, motion: Row) -> None:
        """One motion with its dossier, submitters, document, version, publications and decision."""
        name = f"{motion['dossier']}-{motion['number']}"
        dossier, filed = self.dossiers[motion["dossier"]], motion["filed"]
        zaak_id, serial = guid("zaak", name), int(guid("zaak", name)[:4], 16)
        self.rows["Zaak"].append({
            "Id": zaak_id, "Nummer": f"2026Z{serial:05}", "Soort": "Motie", "Titel": dossier["title"],
            "Status": "Vrijgegeven", "Onderwerp": motion["subject"], "GestartOp": moment(filed),
            "Vergaderjaar": "2026-2027", "Ondernummer": motion["number"], "Afgedaan": "outcome" in motion,
            "Kabinetsappreciatie": motion["appraisal"] or None, **stamps(filed),
            "ZaakActor": [self.submitter(zaak_id, signer, n, filed) for n, signer in enumerate(motion["signers"])],
            "Kamerstukdossier": [self.dossier(dossier)],
            "VervangenVanuit": [{"Id": guid("zaak", o), "Verwijderd": False} for o in motion.get("replaces", ())],
        })  # fmt: skip
        self.rows["Document"].append(self.document(motion, name, zaak_id, f"2026D{serial:05}"))
        if "outcome" in motion:
            self.rows["Besluit"].append(self.decision(motion, name, zaak_id))

    def dossier(self, dossier: Row) -> Row:
        return {
            "Id": guid("dossier", dossier["key"]), "Nummer": dossier["number"], "Toevoeging": dossier.get("suffix"),
            "Titel": dossier["title"], "Afgesloten": False, "AantalDocumenten": 60, **stamps(date(2026, 9, 1)),
        }  # fmt: skip

    def submitter(self, zaak_id: str, signer: str, place: int, filed: date) -> Row:
        party = self.members[signer]["party"]
        return {
            "Id": guid("actor", zaak_id, signer), "Zaak_Id": zaak_id, "ActorNaam": signer, "ActorFractie": party,
            "Functie": "Tweede Kamerlid", "Relatie": "Medeindiener" if place else "Indiener",
            "Persoon_Id": guid("member", signer), "Fractie_Id": guid("party", party), **stamps(filed),
        }  # fmt: skip

    def document(self, motion: Row, name: str, zaak_id: str, number: str) -> Row:
        document_id, version_id = guid("document", name), guid("version", name)
        kind, filed = motion["paper"], motion["filed"]
        pdf = {"broken": broken, "scan": scan}.get(kind, lambda bytes_: bytes_)(self.paper(motion, name))
        self.files[document_id] = pdf
        publications = []
        if kind == "xml":
            xml = self.xml(motion)
            publications.append({
                "Id": guid("publication", name), "DocumentVersie_Id": version_id, "Identifier": f"kst-{name}",
                "DocumentType": "Xml", "FileName": f"kst-{name}.xml", "ContentType": "application/xml",
                "ContentLength": len(xml), "PublicatieDatum": moment(filed + timedelta(days=3), 9), **stamps(filed),
            })  # fmt: skip
            self.files[publications[0]["Id"]] = xml
        return {
            "Id": document_id, "Soort": "Motie", "Nummer": number, "Titel": self.dossiers[motion["dossier"]]["title"],
            "Onderwerp": motion["subject"], "Datum": moment(filed), "Vergaderjaar": "2026-2027",
            "Ondernummer": motion["number"], "ContentType": "application/pdf", "ContentLength": len(pdf),
            "HuidigeDocumentVersie_Id": version_id, **stamps(filed),
            "Zaak": [{"Id": zaak_id, "Verwijderd": False}],
            "DocumentVersie": [{
                "Id": version_id, "Document_Id": document_id, "Versienummer": 1, "Status": "Vrijgegeven",
                "Extensie": ".pdf", "Datum": moment(filed, 10), "ExterneIdentifier": f"kst-{name}", **stamps(filed),
                "DocumentPublicatie": publications,
            }],
        }  # fmt: skip

    def decision(self, motion: Row, name: str, zaak_id: str) -> Row:
        besluit_id, day, outcome = guid("besluit", name), motion["voted"], motion["outcome"]
        voted = outcome.endswith(".")
        votes = [
            {
                "Id": guid("vote", name, party), "Besluit_Id": besluit_id, "FractieGrootte": row["seats"],
                "Soort": "Voor" if party in motion["in_favour"] else "Tegen", "ActorNaam": party,
                "ActorFractie": party, "Vergissing": False, "Persoon_Id": None, "Fractie_Id": guid("party", party),
                **stamps(day),
            }
            for party, row in self.parties.items()
            if voted
        ]  # fmt: skip
        meeting = guid("meeting", day)
        return {
            "Id": besluit_id, "Agendapunt_Id": guid("item", name), "BesluitTekst": outcome, "Status": "Besluit",
            "StemmingsSoort": "Met handopsteken" if voted else None, "Opmerking": None,
            "BesluitSoort": f"Stemmen - {outcome.rstrip('.').lower()}", "AgendapuntZaakBesluitVolgorde": 1,
            **stamps(day), "Zaak": [{"Id": zaak_id, "Verwijderd": False}], "Stemming": votes,
            "Agendapunt": {
                "Id": guid("item", name), "Activiteit_Id": meeting, **stamps(day),
                "Activiteit": {
                    "Id": meeting, "Soort": "Stemmingen", "Datum": moment(day), "Aanvangstijd": moment(day, 15),
                    **stamps(day),
                },
            },
        }  # fmt: skip

    # --- the paper --------------------------------------------------------------------------------------------------

    def paragraphs(self, motion: Row) -> list[str]:
        body = [line for line in motion["text"].strip().splitlines() if line]
        surnames = [re.sub(r"^\S+ ", "", signer) for signer in motion["signers"]]
        return ["De Kamer,", "gehoord de beraadslaging,", *body, "en gaat over tot de orde van de dag.", *surnames]

    def heading(self, motion: Row) -> str:
        return re.split(r" over | \(t\.v\.v", motion["subject"])[0].upper()

    def xml(self, motion: Row) -> bytes:
        """The official text, in the publisher's elements."""
        dossier, filed = self.dossiers[motion["dossier"]], motion["filed"]
        number = f"{dossier['number']:,}".replace(",", " ")
        chapter = f"<begrotingshoofdstuk>{dossier['suffix']}</begrotingshoofdstuk>" if "suffix" in dossier else ""
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
  <kamerstuk>
    <kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2026-2027</tekstregel></kamerstukkop>
    <dossier>
      <dossiernummer><dossiernr>{number}</dossiernr>{chapter}</dossiernummer>
      <titel>{escape(dossier["title"])}</titel>
    </dossier>
    <stuk>
      <stuknr>Nr. <ondernummer kamer="2">{motion["number"]}</ondernummer></stuknr>
      <titel>{escape(self.heading(motion))}</titel>
      <datumtekst>Voorgesteld tijdens {escape(motion["debate"])} van
        <datum isodatum="{filed}">{dutch(filed)}</datum></datumtekst>
      <algemeen><vrije-tekst><tekst status="goed">
        {self.xml_body(motion)}
      </tekst></vrije-tekst></algemeen>
    </stuk>
  </kamerstuk>
</officiele-publicatie>
""".encode()

    def xml_body(self, motion: Row) -> str:
        out, items = [], []
        *lines, end = [*self.paragraphs(motion), ""]
        for line in [*lines, end]:
            if line.startswith("– "):
                items.append(f"<li><li.nr>–</li.nr><al>{escape(line[2:])}</al></li>")
                continue
            if items:
                out.append(f'<lijst type="expliciet">{"".join(items)}</lijst>')
                items = []
            if line:
                out.append(f"<al>{escape(line)}</al>")
        return "\n        ".join(out)

    def paper(self, motion: Row, name: str) -> bytes:
        """The printed paper, set by Chromium."""
        dossier, filed = self.dossiers[motion["dossier"]], motion["filed"]
        number = f"{dossier['number']:,}".replace(",", " ") + (f" {dossier['suffix']}" if "suffix" in dossier else "")
        body = "".join(f"<p>{escape(line)}</p>" for line in self.paragraphs(motion))
        page = f"""<!doctype html><html lang="nl"><meta charset="utf-8"><style>{PAPER_CSS}</style>
<header><h1>Tweede Kamer der Staten-Generaal</h1><p>Vergaderjaar 2026–2027</p>
<div class="dossier"><span>{number}</span><span>{escape(dossier["title"])}</span></div></header>
<main><p><b>Nr. {motion["number"]}</b></p><p><b>{escape(self.heading(motion))}</b></p>
<p>Voorgesteld tijdens {escape(motion["debate"])} van {dutch(filed)}</p>{body}</main>
<footer><span>kst-{name}</span>
<span>Tweede Kamer, vergaderjaar 2026–2027, {number}, nr. {motion["number"]}</span></footer>
</html>"""
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder, "paper.html"), Path(folder, "paper.pdf")
            source.write_text(page, encoding="utf-8")
            chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            subprocess.run(  # noqa: S603 – our own page, our own browser
                [*chromium, "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()],
                check=True, capture_output=True, timeout=60,
            )  # fmt: skip
            return target.read_bytes()


def broken(pdf: bytes) -> bytes:
    """Half a file, as after a transfer that was cut off."""
    return pdf[: len(pdf) // 2]


def scan(pdf: bytes) -> bytes:
    """A picture of the paper, without text."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "paper.pdf"), Path(folder, "scan.pdf")
        source.write_bytes(pdf)
        command = ["pdftoppm", "-r", "70", "-gray", "-png", "-singlefile", str(source), str(Path(folder, "page"))]
        subprocess.run(command, check=True, timeout=60)  # noqa: S603 – as above
        Image.open(Path(folder, "page.png")).save(target, resolution=70)
        return target.read_bytes()


def metadata(rows: dict[str, list[Row]]) -> str:
    """A `$metadata` that names the fields and relations of the saved rows, nested ones included."""
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}

    def look(entity: str, row: Row) -> None:
        fields, relations = found.setdefault(entity, ({}, {}))
        for key, value in row.items():
            if isinstance(value, dict | list):
                relations[key] = None
                for inner in value if isinstance(value, list) else [value]:
                    look("Zaak" if key == "VervangenVanuit" else key, inner)
            else:
                fields[key] = None

    for entity, of_set in rows.items():
        for row in of_set:
            look(entity, row)
    types = "".join(
        f'<EntityType Name="{entity}"><Key><PropertyRef Name="Id"/></Key>'
        + "".join(f'<Property Name="{name}" Type="Edm.String"/>' for name in fields)
        + "".join(f'<NavigationProperty Name="{name}" Type="Collection(TK.{name})"/>' for name in relations)
        + "</EntityType>"
        for entity, (fields, relations) in sorted(found.items())
    )
    sets = "".join(f'<EntitySet Name="{entity}" EntityType="TK.{entity}"/>' for entity in sorted(found))
    edmx, edm = "http://docs.oasis-open.org/odata/ns/edmx", "http://docs.oasis-open.org/odata/ns/edm"
    return (
        f'<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="{edmx}"><edmx:DataServices>'
        f'<Schema Namespace="TK" xmlns="{edm}">{types}<EntityContainer Name="Container">{sets}</EntityContainer>'
        "</Schema></edmx:DataServices></edmx:Edmx>"
    )


def main() -> None:
    """Write sample/ anew."""
    sample = Sample(tomllib.loads((HERE / "motions.toml").read_text(encoding="utf-8")))
    shutil.rmtree(SAMPLE, ignore_errors=True)
    (SAMPLE / "resources").mkdir(parents=True)
    for entity, rows in sample.rows.items():
        text = json.dumps({"value": rows}, ensure_ascii=False, indent=1)
        (SAMPLE / f"{entity}.json").write_text(text + "\n", encoding="utf-8")
    (SAMPLE / "metadata.xml").write_text(metadata(sample.rows), encoding="utf-8")
    for key, data in sample.files.items():
        (SAMPLE / "resources" / key).write_bytes(data)


if __name__ == "__main__":
    main()
