"""Mutants that are right too, and ways that the task forbids: `equivalent.txt` beside an exercise says why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.verify.cases import Result
from lab_helpers.grading.exercise import Exercise

__all__ = ["FILE", "equivalents", "explained", "stale"]

FILE = "equivalent.txt"
_PARTS = {"mutants": "survived", "transforms": "failed"}
"""What can be explained: the outcome, by part."""


def equivalents(lesson: Lesson, exercise: Exercise) -> dict[str, str]:
    """Names of mutants -> why they are right, of transforms -> why the task forbids them.

    A name that ends in * stands for all that begin so.
    One `name: reason` a line; lines that begin with # are comments.
    """
    path = lesson.folder / exercise.id / FILE
    if not path.is_file():
        return {}
    lines = [line.strip() for line in path.read_text().splitlines()]
    pairs = [line.partition(": ") for line in lines if line and not line.startswith("#")]
    return {name.strip(): reason.strip() for name, _, reason in pairs}


def explained(listed: dict[str, str], result: Result) -> Result:
    """The result; that of a survivor, or of a failed transform, which is listed with a reason is explained by it."""
    line = next((name for name in listed if _means(name, result.name)), "")
    if result.outcome != _PARTS.get(result.part) or not listed.get(line):
        return result
    return replace(result, outcome="explained", detail=listed[line])


def stale(exercise: str, listed: dict[str, str], results: Iterable[Result]) -> list[Result]:
    """The lines that no mutant and no transform of the exercise needs, or that give no reason."""
    tried = [result for result in results if result.exercise == exercise and result.part in _PARTS]
    all_parts = {result.part for result in tried} == set(_PARTS)
    found = []
    for line, reason in listed.items():
        meant = [result for result in tried if _means(line, result.name)]
        if not reason:
            what = f"the line `{line}` gives no reason: write `{line}: why it is right too`"
        elif any(result.outcome in ("explained", "failed") for result in meant):
            continue  # it is needed, or nobody can tell
        elif not meant and not all_parts:
            continue  # it is about the other part
        else:
            what = f"the mutant `{line}` no longer passes" if meant else f"there is no mutant `{line}` any more"
        found.append(Result(exercise, "mutants", line, "stale", detail=f"{what}: mend {exercise}/{FILE}"))
    return found


def _means(line: str, name: str) -> bool:
    return name.startswith(line[:-1]) if line.endswith("*") else name == line
