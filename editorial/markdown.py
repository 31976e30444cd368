"""Markdown to safe HTML, the only place: paragraphs, emphasis, lists and links by https. Nothing else is markup."""

import html
import re

import markdown as library
import nh3

from editorial.words import clean

MAX_LENGTH = 20_000
MAX_BRACKETS = 400
"""Beyond these nothing is read as markup: reading takes time that grows faster than the text, above all for "["."""

_TAGS = {"p", "em", "strong", "ul", "ol", "li", "br", "a"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_NOT_OUR_BLOCKS = ["code", "hashheader", "setextheader", "hr", "quote", "reference"]
_NOT_OUR_INLINES = ["backtick", "reference", "short_reference", "automail", "html"]
_IMAGES = ["image_link", "image_reference", "short_image_ref"]
_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>[-*+•–]|\d{1,3}[.)])[ \t]+(?=\S)")
_NESTED = 4


def render(markdown: str) -> str:
    """Safe HTML of these words, whatever they are; never raises.

    Lists as models and people write them become lists: right below a line of text, nested by two blanks, with "•" or
    "1)". Raw HTML, images, headings and the like stay the characters that they are.
    """
    words = clean(markdown)
    if len(words) > MAX_LENGTH or words.count("[") > MAX_BRACKETS:
        return _plain(words)
    try:
        made = _reader().convert(_with_real_lists(words))
    except Exception:  # the library promises nothing about hostile input, and a page must come out
        return _plain(words)
    return nh3.clean(
        made,
        tags=_TAGS,
        clean_content_tags=set(),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes={"https"},
        link_rel="nofollow noopener",
    )


def _reader() -> library.Markdown:
    """The library with all that is not ours taken out."""
    reader = library.Markdown(output_format="html", extensions=["sane_lists"], tab_length=_NESTED)
    reader.parser.blockprocessors["olist"].LAZY_OL = False  # a list that begins at 3 keeps its numbers
    reader.preprocessors.deregister("html_block")
    for name in _NOT_OUR_BLOCKS:
        reader.parser.blockprocessors.deregister(name)
    for name in _NOT_OUR_INLINES + _IMAGES:
        reader.inlinePatterns.deregister(name)
    return reader


def _kept(tag: str, name: str, value: str) -> str | None:
    """Links lead out of the site, by https; a relative address has no place in words about a motion."""
    return value if name != "href" or value.lower().startswith("https://") else None


def _plain(words: str) -> str:
    """The words as paragraphs, nothing in them read as markup."""
    paragraphs = [block.strip() for block in re.split(r"\n\s*\n", words) if block.strip()]
    return "\n".join(f"<p>{html.escape(block)}</p>" for block in paragraphs)


def _with_real_lists(words: str) -> str:
    """Every list item as the library wants it: a blank line before the list, four blanks a level, "-" or "1."."""
    lines: list[str] = []
    levels: list[int] = []  # how far the open lists are indented
    for line in words.split("\n"):
        item = _ITEM.match(line)
        after_blank = not lines or not lines[-1].strip()
        if item is None:
            if levels and after_blank and line.strip():
                if line[0].isspace():
                    line = " " * _NESTED * len(levels) + line.strip()
                else:
                    levels = []
            lines.append(line)
            continue
        indent = len(item["indent"].expandtabs(_NESTED))
        while levels and levels[-1] > indent:
            levels.pop()
        if not levels and not after_blank:
            lines.append("")
        if not levels or indent >= levels[-1] + 2:
            levels.append(indent)
        mark = item["mark"].replace(")", ".") if item["mark"][0].isdigit() else "-"
        lines.append(" " * _NESTED * (len(levels) - 1) + f"{mark} {line[item.end() :]}")
    return "\n".join(lines)
