"""Published words for tests of the public side, written by the ORM: how they came about is another room's business."""

import hashlib
import uuid
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from motions.models import Explanation, ExplanationState, Motion
from tests.factories import IMPLICATION, SUMMARY, make_motion


def publish(motion: Motion | None = None, **fields: object) -> Explanation:
    """An explanation that is online and older than a minute, of this motion or of a new one."""
    motion = motion or make_motion()
    summary, implication = str(fields.pop("summary", SUMMARY)), str(fields.pop("implication", IMPLICATION))
    values = {
        "number": motion.explanations.count() + 1,
        "summary_html": f"<p>{summary}</p>",
        "implication_html": f"<p>{implication}</p>",
        "words_hash": hashlib.sha256((summary + implication).encode()).hexdigest(),
        "generator": "embedded",
        "generator_version": "1",
        "text": motion.current_text,
        "revision_id": uuid.uuid4(),
        "approver": User.objects.get_or_create(username="eindredacteur")[0],
        "approver_role": "Eindredacteur",
        "published_at": timezone.now() - timedelta(minutes=5),
    } | fields
    return Explanation.objects.create(motion=motion, summary=summary, implication=implication, **values)


def withdraw(explanation: Explanation) -> None:
    """Take these words back."""
    explanation.state, explanation.ended_at = ExplanationState.WITHDRAWN, timezone.now()
    explanation.save(update_fields=["state", "ended_at"])
