"""Two editors on one draft: the words of both side by side, and a form in which neither is lost."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.admin.actor import name_of
from editorial.admin.difference import Change, compare
from editorial.admin.forms import DraftWordsForm
from editorial.models import Draft, Revision


@dataclass(frozen=True, slots=True)
class Words:
    summary: str
    implication: str


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """What the page says about the conflict."""

    sentence: str
    author: str
    mine: Words
    theirs: Words
    changes: list[tuple[str, list[Change]]]


def describe(draft: Draft, mine: Words) -> ConflictWords:
    """What differs between the words that this person typed and the ones that the draft holds now."""
    assert draft.current is not None
    author = name_of(draft.current.author)
    theirs = Words(draft.current.summary, draft.current.implication)
    pairs = [("Implicatie", theirs.implication, mine.implication), ("Samenvatting", theirs.summary, mine.summary)]
    return ConflictWords(
        sentence=_sentence(draft, author),
        author=author,
        mine=mine,
        theirs=theirs,
        changes=[(name, compare(old, new)) for name, old, new in pairs if old != new],
    )


def merge(base: Revision | None, draft: Draft, mine: Words) -> DraftWordsForm:
    """A form to go on with: a field that this person did not touch has the other's words, the rest keeps theirs.

    `base` is the revision that was on the screen; without it every field counts as touched.
    """
    assert draft.current is not None
    kept = {"summary": mine.summary, "implication": mine.implication}
    if base is not None:
        for name in kept:
            if kept[name] == getattr(base, name):
                kept[name] = getattr(draft.current, name)
    return DraftWordsForm(kept)


def _sentence(draft: Draft, author: str) -> str:
    if draft.is_pending:
        return f"Terwijl jij bezig was, sloeg {author} andere woorden op."
    return f"Terwijl jij bezig was, is dit concept {draft.get_state_display()}."
