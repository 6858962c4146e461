"""A lab of the course as data: its number, name and exercises, and the files beside them."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lab_helpers.errors import BadInput
from lab_helpers.grading.difference import nearest
from lab_helpers.grading.exercise import Exercise

__all__ = ["Lesson", "find_exercise", "lesson", "lesson_names", "lessons", "seed", "solution", "why"]

_COURSE = Path(__file__).parent


@dataclass(frozen=True)
class Lesson:
    """One notebook of the course: `03`, `pods`, `Pods`, its exercises in the order of the prose."""

    number: str
    name: str
    title: str
    exercises: tuple[Exercise, ...]

    @property
    def folder(self) -> Path:
        """Where its prose (`lab.md`) and its exercises' fixtures stand."""
        return _COURSE / self.name.replace("-", "_")

    @property
    def notebook(self) -> str:
        """File name of the learner's notebook."""
        return f"{self.number}-{self.name}.ipynb"

    def exercise(self, id: str) -> Exercise:
        """The exercise of this id; `BadInput` with the nearest one otherwise."""
        for exercise in self.exercises:
            if exercise.id == id:
                return exercise
        known = [exercise.id for exercise in self.exercises if exercise.scored]
        near = nearest(id, known)
        raise BadInput(
            f"The lab {self.name} has no exercise {id!r}.",
            expected=f"one of {', '.join(known)}",
            do=f"did you mean {near}?" if near else "look at the task's heading for its id",
        )


def lesson_names() -> list[str]:
    """Names of all labs, in the order of the course."""
    return [item.name for item in lessons()]


def lessons() -> list[Lesson]:
    """All labs, in the order of the course."""
    folders = sorted(path.parent.name for path in _COURSE.glob("*/exercises.py"))
    return sorted((_load(folder) for folder in folders), key=lambda item: item.number)


def lesson(name: str) -> Lesson:
    """The lab of this name (`pods`, also `03-pods`); `BadInput` with the nearest one otherwise."""
    folder = name.lstrip("0123456789-").replace("-", "_")
    if folder.isidentifier() and (_COURSE / folder / "exercises.py").is_file():
        return _load(folder)
    known = lesson_names()
    near = nearest(name, known)
    raise BadInput(
        f"There is no lab named {name!r}.",
        expected=f"one of {', '.join(known)}",
        do=f'Lab("{near or known[0]}")',
    )


def find_exercise(id: str) -> tuple[Lesson, Exercise]:
    """The exercise of this id and its lab; `BadInput` with the nearest one otherwise."""
    known = {exercise.id: item for item in lessons() for exercise in item.exercises if exercise.scored}
    if id in known:
        return known[id], known[id].exercise(id)
    near = nearest(id, known)
    raise BadInput(
        f"No lab has an exercise {id!r}.",
        expected=f"one of {', '.join(known)}",
        do=f"did you mean {near}?" if near else "look at the task's heading for its id",
    )


def seed(lesson: Lesson, exercise: Exercise) -> list[dict[str, Any]]:
    """The objects that the exercise begins with (`seed.yaml`), or none."""
    path = lesson.folder / exercise.id / "seed.yaml"
    if not path.is_file():
        return []
    return [document for document in yaml.safe_load_all(path.read_text()) if document]


def solution(lesson: Lesson, exercise: Exercise) -> Path:
    """The file of the worked solution: `.yaml`, `.sh` or `.py`."""
    return next((lesson.folder / exercise.id).glob("solution.*"))


def why(lesson: Lesson, exercise: Exercise) -> str:
    """Why the worked solution is as it is (`why.md`, Markdown), or nothing."""
    path = lesson.folder / exercise.id / "why.md"
    return path.read_text().strip() if path.is_file() else ""


def _load(folder: str) -> Lesson:
    found: Lesson = importlib.import_module(f"lab_helpers.course.{folder}.exercises").lesson
    return found
