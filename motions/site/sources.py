"""Small marks behind the sentences of an uitleg that lead to the passage each one rests on.

The passages were found when the words were approved, in the text of that day. Sentences are ranges of the Markdown;
the page prints HTML made of it, so a sentence is found back by counting its letters and digits, which both share. Where
the count does not come out (a link, say), the words are printed without marks: never a mark at the wrong sentence.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from motions.models import Explanation, Motion
from motions.site.passages import Block

_TAG_OR_ENTITY = re.compile(r"(<[^>]*>|&#?\w+;)")
_CLOSERS = frozenset(".,;:!?…)]}\"'”’»")


def with_sources(explanation: Explanation, field: str, blocks: list[Block]) -> SafeString:
    """The safe HTML of a field (`summary` or `implication`) with a mark behind each sentence that rests on a block."""
    words, html = getattr(explanation, field), getattr(explanation, f"{field}_html")
    supports = sorted((one for one in explanation.evidence if one["field"] == field), key=lambda one: one["start"])
    lengths = [_letters(words[one["start"] : one["end"]]) for one in supports]
    if not supports or sum(lengths) != sum(_letters(piece) for piece in _texts(html)):
        return mark_safe(html)  # noqa: S308 - made safe at publication
    marks: dict[int, SafeString] = {}
    at = 0
    for support, length in zip(supports, lengths, strict=True):
        at += length
        block = _block(explanation, explanation.motion, support["passage"], blocks)
        if block is not None and length:
            marks[at] = _mark(block)
    return _inserted(html, marks)


def cited(explanation: Explanation, blocks: list[Block]) -> set[str]:
    """The anchors of the blocks that some sentence rests on."""
    found = (_block(explanation, explanation.motion, one["passage"], blocks) for one in explanation.evidence)
    return {block.anchor for block in found if block}


def _block(explanation: Explanation, motion: Motion, passage: list[int] | None, blocks: list[Block]) -> Block | None:
    """The numbered block of the printed text that holds a passage of the approved one; None where it is not there."""
    if passage is None or motion.current_text is None:
        return None
    start, end = passage
    if motion.current_text.pk != explanation.text.pk:
        wanted = explanation.text.text[start:end]
        start = motion.current_text.text.find(wanted)
        end = start + len(wanted)
    return next((one for one in blocks if one.number and 0 <= one.start <= start < end <= one.end), None)


def _mark(block: Block) -> SafeString:
    short = str(block.number) if block.kind == "request" else f"{block.name[0]}{block.number}"
    return format_html(
        ' <a class="src" href="#{}" aria-label="Waar staat dit? {}">{}</a>',
        block.anchor,
        block.name.capitalize(),
        short,
    )


def _inserted(html: str, marks: dict[int, SafeString]) -> SafeString:
    """The HTML with each mark behind so many letters and the punctuation that closes the sentence, outside links."""
    made: list[str] = []
    seen, waiting, in_link = 0, "", False
    for piece in _TAG_OR_ENTITY.split(html):
        is_markup = piece.startswith(("<", "&"))
        in_link = piece.startswith("<a") if is_markup and piece.startswith(("<a", "</a")) else in_link
        for letter in [piece] if is_markup else piece:
            if (
                waiting
                and not in_link
                and (letter.startswith(("</p", "</li")) or (not is_markup and letter not in _CLOSERS))
            ):
                made.append(waiting)
                waiting = ""
            made.append(letter)
            if letter.isalnum() and not is_markup:
                seen += 1
                waiting = marks.get(seen, "") or waiting
    return mark_safe("".join([*made, waiting]))  # noqa: S308 - safe HTML and marks of our own


def _texts(html: str) -> Iterator[str]:
    return (piece for piece in _TAG_OR_ENTITY.split(html) if not piece.startswith(("<", "&")))


def _letters(text: Any) -> int:
    return sum(letter.isalnum() for letter in text)
