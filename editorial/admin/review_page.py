"""The review page: source on the left, words on the right, decisions below."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from editorial import findings_of, moves, roles
from editorial.admin import notes
from editorial.admin.access import page_context
from editorial.admin.actor import editor_of, name_of
from editorial.admin.conflict import ConflictWords
from editorial.admin.difference import Change, compare
from editorial.admin.forms import DraftWordsForm
from editorial.admin.marked_words import render as render_words
from editorial.admin.posted import Opened
from editorial.admin.queue import Queue
from editorial.admin.source_pane import source_pane
from editorial.admin.today import count_today
from editorial.findings import Words
from editorial.models import Draft, Event, Revision, RevisionOrigin
from motions.models import Explanation, Motion

EVENTS = 50
_GENERATORS = {"embedded": "samensteller"}
_PARAGRAPHS = re.compile(r"\n{2,}")


def load_draft(draft_id: int) -> Draft:
    """The draft with everything that its page prints; 404 where there is none."""
    drafts = Draft.objects.select_related(
        "motion__dossier",
        "motion__current_text",
        "current__text__found",
        "current__text__file",
        "current__generation",
        "current__author",
    )
    draft = drafts.filter(pk=draft_id).first()
    if draft is None:
        raise Http404("Dit concept bestaat niet.")
    return draft


def show(
    request: HttpRequest,
    draft: Draft,
    queue: Queue,
    *,
    form: DraftWordsForm | None = None,
    view: str = "words",
    problems: Collection[str] = (),
    conflict: ConflictWords | None = None,
    seen: Collection[str] = (),
    overruled: Mapping[str, str] | None = None,
    reason: str = "",
    hint: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render the page of this draft, with the words of `form` where somebody typed, else with the current ones."""
    editor, revision = editor_of(request), draft.current
    assert revision is not None  # a draft is made together with its first revision
    form = form or DraftWordsForm({"summary": revision.summary, "implication": revision.implication})
    summary, implication = form["summary"].value(), form["implication"].value()
    found = findings_of.keyed(summary, implication, revision.text)
    words = Words(summary, implication)
    text_changes = _text_changes(draft.motion, revision)
    noted = notes.build_notes(found, words, seen=seen, overruled=overruled)
    context = page_context(
        request,
        f"{draft.motion} beoordelen",
        draft=draft,
        motion=draft.motion,
        shown={
            "version": draft.version,
            "revision": revision.pk,
            "words_hash": revision.words_hash,
            "opened": Opened.sign(draft, editor.pk),
        },
        form=form,
        view=view,
        problems=problems,
        conflict=conflict,
        reason=reason,
        hint=hint,
        notes=noted,
        blocking=sum(note.blocks for note in noted),
        summary_html=render_words(summary, notes.build_marks(found, words, "summary")),
        implication_html=render_words(implication, notes.build_marks(found, words, "implication")),
        summary_preview=render_words(summary),
        implication_preview=render_words(implication),
        **source_pane(draft.motion, revision.text, notes.build_passages(found)),
        origin=_origin(revision, summary),
        text_changes=text_changes,
        stop=_stop(draft, bool(text_changes)),
        differences=_differences(draft, revision, summary, implication),
        events=Event.objects.filter(motion=draft.motion).order_by("-number")[:EVENTS],
        today=count_today(editor),
        may_approve=roles.may_approve(editor),
        reasons=moves.RejectReason.choices,
        **_steps(draft, queue),
    )
    return render(request, "editorial/review.html", context, status=status)


def review_url(draft_id: int, queue: Queue) -> str:
    """The address of a draft's page within this queue."""
    query = queue.filters.query
    return reverse("desk_review", args=[draft_id]) + (f"?{query}" if query else "")


def queue_url(queue: Queue) -> str:
    query = queue.filters.query
    return reverse("desk_queue") + (f"?{query}" if query else "")


def _steps(draft: Draft, queue: Queue) -> dict[str, Any]:
    following, before = queue.next_id(draft), queue.previous_id(draft)
    return {
        "filters": queue.filters,
        "queue_url": queue_url(queue),
        "place": queue.place(draft) if draft.is_pending else None,
        "size": queue.size(),
        "next_url": review_url(following, queue) if following else "",
        "previous_url": review_url(before, queue) if before else "",
    }


def _origin(revision: Revision, summary: str) -> list[str]:
    made = revision.generation
    facts = [f"{_GENERATORS.get(made.generator, made.generator)} {made.version}".strip()] if made else []
    if made and made.model:
        facts.append(made.model)
    if revision.origin == RevisionOrigin.HUMAN:
        facts.append(f"bewerkt door {name_of(revision.author)}")
    if made and made.seconds is not None:
        facts.append(f"{made.seconds:.2f} s".replace(".", ","))
    facts.append(f"{len(summary.split())} woorden")
    facts.append(f"revisie {revision.number}")
    return facts


def _text_changes(motion: Motion, revision: Revision) -> list[Change]:
    """From the text of the draft to the current one, where that reads differently; else empty."""
    current = motion.current_text
    if current is None or current.reading == revision.text.reading:
        return []
    return compare(_PARAGRAPHS.sub("\n", revision.text.text), _PARAGRAPHS.sub("\n", current.text))


def _stop(draft: Draft, is_changed: bool) -> str:
    """What no reason overrules and no typing mends, so that approving makes no sense yet. The move judges it again."""
    if draft.motion.hidden or draft.motion.merged_into_id:
        return "Deze motie is er niet meer"
    if draft.motion.current_text is None:
        return "De motie heeft geen tekst meer"
    return "Neem eerst de nieuwe tekst als bron" if is_changed else ""


def _differences(
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
