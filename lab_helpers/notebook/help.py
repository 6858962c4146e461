"""Hints and worked solutions as Markdown, for a notebook cell and for a terminal."""

from __future__ import annotations

from lab_helpers.course.fixtures import as_cell
from lab_helpers.course.hints import next_hint
from lab_helpers.course.lesson import Lesson, solution, why
from lab_helpers.course.progress import is_passed
from lab_helpers.errors import BadInput
from lab_helpers.grading.exercise import Exercise
from lab_helpers.notebook.session import journal
from lab_helpers.state.journal import HINT

__all__ = ["hint_text", "solution_text"]


def hint_text(lesson: Lesson, exercise: Exercise) -> str:
    """The next hint; the journal notes that it was shown."""
    kept = journal()
    step = next_hint(lesson, exercise, kept.attempts())
    if step is None:
        return f"There is no hint for {exercise.id}."
    kept.add(lesson.name, exercise.id, HINT, note=step.number)
    return step.text


def solution_text(lesson: Lesson, exercise: Exercise, *, reveal: bool, instead: str) -> str:
    """The worked solution and its why; `BadInput`, proposing `instead`, before a pass unless `reveal`."""
    if not (reveal or is_passed(exercise, journal().attempts())):
        raise BadInput(f"{exercise.id} is not passed yet.", expected="a passed check before the solution", do=instead)
    path = solution(lesson, exercise)
    language = {".py": "python", ".sh": "bash", ".yaml": "bash"}[path.suffix]
    parts = [f"**Solution of {exercise.id}**", f"```{language}\n{as_cell(path)}\n```"]
    if reason := why(lesson, exercise):
        parts += ["**Why**", reason]
    return "\n\n".join(parts)
