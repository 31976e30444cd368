"""The findings on words against a stored text: what a generator and a check may know of it, and the keys."""

import hashlib

from editorial import findings
from editorial.findings import Context, Finding, Words
from editorial.generators import Source
from motions.models import Member, Motion, MotionText, Party
from motions.reading.parts import Part, PartKind


def parts_of(text: MotionText) -> tuple[Part, ...]:
    """The stored parts of a text; none where it was not parsed."""
    found = getattr(text, "found", None)
    if found is None:
        return ()
    return tuple(Part(**(part | {"kind": PartKind(part["kind"])})) for part in found.parts)


def source_of(text: MotionText, motion: Motion | None = None) -> Source:
    """A text with the facts of its motion, as generators and checks take it; `motion` saves a query."""
    motion = motion or text.motion
    replaced = [str(other) for other in motion.replaces.all()]
    return Source(
        text=text.text,
        parts=parts_of(text),
        subject=motion.subject.strip(),
        title=motion.dossier.title if motion.dossier else "",
        replaces=" en ".join(replaced),
    )


def names() -> Context:
    """The names of members and parties, by which a check tells a name from another word with a capital."""
    parties = Party.objects.filter(known=True).values_list("abbreviation", "name")
    return Context(
        members=frozenset(Member.objects.exclude(last_name="").values_list("last_name", flat=True)),
        parties=frozenset(name.strip() for party in parties for name in party if name.strip()),
    )


def keyed(
    summary: str, implication: str, text: MotionText, context: Context | None = None
) -> list[tuple[str, Finding]]:
    """What the checks find in these words, each with the key by which an editor answers it.

    `context` (from `names`) saves its queries where many drafts are checked.
    """
    found = findings.find(Words(summary, implication), source_of(text), context or names())
    return [(key_of(finding), finding) for finding in found]


def key_of(finding: Finding) -> str:
    """The same as long as kind, field and words are the same, wherever in the field they stand."""
    return hashlib.sha256("\x00".join((finding.kind, finding.field, finding.words)).encode()).hexdigest()[:16]
