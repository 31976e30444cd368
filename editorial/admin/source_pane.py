"""The left half of the desk: the text of a motion, its stored pdf, and where they come from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format

from editorial import findings_of
from editorial.admin.source_text import Passage, build_blocks
from motions.models import Motion, MotionText, StoredFile


def source_pane(motion: Motion, text: MotionText | None, passages: Iterable[Passage] = ()) -> dict[str, Any]:
    """What the template of the pane needs; `text` is None where a motion has none yet."""
    blocks = build_blocks(text.text, findings_of.parts_of(text), passages) if text else []
    return {"facts": _facts(motion, text), "blocks": blocks, "pdf": _pdf(motion)}


def _facts(motion: Motion, text: MotionText | None) -> list[str]:
    facts = [str(motion)]
    if motion.filed_on:
        facts.append(f"ingediend {date_format(motion.filed_on, 'j F Y')}")
    if text is None:
        return facts
    facts.append(text.get_origin_display())
    found = getattr(text, "found", None)
    if found is not None:
        facts.append(f"leesbaarheid {round(100 * found.legibility)} %")
    return facts


def _pdf(motion: Motion) -> StoredFile | None:
    """The newest stored copy that is a pdf."""
    of_motion = Q(retrievals__document__motions=motion) | Q(texts__motion=motion)
    return StoredFile.objects.filter(of_motion, kind="pdf", set_apart=False).order_by("-created_at").first()
