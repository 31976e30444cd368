"""Parties and members."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import slugify

from motions.ingest.batch import Batch
from motions.ingest.records import store
from motions.models import Member, Party
from motions.source.records import MemberRecord, PartyRecord


def store_parties(records: Iterable[PartyRecord], batch: Batch) -> None:
    """Store parties, and give each that has none its address."""
    batch.add("Fractie", store(Party, records, PartyRecord.facts))
    _give_slugs()


def store_members(records: Iterable[MemberRecord], batch: Batch) -> None:
    """Store members, with the name that they are sorted by."""

    def facts(record: MemberRecord) -> dict[str, Any]:
        return {**record.facts(), "sort_name": sort_name(record.last_name)}

    batch.add("Persoon", store(Member, records, facts))


def sort_name(last_name: str) -> str:
    """A last name as it is sorted: without accents and in lower case; the infix does not count, the Dutch way."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", last_name) if not unicodedata.combining(c))
    return bare.casefold().strip(" '’")[:300]


def _give_slugs() -> None:
    """An address once given stays. Of two parties of one name, the one that is active (longest) gets it plain."""
    nameless = [p for p in Party.objects.filter(known=True, slug=None) if slugify(p.abbreviation or p.name)]
    taken = set(Party.objects.exclude(slug=None).values_list("slug", flat=True))
    nameless.sort(key=lambda p: (p.active_until is not None, p.active_from or date.max, p.pk))
    for party in nameless:
        plain = slugify(party.abbreviation or party.name)[:100]
        ways = [plain, f"{plain}-{party.active_from.year}" if party.active_from else plain]
        slug = next((way for way in ways if way not in taken), f"{plain}-{party.pk}"[:120])
        taken.add(slug)
        party.slug = slug
    Party.objects.bulk_update(nameless, ["slug"])
