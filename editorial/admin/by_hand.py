"""What an editor does for a motion without a draft: write the words (T16), or mend the text."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from editorial import moves
from editorial.admin.access import may, page_context, see
from editorial.admin.actor import actor_of
from editorial.admin.forms import DraftWordsForm, MotionTextForm
from editorial.admin.source_pane import source_pane
from editorial.admin.without_draft import reasons_of
from editorial.roles import REVIEW
from motions.models import Motion


class Sheet(NamedTuple):
    """What the page with source and form says of itself."""

    title: str
    button: str
    hint: str


WRITING = Sheet(
    "Schrijf zelf",
    "Bewaar als concept",
    "De implicatie is één zin: ‘Als de motie wordt aangenomen, dan …’. Markdown: *schuin*, **vet**, - lijst.",
)
MENDING = Sheet(
    "Verbeter de tekst",
    "Bewaar de tekst",
    "De tekst van de bron blijft bewaard. Lezers zien dat de redactie de tekst heeft verbeterd.",
)


@require_http_methods(["GET", "HEAD", "POST"])
@may(REVIEW)
def write(request: HttpRequest, motion_id: int) -> HttpResponse:
    """Summary and implication by hand; afterwards the new draft opens on the review page."""
    motion = _motion(motion_id)
    form = DraftWordsForm(request.POST or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            draft = moves.write(motion.pk, **form.cleaned_data, actor=actor_of(request))
        except moves.Conflict as conflict:
            way = reverse("desk_review", args=[conflict.draft.pk])
            words = 'Iemand werkt al aan een <a href="{}">concept bij deze motie</a>. Neem je woorden daar over.'
            return _page(request, WRITING, motion, form, [format_html(words, way)], status=409)
        except moves.Blocked as blocked:
            problems = blocked.sentences
        else:
            messages.success(request, f"Bewaard: een nieuw concept bij {motion}.")
            return see(reverse("desk_review", args=[draft.pk]))
    return _page(request, WRITING, motion, form, problems)


@require_http_methods(["GET", "HEAD", "POST"])
@may(REVIEW)
def correct_text(request: HttpRequest, motion_id: int) -> HttpResponse:
    """The text of the motion, mended; a draft for it follows by itself."""
    motion = _motion(motion_id)
    form = MotionTextForm(
        request.POST or None, initial={"text": motion.current_text.text if motion.current_text else ""}
    )
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            moves.correct_text(motion.pk, text=form.cleaned_data["text"], actor=actor_of(request))
        except moves.Blocked as blocked:
            problems = blocked.sentences
        else:
            messages.success(request, f"De verbeterde tekst van {motion} is bewaard. Een concept volgt vanzelf.")
            return redirect("admin:motions_motion_change", motion.pk)
    return _page(request, MENDING, motion, form, problems)


def _motion(motion_id: int) -> Motion:
    return get_object_or_404(Motion.objects.select_related("dossier", "current_text__found"), pk=motion_id)


def _page(
    request: HttpRequest,
    sheet: Sheet,
    motion: Motion,
    form: DraftWordsForm | MotionTextForm,
    problems: list[str],
    status: int = 422,
) -> HttpResponse:
    """The form beside its source; with `status` where something stands in the way."""
    is_refused = bool(problems or form.errors)
    context = page_context(
        request,
        sheet.title,
        sheet=sheet,
        motion=motion,
        form=form,
        problems=problems,
        why_no_draft=reasons_of(motion),
        **source_pane(motion, motion.current_text),
    )
    return render(request, "editorial/write.html", context, status=status if is_refused else 200)
