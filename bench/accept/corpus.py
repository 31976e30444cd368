"""What is to be expected, counted from the folder of records itself. Every part may be lacking."""

from __future__ import annotations

import gzip
import json
import tarfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Corpus:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, entity: str) -> Iterator[Row]:
        """The records of an entity set; none where the file is not there."""
        file = self.folder / "odata" / f"{entity}.jsonl.gz"
        if not file.exists():
            return
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)

    @cached_property
    def motions(self) -> dict[str, Row]:
        """Motions that are there, by id."""
        return {r["Id"]: r for r in self.rows("Zaak") if r.get("Soort") == "Motie" and not r.get("Verwijderd")}

    @cached_property
    def papers(self) -> dict[str, Row]:
        """Documents of Soort Motie that belong to one of those motions, by id."""
        ours = {document for motion in self.motions.values() for document in motion.get("_Document") or ()}
        return {
            r["Id"]: r for r in self.rows("Document")
            if r["Id"] in ours and not r.get("Verwijderd") and (r.get("Soort") or "").startswith("Motie")
        }  # fmt: skip

    @cached_property
    def xml_texts(self) -> int:
        """Papers whose current version has an official XML in the folder."""
        archive = self.folder / "publicaties-xml.tar.xz"
        if not archive.exists():
            return 0
        with tarfile.open(archive) as tar:
            there = {Path(name).stem for name in tar.getnames()}
        versions = {paper.get("HuidigeDocumentVersie_Id") for paper in self.papers.values()}
        with_xml = {
            r["DocumentVersie_Id"] for r in self.rows("DocumentPublicatie")
            if r.get("DocumentType") == "Xml" and r["Id"] in there and not r.get("Verwijderd")
        }  # fmt: skip
        return len(versions & with_xml)
