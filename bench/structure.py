"""How often the parts found in a motion's PDF equal those that its official XML marks.

usage: python bench/structure.py [--corpus DIR] [--limit N] [--old-pages] [--json] [--differences N]

The PDFs are set from the XML in the layout of the printed paper (kamerstuk_pdf.py beside the corpus), read as the
portal reads any PDF. `--old-pages` adds the pages of the old site whose paper also has an official XML: text of real
PDFs, raw lines. A part is equal when its kind and its text are, white space and list marks aside.

What the XML marks is told by `official_parts`, without the formulas of the parser.
"""

import argparse
import gzip
import json
import re
import runpy
import sys
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.official_parts import Marked, marked_parts  # noqa: E402
from motions.reading.parts import PartKind  # noqa: E402
from motions.reading.reader import read_document  # noqa: E402
from motions.reading.structure import parse_parts  # noqa: E402

ALIKE = 0.9
KINDS = [str(kind) for kind in PartKind if kind is not PartKind.OTHER]


def squash(text: str) -> str:
    """Text for comparing: without white space and list marks, in the character set of the PDFs."""
    return re.sub(r"[\s•–—]", "", text).encode("cp1252", "replace").decode("cp1252")


def letters(text: str) -> str:
    """Text of old pages for comparing: their lines are hyphenated, their quotes and dashes are the scanner's."""
    return "".join(filter(str.isalnum, text.casefold()))


def found_parts(text: str) -> Marked:
    """The parts that the parser finds in a text, each as (kind, text); requests within a request are left out."""
    parts = parse_parts(text)
    found: Marked = Counter()
    for index, part in enumerate(parts):
        is_counted = part.level == 0 or part.kind is PartKind.ITEM
        if part.kind is PartKind.OTHER or not is_counted:
            continue
        own = text[part.start : part.end]
        for child in parts:
            if child.parent == index and child.kind is PartKind.OTHER:
                own = own.replace(text[child.start : child.end], "")
        if part.kind is not PartKind.HEADING or "MOTIE" in own.upper():
            found[str(part.kind), own] += 1
    return found


def alike(marked: Marked, found: Marked) -> int:
    """How many marked parts have a found one of their kind with nine in ten letters the same, each used once."""
    left = list(found.elements())
    count = 0
    for kind, text in marked.elements():
        for other in left:
            if other[0] == kind and SequenceMatcher(None, text, other[1], autojunk=False).ratio() >= ALIKE:
                left.remove(other)
                count += 1
                break
    return count


def compare(pairs: Iterator[tuple[str, Marked, Marked]], plain: Callable[[str], str]) -> dict:
    """Counts by kind over (name, marked, found), with the texts of both sides made plain."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    motions, whole, differences = 0, 0, []
    for name, *sides in pairs:
        marked, found = (Counter({(kind, plain(text)): n for (kind, text), n in side.items()}) for side in sides)
        motions += 1
        whole += marked == found
        if marked != found:
            differences.append((name, sorted((marked - found).elements()), sorted((found - marked).elements())))
        for kind in KINDS:
            there, seen = (Counter({key: n for key, n in side.items() if key[0] == kind}) for side in (marked, found))
            equal = (there & seen).total()
            near = equal + alike(there - seen, seen - there)
            same = int(there == seen)
            counts[kind].update(marked=there.total(), found=seen.total(), equal=equal, alike=near, same=same)
    kinds = {
        kind: {
            **{key: count[key] for key in ("marked", "found", "equal", "alike")},
            "precision": share(count["equal"], count["found"]),
            "recall": share(count["equal"], count["marked"]),
            "exact": share(count["same"], motions),
        }
        for kind, count in counts.items()
    }
    return {"motions": motions, "all_parts_equal": share(whole, motions), "kinds": kinds, "differences": differences}


def share(part: int, of: int) -> float:
    return round(part / of, 5) if of else 1.0


def official_texts(corpus: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every official XML of the corpus, by name."""
    yield from sorted(unpack(corpus / "publicaties-xml.tar.xz").items())


def old_pages(corpus: Path) -> dict[str, str]:
    """Text of the real PDF on each page of the old site, by Document.Id."""
    return {
        name: page.decode().split("## Orginele text:\n", 1)[1].split("\n## Prompt samenvatting:", 1)[0]
        for name, page in unpack(corpus / "jekyll-moties.tar.xz").items()
    }


def unpack(path: Path) -> dict[str, bytes]:
    with tarfile.open(path) as archive:
        files = ((member.name, archive.extractfile(member)) for member in archive)
        return {Path(name).stem: file.read() for name, file in files if file}


def pdf_pairs(texts: list[tuple[str, bytes]], render: Callable[[bytes], bytes]) -> Iterator[tuple[str, Marked, Marked]]:
    for name, xml in texts:
        yield name, marked_parts(xml), found_parts(read_document(render(xml)).text)


def old_page_pairs(corpus: Path, texts: dict[str, bytes]) -> Iterator[tuple[str, Marked, Marked]]:
    pages = old_pages(corpus)
    documents = {row["Id"]: row["Document_Id"] for row in records(corpus, "DocumentVersie")}
    for row in records(corpus, "DocumentPublicatie"):
        document = documents.get(row["DocumentVersie_Id"])
        if row["Id"] in texts and document in pages:
            yield document, marked_parts(texts[row["Id"]]), found_parts(pages[document])


def records(corpus: Path, entity: str) -> Iterator[dict]:
    with gzip.open(corpus / "odata" / f"{entity}.jsonl.gz", "rt") as lines:
        yield from map(json.loads, lines)


def report(title: str, result: dict, differences: int) -> None:
    print(f"{title}: {result['motions']} motions, all parts equal in {result['all_parts_equal']:.2%}")
    print(f"  {'kind':<14}{'marked':>8}{'found':>8}{'equal':>8}{'alike':>8}{'precision':>11}{'recall':>9}{'exact':>9}")
    for kind, row in result["kinds"].items():
        numbers = f"{row['marked']:>8}{row['found']:>8}{row['equal']:>8}{row['alike']:>8}"
        print(f"  {kind:<14}{numbers}{row['precision']:>11.2%}{row['recall']:>9.2%}{row['exact']:>9.2%}")
    for name, missed, surplus in result["differences"][:differences]:
        print(f"\n  {name}")
        for sign, side in (("-", missed), ("+", surplus)):
            for kind, text in side:
                print(f"    {sign} {kind}: {text if len(text) < 200 else f'{text[:120]} … {text[-70:]}'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--limit", type=int, help="the first N official texts only")
    parser.add_argument("--old-pages", action="store_true", help="also the old pages whose paper has an official XML")
    parser.add_argument("--differences", type=int, default=0, metavar="N", help="show N motions that differ")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    render = runpy.run_path(str(options.corpus.parent / "tools" / "kamerstuk_pdf.py"))["render"]
    texts = list(official_texts(options.corpus))
    results = {"PDFs set from the official XML": compare(pdf_pairs(texts[: options.limit], render), squash)}
    if options.old_pages:
        results["Old pages, real PDF text"] = compare(old_page_pairs(options.corpus, dict(texts)), letters)
    if options.json:
        print(json.dumps(results, ensure_ascii=False, indent=1))
        return
    for title, result in results.items():
        report(title, result, options.differences)


if __name__ == "__main__":
    main()
