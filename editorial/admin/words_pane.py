"""The right half of the desk: where the words come from, what changed, and what else was proposed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editorial.admin.actor import name_of
from editorial.admin.difference import Change, compare
from editorial.models import Draft, Revision, RevisionOrigin
from motions.models import Explanation, Motion, MotionText

ALTERNATIVES = 5
_GENERATORS = {"embedded": "samensteller"}
_PARAGRAPHS = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Other words of a machine for this draft, as changes from the current ones."""

    revision: Revision
    origin: str
    implication: list[Change]
    summary: list[Change]


def origin_of(revision: Revision, summary: str) -> list[str]:
    """Who or what made these words, in facts for one line."""
    made = revision.generation
    facts = [_generator_of(revision)] if made else []
    if made and made.model:
        facts.append(made.model)
    if revision.origin == RevisionOrigin.HUMAN:
        facts.append(f"bewerkt door {name_of(revision.author)}")
    if made and made.seconds is not None:
        facts.append(f"{made.seconds:.2f} s".replace(".", ","))
    facts.append(f"{len(summary.split())} woorden")
    facts.append(f"revisie {revision.number}")
    return facts


def text_changes_of(motion: Motion, revision: Revision) -> list[Change]:
    """From the text of the draft to the current one, where that reads differently; else empty."""
    current = motion.current_text
    if current is None or current.reading == revision.text.reading:
        return []
    return compare_texts(revision.text, current)


def compare_texts(old: MotionText, new: MotionText) -> list[Change]:
    """The changes between two texts of a motion, paragraphs close together: to look for what differs, not to read."""
    return compare(_PARAGRAPHS.sub("\n", old.text), _PARAGRAPHS.sub("\n", new.text))


def stop_of(draft: Draft, is_changed: bool) -> str:
    """What no reason overrules and no typing mends, so that approving makes no sense yet. The move judges it again."""
    if draft.motion.hidden or draft.motion.merged_into_id:
        return "Deze motie is er niet meer"
    if draft.motion.current_text is None:
        return "De motie heeft geen tekst meer"
    return "Neem eerst de nieuwe tekst als bron" if is_changed else ""


def differences_of(
    draft: Draft, revision: Revision, summary: str, implication: str
) -> list[tuple[str, list[Change], list[Change]]]:
    """From the machine's words to these, and from what is online to these, where there is a difference."""
    pairs: list[tuple[str, str, str]] = []
    made = revision.generation
    if made and made.summary and (made.summary, made.implication) != (summary, implication):
        pairs.append(("Van de machine naar nu", made.implication, made.summary))
    online = Explanation.objects.online().filter(motion=draft.motion).only("summary", "implication").first()
    if online and (online.summary, online.implication) != (summary, implication):
        pairs.append(("Van wat online staat naar nu", online.implication, online.summary))
    return [(title, compare(old, implication), compare(older, summary)) for title, old, older in pairs]


def alternatives_of(revision: Revision) -> list[Alternative]:
    """What machines proposed beside the current words, newest first; the same words once."""
    others = Revision.objects.filter(draft=revision.draft_id, origin=RevisionOrigin.MACHINE).exclude(pk=revision.pk)
    found: dict[str, Alternative] = {}
    for other in others.select_related("generation").order_by("-number")[: 4 * ALTERNATIVES]:
        if other.words_hash == revision.words_hash or other.words_hash in found or len(found) == ALTERNATIVES:
            continue
        found[other.words_hash] = Alternative(
            other,
            _generator_of(other),
            compare(revision.implication, other.implication),
            compare(revision.summary, other.summary),
        )
    return list(found.values())


def _generator_of(revision: Revision) -> str:
    made = revision.generation
    return f"{_GENERATORS.get(made.generator, made.generator)} {made.version}".strip() if made else "machine"
