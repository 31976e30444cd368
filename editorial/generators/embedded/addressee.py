"""Who is asked: known typing errors mended, singular or plural."""

import re

_TYPING_ERRORS = (
    (re.compile(r"^te (?=rege)", re.IGNORECASE), "de "),
    (re.compile(r"\bre(?:ge|re)rering\b|\brerering\b"), "regering"),
    (re.compile(r"^de (?=(?:\w+ )?(?:kabinet|presidium)\b)", re.IGNORECASE), "het "),
    (re.compile(r"\b([Ss])taat(?:se?|s s)cretaris"), r"\1taatssecretaris"),
)
_PLURAL = re.compile(
    r"^(?:alle|beide) |^de .*?\b(?:ministers|staatssecretarissen|bewindslieden|bewindspersonen|initiatiefnemers"
    r"|fracties|fractievoorzitters|ministeries|gemeenten|rapporteurs|formateurs|informateurs|verkenners|indieners"
    r"|partijen|kamerleden|onderhandelaars|regietafels)\b| (?:en|alsmede) (?:de|het) ",
    re.IGNORECASE,
)


def mend(addressee: str) -> str:
    """The addressee without the typing errors that official texts have ("verzoekt te regering")."""
    for error, right in _TYPING_ERRORS:
        addressee = error.sub(right, addressee)
    return addressee


def is_plural(addressee: str) -> bool:
    """Whether a finite verb with this subject is plural."""
    return _PLURAL.search(addressee) is not None
