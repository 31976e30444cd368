"""A small OData v5 service for tests: pages, filters by id and window, expansions, tombstones.

Rows are what the service would give. Keys that begin with `_` are relations: the ids of the other side.
"""

from __future__ import annotations

import json
import re
import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.motions.source.metadata import metadata

Row = dict[str, Any]
PAGE = 100
SINCE = re.compile(r"GestartOp ge (\S+?)(?=[ )]|$)")
UNTIL = re.compile(r"GestartOp lt (\S+?)(?=[ )]|$)")
# entity, relation: other set, and the key on this side (_…) or on the other side
RELATIONS = {
    "Zaak": {
        "ZaakActor": ("ZaakActor", "Zaak_Id"),
        "Kamerstukdossier": ("Kamerstukdossier", "_Kamerstukdossier"),
        "VervangenVanuit": ("Zaak", "_VervangenVanuit"),
    },
    "Document": {"Zaak": ("Zaak", "_Zaak"), "DocumentVersie": ("DocumentVersie", "Document_Id")},
    "DocumentVersie": {"DocumentPublicatie": ("DocumentPublicatie", "DocumentVersie_Id")},
    "Besluit": {
        "Zaak": ("Zaak", "_Zaak"),
        "Stemming": ("Stemming", "Besluit_Id"),
        "Agendapunt": ("Agendapunt", "Agendapunt_Id"),
    },
    "Agendapunt": {"Activiteit": ("Activiteit", "Activiteit_Id")},
}
SINGLE = {"Agendapunt", "Activiteit"}


def guid(name: str) -> str:
    """A GUID that a test can name."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"test:{name}"))


class FakeSource:
    """The service behind `url`. `asked` lists the requests as (entity, options)."""

    def __init__(self, server: HTTPServer) -> None:
        self.url = f"http://127.0.0.1:{server.port}/OData/v5/"
        self.sets: defaultdict[str, dict[str, Row]] = defaultdict(dict)
        self.broken: dict[str, int] = {}
        self.without: frozenset[str] = frozenset()
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._clock = 0
        server.expect_request(re.compile(r"/OData/v5/.*")).respond_with_handler(self._answer)

    # --- what there is ----------------------------------------------------------------------------------------------

    def put(self, entity: str, name: str, **fields: Any) -> str:
        """Add a row, or change fields of one; gives its id. `name` is a GUID or what `guid` makes one of."""
        id_ = name if re.fullmatch(r"[0-9a-f-]{36}", name) else guid(name)
        self.sets[entity][id_] = {
            "Verwijderd": False,
            **self.sets[entity].get(id_, {}),
            **fields,
            "Id": id_,
            **self._stamps(),
        }
        return id_

    def delete(self, entity: str, id_: str, mark: object = True, **stale: Any) -> Row:
        """Leave a tombstone as v5 does, relations gone; gives the row as it was, to `restore` it with."""
        before = self.sets[entity][id_]
        self.sets[entity][id_] = {
            **dict.fromkeys(k for k in before if k[0] != "_"),
            **stale,
            "Id": id_,
            "Verwijderd": mark,
            **self._stamps(),
        }
        return before

    def restore(self, entity: str, row: Row) -> None:
        self.sets[entity][row["Id"]] = {**row, **self._stamps()}

    def _stamps(self) -> Row:
        self._clock += 1
        return {"GewijzigdOp": "2030-03-07T10:00:00+01:00", "ApiGewijzigdOp": f"2030-03-07T09:00:00.{self._clock:06}0Z"}

    # --- how it answers ---------------------------------------------------------------------------------------------

    def _answer(self, request: Request) -> Response:
        entity = request.path.rpartition("/")[2]
        if entity == "$metadata" and entity not in self.broken:
            return Response(metadata(without=self.without), content_type="application/xml")
        options = {key: request.args[key] for key in request.args}
        self.asked.append((entity, options))
        if entity in self.broken:
            return Response("storing", self.broken[entity])
        rows = list(self._select(entity, options.get("$filter", "")))
        if "desc" in options.get("$orderby", ""):
            rows.sort(key=lambda row: row["GestartOp"], reverse=True)
        skip = int(options.get("$skip", 0))
        body: Row = {"value": [self._shape(entity, row) for row in rows[skip : skip + PAGE]]}
        if "$count" in options:
            body["@odata.count"] = len(rows)
        if skip + PAGE < len(rows):
            body["@odata.nextLink"] = re.sub(r"&\$skip=\d+", "", request.url) + f"&$skip={skip + PAGE}"
        return Response(json.dumps(body), content_type="application/json")

    def _select(self, entity: str, condition: str) -> Iterator[Row]:
        ids = re.findall(r"\bId eq ([0-9a-f-]{36})", condition)
        for id_, row in sorted(self.sets[entity].items()):
            if ids:
                chosen = id_ in ids
            elif condition.startswith("Zaak/any"):
                chosen = any(_in_window(self.sets["Zaak"].get(case, {}), condition) for case in row.get("_Zaak", ()))
            else:
                chosen = not condition or _in_window(row, condition)
            if chosen:
                yield row

    def _shape(self, entity: str, row: Row) -> Row:
        """A row as served, with all its relations expanded: the client asks for those that it needs."""
        shaped = {key: value for key, value in row.items() if not key.startswith("_")}
        for relation, (other, key) in RELATIONS.get(entity, {}).items():
            if key.startswith("_"):
                found = [self.sets[other][id_] for id_ in row.get(key, ()) if id_ in self.sets[other]]
            elif relation in SINGLE:
                found = [self.sets[other][row[key]]] if row.get(key) in self.sets[other] else []
            else:
                found = [inner for inner in self.sets[other].values() if inner.get(key) == row["Id"]]
            if other == "Zaak":
                found = [{"Id": r["Id"], "Verwijderd": r["Verwijderd"]} for r in found if r.get("Soort") == "Motie"]
            else:
                found = [self._shape(other, inner) for inner in found]
            shaped[relation] = (found[0] if found else None) if relation in SINGLE else found
        return shaped


def _in_window(row: Row, condition: str) -> bool:
    if row.get("Soort") != "Motie" or not row.get("GestartOp"):
        return False
    filed = datetime.fromisoformat(row["GestartOp"])
    since, until = SINCE.search(condition), UNTIL.search(condition)
    return (not since or filed >= datetime.fromisoformat(since[1])) and (
        not until or filed < datetime.fromisoformat(until[1])
    )
