"""Approved words to a published Explanation, and back. Called by `editorial.moves` only, inside its transaction."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db.models import Max
from django.utils import timezone

from editorial import findings_of, guards, markdown
from editorial.actors import Actor
from editorial.evidence import find_evidence
from editorial.findings import Field
from editorial.generators import Source
from editorial.models import Draft, Generation, Revision
from motions import search
from motions.models import Explanation, ExplanationState


def publish(draft: Draft, revision: Revision, *, actor: Actor, by_command: bool = False, note: str = "") -> Explanation:
    """Put these words online in the place of what was, with everything that the page prints copied in.

    The actor is a person: the approver. Needs `revision.text` and `revision.generation` loaded.
    """
    assert actor.user is not None  # moves let no system approve
    now = timezone.now()
    earlier = Explanation.objects.filter(motion=draft.motion_id)
    earlier.filter(state=ExplanationState.ONLINE).update(state=ExplanationState.REPLACED, ended_at=now)
    last = earlier.aggregate(last=Max("number"))["last"] or 0
    source = findings_of.source_of(revision.text)
    published = Explanation.objects.create(
        motion_id=draft.motion_id,
        number=last + 1,
        summary=revision.summary,
        implication=revision.implication,
        summary_html=markdown.render(revision.summary),
        implication_html=markdown.render(revision.implication),
        words_hash=revision.words_hash,
        evidence=_evidence("summary", revision.summary, source)
        + _evidence("implication", revision.implication, source),
        text=revision.text,
        revision_id=revision.pk,
        is_edited=guards.is_edited(revision),
        approver=actor.user,
        approver_role=actor.role,
        by_command=by_command,
        note=note,
        published_at=now,
        **_provenance(revision.generation),
    )
    search.refresh([draft.motion_id])
    return published


def withdraw(explanation: Explanation, *, reason: str) -> bool:
    """Take the words offline at once; False where they were not online any more."""
    online = Explanation.objects.filter(pk=explanation.pk, state=ExplanationState.ONLINE)
    if not online.update(state=ExplanationState.WITHDRAWN, ended_at=timezone.now(), end_reason=reason):
        return False
    search.refresh([explanation.motion_id])
    return True


def undo(explanation_id: int, *, replaced_id: int | None) -> None:
    """Take a publication back as if it had not been: what it replaced is online again."""
    ended = {"ended_at": timezone.now(), "end_reason": "Het besluit is teruggenomen."}
    undone = Explanation.objects.filter(pk=explanation_id, state=ExplanationState.ONLINE)
    motion_id = undone.values_list("motion_id", flat=True).get()
    undone.update(state=ExplanationState.UNDONE, **ended)
    if replaced_id is not None:
        replaced = Explanation.objects.filter(pk=replaced_id, state=ExplanationState.REPLACED)
        replaced.update(state=ExplanationState.ONLINE, ended_at=None)
    search.refresh([motion_id])


def online_id(motion_id: int) -> int | None:
    """The key of the words that are online now, hidden motions included."""
    online = Explanation.objects.filter(motion=motion_id, state=ExplanationState.ONLINE)
    return online.values_list("pk", flat=True).first()


def _evidence(field: Field, said: str, source: Source) -> list[dict[str, Any]]:
    """For every sentence of a field the passage of the text that it rests on; ranges in code points, half open."""
    return [{"field": field, **asdict(support)} for support in find_evidence(said, source)]


def _provenance(made: Generation | None) -> dict[str, Any]:
    """How the machine's words came about; empty for words that a person wrote without one."""
    if made is None:
        return {}
    prompts = {"summary": made.summary_prompt, "implication": made.implication_prompt}
    return {
        "generator": made.generator,
        "generator_version": made.version,
        "model": made.model,
        "messages": made.messages,
        "prompts": {kind: prompt.text for kind, prompt in prompts.items() if prompt is not None},
    }
