"""What the head of a motion's paper says about it: dossier, number, date, who filed it. Pure, never raises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motions import numbers
from motions.reading.parts import Part, PartKind

_DOSSIER = re.compile(r"(?P<number>\d{2,3}[ .]?\d{3})(?:(?:\s+|\s?-\s?)(?P<suffix>[IVXLC]+[A-Z]?|\d{1,3}))?(?=\s|$)")
_NUMBER = re.compile(r"\bNr\.?\s*(\d{1,5})\b", re.IGNORECASE)
_MOTION_OF = re.compile(r"\b(?:(?:gewijzigde|nader gewijzigde)\s+)?motie van\b.*", re.IGNORECASE | re.DOTALL)
_SESSION_YEAR = re.compile(r"\bVergaderjaar\s+(\d{4})\s?[-–]\s?(\d{4})")
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DATE = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)
_PLAIN_WORDS = frozenset(("motie", "van", "het", "de", "lid", "leden", "en", "c.s.", "gewijzigde", "nader"))


@dataclass(frozen=True, slots=True)
class Particulars:
    """Empty or None where the paper does not say, or where it could not be read."""

    dossier: int | None = None
    suffix: str = ""
    dossier_title: str = ""
    number: int | None = None
    subject: str = ""
    session_year: str = ""
    filed_on: date | None = None

    @property
    def printed_number(self) -> str:
        """The canonical printed number (`36410-V-49`), or an empty text."""
        if self.dossier is None or self.number is None:
            return ""
        return numbers.printed_number(self.dossier, self.suffix, self.number)


def parse_particulars(text: str, parts: Sequence[Part]) -> Particulars:
    """Read the particulars from the parts that a motion begins with."""
    stretches = {
        kind: "\n".join(text[part.start : part.end] for part in parts if part.kind == kind)
        for kind in (PartKind.HEADING, PartKind.DOSSIER, PartKind.NUMBER, PartKind.DATE)
    }
    signatures = [text[part.start : part.end] for part in parts if part.kind == PartKind.SIGNATURE]
    dossier, suffix, title = _dossier(stretches[PartKind.DOSSIER])
    number = _NUMBER.search(stretches[PartKind.NUMBER])
    year = _SESSION_YEAR.search(stretches[PartKind.HEADING])
    return Particulars(
        dossier=dossier,
        suffix=suffix,
        dossier_title=title,
        number=int(number[1]) if number else None,
        subject=_subject(stretches[PartKind.HEADING] + "\n" + stretches[PartKind.NUMBER], signatures),
        session_year=f"{year[1]}-{year[2]}" if year else "",
        filed_on=_date(stretches[PartKind.DATE]),
    )


def _dossier(printed: str) -> tuple[int | None, str, str]:
    """`36 410 V\\n\\nVaststelling …` to number, suffix and title."""
    found = _DOSSIER.match(printed.strip())
    if found is None:
        return None, "", ""
    number = int(re.sub(r"\D", "", found["number"]))
    return number, found["suffix"] or "", " ".join(printed.strip()[found.end() :].split())


def _subject(head: str, signatures: Sequence[str]) -> str:
    """`MOTIE VAN HET LID DE KORT` to `Motie van het lid De Kort`, names spelled as they are signed."""
    line = next((paragraph for paragraph in head.split("\n") if _MOTION_OF.search(paragraph)), "")
    found = _MOTION_OF.search(line)
    if found is None:
        return ""
    if not found[0].isupper():
        return " ".join(found[0].split())
    words = found[0].casefold().split()
    plain = " ".join(word if word in _PLAIN_WORDS else _capitalised(word) for word in words)
    for signature in sorted(map(str.strip, signatures), key=len, reverse=True):
        if signature:
            plain = re.sub(rf"(?<!\w){re.escape(signature)}(?!\w)", lambda _: signature, plain, flags=re.IGNORECASE)  # noqa: B023
    return plain[:1].upper() + plain[1:]


def _capitalised(word: str) -> str:
    return "-".join(piece[:1].upper() + piece[1:] for piece in word.split("-"))


def _date(printed: str) -> date | None:
    found = _DATE.search(printed)
    if found is None:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[2].casefold()) + 1, int(found[1]))
    except ValueError:
        return None
