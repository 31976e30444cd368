"""The same records on SQLite and on PostgreSQL: one digest."""

from __future__ import annotations

from pathlib import Path

from bench.accept.corpus import Corpus
from bench.accept.portal import Portal
from bench.accept.replay import replaying
from bench.accept.report import Report

LIMIT = 400


def check(tools: Path, corpus: Corpus, home: Path, url: str | None, report: Report) -> None:
    if url is None:
        report.skip("digest on PostgreSQL", "no PostgreSQL server was given")
        return
    with replaying(tools, corpus.folder) as replay:
        digests = []
        for name, database in (("sqlite", None), ("postgres", url)):
            portal = Portal(home / name, replay.odata, database)
            portal.sync("--limit", str(LIMIT))
            digests.append(portal.digest())
        whole = portal.run("check_archive")
    report.point(
        "digest on PostgreSQL",
        digests[0] == digests[1] and len(digests[0]) == 64 and whole.status == 0,
        f"SQLite {digests[0][:12]}, PostgreSQL {digests[1][:12]} at --limit {LIMIT}; "
        f"{(whole.output.strip().splitlines() or ['no answer'])[-1]}",
    )
