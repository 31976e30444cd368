"""Take published words offline, with a reason (T10)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from editorial import moves
from editorial.admin.access import may, page_context
from editorial.admin.actor import actor_of
from editorial.admin.forms import ReasonForm
from editorial.roles import WITHDRAW
from motions.models import Explanation


@require_http_methods(["GET", "HEAD", "POST"])
@may(WITHDRAW)
def withdraw(request: HttpRequest, explanation_id: int) -> HttpResponse:
    """Ask for the reason, then take the words offline at once."""
    explanation = get_object_or_404(Explanation.objects.select_related("motion__dossier"), pk=explanation_id)
    motion = explanation.motion
    form = ReasonForm(request.POST or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            moves.withdraw(explanation.pk, actor=actor_of(request), reason=form.cleaned_data["reason"])
        except moves.Blocked as blocked:
            problems = blocked.sentences
        else:
            messages.success(request, f"De uitleg bij {motion} is teruggetrokken en staat niet meer online.")
            return redirect("admin:motions_motion_change", motion.pk)
    context = page_context(
        request, "Trek de uitleg terug", explanation=explanation, motion=motion, form=form, problems=problems
    )
    return render(request, "editorial/withdraw.html", context, status=422 if problems or form.errors else 200)
