"""A draft against its source: what an editor should look at before these words go public. Pure and fast."""

from editorial.findings import addressee, foreign, name, negation, number, truncation
from editorial.findings.base import Check, Context, Field, Finding, Severity, Words
from editorial.generators import Source

__all__ = ["CHECKS", "Check", "Context", "Field", "Finding", "Severity", "Words", "find"]

CHECKS: tuple[Check, ...] = (truncation.check, number.check, name.check, addressee.check, foreign.check, negation.check)


def find(words: Words, source: Source, context: Context | None = None) -> tuple[Finding, ...]:
    """Everything that the checks find, in the order of the words: summary first, then implication."""
    context = context or Context()
    found = [finding for check in CHECKS for finding in check(words, source, context)]
    return tuple(sorted(found, key=lambda finding: (finding.field != "summary", finding.start, finding.end)))
