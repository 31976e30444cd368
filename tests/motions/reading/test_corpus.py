"""The real papers of the corpus: read whole, in order, and the same from PDF as from XML."""

import importlib.util
import random
import tarfile
from functools import cache
from pathlib import Path

import pytest

from motions.reading.reader import read_document
from motions.reading.trouble import Trouble, Unreadable

SHARED = Path(__file__).resolve().parents[4] / "shared"
REAL = SHARED / "corpus" / "real-pdf"
TEXTS = SHARED / "corpus" / "publicaties-xml.tar.xz"
SETTER = SHARED / "tools" / "kamerstuk_pdf.py"
SAMPLE = 60
if not (REAL.exists() and TEXTS.exists() and SETTER.exists()):
    pytest.skip("../shared/corpus is not there", allow_module_level=True)
pytestmark = pytest.mark.corpus

TYPESET = sorted(path.name for path in REAL.glob("*.pdf") if path.name[0].isdigit())
UNREADABLE = {
    "scan-straight.pdf": Trouble.NO_TEXT,
    "scan-with-typed-header.pdf": Trouble.NO_TEXT,
    "pictures-only.pdf": Trouble.NO_TEXT,
    "letter-without-unicode-map.pdf": Trouble.GIBBERISH,
}


@cache
def sample() -> list[bytes]:
    """Some official texts, the same at every run."""
    found = []
    with tarfile.open(TEXTS) as archive:
        members = sorted((member for member in archive if member.isfile()), key=lambda member: member.name)
        for member in random.Random(8).sample(members, SAMPLE):
            content = archive.extractfile(member)
            assert content is not None
            found.append(content.read())
    return found


@pytest.mark.parametrize("name", TYPESET)
def test_questions_and_answers_of_a_typeset_paper_come_in_order_without_furniture(name):
    read = read_document((REAL / name).read_bytes())
    assert read.doubts == ()
    assert read.legibility.score > 0.9
    lines = read.text.split("\n\n")
    asked = [
        int(line.split()[1])
        for line in lines
        if line.startswith("Vraag ") and line.split()[1].isdigit() and len(line) < 10
    ]
    assert asked == sorted(asked)
    for furniture in ("Tweede Kamer, vergaderjaar", "ISSN", "ah-tk-", "’s-Gravenhage 20"):
        assert not any(line.startswith(furniture) for line in lines)


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_no_reader_can_read_ends_with_its_reason(name):
    with pytest.raises(Unreadable) as caught:
        read_document((REAL / name).read_bytes())
    assert caught.value.trouble is UNREADABLE[name]


def test_a_paper_that_is_not_yet_typeset_is_read():
    read = read_document((REAL / "kst-32429-27-not-yet-typeset.pdf").read_bytes())
    assert read.doubts == ()
    assert read.text.startswith("32 429\n\nG-20\n\nNr. 27\n\n")
    assert "mede namens de minister-president, geïnformeerd over" in read.text


def test_every_official_text_of_the_sample_is_read_without_a_doubt():
    assert [read_document(data).doubts for data in sample()] == [()] * SAMPLE


def test_the_paper_set_from_an_official_text_reads_the_same():
    spec = importlib.util.spec_from_file_location("kamerstuk_pdf", SETTER)
    assert spec is not None
    assert spec.loader is not None
    setter = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(setter)
    same = 0
    for data in sample():
        official, paper = (read_document(document) for document in (data, setter.render(data)))
        same += body(paper.text) == body(official.text)
    assert same >= 0.95 * SAMPLE


def body(text: str) -> list[str]:
    """From the opening on; marks of points are not printed by the setter, nor letters outside Windows-1252."""
    start = text.find("De Kamer,")
    paragraphs = text[start:].encode("cp1252", "replace").decode("cp1252").split("\n\n")
    return [paragraph.removeprefix("– ").removeprefix("- ").removeprefix("• ") for paragraph in paragraphs]
