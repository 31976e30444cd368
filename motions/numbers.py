"""Every printed number of a motion, both ways.

A motion is known by many names: the case (2024Z02492), the paper (2024D05694), the number on the paper itself
(36 410 V, nr. 49) and its GUIDs. People type, copy and paste all of them. This module turns each into the one
canonical value under which `Address` keeps it, and writes numbers as people read them. No Django, no database:
whether a number exists is for the caller to find out.
"""

import re
import unicodedata
from urllib.parse import unquote
from uuid import UUID

MAX_LENGTH = 2000
"""Characters; nobody pastes a longer address, and a longer text is not a number."""

_NOT_A_SUFFIX = r"(?!(?:nrs?|nos?|nummers?)\b)"
_SUFFIX = rf"(?:hoofdstuk )?(?P<suffix>{_NOT_A_SUFFIX}[a-z]{{1,7}}|(?<=[ ,./-])[0-9]{{1,3}})"
_KINGDOM = r"\(?\s?r\s?[0-9]{2,5}\s?\)?"  # number of a Kingdom act, printed behind the dossier's: (R2160)
_DOSSIER = rf"(?P<dossier>[0-9]{{1,3}}[ .]?[0-9]{{3}})(?:[ ,./-]*{_SUFFIX})??(?:[ ,-]*{_KINGDOM})?[ -]*"
_CITATION = (
    r"(?:(?:motie|kamerstuk(?:ken)?|kst|dossier|t\.v\.v\.)[ :,-]*)*(?:ii[ ,]*)?(?:[0-9]{4}[/-][0-9]{2,4}[ ,-]+)?"
)

_PRINTED = re.compile(rf"{_CITATION}{_DOSSIER}[ ,./-]+(?:(?:nrs?|nos?|nummers?)\b[. ]*)?(?P<number>[0-9]{{1,5}})")
_DOSSIER_ONLY = re.compile(rf"{_CITATION}{_DOSSIER}")
_GUID = re.compile(r"(?<![0-9a-f-])[0-9a-f]{8}(-?)[0-9a-f]{4}(?:\1[0-9a-f]{4}){3}[0-9a-f]{8}(?![0-9a-f-])")
_CASE_OR_PAPER = re.compile(r"(?<![0-9a-z])((?:19|20)[0-9]{2})([zd])([0-9]{5})(?![0-9a-z])")
_OLD_CASE = re.compile(r"(?:19|20)[0-9]{7}")  # cases of before 2008: 200704038
_PUBLICATION = re.compile(
    r"\bkst-(?:[0-9]{8}-)?(?P<dossier>[0-9]{4,6})"
    r"(?:-(?P<suffix>[a-z]{1,7}|[0-9]{1,3}))?(?:-\(?r[0-9]+\)?)?-(?P<number>[0-9]{1,5})(?![0-9])"
)
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def printed_number(dossier: int | str, suffix: str | None, number: int) -> str:
    """The canonical form of a paper's number: `36410-V-49`, `21501-32-1740`, `36027-12`.

    Not unique: the source sometimes loses a suffix, and then two motions bear one number.
    """
    return f"{dossier_number(dossier, suffix)}-{int(number)}"


def dossier_number(dossier: int | str, suffix: str | None = None) -> str:
    """The canonical form of a dossier's number, as in its address: `36410-V`, without a Kingdom act's number."""
    clean = _clean_suffix(suffix)
    return f"{dossier}-{clean}" if clean else str(dossier)


def human_number(dossier: int | str, suffix: str | None, number: int) -> str:
    """The number as the Chamber prints it: `36 410 V, nr. 49`, `21 501-32, nr. 1740`, `36 027 (R2160), nr. 12`."""
    return f"{human_dossier(dossier, suffix)}, nr. {int(number)}"


def human_dossier(dossier: int | str, suffix: str | None = None) -> str:
    """The dossier's number as the Chamber prints it: `36 410 V`, `21 501-32`."""
    digits = str(dossier)
    grouped = f"{digits[:-3]} {digits[-3:]}" if len(digits) > 3 else digits
    clean = _clean_suffix(suffix)
    kingdom = re.search(r"R\s?([0-9]{2,5})", (suffix or "").upper())
    return grouped + _joined(clean) + (f" (R{kingdom[1]})" if kingdom else "")


def parse_number(text: str) -> str | None:
    """The canonical value that this text names, or None when it names no motion.

    Knows GUIDs, `2024Z02492` and `2024D05694` anywhere in the text (so in a pasted address too), publication ids as
    `kst-36410-V-49`, and the printed forms when the text holds nothing else. Never raises.
    """
    plain = _plain(text)
    if found := _GUID.search(plain):
        return str(UUID(found[0]))
    if found := _CASE_OR_PAPER.search(plain):
        return f"{found[1]}{found[2].upper()}{found[3]}"
    if _OLD_CASE.fullmatch(plain):
        return plain
    found = _PUBLICATION.search(plain) or _PRINTED.fullmatch(_last_segment(plain))
    if found is None:
        return None
    return printed_number(_digits(found["dossier"]), found["suffix"], int(found["number"]))


def parse_dossier(text: str) -> str | None:
    """The canonical dossier number when the text is nothing but one: `36 410-V` gives `36410-V`. Never raises."""
    found = _DOSSIER_ONLY.fullmatch(_last_segment(_plain(text)))
    return dossier_number(_digits(found["dossier"]), found["suffix"]) if found else None


def _plain(text: str) -> str:
    """Lower case, one kind of hyphen and of space, percent signs undone; empty when too long to be a number."""
    if len(text) > MAX_LENGTH:
        return ""
    folded = unicodedata.normalize("NFKC", unquote(text)).translate(_HYPHENS).casefold()
    return " ".join(folded.split())


def _last_segment(plain: str) -> str:
    """What stands behind the last slash of an address, without brackets, quotes and full stops around it."""
    if "/nummer/" in plain:
        plain = plain.rsplit("/nummer/", 1)[1]
    return plain.strip(" .,;:()[]<>\"'“”‘’/")


def _digits(printed: str) -> str:
    return re.sub(r"[^0-9]", "", printed)


def _clean_suffix(suffix: str | None) -> str:
    """`V`, `XVI` or `32`; blanks, stray hyphens and the number of a Kingdom act go (`-(R2110)` gives nothing)."""
    without_kingdom = re.sub(r"\(?\s?R\s?[0-9]{2,5}\s?\)?", "", (suffix or "").upper())
    return re.sub(r"[^0-9A-Z]", "", without_kingdom)


def _joined(suffix: str) -> str:
    if not suffix:
        return ""
    return f"-{suffix}" if suffix[0].isdigit() else f" {suffix}"
