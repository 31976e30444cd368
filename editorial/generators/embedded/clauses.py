"""The clause after the addressee: with "om", without loose ends, and with the report to the Chamber set apart."""

import re

_TO_VERB = re.compile(r"\b(?:te|uitte|tẹ) (?:\(?laten\)? |\(kunnen\) )?\w{2,}")
_OWN_OM = re.compile(
    r"(?:,[^,]{2,220},|(?:met klem|expliciet|dringend|specifiek|met spoed|daarbij|daarbij ook),?) om ", re.I
)
_LEADING_PHRASE = re.compile(
    r",?\s?(?:in|bij|met|voor|conform|naar|na|op|tijdens|ten|als|indien|wanneer|mede|gelet|gezien|samen|naast|zolang"
    r"|uiterlijk|via|vanuit|binnen|door|mocht|overeenkomstig|voorafgaand|–|daarbij|hierbij) ",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(?:als|indien|wanneer|mocht|zolang|gelet|gezien|mede)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"^(?P<main>.+?),? en (?:om )?(?P<report>(?:de (?:Tweede )?Kamer|hierover|daarover|dit aan de Kamer|hier|daar)\b"
    r"[^;]*?\bte (?:informeren|rapporteren|berichten|sturen|melden|zenden|verzenden)\b[^,;]*)$"
)

_ONLY_MORE = re.compile(
    r", (?:zodat|om zo|zoals|waaronder|bijvoorbeeld|onder meer|onder andere)(?! mogelijk)"
    r"(?![^,;]* en [^,;]* te \w+$) [^,;]*$"
)

_REFERENCE = re.compile(r"\s*\((?:[^()]*\b(?:[Kk]amerstuk(?:ken)?|nrs?\.)\s[^()]*|\d{2} ?\d{3}[^()]{0,12})\)")


def tidy(text: str) -> str:
    """One line, single blanks, no punctuation at the end, quotation marks as in ordinary print."""
    text = re.sub(r"«([^«»]*)»", r"“\1”", without_references(text))
    return re.sub(r"\s+", " ", text).strip(" ,;.:").removesuffix(" en").rstrip(" ,;")


def with_om(text: str) -> str:
    """An infinitive clause that begins with "om"; one that has its own "om" further on stays as it is.

    "verzoekt de regering deze bezuiniging terug te draaien" becomes "om deze bezuiniging terug te draaien".
    "bij de begroting om opheldering te vragen" may be either, and is right as it stands: it is not touched.
    """
    if re.match(r"(?:,|(?:om|te|tot|dat|het volgende|of)\b)", text, re.IGNORECASE) or _OWN_OM.match(text):
        return text
    first = _TO_VERB.search(text)
    if first is None:
        return text
    own_om = re.search(r"\bom\b", text[: first.start()])
    if own_om and _LEADING_PHRASE.match(text):
        return text
    return f"om {text}" if not text.startswith(",") else f"om{text}"


def after_comma(text: str) -> str:
    """A clause that stood behind "verzoekt de regering,": its first phrase was set off by commas.

    "in overleg met de provincies, te bezien" needs none; "als dat kan, om te bezien" keeps both.
    """
    first, comma, rest = text.partition(", ")
    if not comma:
        return text
    if rest.startswith("om "):
        return f", {text}"
    return f"{first} {rest}" if _LEADING_PHRASE.match(f"{first} ") and not _CONDITION.match(first) else f"om, {text}"


def split_report(text: str) -> tuple[str, str]:
    """Set "en de Kamer hierover te informeren" apart, where what stands before it is a clause of its own."""
    match = _REPORT.match(text)
    if match is None or not _TO_VERB.search(match["main"]):
        return text, ""
    return match["main"].rstrip(" ,"), match["report"]


def shortened(text: str) -> str:
    """Without what only tells a purpose, a result or examples at the end."""
    return _ONLY_MORE.sub("", text)


def without_references(text: str) -> str:
    """Without numbers of other papers in brackets: "de motie-Bikker (29 861, nr. 129)"."""
    return _REFERENCE.sub("", text)
