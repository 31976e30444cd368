"""Who is asked: the grammar of an addressee in a motion, its known typing errors, singular or plural."""

import re

_MINISTRY = r"[A-ZÀ-Þ][\w&-]*(?:(?:,| en|, en| &)? [A-ZÀ-Þ][\w&-]*)*"
_DETERMINER = r"(?i:de|het|te|alle|dit|die|deze|onze|elke)"
_ADJECTIVES = (
    r"(?:\(?(?i:nieuwe?|toekomstige|demissionaire?|aanstaande|volgende|voltallige|huidige|betreffende|desbetreffende"
    r"|betrokken|verantwoordelijke?|Nederlandse|komende|nieuw te vormen|gehele|coördinerende?|externe)\)? )*"
)
_OFFICE = (
    r"(?:(?i:(?:vice-?)?minister-presidente?|ministers?|bewindspersoon|bewindspersonen|bewindslieden"
    r"|staatsse?cretaris(?:sen)?)"
    rf"(?: (?:van|voor|belast met) {_MINISTRY}| [A-Z]\w+(?:(?:,| en) [A-Z]\w+)*(?: [A-Z]\w+)*)?)"
)
_BODY = (
    r"(?:(?i:regering|regerering|rerering|kabinet|presidium|kamervoorzitter|voorzitter|(?:in)?formateurs?"
    r"|algemene rekenkamer|OM|CTIVD|Nibud|initiatiefnemers?|fracties|gemeenten|rapporteurs?)"
    rf"|(?i:ministeries?)(?: van {_MINISTRY})?"
    r"|(?i:(?:vaste |tijdelijke )?(?:kamer)?commissie)(?: (?:voor|van) [^,;:]{3,60}?(?= om |,))?)"
)
_CORE = rf"{_ADJECTIVES}(?:{_OFFICE}|{_BODY})(?![\w-])"
_ADDRESSEE = re.compile(rf"{_DETERMINER} {_CORE}(?:(?: en|, alsmede| alsmede) (?i:de|het) {_CORE})*")
_CHAMBER = re.compile(r"de (?:Tweede )?Kamer(?= (?:zich )?uit te spreken)", re.IGNORECASE)

_TYPING_ERRORS = (
    (re.compile(r"^te (?=rege)"), "de "),
    (re.compile(r"\bre(?:ge|re)rering\b|\brerering\b"), "regering"),
    (re.compile(r"^de (?=(?:\w+ )?(?:kabinet|presidium)\b)"), "het "),
    (re.compile(r"\b([Ss])taatse?cretaris"), r"\1taatssecretaris"),
)
_PLURAL = re.compile(
    r"^(?:alle|de .*?\b(?:ministers|staatssecretarissen|bewindslieden|bewindspersonen|initiatiefnemers|fracties"
    r"|ministeries|gemeenten|rapporteurs|formateurs|informateurs|partijen|regietafels)\b)| (?:en|alsmede) (?:de|het) ",
    re.IGNORECASE,
)


def match_addressee(text: str, known: str = "") -> int:
    """How many characters at the start of `text` name who is asked; 0 when nobody is. `known` is what the reader
    of the text found, and counts where this grammar sees nothing."""
    match = _ADDRESSEE.match(text) or _CHAMBER.match(text)
    if match:
        return match.end()
    return len(known) if known and text.lower().startswith(known.lower()) and not _is_informed(text, known) else 0


def mend(addressee: str) -> str:
    """The addressee without the typing errors that official texts have ("verzoekt te regering")."""
    for error, right in _TYPING_ERRORS:
        addressee = error.sub(right, addressee)
    return addressee


def is_plural(addressee: str) -> bool:
    """Whether a finite verb with this subject is plural."""
    return _PLURAL.search(addressee) is not None


def _is_informed(text: str, known: str) -> bool:
    """ "verzoekt de Kamer te informeren": the Chamber is who is told, not who is asked."""
    return "kamer" in known.lower().split() and _CHAMBER.match(text) is None
