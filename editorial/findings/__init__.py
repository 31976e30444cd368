"""A draft against its source: what an editor should look at before these words go public. Pure and fast.

One module a kind or two. Blocking: truncation, number, name, addressee, foreign, swapped, negation, language, prompt.
Warnings: omission, consideration, decided, form, length, reading.
"""

from editorial.findings import (
    addressee,
    foreign,
    form,
    language,
    name,
    negation,
    number,
    prompt,
    reading,
    requests,
    truncation,
)
from editorial.findings.base import Check, Context, Field, Finding, Severity, Words
from editorial.generators import Source

__all__ = ["CHECKS", "Check", "Context", "Field", "Finding", "Severity", "Words", "find"]

CHECKS: tuple[Check, ...] = (
    truncation.check,
    number.check,
    name.check,
    addressee.check,
    foreign.check,
    negation.check,
    language.check,
    prompt.check,
    requests.check,
    form.check,
    reading.check,
)


def find(words: Words, source: Source, context: Context | None = None) -> tuple[Finding, ...]:
    """Everything that the checks find, in the order of the words: summary first, then implication."""
    context = context or Context()
    found = [finding for check in CHECKS for finding in check(words, source, context)]
    return tuple(sorted(found, key=lambda finding: (finding.field != "summary", finding.start, finding.end)))
