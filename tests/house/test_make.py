"""What the two commands do, in which order, told by make itself (`make -n`)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

HOUSE = Path(__file__).parents[2]


def make(*arguments: str, conda: Path | None = None) -> list[str]:
    """The lines that make prints."""
    ours = ("CONDA_PREFIX", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")  # the last three: these tests run under make
    outside = {name: value for name, value in os.environ.items() if name not in ours}
    environment = outside | ({"CONDA_PREFIX": str(conda)} if conda else {})
    done = subprocess.run(["make", *arguments], cwd=HOUSE, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_make_alone_lists_the_targets() -> None:
    listed = [line.split()[1] for line in make()]
    assert {"lab", "test", "env", "cluster", "lint", "down"} <= set(listed)


def test_make_lab_makes_the_environment_then_the_cluster_then_opens_jupyterlab() -> None:
    assert make("-n", "lab") == ["./setup_env.sh", "./setup_kind.sh", "labs open"]


def test_make_test_lints_first_and_ends_with_one_run_of_pytest() -> None:
    steps = [line.split()[0] for line in make("-n", "test")]
    assert steps[:2] == ["./setup_env.sh", "ruff"]
    assert steps[-2:] == ["./setup_kind.sh", "pytest"]
    assert {"mypy", "lint-imports", "shellcheck", "codespell", "rumdl", "labs"} <= set(steps[2:-2])
    assert steps.count("pytest") == 1


def test_shellcheck_reads_every_script() -> None:
    line = next(line for line in make("-n", "lint") if line.startswith("shellcheck"))
    assert {"setup_env.sh", "setup_kind.sh", ".ci/run"} <= set(line.split())


def test_the_lint_reads_every_document_and_the_prose_of_every_lab() -> None:
    for tool in ("codespell", "rumdl"):
        read = set(next(line for line in make("-n", "lint") if line.startswith(tool)).split())
        assert {"README.md", "docs/author.md", "lab_helpers/course/pods/lab.md"} <= read
        assert "lab_helpers/course/pods/pods-1/hints.md" in read


def test_an_active_conda_environment_with_the_project_is_used_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "labs").touch()
    assert make("-n", "env", conda=tmp_path) == ["true"]


def test_a_conda_environment_without_the_project_is_left_alone(tmp_path: Path) -> None:
    assert make("-n", "env", conda=tmp_path) == ["./setup_env.sh"]
