"""Mutants that are right too: `equivalent.txt` beside an exercise says why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.verify.cases import Result
from lab_helpers.grading.exercise import Exercise

__all__ = ["FILE", "equivalents", "explained"]

FILE = "equivalent.txt"


def equivalents(lesson: Lesson, exercise: Exercise) -> dict[str, str]:
    """Names of mutants -> why they are right; a name that ends in * stands for all that begin so.

    One `name: reason` a line; lines that begin with # are comments.
    """
    path = lesson.folder / exercise.id / FILE
    if not path.is_file():
        return {}
    lines = [line.strip() for line in path.read_text().splitlines()]
    pairs = [line.partition(": ") for line in lines if line and not line.startswith("#")]
    return {name.strip(): reason.strip() for name, _, reason in pairs}


def explained(exercise: str, listed: dict[str, str], results: Iterable[Result]) -> list[Result]:
    """The results on the mutants of one exercise, with survivors that are listed explained, and stale lines told."""
    found = []
    used: set[str] = set()
    for result in results:
        line = next((name for name in listed if _means(name, result.name)), "")
        if result.outcome == "survived" and line and listed[line]:
            used.add(line)
            result = replace(result, outcome="explained", detail=listed[line])
        found.append(result)
    for line, reason in listed.items():
        if not reason:
            what = f"the line `{line}` gives no reason: write `{line}: why it is right too`"
        elif line in used:
            continue
        elif any(_means(line, result.name) for result in found):
            what = f"the mutant `{line}` no longer passes"
        else:
            what = f"there is no mutant `{line}` any more"
        found.append(Result(exercise, "mutants", line, "stale", detail=f"{what}: mend {exercise}/{FILE}"))
    return found


def _means(line: str, name: str) -> bool:
    return name.startswith(line[:-1]) if line.endswith("*") else name == line
