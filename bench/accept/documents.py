"""Hostile and odd documents through the sandbox, and the real ones of the folder."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from typing import Any

from bench.accept.report import Report
from motions.reading.kinds import Kind
from motions.reading.sandbox import Sandbox
from motions.reading.trouble import Trouble, Unreadable

SECONDS, MEGABYTES = 25, 512
CLAIMED = {".pdf": Kind.PDF, ".xml": Kind.XML, ".docx": Kind.DOCX}
"""What a file says it is by its name, as the source says by its type."""


def check(tools: Path, corpus: Path, home: Path, report: Report) -> None:
    hostile(tools, home / "hostile", report)
    real(corpus / "real-pdf", report)


def hostile(tools: Path, folder: Path, report: Report) -> None:
    tool = tools / "hostile_documents.py"
    if not tool.exists():
        report.skip("hostile documents", "the tool that writes them is not there")
        return
    subprocess.run([sys.executable, str(tool), str(folder)], check=True, stdout=subprocess.DEVNULL)
    manifest = json.loads((folder / "MANIFEST.json").read_text(encoding="utf-8"))
    entries = manifest if isinstance(manifest, list) else manifest["documents"]
    wrong, slowest = [], 0.0
    with Sandbox() as sandbox:
        for entry in entries:
            started = time.monotonic()
            found = outcome(sandbox, (folder / entry["file"]).read_bytes(), entry)
            slowest = max(slowest, time.monotonic() - started)
            if found:
                wrong.append(f"{entry['name']}: {found}")
        alive = not outcome(sandbox, (folder / "good-1.pdf").read_bytes(), entries[0])
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    report.point(
        "hostile documents",
        not wrong and alive and slowest <= SECONDS and megabytes <= MEGABYTES,
        f"{len(entries) - len(wrong)} of {len(entries)} as expected, slowest {slowest:.1f} s, peak {megabytes:.0f} MB"
        + "".join(f"; {fault}" for fault in wrong[:5]),
    )


def outcome(sandbox: Sandbox, data: bytes, entry: dict[str, Any]) -> str:
    """What is wrong with how a document ended, or an empty text."""
    expect = entry["expect"]
    try:
        read = sandbox.read(data, CLAIMED.get(Path(entry["file"]).suffix))
    except Unreadable as err:
        if expect == "text" or (expect == "no-text" and err.trouble not in (Trouble.NO_TEXT, Trouble.EMPTY)):
            return f"refused as {err.trouble}"
        return ""
    if expect in ("reject", "no-text"):
        return f"gave text where {expect} was expected"
    if expect == "suspect" and not read.doubts:
        return (
            ""
            if all(squash(word) in squash(read.text) for word in entry["needs"]) and entry["needs"]
            else "not doubted"
        )
    missing = [word for word in entry["needs"] if squash(word) not in squash(read.text)]
    unwanted = [word for word in entry["forbids"] if word in read.text]
    if expect == "limit" or read.doubts:
        missing = []
    return f"lacks {missing[:2]}" if missing else f"holds {unwanted[:2]}" if unwanted else ""


def squash(text: str) -> str:
    """As the tool's own manifest is meant to be compared."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if c in "\n\t " or unicodedata.category(c) not in ("Cc", "Cf"))
    return re.sub(r"\s+", " ", text).strip()


def real(folder: Path, report: Report) -> None:
    files = sorted(folder.glob("*.pdf")) if folder.is_dir() else []
    if not files:
        report.skip("real PDFs", "the folder has no real-pdf")
        return
    without = {"scan-straight.pdf", "scan-with-typed-header.pdf", "pictures-only.pdf", "letter-without-unicode-map.pdf"}
    wrong = []
    with Sandbox() as sandbox:
        for file in files:
            try:
                is_text = not sandbox.read(file.read_bytes()).doubts
            except Unreadable:
                is_text = False
            if is_text == (file.name in without):
                wrong.append(file.name)
    report.point("real PDFs", not wrong, f"{len(files) - len(wrong)} of {len(files)} as expected {' '.join(wrong)}")
