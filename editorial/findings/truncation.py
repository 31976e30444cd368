"""Text that is cut off: it breaks off in the middle of a sentence, a word, or a pair of brackets."""

import re

from editorial.dutch.lexicon import words_of
from editorial.findings.base import Context, Field, Finding, Severity, Words
from editorial.generators import Source
from motions.reading.legibility import is_known

_NEVER_LAST = words_of(
    "de het een te en of dat om zoals van met tussen per ten ter tot als indien wanneer waarbij waarin waarmee waardoor"
    " zodat omdat bij naar zonder via volgens tijdens sinds onze hun zijn haar deze dus maar want noch waarvan wiens"
    " welke zeer alle elke iedere geen sommige middels inzake inclusief vanwege"
)
_MAY_END = words_of("zijn haar deze alle hun elke")  # pronouns and verbs that may close a sentence
_ADVERBIAL = re.compile(
    r"(?:in|bij|met|voor|naar|na|op|tijdens|samen|via|binnen|door|uiterlijk|zich|er|niet|ook|vóór|over|van|aan|uit|hier\w*"
    r"|daar\w*|zo|nog|dit|deze|alle|actief|snel)\b"
)
_LAST_WORD = re.compile(r"([\w'’-]+)[^\w]*$")
_LIST_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_PAIRS = {"(": ")", "“": "”", "«": "»"}


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """A blocking finding for each field that is empty or does not end (or begin) as a sentence does."""
    return tuple(finding for field, text in words.fields() if (finding := _check(field, text, source)))


def _check(field: Field, text: str, source: Source) -> Finding | None:
    stripped = text.rstrip()
    if not stripped.strip():
        return _finding(field, 0, len(text), text, "Hier staat nog geen tekst.")
    last = _LAST_WORD.search(stripped)
    if last is None:
        return _finding(field, 0, len(stripped), stripped, "Hier staat geen enkel woord.")
    reason = _reason(stripped, last[1], source)
    if reason:
        return _finding(field, last.start(), len(stripped), stripped[last.start() :], reason)
    if re.match(r"\s*[a-zë,;.)]", text) and not _LIST_ITEM.match(text):
        first = re.match(r"\s*\S+", text)
        end = first.end() if first else 0
        return _finding(field, 0, end, text[:end], "De tekst begint midden in een zin.")
    return None


def _reason(text: str, last: str, source: Source) -> str:
    word = last.lower().strip("'’-")
    line = text.rsplit("\n", 1)[-1]
    closed = re.search(r"[.!?][\"”’»')*_\]]*$", text) is not None
    if text.endswith(("…", "...")) or text.rstrip("*_").endswith(("-", ",")):
        return "De tekst breekt af midden in een zin."
    if word in _NEVER_LAST and not last.isupper() and not (closed and (word in _MAY_END or text[-2:-1] in '»”’"')):
        return f"De tekst breekt af na “{last}”."
    if not closed and not (_LIST_ITEM.match(line) and _is_whole(word, source)):
        return "De laatste zin heeft geen punt. Misschien is de tekst afgekapt."
    if not _is_whole(word, source):
        return f"Het laatste woord, “{last}”, lijkt afgekapt."
    if _misses_infinitive(text) and not _ends_there_too(text, source):
        return "De laatste zin is niet af."
    if any(_is_left_open(text, *pair) and not _is_left_open(source.text, *pair) for pair in _PAIRS.items()):
        return "Een haakje of aanhalingsteken is niet gesloten."
    return ""


def _is_whole(word: str, source: Source) -> bool:
    """Not the first letters of a longer word of the source, unless it is a word itself."""
    if len(word) < 2 or is_known(word):
        return True
    in_source = re.findall(r"[\w'’-]+", source.text.lower())
    return word in in_source or not any(other.startswith(word) for other in in_source)


def _misses_infinitive(text: str) -> bool:
    """The last sentence asks "om …" but never comes to its verb ("te …").

    What asks for a thing ("om sancties") needs none: only a clause that begins with an adverbial counts.
    """
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)[-1]
    match = re.search(r"(?:vraagt|verzoekt|gevraagd|verzocht|roept|opgeroepen)\b.*?\bom (?P<clause>.+)$", sentence)
    if match is None or not _ADVERBIAL.match(match["clause"]):
        return False
    return not re.search(r"\b(?:te|tẹ|uitte)\b", match["clause"])


def _ends_there_too(text: str, source: Source) -> bool:
    """The source ends a clause at the same three words: what asks for a thing ("om sancties") has no infinitive."""
    words = re.findall(r"\w+", text)[-3:]
    return re.search(r"\W+".join(map(re.escape, words)) + r"\s*[.,;:)]", source.text) is not None


def _is_left_open(text: str, opening: str, closing: str) -> bool:
    return text.count(opening) > text.count(closing)


def _finding(field: Field, start: int, end: int, words: str, sentence: str) -> Finding:
    return Finding("truncation", Severity.BLOCKING, field, start, end, words, sentence)
