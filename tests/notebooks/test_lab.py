"""The Lab object in a real kernel: what a learner reads after each typical slip, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("notebooks")]

SETUP = 'from lab_helpers import Lab\nlab = Lab("pods")\nlab'


def run_cells(environment: dict[str, str], folder: Path, *sources: str) -> list[str]:
    """What each cell shows, as plain text; an error's rendered traceback included."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=cells)
    client = NotebookClient(notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": str(folder)}})
    client.execute(env={**os.environ, **environment})
    return ["\n".join(_text(output) for output in cell.outputs) for cell in notebook.cells]


def _text(output: nbformat.NotebookNode) -> str:
    if output.output_type == "stream":
        return str(output.text)
    if output.output_type == "error":
        return "\n".join(output.traceback)
    return str(output.data["text/plain"])


def test_slips_are_answered_with_sentences(learner_environment: dict[str, str], tmp_path: Path) -> None:
    told = run_cells(
        learner_environment,
        tmp_path,
        SETUP,
        'Lab("pod")',
        'lab.check("pods1")',
        'lab.check("pods-1", image="nginx")',
        'lab.check("pods-6", 1, 2)',
        'lab.solution("pods-1")',
        'lab.hint("pods-1")',
        'lab.hint("pods-1")',
        "lab.progress()",
        'lab.check("pods-1")',
        'lab.begin("pods-1")',
        "!kubectl create deployment web --image=nginx:1.26.3",
        'lab.check("pods-1")',
        'lab.hint("pods-1")',
        'lab.solution("pods-1", reveal=True)',
        'lab.quiz(9, "a")',
        'lab.quiz(9, "")',
        'lab.quiz(9, "localhost")',
    )
    assert not [text for text in told if "Traceback" in text]
    assert "on the lab cluster" in told[0]
    assert "There is no lab named 'pod'" in told[1]
    assert 'Lab("pods")' in told[1]
    assert "did you mean pods-1?" in told[2]
    assert "does not ask for image" in told[3]
    assert "ready=ready, total=total, phase=phase" in told[4]
    assert "reveal=True" in told[5]
    assert "Hint 1 of 3" in told[6]
    assert "Hint 2 of 3" in told[7]
    assert "pods-1" in told[8]
    assert "pods-1: not started" in told[9]
    assert "pods-1: not yet" in told[12]
    assert "Hint for: there is a Pod named web" in told[13]
    assert "**Why**" in told[14]
    assert "two addresses, and each has its own localhost" in told[15]
    assert "Write the letter of your choice" in told[16]
    assert "one of the letters a, b, c, d" in told[17]


def test_a_pass_opens_the_solution_and_outlives_the_kernel(learner_environment: dict[str, str], tmp_path: Path) -> None:
    told = run_cells(
        learner_environment,
        tmp_path,
        SETUP,
        'lab.begin("pods-1")',
        "!kubectl run web --image=nginx:1.26.3",
        'lab.check("pods-1")',
        'lab.quiz(9, "c")',
    )
    assert "passed" in told[3], told
    assert "passed" in told[4], told
    told = run_cells(learner_environment, tmp_path, SETUP, 'lab.solution("pods-1")', "lab.progress()")
    assert "Solution of pods-1" in told[1]
    assert "| ✓ | pods-1 | A pod of your own | 5 of 5 |" in told[2]
    assert "| questions answered right | 1 of 9 |" in told[2]


def test_plain_kubectl_in_a_cell_is_the_labs_own_in_the_exercises_namespace(
    learner_environment: dict[str, str], tmp_path: Path
) -> None:
    told = run_cells(
        learner_environment,
        tmp_path,
        SETUP,
        'lab.begin("pods-1")',
        "!kubectl config view --minify -o jsonpath='{..namespace}'",
        "!kubectl version --client",
    )
    assert "-pods-1" in told[2]  # a number follows where an earlier one is still being deleted
    assert "v1.37" in told[3]


def test_without_a_cluster_the_first_cell_says_what_to_do(tmp_path: Path) -> None:
    (told,) = run_cells({"LABS_HOME": str(tmp_path)}, tmp_path, SETUP)
    assert "There is no lab cluster" in told
    assert "labs up" in told
    assert "Traceback" not in told
