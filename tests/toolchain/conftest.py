"""The builder as the tests import it, a copy of the toolchain that may be changed, and a disk that is soon full."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
sys.path.insert(0, str(HOUSE / "toolchain"))  # the builder is run from its folder, never installed


@pytest.fixture
def toolchain(tmp_path: Path) -> Path:
    """A copy of the toolchain's folder."""
    return Path(shutil.copytree(HOUSE / "toolchain", tmp_path / "toolchain", ignore=shutil.ignore_patterns("__*")))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder that has room for one MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"a small file system needs root: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)
