"""One post of the review form: each button a move, and the page that follows."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html

from editorial import drafting, guards, moves, roles, scratches, words
from editorial.admin import conflict
from editorial.admin.access import see
from editorial.admin.actor import actor_of, editor_of
from editorial.admin.kept_words import keep_scratch
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
            "send_back": self.send_back,
            "defer": self.defer,
            "bring_back": self.bring_back,
            "take": self.take_alternative,
            "forget": self.forget,
            "regenerate": self.regenerate,
            "edit": self.edit,
        }.get(self.posted.action, self.edit)
        if act not in (self.reject, self.edit, self.forget) and not self.posted.form.is_valid():
            return self.again(view="edit", status=422)
        try:
            if act not in (self.save, self.repin, self.approve, self.edit, self.forget):
                self._keep_typed()
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
        published = moves.approve(
            self.draft.pk,
            version=shown.version,
            revision_id=shown.revision_id,
            words_hash=shown.words_hash,
            actor=self.actor,
            acknowledged=tuple(sorted(self.posted.seen)),
            overruled=dict(self.posted.overruled),
            opened_at=self.posted.opened.at if self.posted.opened else None,
        )
        return self.onwards("{} is goedgekeurd en staat online." if published else "{} wacht op een tweede paar ogen.")

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

    def send_back(self) -> HttpResponse:
        moves.send_back(self.draft.pk, version=self.posted.version, actor=self.actor, reason=self.posted.reason)
        return self.onwards("{} is teruggestuurd.")

    def defer(self) -> HttpResponse:
        """Out of the queue until tomorrow morning."""
        morning = (timezone.localtime() + timedelta(days=1)).replace(hour=6, minute=0, second=0, microsecond=0)
        moves.defer(
            self.draft.pk,
            version=self.posted.version,
            until=morning,
            actor=self.actor,
            reason=self.posted.reason,
        )
        return self.onwards("{} komt morgen terug in de wachtrij.")

    def bring_back(self) -> HttpResponse:
        moves.defer(self.draft.pk, version=self.posted.version, until=None, actor=self.actor)
        messages.success(self.request, f"{self.draft.motion} staat weer in de wachtrij.")
        return see(review_url(self.draft.pk, self.queue))

    def take_alternative(self) -> HttpResponse:
        """Another machine's words in the place of the current ones."""
        try:
            revision_id = UUID(self.posted.code)
        except ValueError:
            raise moves.Blocked(["Deze woorden horen niet bij dit concept."]) from None
        moves.take_alternative(self.draft.pk, version=self.posted.version, revision_id=revision_id, actor=self.actor)
        messages.success(self.request, "De andere woorden zijn overgenomen.")
        return see(review_url(self.draft.pk, self.queue))

    def forget(self) -> HttpResponse:
        """Drop what was typed and never saved."""
        scratches.drop(self.draft, editor_of(self.request))
        return see(review_url(self.draft.pk, self.queue))

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
        self._keep_typed()
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

    def _keep_typed(self) -> None:
        """What was typed beside this decision is no part of it, and is not lost either."""
        if words.words_hash(self.posted.summary, self.posted.implication) != self.posted.words_hash:
            keep_scratch(self.draft, editor_of(self.request), self.posted)

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
        scratches.drop(self.draft, editor_of(self.request))
        return Shown(revision.draft.version, revision.pk, revision.words_hash)
