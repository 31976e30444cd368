"""Words of somebody whose login ended while typing: kept in the browser's session until after the next login.

Only a form that this portal signed for this draft is kept, so that a stranger can store nothing here.
"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse

from editorial.admin import conflict
from editorial.admin.actor import editor_of, name_of
from editorial.admin.posted import Incomplete, Posted
from editorial.admin.queue import Queue
from editorial.admin.review_page import show
from editorial.models import Draft, Revision

_KEY = "desk_kept_words"


def keep(request: HttpRequest, draft_id: int) -> bool:
    """Remember what was posted for this draft; tells whether there was anything of ours to keep."""
    try:
        posted = Posted.read(request.POST)
    except Incomplete:
        return False
    if posted.opened is None or posted.opened.draft_id != draft_id or not posted.form.is_valid():
        return False
    kept = {
        "user": posted.opened.user_id,
        "revision": str(posted.revision_id),
        "summary": posted.summary,
        "implication": posted.implication,
    }
    request.session[_KEY] = {str(draft_id): kept}
    return True


def show_again(request: HttpRequest, draft: Draft, queue: Queue) -> HttpResponse | None:
    """The page with the kept words in its form, once; None where nothing was kept for this draft."""
    kept = request.session.get(_KEY, {}).get(str(draft.pk))
    if kept is None:
        return None
    del request.session[_KEY]
    mine = conflict.Words(kept["summary"], kept["implication"])
    base = Revision.objects.filter(pk=kept["revision"], draft=draft).first()
    if base is not None and mine == conflict.Words(base.summary, base.implication):
        return None
    messages.warning(request, _sentence(kept["user"], editor_of(request).pk))
    return show(request, draft, queue, form=conflict.merge(base, draft, mine), view="edit")


def _sentence(typist_id: int, user_id: int) -> str:
    if typist_id == user_id:
        return "Je was uitgelogd. Wat je typte is bewaard en staat hieronder; het is nog niet opgeslagen."
    typist = User.objects.filter(pk=typist_id).first()
    name = name_of(typist) if typist else "Een ander"
    return f"{name} typte deze woorden in deze browser. Ze zijn nog niet opgeslagen."
