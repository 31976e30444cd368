"""How many letters two texts are apart, when that is few."""


def within_edits(a: str, b: str, most: int) -> bool:
    """Whether at most `most` insertions and deletions of one character turn `a` into `b`.

    Time grows with the length and the square of `most`, not with the product of the lengths (Myers 1986).
    """
    goal = len(a) - len(b)
    if abs(goal) > most:
        return False
    reached = {1: 0}  # by diagonal (place in a - place in b): how far in `a` the edits so far can come
    for edits in range(most + 1):
        for diagonal in range(-edits, edits + 1, 2):
            start = max(reached.get(diagonal + 1, -1), reached.get(diagonal - 1, -1) + 1)
            reached[diagonal] = _slide(a, b, start, start - diagonal)
        if reached.get(goal, -1) >= len(a):
            return True
    return False


def _slide(a: str, b: str, in_a: int, in_b: int) -> int:
    """The first place in `a`, from `in_a` on, where it no longer equals `b` from `in_b` on."""
    while in_a < len(a) and 0 <= in_b < len(b) and a[in_a] == b[in_b]:
        in_a += 1
        in_b += 1
    return in_a
