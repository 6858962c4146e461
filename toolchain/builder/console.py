"""What the build says while it works: one line an event, for people and for programs.

STEP name                 a step begins
PROGRESS name 40/100      how far it is
DONE name 12.3s           it has ended
RESULT /path/to/folder    the last line of a build that succeeded
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["progress", "say", "step"]


def say(line: str) -> None:
    """Print one line at once; a whole line a write, because steps run side by side."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def progress(name: str, done: int, total: int) -> None:
    """Say how much of a step is done, in units of the step's own."""
    say(f"PROGRESS {name} {done}/{total}")


@contextmanager
def step(name: str) -> Iterator[None]:
    """Say when a step begins, and when it has succeeded with its elapsed seconds."""
    say(f"STEP {name}")
    start = time.monotonic()
    yield
    say(f"DONE {name} {time.monotonic() - start:.1f}s")
