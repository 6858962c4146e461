"""The learner's attempts: one JSON line each, appended and flushed to the disk, never rewritten."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

__all__ = ["Attempt", "Journal"]


class Attempt(NamedTuple):
    """One check of one exercise; `score` is the share of its expectations that held, 0 to 1."""

    time: str
    lab: str
    exercise: str
    verdict: str
    score: float


class Journal:
    """Attempts in one file; a torn last line (power cut, full disk) is skipped on reading."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, lab: str, exercise: str, verdict: str, score: float) -> None:
        """Append one attempt and wait until the disk has it; `OSError` where it cannot."""
        line = json.dumps(Attempt(datetime.now(UTC).isoformat(), lab, exercise, verdict, score)._asdict())
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # the newline goes first, so that a torn line before it spoils only itself
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(("\n" if file.tell() else "") + line)
            file.flush()
            os.fsync(file.fileno())

    def attempts(self) -> list[Attempt]:
        """Every whole attempt, oldest first."""
        found = []
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return []
        for line in text.split("\n"):
            try:
                found.append(Attempt(**json.loads(line)))
            except (ValueError, TypeError):
                continue
        return found
