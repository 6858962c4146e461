"""The CI examples call what a developer types, and the same on every service."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import yaml

from lab_helpers.clusters.tools import KIND, KUBERNETES
from lab_helpers.course.lesson import lessons

HOUSE = Path(__file__).parents[2]
GITHUB = yaml.safe_load((HOUSE / ".github/workflows/course.yml").read_text())["jobs"]
GITLAB = yaml.safe_load((HOUSE / "docs/ci/gitlab-ci.yml").read_text())
JOBS = {"course": "make course", "kit": "bash .ci/run", "proof": "make verify"}
PYTHONS = ["3.11", "3.14"]  # the oldest and the newest that pyproject.toml allows


def commands(job: dict[str, Any]) -> list[str]:
    """The commands of a job: `run` steps of GitHub, `script` lines of GitLab."""
    steps = [step["run"] for step in job.get("steps", []) if "run" in step]
    return [*steps, *job.get("script", [])]


def test_ci_runs_only_make_test() -> None:
    lines = (HOUSE / ".ci/run").read_text().splitlines()
    assert [line for line in lines if line.startswith("make")] == ["make test"]


def test_github_runs_the_course_the_kit_and_the_proof() -> None:
    assert {name: commands(job) for name, job in GITHUB.items()} == {name: [run] for name, run in JOBS.items()}


def test_gitlab_runs_the_same() -> None:
    assert {name: commands(GITLAB[name]) for name in JOBS} == {name: [run] for name, run in JOBS.items()}


def test_both_run_the_course_on_the_oldest_and_the_newest_python() -> None:
    assert GITHUB["course"]["strategy"]["matrix"]["python"] == PYTHONS
    assert GITLAB["course"]["parallel"]["matrix"] == [{"PYTHON": PYTHONS}]
    pyproject = (HOUSE / "pyproject.toml").read_text()
    assert f'requires-python = ">={PYTHONS[0]},<3.15"' in pyproject


def test_both_prove_every_lab_once_a_week_a_job_each() -> None:
    names = [lesson.name for lesson in lessons()]
    assert GITHUB["proof"]["strategy"]["matrix"]["lab"] == names
    assert GITHUB["proof"]["if"] == "github.event_name == 'schedule'"
    assert GITLAB["proof"]["parallel"]["matrix"] == [{"LAB": names}]
    assert GITLAB["proof"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]


def test_make_verify_proves_the_lab_that_the_jobs_name() -> None:
    recipe = subprocess.run(
        ["make", "-n", "verify"],
        cwd=HOUSE,
        env={**os.environ, "LAB": "pods"},
        text=True,
        capture_output=True,
        check=True,
    )
    assert "labs verify pods --workers" in recipe.stdout


def test_no_job_of_a_push_may_take_longer_than_an_hour() -> None:
    assert {job["timeout-minutes"] for name, job in GITHUB.items() if name != "proof"} == {60}
    assert GITLAB["default"]["timeout"] == "60 minutes"


def test_github_installs_the_versions_that_the_kit_wants() -> None:
    workflow = (HOUSE / ".github/workflows/course.yml").read_text()
    assert set(re.findall(r" version: (v\S+)", workflow)) == {KIND}
    assert set(re.findall(r"kubectl_version: (v\S+)", workflow)) == {KUBERNETES}
