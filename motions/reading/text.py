"""The one form that text has, whatever file it came out of.

NFC, line feeds only, no control, format or private characters, ligatures taken apart but nothing else folded;
paragraphs are separated by one blank line, a single line feed stands only between signatures.
"""

import re
import unicodedata
from collections.abc import Iterable

SOFT_HYPHEN = "\u00ad"
REPLACEMENT = "\ufffd"
"""Stands for a character that the file does not give; it lowers the legibility."""

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u0132": "IJ",
    "\u0133": "ij",
}
_LINE_ENDS = {"\n": "\n", "\r": "\n", "\x0b": "\n", "\x0c": "\n\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
_BLANKS = re.compile(r"[ ]{2,}")
_BLANK_LINES = re.compile(r"\n{3,}")


class _Table(dict[int, str]):
    """What becomes of each character; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = value = _replacement(chr(code))
        return value


def _replacement(character: str) -> str:
    if character in _LIGATURES or character in _LINE_ENDS:
        return _LIGATURES.get(character) or _LINE_ENDS[character]
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    if category in ("Cc", "Cf"):  # NUL and its kin, soft hyphens, zero width and bidirectional marks, tags
        return ""
    if category in ("Cn", "Co", "Cs"):  # no such character, private use, half a pair
        return REPLACEMENT
    return character


_TABLE = _Table()


def clean(text: str) -> str:
    """Clean the characters and leave the lines: ligatures, blanks, controls, NFC."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_TABLE))


def normalise(text: str) -> str:
    """Bring any text into the form above, keeping its lines and paragraphs. Doing it twice changes nothing."""
    lines = [_BLANKS.sub(" ", line).strip(" ") for line in clean(text).split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def squash(text: str) -> str:
    """One paragraph: all white space folded into single blanks."""
    return " ".join(clean(text).split())


def join_paragraphs(paragraphs: Iterable[str]) -> str:
    """Text of paragraphs; empty ones are left out."""
    return normalise("\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip()))
