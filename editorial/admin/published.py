"""Words that are or were online: withdraw (T10), correct (T11), restore (T12), reconfirm (T13)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from editorial import findings_of, moves
from editorial.admin import notes
from editorial.admin.access import may, page_context, see
from editorial.admin.actor import actor_of
from editorial.admin.forms import NoteForm, ReasonForm
from editorial.admin.posted import read_answers
from editorial.admin.words_pane import compare_texts
from editorial.findings import Words
from editorial.roles import APPROVE, REVIEW, WITHDRAW
from motions.models import Explanation


class Sheet(NamedTuple):
    """What a page that asks one thing says of itself."""

    title: str
    effect: str
    button: str
    done: str


WITHDRAWING = Sheet(
    "Trek de uitleg terug",
    "De uitleg gaat meteen offline. De pagina zegt dan dat de uitleg is teruggetrokken, en wanneer.",
    "Trek terug",
    "De uitleg bij {} is teruggetrokken en staat niet meer online.",
)
RESTORING = Sheet(
    "Zet de uitleg terug",
    "Deze woorden komen meteen weer online, in de plaats van wat er nu staat.",
    "Zet terug",
    "De uitleg bij {} staat weer online.",
)
CORRECTING = Sheet(
    "Verbeter de uitleg",
    "Er komt een nieuw concept met deze woorden. Wat online staat blijft staan, tot het concept is goedgekeurd.",
    "Begin de verbetering",
    "Verbeter hier de uitleg bij {}.",
)
CONFIRMING = Sheet(
    "Bevestig de uitleg opnieuw",
    "De motietekst is gewijzigd nadat de uitleg is goedgekeurd. Klopt de uitleg ook bij de nieuwe tekst?",
    "De uitleg klopt nog",
    "De uitleg bij {} hoort nu bij de nieuwe tekst.",
)


@require_http_methods(["GET", "HEAD", "POST"])
@may(WITHDRAW)
def withdraw(request: HttpRequest, explanation_id: int) -> HttpResponse:
    """Take words offline at once, with a reason."""
    explanation, form = _explanation(explanation_id), ReasonForm(request.POST or None)

    def move() -> str:
        moves.withdraw(explanation.pk, actor=actor_of(request), reason=form.cleaned_data["reason"])
        return _page_of(explanation)

    return _ask(request, WITHDRAWING, explanation, form, move)


@require_http_methods(["GET", "HEAD", "POST"])
@may(WITHDRAW)
def restore(request: HttpRequest, explanation_id: int) -> HttpResponse:
    """Put words that were replaced or withdrawn online again, with a reason."""
    explanation, form = _explanation(explanation_id), ReasonForm(request.POST or None)

    def move() -> str:
        moves.restore(explanation.pk, actor=actor_of(request), reason=form.cleaned_data["reason"])
        return _page_of(explanation)

    return _ask(request, RESTORING, explanation, form, move)


@require_http_methods(["GET", "HEAD", "POST"])
@may(REVIEW)
def correct(request: HttpRequest, explanation_id: int) -> HttpResponse:
    """Begin a draft from published words; afterwards it opens on the review page."""
    explanation, form = _explanation(explanation_id), NoteForm(request.POST or None)

    def move() -> str:
        draft = moves.correct(explanation.pk, actor=actor_of(request), note=form.cleaned_data["note"])
        return reverse("desk_review", args=[draft.pk])

    return _ask(request, CORRECTING, explanation, form, move)


@require_http_methods(["GET", "HEAD", "POST"])
@may(APPROVE)
def confirm(request: HttpRequest, explanation_id: int) -> HttpResponse:
    """Words whose text changed hold for the new text too: its difference and the findings are on the page."""
    explanation, form = _explanation(explanation_id), ReasonForm(request.POST or None)
    text = explanation.motion.current_text
    seen, overruled = read_answers(request.POST)
    noted = []
    if text is not None:
        found = findings_of.keyed(explanation.summary, explanation.implication, text)
        words = Words(explanation.summary, explanation.implication)
        noted = notes.build_notes(found, words, seen=seen, overruled=overruled)

    def move() -> str:
        posted = request.POST.get("text", "")
        moves.reconfirm(
            explanation.pk,
            text_id=int(posted) if posted.isascii() and posted.isdigit() else 0,
            actor=actor_of(request),
            reason=form.cleaned_data["reason"],
            acknowledged=seen,
            overruled=overruled,
        )
        return _page_of(explanation)

    return _ask(
        request,
        CONFIRMING,
        explanation,
        form,
        move,
        text=text,
        notes=noted,
        text_changes=compare_texts(explanation.text, text) if text else [],
    )


def _explanation(explanation_id: int) -> Explanation:
    related = Explanation.objects.select_related("motion__dossier", "motion__current_text__found", "text")
    return get_object_or_404(related, pk=explanation_id)


def _page_of(explanation: Explanation) -> str:
    return reverse("admin:motions_motion_change", args=[explanation.motion_id])


def _ask(
    request: HttpRequest,
    sheet: Sheet,
    explanation: Explanation,
    form: ReasonForm | NoteForm,
    move: Callable[[], str],
    **more: object,
) -> HttpResponse:
    """Show the words and the form; a valid post makes the move and goes where it says."""
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            address = move()
        except moves.Blocked as blocked:
            problems = blocked.sentences
        except moves.NotAllowed as refused:
            problems = [refused.words]
        else:
            messages.success(request, sheet.done.format(explanation.motion))
            return see(address)
    context = page_context(
        request,
        sheet.title,
        sheet=sheet,
        explanation=explanation,
        motion=explanation.motion,
        form=form,
        problems=problems,
        **more,
    )
    return render(request, "editorial/published.html", context, status=422 if problems or form.errors else 200)
