"""What somebody typed and did not save, on the desk: kept as a scratch, also when the login ended while typing.

Without a login only a form that this portal signed for a user and a draft is kept, for that user: a stranger can store
nothing here, and nobody reads another's words.
"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse

from editorial import scratches
from editorial.admin import conflict
from editorial.admin.actor import editor_of, name_of
from editorial.admin.posted import Incomplete, Posted
from editorial.admin.queue import Queue
from editorial.admin.review_page import show
from editorial.models import Draft, Revision, Scratch

_TOLD = "desk_kept_for"


def keep_scratch(draft: Draft, user: User, posted: Posted) -> Scratch | None:
    """Keep the posted words for this user; None where they say no more than what was on the screen, or do not fit."""
    if not posted.form.is_valid():
        return None
    try:
        return scratches.keep(
            draft,
            user,
            base_revision=posted.revision_id,
            summary=posted.summary,
            implication=posted.implication,
        )
    except Revision.DoesNotExist:
        return None


def keep_signed(request: HttpRequest, draft_id: int) -> bool:
    """Keep the words of a form whose login or token is gone, for the user who opened it; tells whether it could."""
    try:
        posted = Posted.read(request.POST)
    except Incomplete:
        return False
    if posted.opened is None or posted.opened.draft_id != draft_id:
        return False
    draft = Draft.objects.filter(pk=draft_id).first()
    user = User.objects.filter(pk=posted.opened.user_id, is_active=True).first()
    if draft is None or user is None or keep_scratch(draft, user, posted) is None:
        return False
    request.session[_TOLD] = [draft_id, user.pk]
    return True


def show_again(request: HttpRequest, draft: Draft, queue: Queue) -> HttpResponse | None:
    """The page with the user's own unsaved words in its form; None where there are none."""
    user = editor_of(request)
    draft_id, typist_id = request.session.pop(_TOLD, (0, 0))
    if draft_id == draft.pk and typist_id != user.pk:
        typist = User.objects.filter(pk=typist_id).first()
        name = name_of(typist) if typist else "Een ander"
        messages.warning(request, f"{name} typte hier woorden en was uitgelogd. Ze zijn voor {name} bewaard.")
    scratch = scratches.find(draft, user) if draft.is_pending else None
    if scratch is None:
        return None
    mine = conflict.Words(scratch.summary, scratch.implication)
    form = conflict.merge(scratch.base, draft, mine)
    if draft.current is not None and form.data == {"summary": draft.summary, "implication": draft.implication}:
        scratches.drop(draft, user)  # saved in the meantime
        return None
    return show(request, draft, queue, form=form, view="edit", scratch=scratch)
