"""From whatever names a motion to the motion: its own address, every GUID and number it was ever known by."""

from uuid import UUID

from django.http import Http404

from motions.models import Explanation, Motion
from motions.site.pages import GoneError


def public_by_guid(guid: UUID) -> Motion:
    """The motion with this public number, else the one that was ever known by this GUID.

    Raises Http404 for what never was public, GoneError for what is not any more. Dossier and texts are loaded.
    """
    motions = Motion.objects.select_related("dossier", "current_text__found", "merged_into")
    motion = motions.filter(public_id=guid).first()
    if motion is None:
        motion = motions.filter(addresses__value=str(guid)).first()
    if motion is None:
        raise Http404
    return check_public(settled(motion))


def by_number(value: str) -> list[Motion]:
    """The motions that ever bore this canonical number, newest first; also those that have no public page."""
    motions = Motion.objects.filter(addresses__value=value).select_related("dossier", "merged_into").newest_first()
    return list({motion.pk: motion for motion in map(settled, motions)}.values())


def settled(motion: Motion) -> Motion:
    """The motion that took this one in, if one did."""
    seen = {motion.pk}
    while motion.merged_into and motion.merged_into_id not in seen:
        motion = motion.merged_into
        seen.add(motion.pk)
    return motion


def check_public(motion: Motion) -> Motion:
    """The same motion, if its facts are public. Raises Http404 or GoneError, as `public_by_guid`."""
    if motion.is_public:
        return motion
    was_public = motion.hidden or Explanation.objects.filter(motion=motion).exists()
    raise GoneError if was_public and motion.public_id else Http404
