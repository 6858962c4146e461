"""Other programs, run so that they can neither hang the kit nor outlive it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

__all__ = ["Result", "end_group", "program", "run", "stream"]

_TAIL = 400


class Result(NamedTuple):
    """How a program ended (127: it is not there, 124: out of time) and what it printed."""

    code: int
    out: str
    err: str = ""

    @property
    def last_line(self) -> str:
        """The line that most likely says what went wrong."""
        lines = [line.strip() for line in f"{self.out}\n{self.err}".splitlines() if line.strip()]
        return lines[-1] if lines else f"exit code {self.code}, no message"


def run(command: Sequence[str], *, environment: Mapping[str, str] | None = None, timeout: float = 60) -> Result:
    """Run a short command to its end; `timeout` in seconds, `environment` is added to this process's."""
    try:
        done = subprocess.run(
            command,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
        )
    except FileNotFoundError:
        return Result(127, "", f"{command[0]}: not found")
    except PermissionError:
        return Result(126, "", f"{command[0]}: permission denied")
    except subprocess.TimeoutExpired:
        return Result(124, "", f"`{' '.join(command[:3])} …` gave no answer within {timeout:g} s")
    return Result(done.returncode, done.stdout, done.stderr)


def stream(
    command: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    on_line: Callable[[str], None] = lambda line: None,
    on_start: Callable[[int], None] = lambda pid: None,
) -> Result:
    """Run a long command, hand over its output line by line; `on_start` gets its process group.

    The command has a process group of its own: Ctrl-C reaches only the kit, which then ends the whole group.
    """
    tail: deque[str] = deque(maxlen=_TAIL)
    try:
        process = subprocess.Popen(
            command,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
    except FileNotFoundError:
        return Result(127, f"{command[0]}: not found")
    try:
        on_start(process.pid)
        assert process.stdout is not None
        for line in process.stdout:
            tail.append(line)
            on_line(line.rstrip("\n"))
        process.wait()
    except BaseException:
        end_group(process.pid)
        process.wait()
        raise
    return Result(process.returncode, "".join(tail))


def end_group(pid: int, *, seconds: float = 10) -> None:
    """End a process group: asked first, killed when it has not gone after `seconds`."""
    deadline = time.monotonic() + seconds
    _signal(pid, signal.SIGTERM)
    while _alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    _signal(pid, signal.SIGKILL)


def program(pid: int) -> str:
    """The name of a running program, or nothing where it has ended."""
    if Path("/proc").is_dir():
        try:
            _, _, rest = Path(f"/proc/{pid}/stat").read_text().partition("(")
        except OSError:
            return ""
        name, _, state = rest.rpartition(") ")
        return "" if state.startswith(("Z", "X")) else name  # ended, but nobody has asked for its end yet
    return os.path.basename(run(["ps", "-o", "comm=", "-p", str(pid)]).out.strip())


def _alive(pid: int) -> bool:
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)  # an ended child counts as alive until somebody has asked for its end
    return _signal(pid, 0)


def _signal(pid: int, number: int) -> bool:
    try:
        os.killpg(pid, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True
