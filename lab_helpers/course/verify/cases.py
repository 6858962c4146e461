"""What is to be proven of an exercise by the answers beside it, and the mistakes of their authors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lab_helpers.course.fixtures import CAUGHT_BY, SUFFIXES, Fixture, fixtures
from lab_helpers.course.hints import hints
from lab_helpers.course.lesson import Lesson, why
from lab_helpers.grading.difference import nearest
from lab_helpers.grading.exercise import Exercise
from lab_helpers.grading.field_paths import unknown_paths
from lab_helpers.grading.text import render_text
from lab_helpers.grading.verdict import Report, Verdict

__all__ = ["OK", "Result", "author_mistakes", "misjudged"]

OK = frozenset({"passed", "killed", "refused", "explained", "none"})
"""Outcomes of a case that need nobody's attention; the others are `failed`, `survived` and `stale`."""

_ALSO_RIGHT, _WRONG = 2, 3


@dataclass(frozen=True)
class Result:
    """One proven (or disproven) case: `detail` says why, and what the author has to do next.

    `outcome`: passed, failed; of mutants killed, refused (by the API server), survived, explained, stale; and
    none, where there is nothing to try and `detail` says why.
    """

    exercise: str
    part: str
    name: str
    outcome: str
    seconds: float = 0.0
    detail: str = ""


def misjudged(report: Report, fixture: Fixture) -> str:
    """Why the report is not the one that the fixture's role declares; empty where it is."""
    exercise, told = report.exercise, f"\nThe report was:\n{render_text(report)}"
    if fixture.role == "starter":
        if report.verdict is Verdict.NOT_STARTED:
            return ""
        return f"what the learner starts with is `{report.verdict.value}`, not `not started`: look at {exercise}{told}"
    if fixture.role != "wrong":
        if report.verdict is Verdict.PASSED:
            return ""
        failing = ", ".join(report.failing) or "no expectation"
        return f"a right answer is `{report.verdict.value}` ({failing}): mend that expectation of {exercise}{told}"
    if report.verdict not in (Verdict.NOT_YET, Verdict.CONVERGING):
        return f"a wrong answer is `{report.verdict.value}`: tighten {fixture.caught_by} of {exercise}{told}"
    if fixture.caught_by not in report.failing:
        caught = ", ".join(report.failing) or "nothing"
        return f"it is caught by {caught}, not by {fixture.caught_by}: mend the expectation or the first line{told}"
    return ""


def author_mistakes(lesson: Lesson, exercise: Exercise) -> list[str]:
    """What is missing or misspelt beside an exercise, each with what to do; no cluster is needed."""
    return [mistake for check in _CHECKS for mistake in check(lesson, exercise)]


def _hints(lesson: Lesson, exercise: Exercise) -> list[str]:
    parts = hints(lesson, exercise)
    if not any(part.text for part in parts if not part.when):
        return [f"{exercise.id} has no hints: write {exercise.id}/hints.md, steps parted by lines of ---"]
    names = [expectation.name for expectation in exercise.expectations]
    unknown = [name for part in parts for name in part.when if name not in names]
    return [f"{exercise.id}/hints.md: {_no_such(name, names)}" for name in unknown]


def _why(lesson: Lesson, exercise: Exercise) -> list[str]:
    if why(lesson, exercise):
        return []
    return [
        f"{exercise.id} has no why: write {exercise.id}/why.md, why the worked answer is as it is, in 2 to 5 sentences"
    ]


def _numbers(lesson: Lesson, exercise: Exercise) -> list[str]:
    roles = [fixture.role for fixture in fixtures(lesson, exercise)]
    found = []
    if roles.count("solution") != 1:
        found.append(f"{exercise.id} has {roles.count('solution')} worked solutions: keep one file solution.*")
    for role, least in (("also_right", _ALSO_RIGHT), ("wrong", _WRONG)):
        if roles.count(role) < least:
            found.append(f"{exercise.id} has {roles.count(role)} answers in {role}/: write at least {least}")
    return found


def _files(lesson: Lesson, exercise: Exercise) -> list[str]:
    found = []
    for fixture in fixtures(lesson, exercise):
        if fixture.path is not None and fixture.path.suffix not in SUFFIXES:
            found.append(f"{exercise.id}/{fixture.name} is no answer: it must end in {', '.join(SUFFIXES)}")
    return found


def _first_lines(lesson: Lesson, exercise: Exercise) -> list[str]:
    names = [expectation.name for expectation in exercise.expectations]
    found = []
    for fixture in fixtures(lesson, exercise):
        if fixture.role != "wrong":
            continue
        if not fixture.caught_by:
            found.append(f"{exercise.id}/{fixture.name} does not say what catches it: begin it with `{CAUGHT_BY}NAME`")
        elif fixture.caught_by not in names:
            found.append(f"{exercise.id}/{fixture.name}: {_no_such(fixture.caught_by, names)}")
    return found


def _no_such(name: str, names: list[str]) -> str:
    near = nearest(name, names)
    meant = f"did you mean {near}?" if near else f"it has {', '.join(names)}"
    return f"no expectation is named {name}; {meant}"


def _uncaught(lesson: Lesson, exercise: Exercise) -> list[str]:
    caught = {fixture.caught_by for fixture in fixtures(lesson, exercise) if fixture.role == "wrong"}
    return [
        f"expectation `{item.name}` of {exercise.id} is caught by no wrong answer: "
        f"add {exercise.id}/wrong/….yaml whose first line is `{CAUGHT_BY}{item.name}`"
        for item in exercise.expectations
        if item.name not in caught
    ]


def _fields(lesson: Lesson, exercise: Exercise) -> list[str]:
    return [
        f"expectation `{item.name}` of {exercise.id} asks for {fault}"
        for item in exercise.expectations
        for fault in unknown_paths(item)
    ]


_CHECKS: tuple[Callable[[Lesson, Exercise], list[str]], ...] = (
    _fields,
    _hints,
    _why,
    _numbers,
    _files,
    _first_lines,
    _uncaught,
)
