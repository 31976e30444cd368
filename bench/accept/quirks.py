"""The nasty sides of the real service: the sync ends complete, and the touched records are as they should be."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.accept.corpus import Corpus
from bench.accept.portal import Portal
from bench.accept.replay import replaying
from bench.accept.report import Report

Ids = Iterable[str]


def check(tools: Path, corpus: Corpus, home: Path, report: Report) -> None:
    with replaying(tools, corpus.folder, "--quirks") as replay:
        portal = Portal(home / "quirks", replay.odata)
        sync = portal.sync()
        touched: dict[str, dict[str, Any]] = replay.ask("quirks")["quirks"]
        second = portal.sync()
    there = portal.number("SELECT count(*) FROM motions_motion WHERE public_id IS NOT NULL AND NOT hidden")
    expected = sum(any(d in corpus.papers for d in m.get("_Document") or ()) for m in corpus.motions.values())
    counts = second.counts()
    report.point(
        "quirks: complete",
        there == expected and counts[:2] == [0, 0] and counts[5:7] == [0, 0],
        f"{there} of {expected} motions in {sync.seconds:.0f} s, then {second.last_line}",
    )
    quirks = Quirks(portal)
    for name, rule in quirks.rules.items():
        if name in touched:
            ids = [uuid.UUID(id_).hex for id_ in touched[name]["ids"]]
            wrong = rule(ids)
            report.point(f"quirks: {name}", wrong == 0, f"{len(ids) - wrong} of {len(ids)} as they should be")


class Quirks:
    """For each quirk, how many of its ids are not as they should be."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self.rules: dict[str, Callable[[Ids], int]] = {
            "delete-markers": self._each("EXISTS (SELECT 1 FROM motions_document WHERE id = ?)"),
            "twice-Zaak": self._each("EXISTS (SELECT 1 FROM motions_motion WHERE zaak_id = ? AND subject LIKE '(concept)%')"),
            "twice-Document": self._each("EXISTS (SELECT 1 FROM motions_document WHERE id = ? AND subject LIKE '(concept)%')"),
            "undeleted-Zaak": self._each("NOT EXISTS (SELECT 1 FROM motions_motion WHERE zaak_id = ? AND NOT hidden)"),
            "undeleted-Document": self._each("NOT EXISTS (SELECT 1 FROM motions_document WHERE id = ? AND NOT hidden)"),
            "stemming-before-besluit": self._each("NOT EXISTS (SELECT 1 FROM motions_vote WHERE decision_id = ?)"),
            "late-version": self._each("NOT EXISTS (SELECT 1 FROM motions_document WHERE id = ? AND current_version_id IS NOT NULL)"),
            "placeholder": self._each("EXISTS (SELECT 1 FROM motions_motion WHERE zaak_id = ? AND public_id IS NOT NULL)"),
            "unknown-person": self._each(
                "EXISTS (SELECT 1 FROM motions_submitter s JOIN motions_member p ON p.id = s.member_id WHERE s.id = ? AND p.known)"
            ),
            "votes-twice": self._each("NOT " + OVER_150),
            "individual-votes": self._each("NOT EXISTS (SELECT 1 FROM motions_vote WHERE decision_id = ?)"),
            "length-off": self._each("NOT EXISTS (SELECT 1 FROM motions_retrieval WHERE document_id = ? AND state = 'read')"),
            "other-bytes": self._each("(SELECT count(*) FROM motions_motiontext t JOIN motions_document_motions l"
                                      " ON l.motion_id = t.motion_id WHERE l.document_id = ?) <> 1"),
            **dict.fromkeys(("error-text", "json-404", "html-block", "empty"), self._each(SERVED_WRONG)),
        }  # fmt: skip

    def _each(self, is_wrong: str) -> Callable[[Ids], int]:
        return lambda ids: sum(self._portal.number(f"SELECT {is_wrong}", id_) for id_ in ids)


OVER_150 = "(SELECT coalesce(sum(group_size), 0) > 150 FROM motions_vote WHERE decision_id = ? AND NOT hidden)"
SERVED_WRONG = """EXISTS (
    SELECT 1 FROM motions_retrieval r LEFT JOIN motions_storedfile f ON f.sha256 = r.file_id
    WHERE r.document_id = ? AND r.publication_id IS NULL AND r.state <> 'planned'
      AND ((f.sha256 IS NOT NULL AND f.kind <> 'pdf' AND NOT f.set_apart) OR (f.sha256 IS NULL AND r.reason = ''))
)"""
