"""The parts that an official XML marks, worked out without the formulas of the parser.

Elements give the bounds, and the grammar of their first words the kind: a participle opens a consideration
("overwegende dat"), a finite verb a request ("verzoekt"). What opens nothing goes on with the paragraph before it.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

Marked = Counter[tuple[str, str]]

_ADVERBS = r"(?:(?:en|voorts|verder|tevens|daarbij|daarnaast|bovendien|ook|tot slot|v)\s+)*"
_PARTICIPLE = re.compile(
    rf"{_ADVERBS}(?:[^\W\d_]+end(?:e|er)?\b|van (?:mening|oordeel)|gel(?:et|ezen)|gezien|gehoord|kennisgenomen|na met"
    r"|ervan overtuigd|constateerde|brengt in herinnering|constateert)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    rf"{_ADVERBS}(?!(?:het|dit|dat|niet|met|uit|tot|wat|staat|wordt|heeft)\b)(?:verzoek|[^\W\d_]{{3,}}t)\b"
)
_CERTAIN = re.compile(r"[^\W\d_]+ende dat\b|van mening dat\b|verzoekt (?:de|het)\b", re.IGNORECASE)
_TAIL = re.compile(r"en (?:de (?:tweede )?kamer|hier|daar|dit)", re.IGNORECASE)


def words(element: etree._Element | None) -> str:
    """An element's text with single spaces, as the paper prints it."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


@dataclass
class Body:
    """The body's parts in the making: the last one may still grow."""

    parts: list[tuple[str, str]] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    before: str = ""
    in_list: bool = False
    in_marked_list: bool = False

    def add(self, text: str, *, is_item: bool = False) -> None:
        """Take the next paragraph of the body, or the next point of a list."""
        kind = "" if is_item else self._kind(text)
        if kind:
            self.parts.append((kind, text))
            self.in_list = self.in_marked_list = False
        elif self.parts:
            last_kind, so_far = self.parts[-1]
            self.parts[-1] = (last_kind, f"{so_far} {text}")
            self._add_item(text, is_item)
        if self.parts and self.parts[-1][0] in ("consideration", "request") and text.endswith((":", "...")):
            self.in_list = True
        self.before = text

    def _add_item(self, text: str, is_item: bool) -> None:
        if is_item:
            self.items.append(text)
            self.in_marked_list = True
        elif self.in_list and not self.in_marked_list and not (_TAIL.match(text) and not self.before.endswith(":")):
            starts = text.startswith("•") or self.before.endswith((":", ";", ",", "..."))
            if starts:
                self.items.append(text)
            elif self.items:
                self.items[-1] += f" {text}"

    def _kind(self, text: str) -> str:
        last = self.parts[-1][0] if self.parts else ""
        if re.match(r"de kamer,", text, re.IGNORECASE):
            return "opening"
        if text.lower().startswith("gehoord de beraadslaging"):
            return "deliberation"
        if re.match(r"(?:en )?ga(?:at|an) over tot de", text, re.IGNORECASE):
            return "closing"
        if last in ("closing", "signature"):
            return "signature"
        if _CERTAIN.match(text):
            return "request" if _FINITE.match(text.lower()) else "consideration"
        is_short = text[0].isupper() and len(text.split()) < 5
        if last == "request" and self.before.endswith((",", ".")) and is_short:
            return "signature"
        ended = not self.before or self.before.endswith((";", ",", ".", ":")) or last in ("opening", "deliberation")
        if self.in_list and self.before.endswith((":", "...")):
            return ""
        if ended and _PARTICIPLE.match(text):
            return "consideration"
        if ended and (_FINITE.match(text) or _FINITE.match(text.lower())):
            return "request"
        return "consideration" if last in ("opening", "deliberation") else ""


def marked_parts(xml: bytes) -> Marked:
    """The parts that an official XML marks, each as (kind, text)."""
    root = etree.fromstring(xml)
    parts: Marked = Counter()
    dossier = [".//dossiernr", ".//begrotingshoofdstuk", ".//dossier/titel"]  # the PDFs print the first one only
    parts["dossier", " ".join(words(root.find(path)) for path in dossier)] += 1
    parts["number", f"Nr. {words(root.find('.//ondernummer'))}"] += 1
    parts["heading", words(root.find(".//stuk/titel"))] += 1
    if dated := words(root.find(".//datumtekst")):
        parts["date", dated] += 1
    body = Body()
    points = set(root.iterfind(".//tekst//li/al"))
    for element in root.iterfind(".//tekst//al"):
        if text := words(element):
            body.add(text, is_item=element in points)
    parts.update(body.parts)
    parts.update(("item", text) for text in body.items)
    return parts
