"""The words of a draft as they are stored, compared and signed for: NFC, LF only, no control characters."""

import hashlib
import re
import unicodedata
from difflib import SequenceMatcher

MAX_LENGTH = 20_000
"""Characters in a summary or an implication; the longest of the old site has 1,900."""

_LINE_END = re.compile("\r\n?|\u2028|\u2029|\x85")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MAX_TOKENS = 4_000


def clean(text: str) -> str:
    """The words as they are kept: NFC, every line end as LF, without control characters; white space stays.

    PostgreSQL refuses NUL where SQLite takes it, and no control character means anything to a reader.
    """
    return unicodedata.normalize("NFC", _CONTROL.sub("", _LINE_END.sub("\n", text)))


def words_hash(summary: str, implication: str) -> str:
    """What an approval signs for: the sha256 of both fields, as they are kept."""
    return hashlib.sha256(f"{clean(summary)}\x00{clean(implication)}".encode()).hexdigest()


def is_same(before: str, after: str) -> bool:
    """Whether a save changes nothing: CRLF for LF and one newline at the end count as nothing."""
    return clean(before).removesuffix("\n") == clean(after).removesuffix("\n")


def likeness(before: str, after: str) -> float:
    """How much of the words stayed, from 0 to 1."""
    return round(SequenceMatcher(None, *_tokens(before, after), autojunk=False).ratio(), 4)


def difference(before: str, after: str) -> str:
    """What changed, word by word, with [-what went-] and {+what came+}; empty where nothing did."""
    if before == after:
        return ""
    old, new = _tokens(before, after)
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        went, came = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            pieces.append(went)
            continue
        pieces += [f"[-{went}-]" if went else "", f"{{+{came}+}}" if came else ""]
    return "".join(pieces)


def _tokens(before: str, after: str) -> tuple[list[str], list[str]]:
    """Words, and lines where there are very many: comparing takes quadratic time."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) > _MAX_TOKENS:
        return _LINE.findall(before), _LINE.findall(after)
    return old, new
