"""Optional content of a PDF: which layers a reader does not see when the file is opened."""

from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfminer.psparser import LIT

from motions.reading.pdf_file import Damage


class Layers:
    """The layers of a document, as its default configuration shows them (ISO 32000-1, 8.11)."""

    def __init__(self, document: PDFDocument) -> None:
        self.off: set[int] = set()
        with Damage().noted():
            self.off = _hidden_groups(dict_value(document.catalog.get("OCProperties")))

    def hides(self, reference: object) -> bool:
        """Whether content that belongs to this group, or combination of groups, is not shown."""
        if not self.off or reference is None:
            return False
        if _number(reference) in self.off:
            return True
        membership = dict_value(reference)
        groups = resolve1(membership.get("OCGs"))
        if membership.get("Type") is not LIT("OCMD") or groups is None:
            return False
        listed = groups if isinstance(groups, list) else [membership["OCGs"]]
        shown = [_number(group) not in self.off for group in listed]
        policy = membership.get("P", LIT("AnyOn"))
        if policy is LIT("AllOn"):
            return not all(shown)
        if policy in (LIT("AnyOff"), LIT("AllOff")):
            return all(shown) if policy is LIT("AnyOff") else any(shown)
        return bool(shown) and not any(shown)


def _hidden_groups(properties: dict[str, Any]) -> set[int]:
    configuration = dict_value(properties.get("D"))
    off = _numbers(configuration.get("OFF"))
    if configuration.get("BaseState") is LIT("OFF"):
        off = _numbers(properties.get("OCGs")) - _numbers(configuration.get("ON"))
    return off


def _numbers(references: object) -> set[int]:
    return {number for number in map(_number, list_value(references)) if number is not None}


def _number(reference: object) -> int | None:
    return getattr(reference, "objid", None)
