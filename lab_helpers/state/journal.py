"""What a learner did: one JSON line each, appended and flushed to the disk, never rewritten."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["BEGUN", "HINT", "RESET", "Attempt", "Journal"]

BEGUN = "begun"
"""The verdict's place where an exercise was begun, or come back to."""

RESET = "reset"
"""The same where it was begun anew, in a fresh namespace."""

HINT = "hint"
"""The same where a hint was shown; `note` is its number in the exercise's `hints.md`."""


class Attempt(NamedTuple):
    """One check of one exercise, or another event of it (`BEGUN`, `RESET`, `HINT` in the verdict's place).

    `score` is the share of the expectations that held, 0 to 1; `held` and `failing` are their names, the most
    pressing failure first. Lines of older versions have neither.
    """

    time: str
    lab: str
    exercise: str
    verdict: str
    score: float
    held: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    note: str = ""


class Journal:
    """Events in one file; a torn line (power cut, full disk, killed kernel) is skipped on reading."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(
        self,
        lab: str,
        exercise: str,
        verdict: str,
        score: float = 0,
        *,
        held: Iterable[str] = (),
        failing: Iterable[str] = (),
        note: str = "",
    ) -> None:
        """Append one line and wait until the disk has it; `OSError` where it cannot. Two kernels may do it at once."""
        entry = Attempt(datetime.now(UTC).isoformat(), lab, exercise, verdict, score, tuple(held), tuple(failing), note)
        line = json.dumps(entry._asdict()).encode() + b"\n"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)  # no other kernel writes between the look at the end and the write
            # after a torn line the newline goes first, so that the torn one spoils only itself
            size = os.fstat(file).st_size
            data = line if size == 0 or os.pread(file, 1, size - 1) == b"\n" else b"\n" + line
            if os.write(file, data) != len(data):
                raise OSError(f"{self.path} was written only in part: is the disk full?")
            os.fsync(file)
        finally:
            os.close(file)

    def attempts(self) -> list[Attempt]:
        """Every whole line, oldest first."""
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return []
        return [found for line in text.split("\n") if (found := _parse(line)) is not None]


def _parse(line: str) -> Attempt | None:
    """The event of a line; None for a torn one. Fields of newer versions are left aside."""
    try:
        fields: dict[str, Any] = json.loads(line)
        known = {key: fields[key] for key in Attempt._fields if key in fields}
        found = Attempt(**known)
        return found._replace(
            time=datetime.fromisoformat(found.time).astimezone(UTC).isoformat(),
            score=float(found.score),
            held=tuple(map(str, found.held)),
            failing=tuple(map(str, found.failing)),
        )
    except (ValueError, TypeError):
        return None
