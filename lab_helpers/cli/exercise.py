"""labs begin, check, reset, hint, solution and progress: the notebook's cells, for a terminal"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lab_helpers.cli import app

if TYPE_CHECKING:
    from lab_helpers.course.lesson import Lesson
    from lab_helpers.grading.exercise import Exercise
    from lab_helpers.grading.verdict import Report, Verdict
    from lab_helpers.grading.workspace import Workspace

Id = Annotated[str, typer.Argument(help="The exercise, such as pods-1.")]


@app.command()
def begin(exercise: Id) -> None:
    """Start an exercise, or come back to it: plain kubectl then works in its namespace."""
    from lab_helpers.notebook.session import Session

    _say(Session().begin(*_find(exercise)))


@app.command()
def check(
    exercise: Id,
    snapshot: Annotated[
        Path | None, typer.Option(help="Judge what `labs snapshot` recorded in this file, without a cluster.")
    ] = None,
) -> None:
    """Judge an exercise and print the report; exit code 1 unless it is passed."""
    from lab_helpers.errors import BadInput
    from lab_helpers.grading.verdict import Verdict
    from lab_helpers.notebook.session import Session

    lesson, found = _find(exercise)
    if snapshot is not None:
        verdicts = _replay(found, snapshot)
    elif found.answers:
        raise BadInput(
            f"{exercise} asks for values ({', '.join(found.answers)}), which only a notebook can hand in.",
            expected="an exercise that is judged by the cluster alone",
            do=f"run its check in the notebook {lesson.notebook}",
        )
    else:
        verdicts = [_print(Session().check(lesson, found, {}))]
    if set(verdicts) != {Verdict.PASSED}:
        raise typer.Exit(1)


def _replay(exercise: Exercise, file: Path) -> list[Verdict]:
    from lab_helpers.errors import BadInput
    from lab_helpers.grading.replay import judge_record, read_records
    from lab_helpers.state.loop import run

    records = [item for item in read_records(file) if item.workspace.exercise == exercise.id]
    if not records:
        raise BadInput(
            f"{file} does not hold the exercise {exercise.id}.",
            expected="an exercise that was begun when the snapshot was made",
            do=f"labs snapshot --exercise {exercise.id} FILE",
        )
    verdicts = []
    for item in records:
        if item.workspace.learner:
            print(f"learner {item.workspace.learner}")
        verdicts.append(_print(run(judge_record(exercise, item))))
    return verdicts


def _print(report: Report) -> Verdict:
    from lab_helpers.grading.text import render_text

    print(render_text(report))
    return report.verdict


@app.command()
def reset(exercise: Id) -> None:
    """Start an exercise anew in a fresh namespace; attempts so far are kept."""
    from lab_helpers.notebook.session import Session

    _say(Session().reset(*_find(exercise)))


@app.command()
def hint(exercise: Id) -> None:
    """Print the next hint: first one for what the last check found, the last one nearly there."""
    from lab_helpers.notebook.help import hint_text

    print(hint_text(*_find(exercise)))


@app.command()
def solution(
    exercise: Id, reveal: Annotated[bool, typer.Option("--reveal", help="Also before a check has passed.")] = False
) -> None:
    """Print the worked solution and why it is so, once a check has passed."""
    from lab_helpers.notebook.help import solution_text

    instead = f"`labs hint {exercise}`, or `labs solution {exercise} --reveal` to see it all the same"
    print(solution_text(*_find(exercise), reveal=reveal, instead=instead))


@app.command()
def progress(
    lab: Annotated[str, typer.Argument(help="The lab, such as pods; all labs without it.")] = "",
) -> None:
    """Print your points and minutes for each exercise, and each lab's total."""
    from lab_helpers.course.lesson import lesson, lessons
    from lab_helpers.course.progress import table
    from lab_helpers.notebook.session import journal

    attempts = journal().attempts()
    print("\n\n".join(table(item, attempts) for item in ([lesson(lab)] if lab else lessons())))


def _find(id: str) -> tuple[Lesson, Exercise]:
    from lab_helpers.course.lesson import find_exercise

    return find_exercise(id)


def _say(workspace: Workspace) -> None:
    print(f"{workspace.exercise}: {workspace.says}")
