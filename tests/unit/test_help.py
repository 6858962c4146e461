"""Hints, solutions and progress in a terminal: no cluster is needed, and the journal remembers."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lab_helpers.cli import app
from lab_helpers.errors import BadInput
from lab_helpers.notebook.session import journal

import_module("lab_helpers.cli.exercise")


@pytest.fixture(autouse=True)
def _own_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LABS_HOME", str(tmp_path))


def labs(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_hints_go_on_where_they_were_left_and_fit_the_last_check() -> None:
    assert labs("hint", "pods-1").startswith("**Hint 1 of 3**")
    assert labs("hint", "pods-1").startswith("**Hint 2 of 3**")
    journal().add("pods", "pods-1", "not yet", 0.6, held=["exists"], failing=["image", "ready"])
    told = labs("hint", "pods-1")
    assert told.startswith("**Hint for: it has one container, and its image is nginx:1.26.3**")
    assert labs("hint", "pods-1").startswith("**Hint 3 of 3**")


def test_the_solution_comes_with_its_why_after_a_pass_or_on_request() -> None:
    with pytest.raises(BadInput, match="not passed yet") as error:
        labs("solution", "pods-1")
    assert "labs solution pods-1 --reveal" in error.value.do
    revealed = labs("solution", "pods-1", "--reveal")
    assert "kubectl run web --image=nginx:1.26.3" in revealed
    assert "**Why**\n\n`kubectl run` makes a Pod and nothing else" in revealed
    journal().add("pods", "pods-1", "passed", 1.0)
    assert labs("solution", "pods-1") == revealed


def test_progress_is_told_of_one_lab_or_of_all() -> None:
    journal().add("pods", "pods-1", "passed", 1.0)
    assert "| ✓ | pods-1 | A pod of your own | 5 of 5 |" in labs("progress", "pods")
    assert "start-1" not in labs("progress", "pods")
    assert "start-1" in labs("progress")
