"""One event loop in a thread of its own, so that a notebook cell can wait for asynchronous work.

A Jupyter kernel already runs a loop in its main thread, so a cell can neither start a second one
there nor block on the first.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

__all__ = ["run"]

T = TypeVar("T")
_lock = threading.Lock()
_loop: asyncio.AbstractEventLoop | None = None


def run(work: Coroutine[Any, Any, T]) -> T:
    """Wait for `work`; Ctrl-C (the notebook's stop button) cancels it and is raised again."""
    future = asyncio.run_coroutine_threadsafe(work, _background())
    try:
        return future.result()
    except BaseException:
        future.cancel()
        raise


def _background() -> asyncio.AbstractEventLoop:
    global _loop
    with _lock:
        if _loop is None:
            _loop = asyncio.new_event_loop()
            threading.Thread(target=_loop.run_forever, name="lab_helpers", daemon=True).start()
        return _loop
