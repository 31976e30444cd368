"""How good the drafts are that need no model: refusals, findings of their own, length, reading level, likeness.

usage: python bench/drafts.py [--corpus DIR] [--limit N] [--json]
       python bench/drafts.py --sheet FILE [--size 60] [--seed 1]

Drafts every official text of the corpus and every page of the old site, checks each draft against its source as the
desk does, and compares those of the old pages with the summary and implication that stand there (ROUGE-L F1, words in
lower case). Exit status 1 where a draft has a blocking finding of its own or the likeness is not above a naive rule's.

`--sheet` writes drafts drawn at random beside their source, without telling what made them, with a line to mark each
as goed, stroef or fout.
"""

import argparse
import gzip
import json
import random
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from editorial.dutch.reading_level import flesch_douma  # noqa: E402
from editorial.findings import Severity, Words, find  # noqa: E402
from editorial.generators import Refused, Result, Source, get_generator  # noqa: E402
from motions.reading.parts import PartKind  # noqa: E402
from motions.reading.reader import read_document  # noqa: E402
from motions.reading.structure import parse_parts  # noqa: E402

NAIVE = {"summary": 0.77, "implication": 0.69}
"""What the dictum itself reaches behind "De Kamer vraagt …" and "Als de motie wordt aangenomen, dan …"."""


@dataclass
class Measured:
    """What is counted over a set of sources."""

    texts: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    blocking: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    with_blocking: list[str] = field(default_factory=list)
    lengths: dict[str, list[int]] = field(default_factory=lambda: {"summary": [], "implication": []})
    levels: dict[str, list[float]] = field(default_factory=lambda: {"requests": [], "summary": [], "implication": []})
    draft_seconds: list[float] = field(default_factory=list)
    check_seconds: list[float] = field(default_factory=list)


def rows(corpus: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of one entity set."""
    with gzip.open(corpus / "odata" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def official_sources(corpus: Path) -> Iterator[tuple[str, Source]]:
    """Every official text with subject and title of its motion's record, in the order of the archive."""
    motions = {id_: zaak for zaak in rows(corpus, "Zaak") for id_ in zaak.get("_Document") or ()}
    documents = {version["Id"]: version["Document_Id"] for version in rows(corpus, "DocumentVersie")}
    known = {
        publication["Id"]: motions.get(documents.get(publication["DocumentVersie_Id"], ""), {})
        for name in ("DocumentPublicatie", "DocumentPublicatieMetadata")
        for publication in rows(corpus, name)
    }
    with tarfile.open(corpus / "publicaties-xml.tar.xz") as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            read = read_document(stream.read())
            id_ = Path(member.name).stem
            motion = known.get(id_, {})
            subject, title = (motion.get(key) or "" for key in ("Onderwerp", "Titel"))
            yield id_, Source(read.text, read.parts, subject.strip(), title.strip())


def old_pages(corpus: Path) -> Iterator[tuple[str, Source, Words]]:
    """Every page of the old site: its text as a source, and the words that stand there."""
    with tarfile.open(corpus / "jekyll-moties.tar.xz") as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            page = stream.read().decode()

            def part(start: str, end: str, page: str = page) -> str:
                return page.split(f"## {start}:\n", 1)[1].split(f"\n## {end}:", 1)[0].strip()

            text = part("Orginele text", "Prompt samenvatting")
            source = Source(text, parse_parts(text), part("Onderwerp", "Implicaties"), part("Titel", "Onderwerp"))
            words = Words(part("Samenvatting", "Orginele text"), part("Implicaties", "Samenvatting"))
            yield Path(member.name).stem, source, words


def draft(id_: str, source: Source, measured: Measured) -> Result | None:
    """One draft, counted; None where the generator refuses."""
    measured.texts += 1
    started = time.perf_counter()
    try:
        made = get_generator("embedded").generate(source)
    except Refused as refusal:
        measured.refused[refusal.reason] += 1
        return None
    drafted = time.perf_counter()
    found = find(Words(made.summary, made.implication), source)
    measured.check_seconds.append(time.perf_counter() - drafted)
    measured.draft_seconds.append(drafted - started)
    for finding in found:
        counter = measured.blocking if finding.severity is Severity.BLOCKING else measured.warnings
        counter[finding.kind] += 1
    if any(finding.severity is Severity.BLOCKING for finding in found):
        measured.with_blocking.append(id_)
    for name, text in (("summary", made.summary), ("implication", made.implication)):
        measured.lengths[name].append(len(text.split()))
        measured.levels[name].append(flesch_douma(text))
    measured.levels["requests"].append(flesch_douma(requests_of(source)))
    return made


def requests_of(source: Source) -> str:
    """What the motion asks, as it stands."""
    asked = (part for part in source.parts if part.kind is PartKind.REQUEST and part.parent < 0)
    return " ".join(" ".join(source.text[part.start : part.end].split()).rstrip(",;") + "." for part in asked)


def rouge_l(one: str, other: str) -> float:
    """F1 of the longest common subsequence of two texts' words."""
    a, b = (_words(text) for text in (one, other))
    if not a or not b:
        return 0.0
    row = [0] * (len(b) + 1)
    for word in a:
        before = 0
        for index, against in enumerate(b, start=1):
            before, row[index] = row[index], before + 1 if word == against else max(row[index], row[index - 1])
    return 2 * row[-1] / (len(a) + len(b))


def _words(text: str) -> list[str]:
    return "".join(character if character.isalnum() else " " for character in text.lower()).split()


def report(measured: Measured) -> dict[str, Any]:
    """The figures of one set."""
    count = measured.texts or 1
    return {
        "texts": measured.texts,
        "refused": {reason: round(number / count, 4) for reason, number in measured.refused.items()},
        "drafts_with_blocking_findings": len(measured.with_blocking),
        "blocking": dict(measured.blocking),
        "warnings": dict(measured.warnings),
        "words": {name: _spread(numbers) for name, numbers in measured.lengths.items()},
        "flesch_douma": {name: _spread(numbers) for name, numbers in measured.levels.items()},
        "ms_to_draft": round(median(measured.draft_seconds or [0]) * 1000, 2),
        "ms_to_check": round(median(measured.check_seconds or [0]) * 1000, 2),
    }


def _spread(numbers: list[Any]) -> dict[str, float]:
    ordered = sorted(numbers) or [0]
    at = {name: ordered[int((len(ordered) - 1) * share)] for name, share in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9))}
    return {name: round(number, 1) for name, number in at.items()}


def write_sheet(corpus: Path, path: Path, size: int, seed: int) -> None:
    """A blind sheet: requests of the source, then the draft, then a line for the mark."""
    sources = list(official_sources(corpus))
    chosen = random.Random(seed).sample(sources, min(size, len(sources)))
    generator = get_generator("embedded")
    pages = ["Markeer elk concept als goed, stroef of fout.\n"]
    for number, (id_, source) in enumerate(chosen, start=1):
        try:
            made = generator.generate(source)
        except Refused as refusal:
            words = f"Geen concept: {refusal.words}"
        else:
            words = f"Samenvatting:\n{made.summary}\n\nImplicatie:\n{made.implication}"
        asked = "\n".join(
            source.text[part.start : part.end]
            for part in source.parts
            if part.kind is PartKind.REQUEST and part.parent < 0
        )
        pages.append(f"## {number}. {id_}\n{source.subject}\n\nMotie:\n{asked}\n\n{words}\n\nOordeel: \n")
    path.write_text("\n".join(pages), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--limit", type=int, help="only so many official texts")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--size", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.sheet:
        write_sheet(options.corpus, options.sheet, options.size, options.seed)
        print(f"{options.sheet}: {options.size} concepten")
        return 0
    figures = measure(options.corpus, options.limit)
    print(
        json.dumps(figures, ensure_ascii=False) if options.json else json.dumps(figures, ensure_ascii=False, indent=1)
    )
    own = sum(figures[name]["drafts_with_blocking_findings"] for name in ("official", "old_pages"))
    return int(own > 0 or any(figures["rouge_l"][name] <= NAIVE[name] for name in NAIVE))


def measure(corpus: Path, limit: int | None) -> dict[str, Any]:
    """All figures of both sets."""
    official, pages = Measured(), Measured()
    for number, (id_, source) in enumerate(official_sources(corpus)):
        if limit is not None and number >= limit:
            break
        draft(id_, source, official)
    likeness: dict[str, list[float]] = {"summary": [], "implication": []}
    reference_levels: list[float] = []
    for id_, source, reference in old_pages(corpus):
        reference_levels.append(flesch_douma(reference.summary))
        if made := draft(id_, source, pages):
            likeness["summary"].append(rouge_l(made.summary, reference.summary))
            likeness["implication"].append(rouge_l(made.implication, reference.implication))
    return {
        "official": report(official),
        "old_pages": report(pages) | {"flesch_douma_of_the_old_summaries": _spread(reference_levels)},
        "rouge_l": {name: round(mean(scores or [0]), 4) for name, scores in likeness.items()},
        "naive": NAIVE,
        "with_blocking_findings": official.with_blocking + pages.with_blocking,
    }


if __name__ == "__main__":
    sys.exit(main())
