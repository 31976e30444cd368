"""Why a move may not be made: by this actor, on this version, with these words. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

from editorial import findings_of, words
from editorial.actors import Actor
from editorial.findings import Finding, Severity, Words
from editorial.models import Action, ActorKind, Draft, Revision
from motions.models import Motion, MotionText
from motions.reading.legibility import LEGIBLE

_CONTRIBUTES = (Action.REVISE, Action.TAKE_ALTERNATIVE, Action.WRITE, Action.CORRECT)
GONE = "Deze motie is bij de Kamer verwijderd of hoort nu bij een andere motie."


class NotAllowed(Exception):
    """This actor may not make this move; `words` say so in Dutch."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Blocked(Exception):
    """Something must be mended first; `sentences` say what, in Dutch. `keys` are the findings that are not answered."""

    def __init__(self, sentences: list[str], keys: Collection[str] = ()) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences
        self.keys = frozenset(keys)


class Conflict(Exception):
    """Somebody else changed the draft since it was on this screen. Nothing was written.

    `draft` is what it is now, `mine` the words that were posted (if any), `base` the revision they were typed on.
    """

    def __init__(self, draft: Draft, mine: Words | None = None, base: Revision | None = None) -> None:
        super().__init__(f"{draft} is intussen gewijzigd.")
        self.draft = draft
        self.mine = mine
        self.base = base


class AlreadyDecided(Conflict):
    """Somebody decided about this draft in the meantime; its state says what."""


# --- who ------------------------------------------------------------------------------------------------------------


def require(actor: Actor, may: Callable[[User], bool], what: str) -> User:
    """The person behind the actor, who may do this; the system never passes. `what` completes "Je mag niet …"."""
    if actor.user is None or actor.kind == ActorKind.SYSTEM:
        raise NotAllowed("Alleen een mens kan dit doen.")
    if not may(actor.user):
        raise NotAllowed(f"Je mag niet {what}.")
    return actor.user


def require_if_person(actor: Actor, may: Callable[[User], bool], what: str) -> None:
    """What the system does by itself, a person may ask for who may do this; `what` as for `require`."""
    if actor.user is not None and not may(actor.user):
        raise NotAllowed(f"Je mag niet {what}.")


# --- on what --------------------------------------------------------------------------------------------------------


def require_pending(draft: Draft, mine: Words | None = None) -> None:
    if not draft.is_pending:
        raise AlreadyDecided(draft, mine)


def require_version(draft: Draft, version: int, mine: Words | None = None, base: Revision | None = None) -> None:
    if draft.version != version:
        raise Conflict(draft, mine, base)


def require_there(motion: Motion) -> None:
    """Nothing new is made for a motion that the Chamber took back, or that belongs to another now."""
    if motion.hidden or motion.merged_into_id is not None:
        raise Blocked([GONE])


def require_readable(text: MotionText) -> None:
    """What cannot be read is not summarised."""
    found = getattr(text, "found", None)
    if found is None or found.doubts or found.legibility < LEGIBLE:
        raise Blocked(["De motietekst is niet goed genoeg te lezen voor een concept."])


def require_words(summary: str, implication: str) -> None:
    """Words that fit; empty ones may be saved, but not approved."""
    if max(len(summary), len(implication)) > words.MAX_LENGTH:
        raise Blocked([f"De tekst is te lang: hij mag {words.MAX_LENGTH:,} tekens lang zijn.".replace(",", ".")])


def require_reason(reason: str) -> str:
    if not reason.strip():
        raise Blocked(["Geef een reden."])
    return reason.strip()


# --- with which words -----------------------------------------------------------------------------------------------


def faults(motion: Motion, revision: Revision) -> list[str]:
    """What no reason can overrule: empty words, a text that is not the current one, a motion that is gone."""
    found = []
    if motion.hidden or motion.merged_into_id is not None:
        found.append(GONE)
    found += empty_fields(revision.summary, revision.implication)
    if motion.current_text is None:
        found.append("De motie heeft geen tekst meer.")
    elif motion.current_text.reading != revision.text.reading:
        found.append("De motietekst is gewijzigd. Bekijk het verschil en koppel het concept aan de nieuwe tekst.")
    return found


def empty_fields(summary: str, implication: str) -> list[str]:
    """Which of the fields say nothing; such words never go online."""
    fields = {"De samenvatting is leeg.": summary, "De implicatie is leeg.": implication}
    return [sentence for sentence, said in fields.items() if not said.strip()]


def answer_findings(
    revision: Revision, acknowledged: Collection[str], overruled: Mapping[str, str]
) -> Sequence[dict[str, Any]]:
    """The findings on these words with what the approver answered, for the log; Blocked where one has none."""
    answered: dict[str, dict[str, Any]] = {}
    missing: dict[str, str] = {}
    for key, finding in findings_of.keyed(revision.summary, revision.implication, revision.text):
        reason = words.clean(overruled.get(key, "")).strip()
        answered[key] = _answer(key, finding, is_seen=key in acknowledged, reason=reason)
        if finding.severity == Severity.BLOCKING and not reason:
            missing[key] = f"{finding.sentence} Verbeter dit, of geef een reden om het zo te laten."
        elif finding.severity == Severity.WARNING and key not in acknowledged and not reason:
            missing[key] = f"{finding.sentence} Bevestig dat je dit hebt gezien."
    if missing:
        raise Blocked(list(missing.values()), missing.keys())
    return list(answered.values())


def overrule_all(revision: Revision, reason: str) -> list[dict[str, Any]]:
    """The findings on words that come in approved, each overruled with one reason; for the log."""
    found = findings_of.keyed(revision.summary, revision.implication, revision.text)
    return [_answer(key, finding, is_seen=False, reason=reason) for key, finding in dict(found).items()]


def _answer(key: str, finding: Finding, *, is_seen: bool, reason: str) -> dict[str, Any]:
    return {
        "key": key,
        "kind": finding.kind,
        "severity": str(finding.severity),
        "field": finding.field,
        "words": finding.words,
        "sentence": finding.sentence,
        "acknowledged": is_seen,
        "overruled": reason,
    }


# --- four eyes ------------------------------------------------------------------------------------------------------


def needs_two(revision: Revision) -> bool:
    """Whether FOUR_EYES asks two people to look at these words before they go online."""
    rule = settings.FOUR_EYES
    return rule == "always" or (rule == "edited" and is_edited(revision))


def require_other_eyes(draft: Draft, user: User) -> None:
    """The second pair of eyes is of somebody who neither wrote, chose nor first approved; no superuser is exempt."""
    if user.pk in contributors(draft):
        raise NotAllowed("Je hebt zelf aan deze woorden gewerkt. Een ander moet ze bekijken.")


def contributors(draft: Draft) -> set[int]:
    """Everybody who had a part in the words of this draft or in the text that they are about."""
    people = {draft.first_approved_by_id}
    people.update(draft.revisions.values_list("author", flat=True))
    people.update(draft.revisions.values_list("text__author", flat=True))
    people.update(draft.events.filter(action__in=_CONTRIBUTES).values_list("actor", flat=True))
    return {pk for pk in people if pk is not None}


def is_edited(revision: Revision) -> bool:
    """Whether these are other words than the machine's; words without a machine are a person's own."""
    made = revision.generation
    return made is None or words.words_hash(made.summary, made.implication) != revision.words_hash
