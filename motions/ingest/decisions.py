"""Decisions about motions with their votes, and what they make of the motion: its outcome."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from motions.ingest.batch import Batch
from motions.ingest.records import link_motions, make_stubs, motion_keys, store
from motions.ingest.tally import Fate
from motions.models import Decision, Member, Motion, Party, Vote
from motions.outcome import DecisionFacts, outcome_of
from motions.source.records import DecisionRecord, VoteRecord


def store_decisions(records: Collection[DecisionRecord], batch: Batch) -> None:
    """Store decisions and their votes, and bring the outcome of the motions concerned up to date."""
    stored = store(Decision, records, _facts)
    batch.add("Besluit", stored)
    told = [record for record in records if not record.deleted and record.id in stored.rows]
    batch.values |= {("Besluit.Status", r.status) for r in told} | {
        ("Besluit.StemmingsSoort", r.voting_kind) for r in told
    }
    votes = [vote for record in told for vote in record.votes]
    store_votes(votes, batch)
    batch.absent["Stemming"] |= _votes_of(record.id for record in told) - {vote.id for vote in votes}
    keys = motion_keys(id_ for record in told for id_ in record.zaak_ids)
    wanted: dict[Any, set[int]] = {record.id: {keys[id_] for id_ in record.zaak_ids} for record in told}
    linked = link_motions(Decision.motions.through, "decision_id", "motion_id", wanted)
    batch.fates += [("Besluit", id_, Fate.CHANGED) for id_ in linked]
    refresh_outcomes(_motions_of(stored.rows).union(*linked.values()))


def store_votes(records: Collection[VoteRecord], batch: Batch) -> None:
    """Store votes, with the names of their day."""
    told = [record for record in records if not record.deleted and record.decision_id]
    make_stubs(Decision, (record.decision_id for record in told))
    make_stubs(Member, batch.name(record.member_id for record in told))
    make_stubs(Party, (record.party_id for record in told))
    batch.meet("Stemming.Soort", (record.kind for record in told))
    gone = [record for record in records if record.deleted]
    batch.add("Stemming", store(Vote, [*told, *gone], VoteRecord.facts))


def store_lone_votes(records: Collection[VoteRecord], batch: Batch) -> None:
    """Store votes that did not come with their decision, which may change what the decision says."""
    store_votes(records, batch)
    decisions = Vote.objects.filter(pk__in=[record.id for record in records]).values_list("decision", flat=True)
    refresh_outcomes(_motions_of(decisions))


def refresh_outcomes(motion_ids: Collection[int]) -> None:
    """Work out the outcome of these motions from the decisions that we show."""
    decisions = _decision_facts(motion_ids)
    changed = []
    for motion in Motion.objects.filter(pk__in=motion_ids).only("outcome", "outcome_on"):
        found = outcome_of(decisions[motion.pk])
        if (motion.outcome, motion.outcome_on) != (found.outcome.value, found.on):
            motion.outcome, motion.outcome_on = found.outcome.value, found.on
            changed.append(motion)
    Motion.objects.bulk_update(changed, ["outcome", "outcome_on"], batch_size=100)


def _facts(record: DecisionRecord) -> dict[str, Any]:
    return {**record.facts(), "meeting_id": record.meeting_id, "decided_on": record.decided_on}


def _decision_facts(motion_ids: Collection[int]) -> defaultdict[int, list[DecisionFacts]]:
    votes = Vote.objects.shown().filter(decision=OuterRef("pk"))
    rows = Decision.objects.shown().filter(motions__in=motion_ids).annotate(has_votes=Exists(votes))
    fields = ("motions", "id", "kind", "text", "status", "decided_on", "changed_at", "has_votes")
    found: defaultdict[int, list[DecisionFacts]] = defaultdict(list)
    for facts in rows.values(*fields, order=Coalesce("position", 0)):
        found[facts.pop("motions")].append(DecisionFacts(**facts))
    return found


def _votes_of(decision_ids: Iterable[UUID]) -> set[UUID]:
    return set(Vote.objects.filter(decision__in=decision_ids, hidden=False).values_list("pk", flat=True))


def _motions_of(decision_ids: Iterable[UUID]) -> set[int]:
    rows = Decision.motions.through._default_manager.filter(decision__in=list(decision_ids))
    return set(rows.values_list("motion_id", flat=True))
