"""A draft's words as a reader will see them, with the stretches that a finding is about marked in the safe HTML.

A finding counts code points in the Markdown, a page shows HTML. So two letters that no text may hold are set around the
stretch, go through the one Markdown renderer, and become `<mark>` in what it gives. A mark never crosses a tag.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from editorial import markdown

_FIRST = 0xF0000
_FIRST_CITE = 0xF8000
"""Private use: `editorial.words.clean` never sees them typed, and a typed one is dropped here."""
_PRIVATE = re.compile("[\U000f0000-\U000ffffd]")
_PIECES = re.compile("<[^>]*>|[\U000f0000-\U000ffffd]|[^<\U000f0000-\U000ffffd]+|<")
_OPENING = re.compile(r"(?:\s|[-*+•#>_]|\d+[.)](?=\s))*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open range of code points in the Markdown; `anchor` names it in the page, `kind` is a CSS class."""

    start: int
    end: int
    anchor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Behind the sentence that ends at `end`: what it rests on in the source, with the way there; "?" for nothing."""

    end: int
    label: str
    anchor: str
    name: str

    def html(self) -> SafeString:
        if not self.anchor:
            none = ' <span class="src none">{}<span class="visually-hidden"> {}</span></span>'
            return format_html(none, self.label, self.name)
        return format_html(' <a class="src" href="#{}" aria-label="{}">{}</a>', self.anchor, self.name, self.label)


def render(words: str, marks: Sequence[Mark] = (), cites: Sequence[Cite] = ()) -> SafeString:
    """Safe HTML of these words. A mark whose range holds no letter of the words is left out."""
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(words)]
    html = markdown.render(_with_signs(words, kept, cites))
    return mark_safe(_with_tags(html, kept, cites))  # noqa: S308 -- html is the renderer's, what is added is escaped


def _with_signs(words: str, marks: Sequence[Mark], cites: Sequence[Cite]) -> str:
    """The Markdown with one sign before and one behind each marked stretch, behind markup that opens a line."""
    signs = [(cite.end, 0.5, chr(_FIRST_CITE + number)) for number, cite in enumerate(cites)]
    for number, mark in enumerate(marks):
        opened = _OPENING.match(words, mark.start, mark.end)
        start = opened.end() if opened else mark.start
        if start < mark.end:
            signs += [(start, 1, chr(_FIRST + 2 * number)), (mark.end, 0, chr(_FIRST + 2 * number + 1))]
    made: list[str] = []
    at = 0
    for place, _, sign in sorted(signs):
        made += [_PRIVATE.sub("", words[at:place]), sign]
        at = place
    return "".join([*made, _PRIVATE.sub("", words[at:])])


def _with_tags(html: str, marks: Sequence[Mark], cites: Sequence[Cite]) -> str:
    """Signs to `<mark>`; around each tag within a marked stretch the mark ends and begins anew."""
    made: list[str] = []
    active: list[int] = []
    named: set[int] = set()
    for piece in _PIECES.findall(html):
        if _PRIVATE.fullmatch(piece) and ord(piece) >= _FIRST_CITE:
            made += [cite.html() for cite in cites[ord(piece) - _FIRST_CITE :][:1]]
        elif _PRIVATE.fullmatch(piece):
            number, closes = divmod(ord(piece) - _FIRST, 2)
            if closes and number in active:
                active.remove(number)
            elif not closes and number < len(marks):
                active.append(number)
        elif piece.startswith("<") or not active or piece.isspace():
            made.append(_PRIVATE.sub("", piece))
        else:
            inner = marks[active[-1]]
            name = "" if active[-1] in named else f' id="{escape(inner.anchor)}"'
            named.add(active[-1])
            made.append(f'<mark class="{escape(inner.kind)}"{name}>{piece}</mark>')
    return "".join(made)
