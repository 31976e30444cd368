"""Words of a motion as Markdown that shows them literally: the text of a motion is data, never markup."""

import re

_SPECIAL = re.compile(r"[\\`*\[]|(?<!\w)_|_(?!\w)")
_TAG_OR_ENTITY = re.compile(r"<(?=[a-zA-Z/!?])|&(?=#?\w+;)")
_LINE_START = re.compile(r"(?m)^(\s*)(?:(\d+)([.)])(?=\s)|([#>+-]))")
_ENTITY = {"<": "&lt;", "&": "&amp;"}


def as_markdown(text: str) -> str:
    """Escape only what Markdown would read as markup, so that an editor sees hardly any backslash.

    `<` of a tag and `&` of an entity become entities: Markdown has no backslash escape for them.
    """
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    escaped = _TAG_OR_ENTITY.sub(lambda match: _ENTITY[match[0]], escaped)
    return _LINE_START.sub(_escape_line_start, escaped)


def _escape_line_start(match: re.Match[str]) -> str:
    space, digits, mark, sign = match.groups()
    return f"{space}{digits}\\{mark}" if digits else f"{space}\\{sign}"
