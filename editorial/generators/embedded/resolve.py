"""What "deze groep" means: the subject of a motion often says the same with the thing named.

"verdere lastenverzwaringen voor deze groep een halt toe te roepen" and the subject "verdere lastenverzwaringen voor
zzp'ers een halt toeroepen" agree on both sides of "deze groep": there the subject's words may stand in its place.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_POINTER = re.compile(r"(?:deze|dit|genoemde|voornoemde|bovengenoemde|bovenstaande|dergelijke|zulke|zo['’]n)$")
_NO_NOUN = re.compile(
    r"(?:te|op|over|voor|in|met|van|en|of|jaar|week|maand|kader|verband|gang|keer|manier|wijze|[a-z]+t)$|.*[,;.]$"
)
_NO_BEGINNING = re.compile(r"(?:en|of|op|als|aan|met|van|in|bij|voor|dat|die|daar\w*|er|te|om)$")
_NO_END = re.compile(r"(?:en|of|op|als|aan|met|van|in|bij|voor|dat|die|er|te|om|de|het|een|tot)$")
_PREPOSITION = re.compile(r"(?:in|van|met|over|voor|bij|tegen|uit|op|naar|aan|rond|tussen|binnen|onder)$")
_ARTICLES = ("de", "het", "een")
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of our words `[a:b]` against one of theirs `[c:d]`."""

    tag: str
    a: int
    b: int
    c: int
    d: int


@dataclass(frozen=True, slots=True)
class Change:
    """Words `[start:end]` of the clause, and what stands in their place."""

    start: int
    end: int
    words: tuple[str, ...]


def resolve(clause: str, topic: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The clause with what it points to named, and each change (before, after); unchanged where that is not sure."""
    ours, theirs = clause.split(), topic.split()
    if not theirs or not any(_POINTER.match(_bare(word)) for word in ours):
        return clause, ()
    matcher = SequenceMatcher(None, [_bare(word) for word in ours], [_bare(word) for word in theirs], autojunk=False)
    runs = [_Run(*opcode) for opcode in matcher.get_opcodes()]
    changes = [change for index in range(1, len(runs) - 1) for change in _named(runs, index, ours, theirs)]
    made = tuple((" ".join(ours[change.start : change.end]), " ".join(change.words)) for change in changes)
    for change in reversed(changes):
        ours[change.start : change.end] = change.words
    return " ".join(ours), made


def _named(runs: list[_Run], index: int, ours: list[str], theirs: list[str]) -> tuple[Change, ...]:
    """What makes the words of this run say what they point to, if both sides of it agree."""
    run, before, after = runs[index], runs[index - 1], runs[index + 1]
    if run.tag == "insert" or not _POINTER.match(_bare(ours[run.a])) or not _agree(before, after, ours):
        return ()
    pointed, named = ours[run.a : run.b], tuple(theirs[run.c : run.d])
    if len(pointed) == 1 and (not named or (len(named) == 1 and _bare(named[0]) in _ARTICLES)):
        return _with_attribute(runs, index, theirs, named)
    if len(pointed) != 2 or _NO_NOUN.match(pointed[1]) or not 1 <= len(named) <= _LONGEST:
        return ()
    if _NO_BEGINNING.match(_bare(named[0])) or _NO_END.match(_bare(named[-1])) or _bare(ours[after.a]) in ("en", "of"):
        return ()
    return (Change(run.a, run.b, named),)


def _with_attribute(runs: list[_Run], index: int, theirs: list[str], article: tuple[str, ...]) -> tuple[Change, ...]:
    """ "deze huurders" where the subject has "huurders in het gebied": the attribute goes behind the noun."""
    if index + 3 >= len(runs):
        return ()
    run, noun, attribute, rest = runs[index : index + 4]
    added = tuple(theirs[attribute.c : attribute.d])
    if attribute.tag != "insert" or rest.tag != "equal" or noun.b - noun.a > 4 or len(added) > _LONGEST:
        return ()
    if not _PREPOSITION.match(_bare(added[0])) or _NO_END.match(_bare(added[-1])):
        return ()
    return Change(run.a, run.b, article), Change(noun.b, noun.b, added)


def _agree(before: _Run, after: _Run, ours: list[str]) -> bool:
    """Both neighbours are the same words, at least two together, of which one tells something."""
    if before.tag != "equal" or after.tag != "equal":
        return False
    words = [_bare(word) for word in ours[max(before.a, before.b - 3) : before.b] + ours[after.a : after.b][:3]]
    return len(words) >= 2 and any(len(word) >= 5 for word in words)


def _bare(word: str) -> str:
    return word.lower().strip(".,;:()“”\"'")
