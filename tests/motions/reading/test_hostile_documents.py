"""Every document of the hostile collection ends in its expected class, in one sandbox that lives through them all."""

import importlib.util
import unicodedata
from pathlib import Path

import pytest

from motions.reading.document import ReadDocument
from motions.reading.kinds import Kind
from motions.reading.sandbox import Sandbox
from motions.reading.trouble import Trouble, Unreadable

TOOL = Path(__file__).resolve().parents[4] / "shared" / "tools" / "hostile_documents.py"
if not TOOL.exists():
    pytest.skip("../shared/tools/hostile_documents.py is not there", allow_module_level=True)
spec = importlib.util.spec_from_file_location("hostile_documents", TOOL)
assert spec is not None
assert spec.loader is not None
hostile = importlib.util.module_from_spec(spec)
spec.loader.exec_module(hostile)

CLAIMED = {"pdf": Kind.PDF, "xml": Kind.XML, "docx": Kind.DOCX, "docm": Kind.DOCX, "doc": Kind.DOC}
BY_LIMIT = {Trouble.TOO_SLOW, Trouble.TOO_MUCH_MEMORY, Trouble.CRASHED}
# More than any document that must be read takes on a busy machine; the default is 20.
CPU_SECONDS = 8


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(cpu_seconds=CPU_SECONDS) as box:
        yield box


def squash(text: str) -> str:
    """The form in which the collection looks for words: NFKC, nothing invisible, white space folded."""
    text = unicodedata.normalize("NFKC", text)
    return " ".join("".join(c for c in text if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf"}).split())


def is_expected(expected: str, outcome: ReadDocument | Unreadable) -> bool:
    if isinstance(outcome, Unreadable):
        return {
            "text": False,
            "no-text": outcome.trouble is Trouble.NO_TEXT,
            "reject": outcome.trouble not in BY_LIMIT,
        }.get(expected, True)
    return {"text": not outcome.doubts, "suspect": bool(outcome.doubts), "no-text": False, "reject": False}.get(
        expected, True
    )


@pytest.mark.parametrize("name", hostile.DOCS)
def test_a_hostile_document_ends_in_its_class(name, sandbox):
    wanted = hostile.DOCS[name]
    try:
        outcome = sandbox.read(wanted["make"](), CLAIMED[wanted["file"].rsplit(".")[-1]])
    except Unreadable as unreadable:
        outcome = unreadable
    assert is_expected(wanted["expect"], outcome), (wanted["reason"], outcome)
    if isinstance(outcome, ReadDocument):
        assert [word for word in wanted["needs"] if squash(word) not in squash(outcome.text)] == []
        assert [word for word in wanted["forbids"] if word in outcome.text] == []
