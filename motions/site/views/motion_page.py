"""The page of one motion, and the stored copy of its paper."""

import logging
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from motions.models import Explanation, ExplanationState, Motion, Submitter
from motions.site import papers
from motions.site.addresses import public_by_guid
from motions.site.appraisal import appraisal_of
from motions.site.ballots import ballot_of
from motions.site.pages import MovedError, absolute, public
from motions.site.passages import Block, blocks_of
from motions.site.sources import cited, with_sources

logger = logging.getLogger(__name__)


@public
def motion_page(request: HttpRequest, guid: UUID) -> HttpResponseBase:
    """The uitleg and the facts of a motion; only the facts, not for search engines, where there is no uitleg."""
    motion = public_by_guid(guid)
    if request.path not in {motion.get_absolute_url(), f"{motion.get_absolute_url()}.html"}:
        raise MovedError(motion.get_absolute_url())
    explanation = Explanation.objects.online().filter(motion=motion).select_related("text").first()
    response = render(request, "motions/motion_page.html", _context(request, motion, explanation))
    if explanation is None:
        response["X-Robots-Tag"] = "noindex"
    return response


@public
def motion_pdf(request: HttpRequest, guid: UUID) -> HttpResponseBase:
    """Our copy of the paper: always as a PDF, whatever its bytes would like to be."""
    motion = public_by_guid(guid)
    own = reverse("motion_pdf", args=[motion.public_id])
    if request.path != own:
        raise MovedError(own)
    file = papers.stored_pdf(motion, papers.paper_of(motion))
    if file is None:
        raise Http404
    try:
        content = file.path.open("rb")
    except OSError as err:
        logger.exception("stored file %s cannot be read", file.sha256)
        raise Http404 from err
    response = FileResponse(content, content_type="application/pdf", filename=papers.file_name(motion))
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = f'"{file.sha256}"'
    return response


def _context(request: HttpRequest, motion: Motion, explanation: Explanation | None) -> dict[str, Any]:
    if explanation:
        explanation.motion = motion  # with its current text loaded, for `is_stale`
    blocks = _blocks(motion)
    versions = _versions(motion)
    paper = papers.paper_of(motion)
    return {
        "motion": motion,
        "explanation": explanation,
        "implication": with_sources(explanation, "implication", blocks) if explanation else "",
        "summary": with_sources(explanation, "summary", blocks) if explanation else "",
        "cited": cited(explanation, blocks) if explanation else set(),
        "versions": versions,
        "withdrawn": versions[0] if versions and not explanation and versions[0]["withdrawn"] else None,
        "ballot": ballot_of(motion),
        "blocks": blocks,
        "submitters": Submitter.objects.shown().filter(motion=motion).select_related("member", "party"),
        "appraisal": appraisal_of(motion.appraisal),
        "replaces": Motion.objects.public().filter(replaced_by=motion).select_related("dossier"),
        "replaced_by": Motion.objects.public().filter(replaces=motion).select_related("dossier"),
        "has_pdf": papers.stored_pdf(motion, paper) is not None,
        "chamber": papers.chamber_link(motion, paper),
        "gazette": papers.gazette_link(paper),
        "canonical": absolute(request, motion.get_absolute_url()),
    }


def _blocks(motion: Motion) -> list[Block]:
    text = motion.current_text
    if text is None:
        return []
    return blocks_of(text.text, text.found.parts if hasattr(text, "found") else [])


def _versions(motion: Motion) -> list[dict[str, Any]]:
    """When earlier versions of the uitleg were online, newest first. Never their words."""
    ended = Explanation.objects.filter(motion=motion, state__in=[ExplanationState.REPLACED, ExplanationState.WITHDRAWN])
    rows = ended.order_by("-number").values("number", "state", "published_at", "ended_at")
    return [{**row, "withdrawn": row["state"] == ExplanationState.WITHDRAWN} for row in rows]
