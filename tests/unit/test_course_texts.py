"""Every exercise has hints for what a check finds, three general steps, and a why for its worked solution."""

from __future__ import annotations

import re

import pytest

from lab_helpers.course.hints import hints
from lab_helpers.course.lesson import Lesson, lessons, why
from lab_helpers.grading import Exercise

SCORED = [
    pytest.param(lesson, exercise, id=exercise.id)
    for lesson in lessons()
    for exercise in lesson.exercises
    if exercise.scored
]


@pytest.mark.parametrize(("lesson", "exercise"), SCORED)
def test_hints_are_for_expectations_that_exist_and_end_in_general_steps(lesson: Lesson, exercise: Exercise) -> None:
    found = hints(lesson, exercise)
    names = {name for part in found for name in part.when}
    assert names <= {item.name for item in exercise.expectations}
    assert names, "no hint is for what a check finds failing"
    assert sum(not part.when for part in found) == 3
    assert all(part.text for part in found)


@pytest.mark.parametrize(("lesson", "exercise"), SCORED)
def test_a_worked_solution_has_its_why(lesson: Lesson, exercise: Exercise) -> None:
    sentences = re.split(r"(?<=[.?!])\s", why(lesson, exercise))
    assert 2 <= len(sentences) <= 5
