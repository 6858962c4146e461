"""Other programs: run to their end, stopped when the build stops, their errors turned into sentences."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from .errors import BuildError, DiskFull

__all__ = ["run", "started", "stop_all"]

_running: set[subprocess.Popen[str]] = set()
_stopping = threading.Event()


def started(command: Iterable[str | Path], **options: Any) -> subprocess.Popen[str]:
    """Start a program in a process group of its own, so that `stop_all` ends its children too."""
    if _stopping.is_set():
        raise KeyboardInterrupt
    process: subprocess.Popen[str] = subprocess.Popen(
        [str(word) for word in command], text=True, errors="replace", start_new_session=True, **options
    )
    _running.add(process)
    return process


def run(
    *command: str | Path,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    on_line: Callable[[str], None] | None = None,
) -> str:
    """Run a program and return its standard output.

    `environment` is added to the build's own. `on_line` is called with each line of standard error.

    Raises:
        DiskFull: the program found the disk full.
        BuildError: it ended with another error; its last lines are in the message.
    """
    process = started(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    output: list[str] = []
    stdout, stderr = process.stdout, process.stderr
    assert stdout
    assert stderr
    reader = threading.Thread(target=lambda: output.extend(stdout), daemon=True)
    reader.start()
    last: deque[str] = deque(maxlen=15)
    for line in stderr:
        last.append(line)
        if on_line:
            on_line(line.rstrip("\n"))
    reader.join()
    code = process.wait()
    _running.discard(process)
    if _stopping.is_set():
        raise KeyboardInterrupt
    if code:
        raise _error(command, code, "".join([*output[-5:], *last]))
    return "".join(output)


def _error(command: Iterable[str | Path], code: int, said: str) -> BuildError:
    words = shlex.join(str(word) for word in command)
    if "no space left on device" in said.lower():
        return DiskFull(f"`{words[:80]}` could not write")
    return BuildError(
        f"`{words[:200]}` ended with code {code}:\n{said.rstrip()}",
        expected="code 0",
        do="mend what it names (network, disk, memory) and run the same command: finished steps are kept",
    )


def stop_all() -> None:
    """End every program that is still running, and let none start any more."""
    _stopping.set()
    processes = [process for process in list(_running) if process.poll() is None]
    for sent in (signal.SIGTERM, signal.SIGKILL):
        for process in processes:
            if process.poll() is None:
                os.killpg(process.pid, sent)
        for process in processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                continue
