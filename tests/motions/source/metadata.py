"""A `$metadata` document as a service gives it, made from what we need: fictional services for tests."""

from motions.source.names import NEEDED, STAMPS


def metadata(*, v4: bool = False, without: frozenset[str] = frozenset(), extra: str = "") -> bytes:
    """The names of v5, or of v4; `without` leaves out an entity set (Zaak) or a property (Zaak.Onderwerp)."""
    kinds = []
    for entity, needed in NEEDED.items():
        if entity in without:
            continue
        columns = [
            names[-1 if v4 else 0] for names in [*STAMPS.values(), *needed.fields.values(), *needed.optional.values()]
        ]
        properties = "".join(
            f'<Property Name="{name}" Type="Edm.String"/>' for name in columns if f"{entity}.{name}" not in without
        )
        relations = "".join(
            f'<NavigationProperty Name="{name}"/>' for name in needed.relations if f"{entity}.{name}" not in without
        )
        kinds.append(f'<EntityType Name="{entity}">{properties}{relations}</EntityType>')
    return (
        '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>'
        f'<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm">{"".join(kinds)}{extra}</Schema>'
        "</edmx:DataServices></edmx:Edmx>"
    ).encode()
