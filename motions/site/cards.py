"""Motions as a list shows them: with what their uitleg says, where there is one."""

from collections.abc import Iterable
from dataclasses import dataclass

from motions import search
from motions.models import Explanation, Motion


@dataclass(frozen=True, slots=True)
class Card:
    motion: Motion
    words: str = ""
    """What the motion means in one sentence; empty where there is no uitleg."""
    passage: str = ""
    """Where the words that somebody looked for stand, as safe HTML; empty outside search."""


def cards_of(motions: Iterable[Motion], asked: tuple[str, ...] = ()) -> list[Card]:
    """Cards in the same order; one query, however many. `asked` are the words that were looked for."""
    shown = list(motions)
    online = Explanation.objects.online().filter(motion__in=shown)
    published = {one.motion_id: one for one in online.only("motion_id", "implication", "summary")}
    return [_card(motion, published.get(motion.pk), asked) for motion in shown]


def _card(motion: Motion, explanation: Explanation | None, asked: tuple[str, ...]) -> Card:
    words = explanation.implication if explanation else ""
    text = motion.current_text.text if asked and motion.current_text else ""
    passages = (
        search.snippet(place, asked) for place in (f"{words}\n{explanation.summary}" if explanation else "", text)
    )
    return Card(motion, words, next((passage for passage in passages if "<mark>" in passage), "") if asked else "")
