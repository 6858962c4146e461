"""Tests that must not run side by side stay in one worker, also with the next versions of pytest and pytest-xdist."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[2]
WHERE = """
import pytest

@pytest.mark.parametrize("number", range(4))
def test_where(number, worker_id, request):
    (request.config.rootpath / f"{request.path.parent.name}-{number}").write_text(worker_id)
"""


def test_faults_and_browser_share_one_worker_and_the_others_spread(tmp_path: Path) -> None:
    for room in ("browser", "faults", "unit"):
        (tmp_path / "tests" / room).mkdir(parents=True)
        (tmp_path / "tests" / room / f"test_{room}.py").write_text(WHERE)
    shutil.copy(HOUSE / "tests/conftest.py", tmp_path / "tests")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider", "tests"],
        cwd=tmp_path,
        env=outside,
        capture_output=True,
        check=True,
    )

    def workers(*rooms: str) -> set[str]:
        return {(tmp_path / f"{room}-{number}").read_text() for room in rooms for number in range(4)}

    assert len(workers("browser", "faults")) == 1
    assert len(workers("browser", "faults", "unit")) == 2
