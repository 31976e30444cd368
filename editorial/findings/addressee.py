"""The wrong one is asked: regering, kabinet, minister of …, presidium."""

import re

from editorial.findings.base import Context, Field, Finding, Severity, Words
from editorial.generators import Source
from motions.reading.addressee import find_addressee
from motions.reading.structure import PartKind

_ASKING = re.compile(
    r"\b(?:vraagt|vragen|verzoekt|verzoeken|roept|roepen|draagt|dragen|wordt|worden|zal|zullen|moet|moeten|gaat|gaan)"
    r"(?: (?:zij|ze|de Kamer|de leden [^,.]{3,60}?))?(?: ook)? (?=(?:de|het|alle) )"
)
_PASSIVE = re.compile(r"[^.;]{0,160}?\b(?:gevraagd|verzocht|opgeroepen|opgedragen)\b")
_CALLED = {
    "regering": "regering", "kabinet": "kabinet", "presidium": "presidium", "voorzitter": "voorzitter",
    "kamervoorzitter": "voorzitter", "formateur": "formateur", "informateur": "informateur", "kamer": "Kamer",
    "ministers": "minister", "minister": "minister", "staatssecretaris": "staatssecretaris",
    "staatssecretarissen": "staatssecretaris", "bewindslieden": "minister", "bewindspersonen": "minister",
}  # fmt: skip


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """A blocking finding for everybody whom the draft says is asked, and the motion does not ask."""
    asked = {
        _called(part.addressee): (part.start, part.end)
        for part in source.parts
        if part.kind is PartKind.REQUEST and part.addressee
    }
    if not asked:
        return ()
    return tuple(finding for field, text in words.fields() for finding in _check(field, text, source, asked))


def _check(field: Field, text: str, source: Source, asked: dict[str, tuple[int, int]]) -> list[Finding]:
    found = []
    for match in _ASKING.finditer(text):
        span = find_addressee(text, match.end())
        if span is None or not _is_asked(match[0], text, span[1]):
            continue
        named = text[slice(*span)]
        if _called(named) in asked or _is_named_in_requests(named, source) or _is_subject(named, text, match.start()):
            continue
        right = " of ".join(sorted(asked))
        sentence = f"De motie vraagt dit niet aan {named}, maar aan: {right}."
        passage = next(iter(asked.values()))
        found.append(Finding("addressee", Severity.BLOCKING, field, *span, named, sentence, passage))
    return found


def _is_asked(verb: str, text: str, end: int) -> bool:
    """ "wordt de regering gevraagd", not "wordt de regering gehoord"; "zal de regering …" asks in an implication."""
    if verb.startswith(("wordt", "worden")):
        return _PASSIVE.match(text, end) is not None
    return True


def _is_subject(named: str, text: str, start: int) -> bool:
    """ "Daarnaast vraagt de Kamer om …": the Chamber asks there, it is not asked."""
    return _called(named) == "Kamer" and not re.search(r"(?:[Kk]amer|motie|leden?\b.{0,60})\s*$", text[:start])


def _is_named_in_requests(named: str, source: Source) -> bool:
    """Somebody who has a part in what is asked may do something in the draft ("dan moet de minister …")."""
    requests = (source.text[part.start : part.end] for part in source.parts if part.kind is PartKind.REQUEST)
    return any(named.lower() in " ".join(request.lower().split()) for request in requests)


def _called(addressee: str) -> str:
    """The office in one word, with its portfolio for ministers: "minister van financiën"."""
    words = addressee.lower().replace("staatsecretaris", "staatssecretaris").split()
    for index, word in enumerate(words):
        office = _CALLED.get(word.strip("().,"))
        if office in ("minister", "staatssecretaris"):
            return " ".join([office, *words[index + 1 :]])
        if office:
            return office
    return " ".join(words)
