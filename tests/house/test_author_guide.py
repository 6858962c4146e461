"""docs/author.md, followed to the letter in a copy of the checkout, gives a lab whose answers are judged right."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[2]
FILE = re.compile(r"^`(lab_helpers/\S+)`\n\n(`{3,4})\w+\n(.*?)^\2$", flags=re.M | re.S)


def test_the_guide_makes_a_lab_that_holds_its_own_fixtures(tmp_path: Path) -> None:
    for part in ("lab_helpers", "tests/fixtures"):
        shutil.copytree(HOUSE / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(HOUSE / file, tmp_path / file)
    for path, _, text in FILE.findall((HOUSE / "docs/author.md").read_text()):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    done = follow(tmp_path, "-c", "from lab_helpers.cli import main; main()", "build")
    assert (tmp_path / "labs/11-config.ipynb").is_file(), done.stdout + done.stderr
    # two other right ones, three wrong ones, and the set of them
    done = follow(tmp_path, "-m", "pytest", "tests/fixtures", "-k", "config-1", "-p", "no:cacheprovider")
    assert re.search(r"^=+ 6 passed", done.stdout, flags=re.M), done.stdout + done.stderr
    done = follow(tmp_path, "-c", "from lab_helpers.cli import main; main()", "verify", "config-1", "--workers", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all as declared" in done.stdout


def follow(checkout: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copied checkout, on the copy's own lab_helpers."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, *command],
        cwd=checkout,
        env={**own, "PYTHONPATH": str(checkout), "LABS_LEARNER": "test-guide"},
        capture_output=True,
        text=True,
        check=False,
    )
