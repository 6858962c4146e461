"""Solved notebooks pass, with the commands of their prose; the learners' own say `not started` wherever they judge."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from rehearsal import rehearsal

from lab_helpers.course.lesson import Lesson, lessons
from lab_helpers.course.notebooks import build
from lab_helpers.course.quiz import questions

HERE = Path(__file__).parent
LABS = HERE.parents[1] / "labs"
EVERY_LESSON = pytest.mark.parametrize("lesson", [pytest.param(item, id=item.name) for item in lessons()])


@EVERY_LESSON
def test_the_committed_notebook_is_fresh(lesson: Lesson) -> None:
    assert (LABS / lesson.notebook).read_text() == build(lesson, solved=False), "run `make notebooks`"


@EVERY_LESSON
def test_every_exercise_is_in_the_prose_once(lesson: Lesson) -> None:
    text = (lesson.folder / "lab.md").read_text()
    marks = [f"<!-- exercise: {item.id} -->" for item in lesson.exercises if item.scored]
    assert [text.count(mark) for mark in marks] == [1] * len(marks)


@pytest.mark.timeout(900)
@pytest.mark.xdist_group("notebooks")
@EVERY_LESSON
def test_the_solved_notebook_passes(lesson: Lesson, learner_environment: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / lesson.notebook
    nbformat.write(rehearsal(lesson), path)
    environment = {**learner_environment, "PYTHONPATH": os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval-lax",
        "-p",
        "no:cacheprovider",
        "-q",
        "--rootdir",
        str(tmp_path),
    ]
    result = subprocess.run(
        [*command, str(path)], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]


@pytest.mark.timeout(900)
@pytest.mark.xdist_group("notebooks")
@EVERY_LESSON
def test_an_open_notebook_is_not_started_everywhere(
    lesson: Lesson, learner_environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in learner_environment.items():
        monkeypatch.setenv(name, value)
    notebook = nbformat.read(LABS / lesson.notebook, as_version=4)
    # what is only shown is the same in the solved notebook, and has run there
    notebook.cells = [cell for cell in notebook.cells if not cell.source.startswith(("!", "%%bash"))]
    client = NotebookClient(notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": str(tmp_path)}})
    client.execute(env=dict(os.environ))
    verdicts = {}
    for cell in notebook.cells:
        errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        if cell.source.startswith(("lab.check(", "lab.quiz(")):
            verdicts[cell.source] = [(error.ename, error.evalue.partition(":")[0]) for error in errors]
        else:
            assert not errors, f"{cell.source}\n{errors[0].ename}: {errors[0].evalue}"
    assert len(verdicts) == sum(exercise.scored for exercise in lesson.exercises) + len(questions(lesson))
    assert set(map(tuple, verdicts.values())) == {(("NotYet", "not started"),)}
