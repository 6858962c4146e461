"""How long the grader waits for what no watch can tell: logs, files, answers over the network."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable

__all__ = ["eventually", "patience"]

_PAUSE = 0.3


def patience(seconds: float) -> float:
    """These seconds, times `$LABS_PATIENCE` on a slow machine."""
    return seconds * float(os.environ.get("LABS_PATIENCE", "1"))


async def eventually(question: Callable[[], Awaitable[bool]], seconds: float) -> bool:
    """Ask until the answer is yes, at the longest for `patience(seconds)`; whether it was."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + patience(seconds)
    while not await question():
        if loop.time() >= deadline:
            return False
        await asyncio.sleep(_PAUSE)
    return True
