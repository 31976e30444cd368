"""Public ids and addresses of motions: given once, never taken away.

`public_id` is the id of the motion's first Document of Soort Motie (by date, then id); one that came in without the
source gets a UUID5 of its file's sha256. `Address` remembers every GUID and printed number a motion was ever known by.
"""

from __future__ import annotations

import logging
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from motions import numbers
from motions.models import Address, AddressKind, Document, DocumentVersion, Motion

logger = logging.getLogger(__name__)

FILE_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "motieportal:file")


def public_id_of_file(sha256: str) -> uuid.UUID:
    """The public id of a motion that is known by its file only."""
    return uuid.uuid5(FILE_NAMESPACE, sha256)


def is_motion_paper(kind: str) -> bool:
    """Whether a Document's Soort says that it is the motion itself: `Motie`, `Motie (gewijzigd/nader)`."""
    return kind.casefold().startswith("motie")


def give_public_ids(motion_ids: Collection[int]) -> int:
    """Set the public id of the motions that have none and whose paper is known; tells how many.

    A paper whose id is another motion's public id already gives none: which motion is meant is not for us to guess.
    """
    is_stub = Q(changed_at=None, zaak_number="")
    waiting = Motion.objects.filter(~is_stub, pk__in=motion_ids, public_id=None, merged_into=None).order_by("zaak_id")
    first = {motion_id: papers[0].id for motion_id, papers in _papers([motion.pk for motion in waiting]).items()}
    taken = set(Motion.objects.filter(public_id__in=first.values()).values_list("public_id", flat=True))
    named = []
    for motion in waiting:
        paper_id = first.get(motion.pk)
        if paper_id in taken:
            logger.warning("motion %s gets no public id: its paper %s is another motion's", motion, paper_id)
        elif paper_id is not None:
            motion.public_id = paper_id
            taken.add(paper_id)
            named.append(motion)
    return Motion.objects.bulk_update(named, ["public_id"]) if named else 0


def remember_addresses(motion_ids: Collection[int]) -> int:
    """Write down every GUID and printed number that these motions have now and that we did not know; tells how many."""
    papers = _papers(motion_ids)
    cited = _external_identifiers(motion_ids)
    known = set(Address.objects.filter(motion__in=motion_ids).values_list("motion_id", "value"))
    fresh = []
    for motion in Motion.objects.filter(pk__in=motion_ids).select_related("dossier").order_by("zaak_id"):
        found = {(AddressKind.GUID, value) for value in _guids(motion, papers[motion.pk])}
        found |= {(AddressKind.NUMBER, value) for value in _numbers(motion, papers[motion.pk], cited[motion.pk])}
        fresh += [
            Address(motion=motion, kind=kind, value=value)
            for kind, value in sorted(found)
            if (motion.pk, value) not in known
        ]
    Address.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=500)
    return len(fresh)


class _Paper(NamedTuple):
    dated: date
    key: str
    id: uuid.UUID
    number: str
    paper_number: int | None


def _papers(motion_ids: Collection[int]) -> defaultdict[int, list[_Paper]]:
    """The papers of Soort Motie of each motion, the first one first."""
    found: defaultdict[int, list[_Paper]] = defaultdict(list)
    rows = Document.objects.shown().filter(motions__in=motion_ids)
    for motion_id, id_, kind, dated, number, paper_number in rows.values_list(
        "motions", "id", "kind", "dated", "number", "paper_number"
    ):
        if is_motion_paper(kind):
            found[motion_id].append(_Paper(dated or date.max, str(id_), id_, number, paper_number))
    for papers in found.values():
        papers.sort()
    return found


def _external_identifiers(motion_ids: Collection[int]) -> defaultdict[int, set[str]]:
    """What the official publication calls the papers of each motion: kst-36410-V-49."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = DocumentVersion.objects.shown().filter(document__motions__in=motion_ids).exclude(external_identifier="")
    for motion_id, kind, identifier in rows.values_list("document__motions", "document__kind", "external_identifier"):
        if is_motion_paper(kind):
            found[motion_id].add(identifier)
    return found


def _guids(motion: Motion, papers: Iterable[_Paper]) -> Iterator[str]:
    yield from (str(id_) for id_ in (motion.zaak_id, motion.public_id) if id_)
    yield from (paper.key for paper in papers)


def _numbers(motion: Motion, papers: Collection[_Paper], cited: Iterable[str]) -> Iterator[str]:
    """Every number in its canonical form; what is no number that we know of is left out."""
    written = [motion.zaak_number, *(paper.number for paper in papers), *cited]
    dossier = motion.dossier
    if dossier is not None and dossier.number is not None:
        for number in {motion.number, *(paper.paper_number for paper in papers)}:
            if number is not None:
                yield numbers.printed_number(dossier.number, dossier.suffix, number)
    yield from (value for each in written if (value := numbers.parse_number(each)))
