"""labs begin, labs check and labs reset: the notebook's cells, for a terminal"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lab_helpers.cli import app

if TYPE_CHECKING:
    from lab_helpers.course.lesson import Lesson
    from lab_helpers.grading.exercise import Exercise
    from lab_helpers.grading.workspace import Workspace

Id = Annotated[str, typer.Argument(help="The exercise, such as pods-1.")]


@app.command()
def begin(exercise: Id) -> None:
    """Start an exercise, or come back to it: plain kubectl then works in its namespace."""
    from lab_helpers.notebook.session import Session

    _say(Session().begin(*_find(exercise)))


@app.command()
def check(exercise: Id) -> None:
    """Judge an exercise and print the report; exit code 1 unless it is passed."""
    from lab_helpers.errors import BadInput
    from lab_helpers.grading.text import render_text
    from lab_helpers.grading.verdict import Verdict
    from lab_helpers.notebook.session import Session

    lesson, found = _find(exercise)
    if found.answers:
        raise BadInput(
            f"{exercise} asks for values ({', '.join(found.answers)}), which only a notebook can hand in.",
            expected="an exercise that is judged by the cluster alone",
            do=f"run its check in the notebook {lesson.notebook}",
        )
    report = Session().check(lesson, found, {})
    print(render_text(report))
    if report.verdict is not Verdict.PASSED:
        raise typer.Exit(1)


@app.command()
def reset(exercise: Id) -> None:
    """Start an exercise anew in a fresh namespace; attempts so far are kept."""
    from lab_helpers.notebook.session import Session

    _say(Session().reset(*_find(exercise)))


def _find(id: str) -> tuple[Lesson, Exercise]:
    from lab_helpers.course.lesson import find_exercise

    return find_exercise(id)


def _say(workspace: Workspace) -> None:
    there = ", ".join(sorted(workspace.seed)) or "empty"
    print(f"{workspace.exercise}: plain kubectl now works in namespace {workspace.namespace} ({there}).")
