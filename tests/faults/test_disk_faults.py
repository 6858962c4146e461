"""A disk that is full, a real one of a few megabytes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("in turn")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MiB."""
    disk = tmp_path / "small"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", disk], capture_output=True).returncode:
        pytest.skip("mounting a small tmpfs needs root")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_disk_that_is_full_when_the_images_are_built_is_named(faults, small_disk):
    code, said = faults.labs(
        "up", "--name", "labs-full", "--images", "build", "--port", "31180", LABS_CACHE=str(small_disk)
    )
    assert code == 1
    assert "disk is full" in said.lower()
    assert "Do now:   free some space" in said


def test_a_state_folder_on_a_full_disk_is_told_in_a_sentence(faults, small_disk):
    (small_disk / "filler").write_bytes(bytes(4 << 20))
    code, said = faults.labs("up", LABS_HOME=str(small_disk))
    assert code == 1
    assert "No space left on device" in said
    assert "Do now:" in said
