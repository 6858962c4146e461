"""How long work tells the person in front of it what goes on; the command line draws it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

__all__ = ["Progress", "Step"]


class Step(Protocol):
    """One step under way."""

    def update(self, detail: str, share: float | None = None) -> None:
        """What is being done now, and how much of the step is done (0 to 1) where that is known."""


class Progress(Protocol):
    """Steps, each shown with the time it took, and sentences between them."""

    def step(self, title: str) -> AbstractContextManager[Step]:
        """A step that lasts as long as the `with` block."""

    def say(self, sentence: str) -> None:
        """Something that the person should know."""
