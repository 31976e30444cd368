"""Whom a motion asks: "de regering", "de Minister van Financiën", "het presidium"."""

import re

_QUALIFIERS = (
    r"(?:\(?(?:demissionaire?|missionaire?|nieuwe?|aanstaande|toekomstige?|huidige?|komende?|volgende?|zittende?"
    r"|nieuw\s+te\s+vormen|te\s+vormen|volgend|voltallige?|gehele|hele|nederlandse|betrokken|betreffende"
    r"|desbetreffende|verantwoordelijke?|eerstverantwoordelijke?|coördinerende?|vaste|bijzondere|tijdelijke"
    r"|parlementaire?|beoogde?|formerende|onderhandelende|algemene|nationale)\)?\s+){0,4}"
)
_NAMED = r"[A-ZÀ-ÖØ-Þ][\w’'&./-]*"
_PORTFOLIO = (
    rf"{_NAMED}(?:(?:\s*,\s+(?=[^,;:]{{1,60}}\sen\s+[A-Z])|\s+(?:en|&)\s+(?:van\s+|voor\s+)?|\s+(?:van|der)\s+|\s+)"
    rf"{_NAMED}){{0,15}}"
)
_STOP = r"(?:om|te|in|dit|de|het|een|zich|bij|met|er|voor|op|aan|zo|nog|ten|tevens|voorts|daarbij|hierbij|als)\b"
_UNCAPITALISED = rf"(?!{_STOP})[^\W\d_]+(?:(?:,?\s+(?:en\s+)?)(?!{_STOP})[^\W\d_]+){{0,5}}"

_OFFICE = (
    r"(?i:minister-?\s?president|vice-?minister-?president|ministeries?|ministers?|staats?secretaris(?:sen)?"
    r"|bewinds(?:persoon|personen|lieden|man|vrouw))"
)
_BODY = (
    r"(?i:reg(?:er)?ering(?:en)?|kabinet|presidium|(?:kamer)?voorzitter|(?:tweede\s+|eerste\s+)?kamer"
    r"|(?:in)?formateurs?|verkenners?|initiatiefnemers?|indieners?|fracties|fractievoorzitters|griffier|rekenkamer"
    r"|ombudsman|raad\s+van\s+state|raad\s+voor\s+de\s+rechtspraak|onderhandelaars|kamerleden|staat)\b"
)
_COMMITTEE = rf"(?i:commissie)\b(?:\s+(?:van|voor)(?:\s+de|\s+het)?\s+{_PORTFOLIO})?"
_HOLDER = (
    rf"{_OFFICE}\b(?:\s+(?:(?:van|voor|inzake)(?:\s+het\s+Ministerie\s+van)?\s+"
    rf"(?:{_PORTFOLIO}|{_UNCAPITALISED})|{_PORTFOLIO}))?"
)
_KNOWN = (
    rf"(?:(?i:de|het|te|dit|deze|die|onze|alle|beide)\s+(?i:{_QUALIFIERS})(?:{_HOLDER}|{_BODY}|{_COMMITTEE})"
    rf"|{_OFFICE}\s+{_PORTFOLIO})"
)
_PROPER = rf"(?i:de|het)\s+{_NAMED}(?:\s+{_NAMED}){{0,6}}(?=\s*[,:]|\s+(?:om|te|aan|in|op|hierbij|hierover)\b)"
_ADDRESSEE = re.compile(rf"{_KNOWN}(?:(?:\s+en|\s+of|\s+en/of|\s*,(?:\s+en)?)\s+{_KNOWN}){{0,5}}|{_PROPER}")

_TOLD = re.compile(r"\b(?:te\s+(?:informeren|rapporteren|berichten|melden)|op\s+de\s+hoogte)\b", re.IGNORECASE)


def find_addressee(text: str, position: int) -> tuple[int, int] | None:
    """Range of the addressee that begins at `position`, or None where something else is said there.

    In "verzoekt de Kamer hierover te informeren" the Chamber is told, not asked: no addressee.
    """
    found = _ADDRESSEE.match(text, position)
    if not found:
        return None
    is_chamber = found.group().lower() in {"de kamer", "de tweede kamer"}
    if is_chamber and _TOLD.search(text, found.end(), found.end() + 200):
        return None
    return found.span()
