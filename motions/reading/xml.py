"""Official XML of the Chamber's papers to text, by its structure (schema "officiele-publicatie")."""

import re
from collections.abc import Iterator

from lxml import etree

from motions.reading.extracted import Extracted
from motions.reading.names import gather_names
from motions.reading.phrases import ENDS, FORMULA, MARK
from motions.reading.text import join_paragraphs, squash
from motions.reading.trouble import Trouble, Unreadable

MAX_BYTES = 20 << 20
MAX_TAGS = 500_000
_LONGER_THAN_A_NAME = 40
_DOCTYPE = re.compile(rb"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
_BOM = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_TEXT_TAGS = frozenset(("al", "p", "alinea", "tekst", "para"))
_SKIPPED = frozenset(("metadata", "noot", "kamernummer", "documenttype", "plaatje", "script", "style"))
_INLINE = frozenset(
    (
        *("nadruk", "extref", "intref", "dossierref", "datum", "ondernummer", "inf", "sup", "sub", "noot", "nootref"),
        *("b", "i", "u", "em", "strong", "a", "span", "verwijzing"),
    )
)
_YEARS = re.compile(r"(?<=\d{4})-(?=\d{4})")
_BLOCKS_IN_HEAD = ("kameraanduiding", "vergaderjaar")


def read_xml(data: bytes) -> Extracted:
    """The text of an official paper; raises Unreadable.

    A document type is refused, no entity is resolved, nothing is fetched; lxml itself refuses what is deeper than
    256 elements. Notes come after the text.
    """
    root = parse_xml(data)
    if not any(_name(element) in _TEXT_TAGS for element in root.iter(etree.Element)):
        raise Unreadable(Trouble.NOT_A_DOCUMENT, _name(root)[:40])
    notes = [squash(_inline_text(note, with_notes=True)) for note in root.iter(etree.Element) if _name(note) == "noot"]
    text = join_paragraphs([*gather_names(filter(None, _paragraphs(root))), *notes])
    if not any(map(str.isalnum, text)):
        raise Unreadable(Trouble.NO_TEXT)
    return Extracted(text)


def parse_xml(data: bytes) -> etree._Element:
    """Parse untrusted XML within bounds; raises Unreadable."""
    if len(data) > MAX_BYTES or data.count(b"<") > MAX_TAGS:
        raise Unreadable(Trouble.TOO_LARGE, "xml")
    if _DOCTYPE.match(_BOM.sub(b"", data).replace(b"\0", b"")):
        raise Unreadable(Trouble.DOCTYPE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except MemoryError:
        raise
    except Exception as error:
        raise Unreadable(Trouble.BROKEN, type(error).__name__) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(Trouble.DOCTYPE)
    return root


def _paragraphs(element: etree._Element) -> Iterator[str]:
    name = _name(element)
    if name in _SKIPPED or element.get("inhoud") in _SKIPPED:
        return
    if name == "kamerstukkop":
        yield from _head(element)
    elif name == "dossiernummer":
        yield squash(_inline_text(element))  # "36 410 VI", "21 501-32"
    elif name == "li":
        yield from _list_item(element)
    elif name == "al-groep":
        yield from _mended([text for text in _mixed(element) if text])
    elif name == "row":
        yield " | ".join(squash(_inline_text(entry)) for entry in element)
    else:
        yield from _mixed(element)


def _mixed(element: etree._Element) -> Iterator[str]:
    """Running text and what is inline in it make paragraphs; every other element makes its own."""
    loose = [element.text or ""]
    for child in element:
        if _is_block(child, element):
            yield squash("".join(loose))
            yield from _paragraphs(child)
            loose = []
        else:
            loose.append(_inline_text(child))
        loose.append(child.tail or "")
    yield squash("".join(loose))


def _mended(texts: list[str]) -> Iterator[str]:
    """Paragraphs of a group, where a sentence was broken in two by mistake; names stay as they are."""
    whole = ""
    for text in texts:
        is_broken = len(whole) > _LONGER_THAN_A_NAME and not whole.endswith(ENDS)
        if whole and not (is_broken and not FORMULA.match(text) and not MARK.match(text)):
            yield whole
            whole = ""
        whole = f"{whole} {text}".strip()
    yield whole


def _is_block(child: etree._Element, parent: etree._Element) -> bool:
    """Comments are inline; an element that is not known is a block unless it stands in running text."""
    if not isinstance(child.tag, str) or _name(child) in _INLINE:
        return False
    return _name(parent) != "al" or _name(child) in ("lijst", "table", "al", "al-groep")


def _inline_text(element: etree._Element, *, with_notes: bool = False) -> str:
    """All text in an element, without its comments; a note within it leaves only its number."""
    if not isinstance(element.tag, str):
        return ""
    if _name(element) == "noot" and not with_notes:
        return "".join(squash(_inline_text(number)) for number in element if _name(number) == "noot.nr")
    pieces = [element.text or ""]
    for child in element:
        gap = " " if _name(child) in ("al", "noot.al", "noot.nr", "lijst", "li", "li.nr") else ""
        pieces.extend((gap, _inline_text(child), gap, child.tail or ""))
    return "".join(pieces)


def _head(element: etree._Element) -> Iterator[str]:
    """Chamber and session year, as they are printed: in this order, the years with a dash between them."""
    lines = {line.get("inhoud"): squash(_inline_text(line)) for line in element}
    yield from (_YEARS.sub("–", lines[name]) for name in _BLOCKS_IN_HEAD if name in lines)


def _list_item(element: etree._Element) -> Iterator[str]:
    mark = " ".join(squash(_inline_text(child)) for child in element if _name(child) == "li.nr")
    for child in element:
        if _name(child) != "li.nr":
            for paragraph in filter(None, _paragraphs(child)):
                yield f"{mark} {paragraph}" if mark else paragraph
                mark = ""


def _name(element: etree._Element) -> str:
    """The name without namespace; empty for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
