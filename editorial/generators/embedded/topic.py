"""A sentence on what the motion is about, where its request points back to words that the draft does not repeat."""

import re

from editorial.dutch.vocabulary import content, vocabulary, weight_of

_TELLING, _ENOUGH = 1.5, 2
_SUBJECT = re.compile(r"[^:]*?\bmotie\b.*? over (?P<topic>.+)$", re.IGNORECASE)
_MOJIBAKE = re.compile(r"[ÃÂ][\x80-\xbf]|â€")
_POINTS_BACK = re.compile(
    r"^(?:om )?(?:(?:dit|deze|hiervoor|hieraan|hierop|hiermee|daarvoor|daartoe)(?= )"
    r"|(?:\S+ ){0,6}?(?:deze|zulke|dergelijke|zo['’]n|voornoemde|genoemde"
    r"|bovenstaande|bovengenoemde|dit|hiertegen|hiertoe)\b)"
    r"(?! (?:jaar|week|maand|kader|najaar|voorjaar|verband|moment))",
    re.IGNORECASE,
)


def topic_of(subject: str) -> str:
    """What the subject says that the motion is about: "Motie van het lid … over …"; empty when it does not say."""
    match = None if _MOJIBAKE.search(subject) else _SUBJECT.match(subject.strip())
    return re.sub(r"\s*(?:\([^)]*\)|t\.v\.v\..*)$", "", match["topic"]).strip(" .") if match else ""


def about(topic: str, first: str, said: str) -> str:
    """The sentence, or nothing: only where the first clause points back, and the topic tells what `said`, all that
    the draft will say, does not: a name, or two other words."""
    if not topic or not _POINTS_BACK.match(first) or re.match(r"uitspreken\b", topic):
        return ""
    known = vocabulary(said)
    new = [token for token in content(topic) if not known.knows(token)]
    names = sum(topic[token.start].isupper() for token in new)
    rare = sum(weight_of(token.word) >= _TELLING for token in new)
    return f"De motie gaat over {topic}." if rare + 2 * names >= _ENOUGH else ""
