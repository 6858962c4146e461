"""Which hint comes next: the first is chosen by what the last check found failing, then the general ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lab_helpers.course.lesson import Lesson
from lab_helpers.grading.exercise import Exercise
from lab_helpers.state.journal import BEGUN, HINT, RESET, Attempt

__all__ = ["Hint", "Step", "hints", "next_hint"]

_WHEN = re.compile(r"<!-- *when: *(?P<names>[^\n]*?) *-->\n")


class Hint(NamedTuple):
    """One part of `hints.md`: its text, and the names of the expectations that it is for (none: a general step)."""

    text: str
    when: tuple[str, ...] = ()


class Step(NamedTuple):
    """A hint to show: Markdown with its heading, and its number in `hints.md`, to be noted in the journal."""

    text: str
    number: str


def hints(lesson: Lesson, exercise: Exercise) -> list[Hint]:
    """The parts of the exercise's `hints.md`, parted by lines of `---`.

    A part that begins with `<!-- when: image, label -->` is for those expectations; the others are the general
    steps, from a nudge to nearly there.
    """
    path = lesson.folder / exercise.id / "hints.md"
    return [_parse(part.strip()) for part in path.read_text().split("\n---\n")] if path.is_file() else []


def next_hint(lesson: Lesson, exercise: Exercise, attempts: Sequence[Attempt]) -> Step | None:
    """The hint to show after these events of the journal; None where the exercise has none.

    First the one for the most pressing failure of the last check; it takes the place of the first general step.
    The others follow one by one, and the last is repeated. Begin and reset let the hints begin anew.
    """
    parts = hints(lesson, exercise)
    general = [number for number, part in enumerate(parts) if not part.when]
    own = [item for item in attempts if item.exercise == exercise.id]
    shown = _shown(own)
    if (fitting := _fitting(parts, own)) is not None and fitting[0] not in shown:
        number, name = fitting
        says = next((item.says for item in exercise.expectations if item.name == name), name)
        return Step(_headed(f"Hint for: {says}", parts[number].text), str(number))
    if not general:
        return None
    given = [general.index(number) + 1 for number in shown if number in general]
    step = min(max([*given, 1 if shown else 0]) + 1, len(general))
    number = general[step - 1]
    return Step(_headed(f"Hint {step} of {len(general)}", parts[number].text), str(number))


def _fitting(parts: list[Hint], own: list[Attempt]) -> tuple[int, str] | None:
    """The part for the most pressing failure of the last check since a reset: its number, and the expectation."""
    checks = [item for item in _since(own, RESET) if item.verdict not in (BEGUN, HINT)]
    for name in checks[-1].failing if checks else ():
        for number, part in enumerate(parts):
            if name in part.when:
                return number, name
    return None


def _shown(own: list[Attempt]) -> list[int]:
    """Numbers of the parts that were shown since the exercise was last begun or reset."""
    return [int(item.note) for item in _since(own, BEGUN, RESET) if item.verdict == HINT and item.note.isdecimal()]


def _since(own: list[Attempt], *words: str) -> list[Attempt]:
    start = max((number + 1 for number, item in enumerate(own) if item.verdict in words), default=0)
    return own[start:]


def _parse(part: str) -> Hint:
    found = _WHEN.match(part)
    if not found:
        return Hint(part)
    return Hint(part[found.end() :].strip(), tuple(name.strip() for name in found["names"].split(",")))


def _headed(heading: str, text: str) -> str:
    return f"**{heading}**\n\n{text}"
