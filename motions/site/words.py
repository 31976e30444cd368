"""How the site names things of the source."""

from motions.models import Motion
from motions.outcome import LABELS, SENTENCES, Outcome

_UNPRINTABLE = dict.fromkeys([*(code for code in range(32) if chr(code) not in "\t\n\r"), 127, 0xFFFE, 0xFFFF])


def heading(motion: Motion) -> str:
    """What a motion is called: its subject, else its title, else its number."""
    return motion.subject.strip() or motion.title.strip() or str(motion)


def outcome_label(outcome: str) -> str:
    """The word for an outcome; a value that we do not know stands as it is."""
    return LABELS[Outcome(outcome)] if outcome in set(Outcome) else outcome


def outcome_sentence(outcome: str) -> str:
    """What an outcome means, in a sentence or two."""
    return SENTENCES[Outcome(outcome)] if outcome in set(Outcome) else SENTENCES[Outcome.ONBEKEND]


def printable(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return text.translate(_UNPRINTABLE)
