"""What an editor does for a motion without a draft: write the words (T16), or mend the text."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from editorial import findings_of, moves
from editorial.admin.access import may, page_context
from editorial.admin.actor import actor_of
from editorial.admin.forms import DraftWordsForm, MotionTextForm
from editorial.admin.review import see
from editorial.admin.source_text import build_blocks
from editorial.admin.without_draft import reasons_of
from editorial.roles import REVIEW
from motions.models import Motion


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
            messages.warning(request, "Er is al een concept waar iemand aan werkt. Jouw woorden staan hieronder.")
            problems = [f"Open het concept {conflict.draft.pk} en neem je woorden daar over."]
        except moves.Blocked as blocked:
            problems = blocked.sentences
        else:
            messages.success(request, f"Bewaard: een nieuw concept bij {motion}.")
            return see(reverse("desk_review", args=[draft.pk]))
    return _page(request, "Schrijf zelf", "editorial/write.html", motion, form, problems)


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
    return _page(request, "Verbeter de tekst", "editorial/correct_text.html", motion, form, problems)


def _motion(motion_id: int) -> Motion:
    return get_object_or_404(Motion.objects.select_related("dossier", "current_text__found"), pk=motion_id)


def _page(
    request: HttpRequest,
    title: str,
    template: str,
    motion: Motion,
    form: DraftWordsForm | MotionTextForm,
    problems: list[str],
) -> HttpResponse:
    text = motion.current_text
    context = page_context(
        request,
        title,
        motion=motion,
        form=form,
        problems=problems,
        reasons=reasons_of(motion),
        blocks=build_blocks(text.text, findings_of.parts_of(text)) if text else [],
    )
    return render(request, template, context, status=422 if problems or form.errors else 200)
