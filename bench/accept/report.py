"""The lines of `make accept`, and the memory of whether one fell short."""

from __future__ import annotations


class Report:
    def __init__(self) -> None:
        self.has_fallen = False

    def point(self, name: str, holds: bool, figure: str) -> None:
        """One line: whether the point holds, and the figure that shows it."""
        self.has_fallen |= not holds
        print(f"{'ok  ' if holds else 'fall'} {name:<28} {figure}", flush=True)

    def skip(self, name: str, why: str) -> None:
        """What cannot be tried with this folder on this machine."""
        print(f"skip {name:<28} {why}", flush=True)
