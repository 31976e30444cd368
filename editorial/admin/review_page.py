"""The review page: source on the left, words on the right, decisions below."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from editorial import claims, findings_of, moves, roles
from editorial.admin import notes
from editorial.admin.access import page_context
from editorial.admin.actor import editor_of, name_of
from editorial.admin.citations import cite
from editorial.admin.conflict import ConflictWords
from editorial.admin.forms import DraftWordsForm
from editorial.admin.marked_words import render as render_words
from editorial.admin.posted import Opened
from editorial.admin.queue import Queue
from editorial.admin.source_pane import source_pane
from editorial.admin.source_text import Block
from editorial.admin.today import count_today
from editorial.admin.undoing import undoable
from editorial.admin.words_pane import alternatives_of, differences_of, origin_of, stop_of, text_changes_of
from editorial.findings import Field, Words
from editorial.generators import Source
from editorial.models import Draft, Event, Scratch

EVENTS = 50


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
    if draft.current is not None:
        draft.current.text.motion = draft.motion
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
    scratch: Scratch | None = None,
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
    source = findings_of.source_of(revision.text, draft.motion)
    pane = source_pane(draft.motion, revision.text, notes.build_passages(found))
    words = Words(summary, implication)
    text_changes = text_changes_of(draft.motion, revision)
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
        scratch=scratch,
        reason=reason,
        hint=hint,
        notes=noted,
        blocking=sum(note.blocks for note in noted),
        summary_html=_rendered(words, "summary", found, source, pane["blocks"]),
        implication_html=_rendered(words, "implication", found, source, pane["blocks"]),
        summary_preview=render_words(summary),
        implication_preview=render_words(implication),
        **pane,
        origin=origin_of(revision, summary),
        text_changes=text_changes,
        stop=stop_of(draft, bool(text_changes)),
        differences=differences_of(draft, revision, summary, implication),
        alternatives=alternatives_of(revision) if draft.is_pending else [],
        undo=undoable(editor),
        colleague=_colleague(draft, editor),
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


def _rendered(words: Words, field: Field, found: list[notes.Keyed], source: Source, blocks: list[Block]) -> SafeString:
    """A field as readers see it, its findings marked and each sentence led back to the source."""
    text = dict(words.fields())[field]
    return render_words(text, notes.build_marks(found, words, field), cite(text, source, blocks))


def _colleague(draft: Draft, editor: User) -> str:
    """Who else has this draft open; looking at a draft that waits claims it, unless somebody was first."""
    if not draft.is_pending:
        return ""
    claim = claims.take(draft, editor)
    return name_of(claim.user) if claim.user_id != editor.pk else ""


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
