"""One post of the review form: each button a move, and the page that follows."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html

from editorial import drafting, guards, moves, roles, words
from editorial.admin import conflict
from editorial.admin.actor import actor_of
from editorial.admin.posted import Posted
from editorial.admin.queue import Queue
from editorial.admin.review_page import load_draft, queue_url, review_url, show
from editorial.models import Draft, Refusal, Revision, Trigger


class Shown(NamedTuple):
    """A draft as one person sees it: what an approval must name."""

    version: int
    revision_id: UUID
    words_hash: str


class Decision:
    """One post of the form: what was asked, done by a move, and where the editor goes from there."""

    def __init__(self, request: HttpRequest, draft: Draft, queue: Queue, posted: Posted) -> None:
        self.request, self.draft, self.queue, self.posted = request, draft, queue, posted
        self.actor = actor_of(request)

    def take(self) -> HttpResponse:
        """Do what was asked; a refusal shows the page again with the words as typed."""
        act = {
            "save": self.save,
            "repin": self.repin,
            "approve": self.approve,
            "reject": self.reject,
            "regenerate": self.regenerate,
            "edit": self.edit,
        }.get(self.posted.action, self.edit)
        if act not in (self.reject, self.edit) and not self.posted.form.is_valid():
            return self.again(view="edit", status=422)
        try:
            return act()
        except moves.Conflict:
            return self.conflict()
        except moves.Blocked as blocked:
            return self.again(problems=blocked.sentences, status=422)
        except moves.NotAllowed as refused:
            return self.again(problems=[refused.words], status=403)
        except drafting.DraftingFailed:
            return self.again(problems=["Het maken van een nieuw concept is mislukt. Probeer het later nog eens."])

    def edit(self) -> HttpResponse:
        """The words as typed, with their preview and findings; nothing is stored."""
        return self.again(view="edit")

    def save(self) -> HttpResponse:
        self._saved()
        messages.success(self.request, f"Opgeslagen: de woorden bij {self.draft.motion}.")
        return see(review_url(self.draft.pk, self.queue))

    def repin(self) -> HttpResponse:
        self._saved(repin=True)
        messages.success(self.request, "Het concept hoort nu bij de nieuwe tekst van de motie.")
        return see(review_url(self.draft.pk, self.queue))

    def approve(self) -> HttpResponse:
        """Publish exactly the words on the screen: what was typed is saved first, by who may approve."""
        guards.require(self.actor, roles.may_approve, "concepten goedkeuren")
        typed = words.words_hash(self.posted.summary, self.posted.implication)
        on_screen = Shown(self.posted.version, self.posted.revision_id, self.posted.words_hash)
        shown = on_screen if typed == self.posted.words_hash else self._saved()
        moves.approve(
            self.draft.pk,
            version=shown.version,
            revision_id=shown.revision_id,
            words_hash=shown.words_hash,
            actor=self.actor,
            acknowledged=tuple(sorted(self.posted.seen)),
            overruled=dict(self.posted.overruled),
            opened_at=self.posted.opened.at if self.posted.opened else None,
        )
        return self.onwards("{} is goedgekeurd en staat online.")

    def reject(self) -> HttpResponse:
        moves.reject(
            self.draft.pk,
            version=self.posted.version,
            actor=self.actor,
            reason_code=self.posted.code,
            reason=self.posted.reason,
            hint=self.posted.hint,
        )
        return self.onwards("{} is afgewezen.")

    def regenerate(self) -> HttpResponse:
        """Another draft by the generator. Words that a person typed stay, and the new ones hang beside them."""
        shown = self._saved()
        made = drafting.draft_motion(self.draft.motion_id, trigger=Trigger.EDITOR, actor=self.actor)
        if isinstance(made, Refusal):
            messages.warning(self.request, f"Er kwam geen nieuw concept. {made.words}")
        elif made is None or made.current_id == shown.revision_id:
            messages.info(self.request, "Er kwamen geen andere woorden voor in de plaats.")
        else:
            messages.success(self.request, f"Er is een nieuw concept bij {self.draft.motion}.")
        return see(review_url(made.pk if isinstance(made, Draft) else self.draft.pk, self.queue))

    def onwards(self, sentence: str) -> HttpResponse:
        """To the next draft of the queue, from the top again at its end, with word of what was decided."""
        here = format_html('<a href="{}">{}</a>', review_url(self.draft.pk, self.queue), str(self.draft.motion))
        messages.success(self.request, format_html(sentence, here))
        following = self.queue.next_id(self.draft) or self.queue.first_id()
        return see(review_url(following, self.queue) if following else queue_url(self.queue))

    def again(self, *, view: str = "words", problems: list[str] | None = None, status: int = 200) -> HttpResponse:
        """The page once more, with everything that was typed and ticked, on the draft as it is now."""
        return show(
            self.request,
            load_draft(self.draft.pk),
            self.queue,
            form=self.posted.form,
            view=view,
            problems=problems or (),
            seen=self.posted.seen,
            overruled=self.posted.overruled,
            reason=self.posted.reason,
            hint=self.posted.hint,
            status=status,
        )

    def conflict(self) -> HttpResponse:
        """Somebody else acted in the meantime: both versions, and the typed words in the form (409)."""
        draft = load_draft(self.draft.pk)
        mine = conflict.Words(self.posted.summary, self.posted.implication)
        base = Revision.objects.filter(pk=self.posted.revision_id, draft=draft).first()
        return show(
            self.request,
            draft,
            self.queue,
            form=conflict.merge(base, draft, mine),
            view="edit",
            conflict=conflict.describe(draft, mine),
            reason=self.posted.reason,
            hint=self.posted.hint,
            status=409,
        )

    def _saved(self, *, repin: bool = False) -> Shown:
        """Store the typed words; a second click finds its own words there already."""
        revision = moves.revise(
            self.draft.pk,
            version=self.posted.version,
            base_revision=self.posted.revision_id,
            summary=self.posted.summary,
            implication=self.posted.implication,
            actor=self.actor,
            repin=repin,
        )
        return Shown(revision.draft.version, revision.pk, revision.words_hash)


def see(url: str) -> HttpResponseRedirect:
    """To another page by GET: a reload never posts again."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
