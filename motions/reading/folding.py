"""Text made easy to match: lower case, plain spaces, quotes and hyphens, every character in its own place."""

_PLAIN = {ord(space): " " for space in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u2007\u2009\u2028\u2029\u202f"}
_PLAIN |= {ord(hyphen): "-" for hyphen in "\xad\u2010\u2011\u2012\u2212"}
_PLAIN |= {ord(quote): "'" for quote in "‘’‛`´"}


def fold(text: str) -> str:
    """The text for matching; it has the same length, so that a match's offsets are offsets in the text."""
    plain = text.translate(_PLAIN)
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in plain)


def squash(text: str) -> str:
    """One line of the text, as a reader says it: words that were split at a line's end are joined again."""
    return " ".join(text.replace("\xad", "").replace("-\n", "").split())
