"""Inside the kernel of a rehearsed notebook: run the prose's commands, and look how every command has ended."""

from __future__ import annotations

import os
import re
import subprocess
import time

from IPython import get_ipython

__all__ = ["look_back", "run", "watch"]

_ENDLESS = re.compile(r"kubectl .*(?: -w\b| --watch\b| --follow\b|\blogs .*-f\b|\bport-forward\b|\bproxy\b)")
_SECONDS = 3
"""For how long a command runs that only Ctrl+C ends."""
_READING = 20
"""Seconds in which what an exercise begins with becomes Ready, while a learner still reads."""
_TIMED_OUT = 124
_ended: list[tuple[str, int]] = []


def watch() -> None:
    """From now on note how each `!command` of the notebook ends."""
    shell = get_ipython()
    plain = shell.system

    def system(command: str) -> None:
        plain(command)
        _ended.append((command, shell.user_ns["_exit_code"]))

    shell.system = system


def run(line: int, refused: bool, *commands: str) -> None:
    """Run commands of the prose in line `line` of lab.md as a learner would type them."""
    for command in commands:
        code, deadline = _run(command), time.monotonic() + _READING
        while code and not refused and time.monotonic() < deadline:
            time.sleep(1)
            code = _run(command)
        _ended.append((command, code))
    look_back(line, refused)


def look_back(line: int, refused: bool) -> None:
    """Say which of the commands since the last look have failed, if none should have; or that none has."""
    ended = _ended.copy()
    _ended.clear()
    failed = [f"{command}\n  ended with {code}" for command, code in ended if code]
    if refused and not failed:
        raise AssertionError(f"lab.md, line {line}: none of these commands is refused; take `refused` away.")
    if failed and not refused:
        told = "\n".join(failed)
        raise AssertionError(
            f"lab.md, line {line}: a command failed.\n{told}\n"
            "Is it meant to? Put <!-- commands: refused --> before it. Is it no command for this place? "
            "<!-- commands: shown -->. docs/author.md says more."
        )


def _run(command: str) -> int:
    endless = bool(_ENDLESS.match(command))
    done = subprocess.run(
        ["timeout", str(_SECONDS if endless else 60), "bash", "-c", command],
        env={**os.environ, "EDITOR": "true", "KUBE_EDITOR": "true"},  # an editor that changes nothing
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    print(f"$ {command}\n{done.stdout}")
    return 0 if endless and done.returncode == _TIMED_OUT else done.returncode
