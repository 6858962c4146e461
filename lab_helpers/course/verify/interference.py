"""What lies around in a classroom's cluster: other exercises' objects, and another learner's wrong answers."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lab_helpers.course.fixtures import Fixture, fixtures
from lab_helpers.course.lesson import Lesson, lessons
from lab_helpers.course.verify.place import Place, private_copy
from lab_helpers.grading.exercise import Exercise

__all__ = ["other_work"]


@contextlib.contextmanager
def other_work(place: Place, lesson: Lesson, exercise: Exercise) -> Iterator[str]:
    """Fills the cluster with it while the `with` block lasts; gives a sentence of what there is."""
    with contextlib.ExitStack() as stack:
        there = []
        for other, its in _neighbours(lesson, exercise):
            stack.enter_context(place.begun(other, its))
            place.act_out(_fixture(other, its, "solution"))
            there.append(f"the same learner's solution of {its.id}")
        second = Place(private_copy(place.cluster, _folder(stack)), f"{place.learner}-b")
        stack.callback(second.close)
        stack.enter_context(second.begun(lesson, exercise))
        wrong = _fixture(lesson, exercise, "wrong")
        second.act_out(wrong)
        there.append(f"another learner's {wrong.name} of {exercise.id}")
        yield "; ".join(there)


def _neighbours(lesson: Lesson, exercise: Exercise) -> list[tuple[Lesson, Exercise]]:
    """The exercise before this one (for the first, the next), and the first of the next lab that leaves an object."""
    scored = [item for item in lesson.exercises if item.scored]
    place = scored.index(exercise)
    near = scored[place - 1 : place] or scored[1:2]
    course = lessons()
    number = [item.name for item in course].index(lesson.name)
    other = course[(number + 1) % len(course)]
    makes = [item for item in other.exercises if item.scored and not item.answers and item != exercise]
    return [*((lesson, item) for item in near), *((other, item) for item in makes[:1])]


def _fixture(lesson: Lesson, exercise: Exercise, role: str) -> Fixture:
    """The first of this role that a shell can do, or the first."""
    found = [item for item in fixtures(lesson, exercise) if item.role == role]
    return next((item for item in found if item.path and item.path.suffix != ".py"), found[0])


def _folder(stack: contextlib.ExitStack) -> Path:
    return Path(stack.enter_context(tempfile.TemporaryDirectory()))
