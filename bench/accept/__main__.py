"""`python -m bench.accept [--corpus DIR] [--only NAME]`: exit status 1 if a point falls short."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench.accept import deletion, desk, documents, postgres, quirks, spine
from bench.accept.corpus import Corpus
from bench.accept.portal import Portal
from bench.accept.replay import replaying
from bench.accept.report import Report

PARTS = ("documents", "spine", "postgres", "quirks")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--only", choices=PARTS, action="append", help="only these parts")
    options = parser.parse_args()
    corpus, tools, report = Corpus(options.corpus.resolve()), tools_beside(options.corpus.resolve()), Report()
    parts = options.only or PARTS
    if tools is None:
        report.skip("all", "the replay (tools/odata_replay.py) is not there")
        return 0
    with tempfile.TemporaryDirectory(prefix="motieportal-accept-") as folder:
        home = Path(folder)
        if "documents" in parts:
            documents.check(tools, corpus.folder, home, report)
        if not corpus.motions:
            report.skip("motions", "the folder has no records of motions (odata/Zaak.jsonl.gz)")
            return int(report.has_fallen)
        if "spine" in parts:
            with replaying(tools, corpus.folder) as replay:
                portal = Portal(home / "whole", replay.odata)
                spine.check(portal, corpus, report)
                desk.check(portal, report)
                deletion.check(portal, corpus, replay, report)
        if "postgres" in parts:
            postgres.check(tools, corpus, home, os.environ.get("ACCEPT_POSTGRES_URL"), report)
        if "quirks" in parts:
            quirks.check(tools, corpus, home, report)
    return int(report.has_fallen)


def tools_beside(folder: Path) -> Path | None:
    """The folder of the replay: beside the corpus, or beside this repository."""
    for place in (folder.parent / "tools", Path(__file__).resolve().parents[3] / "shared" / "tools"):
        if (place / "odata_replay.py").exists():
            return place
    return None


if __name__ == "__main__":
    sys.exit(main())
