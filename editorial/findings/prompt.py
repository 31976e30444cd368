"""Words of a prompt, and what a model says about itself: orders, apologies, refusals, mark-up of a conversation."""

import re
from collections.abc import Iterator

from editorial.findings.base import Context, Field, Finding, Severity, Words
from editorial.generators import Source

_PHRASES = (
    r"als (?:een )?(?:groot )?(?:AI\b|AI-|taalmodel)", r"\bAI-(?:taal)?model\b", r"\btaalmodel\b", r"\bchatbot\b",
    r"samenvatting van bovenstaande", r"kort en bondig", r"(?:boven|onder)staande motie", r"gevolgen / implicaties",
    r"(?:hier|hieronder) (?:is|volgt|vind je|staat) (?:een|de) samenvatting", r"in 1 korte zin",
    r"\bhet spijt me\b", r"\bmijn excuses\b", r"\bsorry,", r"\bik kan (?:geen|niet|deze|u)\b",
    r"\bik ben (?:een|niet in staat)\b",
    r"^(?:natuurlijk|zeker|uiteraard)[!,]", r"</?(?:motie|system|think|assistant|user|instruct\w*)>", r"```",
    r"^\s*\{\s*\"",
    r"negeer (?:alle|de) (?:vorige |eerdere |bovenstaande )?(?:instructies|opdrachten)", r"\bprompt\b",
    r"\bas an ai\b", r"language model", r"\bi(?:'m| am) sorry\b", r"\bi (?:cannot|can't)\b",
    r"here is (?:a|the) summary",
    r"ignore (?:all|the) (?:previous |prior )?instructions",
)  # fmt: skip
_PROMPT = re.compile("|".join(_PHRASES), re.IGNORECASE | re.MULTILINE)


def check(words: Words, source: Source, context: Context) -> tuple[Finding, ...]:
    """A blocking finding for each such phrase that the motion itself does not have."""
    return tuple(finding for field, text in words.fields() for finding in _check(field, text, source.text.lower()))


def _check(field: Field, text: str, known: str) -> Iterator[Finding]:
    for match in _PROMPT.finditer(text):
        if match[0].lower() not in known:
            sentence = "Dit lijkt tekst van of voor een taalmodel, geen tekst over de motie."
            yield Finding("prompt", Severity.BLOCKING, field, match.start(), match.end(), match[0], sentence)
