"""Which names the source uses for what we read. They changed between v4 and v5, and may change again.

`NEEDED` says for each entity set which of our fields go by which known names, newest first. `parse_metadata` finds out
from `$metadata` which of them this service has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from motions.source.errors import SourceInvalid

STAMPS = {
    "id": ("Id",),
    "deleted": ("Verwijderd",),
    "api_changed_at": ("ApiGewijzigdOp",),
    "changed_at": ("GewijzigdOp",),
}


@dataclass(frozen=True, slots=True)
class Needed:
    """What we read of one entity set: fields by their known names, fields that may be absent, relations."""

    fields: Mapping[str, tuple[str, ...]]
    optional: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    relations: tuple[str, ...] = ()


NEEDED: Mapping[str, Needed] = {
    "Zaak": Needed(
        fields={
            "zaak_number": ("Nummer",),
            "kind": ("Soort",),
            "title": ("Titel",),
            "subject": ("Onderwerp",),
            "status": ("Status",),
            "filed_on": ("GestartOp",),
            "session_year": ("Vergaderjaar",),
            "number": ("Ondernummer", "Volgnummer"),
            "is_settled": ("Afgedaan",),
            "appraisal": ("Kabinetsappreciatie",),
        },
        relations=("ZaakActor", "Kamerstukdossier", "VervangenVanuit"),
    ),
    "ZaakActor": Needed(
        fields={
            "zaak_id": ("Zaak_Id",),
            "name": ("ActorNaam",),
            "party_name": ("ActorFractie",),
            "function": ("Functie",),
            "relation": ("Relatie",),
            "member_id": ("Persoon_Id",),
            "party_id": ("Fractie_Id",),
        },
    ),
    "Kamerstukdossier": Needed(
        fields={
            "number": ("Nummer",),
            "suffix": ("Toevoeging",),
            "title": ("Titel",),
            "is_closed": ("Afgesloten",),
            "highest_number": ("AantalDocumenten", "HoogsteVolgnummer"),
        },
    ),
    "Document": Needed(
        fields={
            "kind": ("Soort",),
            "number": ("Nummer", "DocumentNummer"),
            "title": ("Titel",),
            "subject": ("Onderwerp",),
            "dated": ("Datum",),
            "session_year": ("Vergaderjaar",),
            "paper_number": ("Ondernummer", "Volgnummer"),
            "content_type": ("ContentType",),
            "content_length": ("ContentLength",),
            "current_version_id": ("HuidigeDocumentVersie_Id",),
        },
        relations=("Zaak", "DocumentVersie"),
    ),
    "DocumentVersie": Needed(
        fields={
            "document_id": ("Document_Id",),
            "number": ("Versienummer",),
            "status": ("Status",),
            "extension": ("Extensie",),
            "dated": ("Datum",),
        },
        optional={"external_identifier": ("ExterneIdentifier",)},
        relations=("DocumentPublicatie",),
    ),
    "DocumentPublicatie": Needed(
        fields={
            "version_id": ("DocumentVersie_Id",),
            "identifier": ("Identifier",),
            "kind": ("DocumentType",),
            "file_name": ("FileName",),
            "content_type": ("ContentType",),
            "content_length": ("ContentLength",),
            "published_at": ("PublicatieDatum",),
        },
    ),
    "Besluit": Needed(
        fields={
            "agenda_item_id": ("Agendapunt_Id",),
            "voting_kind": ("StemmingsSoort",),
            "kind": ("BesluitSoort",),
            "text": ("BesluitTekst",),
            "remark": ("Opmerking",),
            "status": ("Status",),
            "position": ("AgendapuntZaakBesluitVolgorde",),
        },
        relations=("Zaak", "Stemming", "Agendapunt"),
    ),
    "Stemming": Needed(
        fields={
            "decision_id": ("Besluit_Id",),
            "kind": ("Soort",),
            "group_size": ("FractieGrootte",),
            "actor_name": ("ActorNaam",),
            "actor_party": ("ActorFractie",),
            "mistake": ("Vergissing",),
            "member_id": ("Persoon_Id",),
            "party_id": ("Fractie_Id",),
        },
    ),
    "Agendapunt": Needed(fields={"meeting_id": ("Activiteit_Id",)}, relations=("Activiteit",)),
    "Activiteit": Needed(fields={"kind": ("Soort",), "day": ("Datum",), "starts_at": ("Aanvangstijd",)}),
    "Persoon": Needed(
        fields={
            "first_name": ("Roepnaam",),
            "initials": ("Initialen",),
            "infix": ("Tussenvoegsel",),
            "last_name": ("Achternaam",),
            "function": ("Functie",),
        },
    ),
    "Fractie": Needed(
        fields={
            "number": ("Nummer",),
            "abbreviation": ("Afkorting",),
            "name": ("NaamNL",),
            "seats": ("AantalZetels",),
            "active_from": ("DatumActief",),
            "active_until": ("DatumInactief",),
        },
    ),
}

Columns = Mapping[str, str | None]
"""Our field to the name that the service has for it; None for an optional field that it lacks."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one service, and what it lacks."""

    columns: Mapping[str, Columns]
    missing: Mapping[str, tuple[str, ...]]
    empty: frozenset[str]

    def of(self, entity: str, *others: str) -> Columns:
        """The columns of an entity set; SourceInvalid with the list of all that it, or one of the others, lacks."""
        lacking = [name for each in (entity, *others) for name in self.missing.get(each, ())]
        if lacking:
            raise SourceInvalid(f"the source lacks: {', '.join(lacking)}")
        return self.columns[entity]


def parse_metadata(xml: bytes) -> Names:
    """The names in a `$metadata` document, matched against what we need."""
    properties, relations = _declared(xml)
    columns: dict[str, Columns] = {}
    missing: dict[str, tuple[str, ...]] = {}
    for entity, needed in NEEDED.items():
        if entity not in properties:
            missing[entity] = (entity,)
            continue
        found = {
            ours: next((name for name in known if name in properties[entity]), None)
            for ours, known in {**STAMPS, **needed.fields, **needed.optional}.items()
        }
        columns[entity] = found
        lacking = [
            f"{entity}.{'/'.join(known)}"
            for ours, known in {**STAMPS, **needed.fields}.items()
            if found[ours] is None and properties[entity]
        ]
        lacking += [f"{entity}.{name}" for name in needed.relations if name not in relations[entity]]
        if lacking:
            missing[entity] = tuple(lacking)
    return Names(columns, missing, frozenset(entity for entity in columns if not properties[entity]))


def _declared(xml: bytes) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The properties and the navigation properties of each entity type. External entities are never followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as err:
        raise SourceInvalid("$metadata is not XML", again=True) from err
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceInvalid("$metadata has a DOCTYPE")
    kinds = {kind.get("Name", ""): kind for kind in root.iter("{*}EntityType")}
    if not kinds:
        raise SourceInvalid("$metadata names no entity types", again=True)
    return (
        {name: _children(kind, "Property", kinds) for name, kind in kinds.items()},
        {name: _children(kind, "NavigationProperty", kinds) for name, kind in kinds.items()},
    )


def _children(kind: etree._Element | None, tag: str, kinds: Mapping[str, etree._Element]) -> set[str]:
    """The names of an entity type's children, those of its base types included."""
    found: set[str] = set()
    passed: set[str] = set()
    while kind is not None and kind.get("Name", "") not in passed:
        passed.add(kind.get("Name", ""))
        found |= {child.get("Name", "") for child in kind.iterchildren(f"{{*}}{tag}")}
        kind = kinds.get(kind.get("BaseType", "").rpartition(".")[2])
    return found
