"""How far a learner is, told from the journal alone: points and time per exercise, and the lab's total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.quiz import answered
from lab_helpers.grading.exercise import Exercise
from lab_helpers.grading.verdict import Verdict
from lab_helpers.state.journal import BEGUN, RESET, Attempt

__all__ = ["PAUSE", "Standing", "is_passed", "standings", "table", "time_spent"]

PAUSE = timedelta(minutes=10)
"""What counts at most of the time between two events: more is a break."""

_PASSED = Verdict.PASSED.value


class Standing(NamedTuple):
    """One exercise: whether it was ever passed, the points of its best check, and the time until the first pass."""

    exercise: Exercise
    passed: bool
    points: int
    of: int
    time: timedelta


def standings(lesson: Lesson, attempts: Sequence[Attempt]) -> list[Standing]:
    """How each scored exercise of a lab stands; `attempts` are the whole journal, of all labs, oldest first."""
    times = time_spent(attempts)
    return [
        _standing(exercise, [item for item in attempts if item.exercise == exercise.id], times)
        for exercise in lesson.exercises
        if exercise.scored
    ]


def is_passed(exercise: Exercise, attempts: Iterable[Attempt]) -> bool:
    """Whether a check of the exercise ever passed."""
    return any(item.exercise == exercise.id and item.verdict == _PASSED for item in attempts)


def time_spent(attempts: Sequence[Attempt]) -> dict[str, timedelta]:
    """By exercise, the time from its first event to its first pass, without the time spent on other exercises.

    The time between two neighbouring events belongs to the exercise of the later one, where that had been seen
    before and is not begun only now; else to that of the earlier one. Of each at most `PAUSE` counts.
    """
    spent: dict[str, timedelta] = {}
    passed: set[str] = set()
    earlier: Attempt | None = None
    for event in attempts:
        if earlier is not None:
            working_on = event if event.exercise in spent and event.verdict not in (BEGUN, RESET) else earlier
            if working_on.exercise not in passed:
                spent[working_on.exercise] += _between(earlier, event)
        spent.setdefault(event.exercise, timedelta())
        if event.verdict == _PASSED:
            passed.add(event.exercise)
        earlier = event
    return spent


def table(lesson: Lesson, attempts: Sequence[Attempt]) -> str:
    """The standings and their totals as a Markdown table; bonus exercises apart."""
    found = standings(lesson, attempts)
    lines = ["|   | exercise | what | points | minutes |", "|---|---|---|---|---|"]
    lines += [_row(item) for item in found if not item.exercise.bonus]
    lines.append(_total(lesson.title, [item for item in found if not item.exercise.bonus]))
    if bonus := [item for item in found if item.exercise.bonus]:
        lines += [*map(_row, bonus), _total("Bonus, on top", bonus)]
    right, asked = answered(lesson, attempts)
    if asked:
        lines.append(f"| {'✓' if right == asked else ' '} | quiz | questions answered right | {right} of {asked} | |")
    minutes = int(PAUSE.total_seconds() // 60)
    rule = (
        f"Points are those of your best check. Minutes run from the first `lab.begin` to the first pass; "
        f"of a pause of more than {minutes} minutes only {minutes} count."
    )
    if asked:
        rule += " The questions of the quiz, at the end of the notebook, give no points and cost none."
    return "\n".join([*lines, "", rule])


def _standing(exercise: Exercise, attempts: list[Attempt], times: dict[str, timedelta]) -> Standing:
    passed = is_passed(exercise, attempts)
    of = len(exercise.expectations)
    points = of if passed else max((_points(item, exercise) for item in attempts), default=0)
    return Standing(exercise, passed, points, of, times.get(exercise.id, timedelta()))


def _points(attempt: Attempt, exercise: Exercise) -> int:
    """Expectations that held, as far as the exercise still has them; older lines tell only their share."""
    if attempt.held:
        return len({item.name for item in exercise.expectations} & set(attempt.held))
    return round(attempt.score * len(exercise.expectations))


def _between(earlier: Attempt, later: Attempt) -> timedelta:
    gone = datetime.fromisoformat(later.time) - datetime.fromisoformat(earlier.time)
    return min(max(gone, timedelta()), PAUSE)  # a clock that was set back takes nothing away


def _row(item: Standing) -> str:
    title = item.exercise.title + (" (bonus)" if item.exercise.bonus else "")
    mark = "✓" if item.passed else " "
    return f"| {mark} | {item.exercise.id} | {title} | {item.points} of {item.of} | {_minutes(item.time)} |"


def _total(title: str, items: list[Standing]) -> str:
    points, of = sum(item.points for item in items), sum(item.of for item in items)
    passed = sum(item.passed for item in items)
    minutes = _minutes(sum((item.time for item in items), timedelta()))
    return f"|   | **{title}** | {passed} of {len(items)} exercises passed | **{points} of {of}** | {minutes} |"


def _minutes(time: timedelta) -> str:
    """Whole minutes, rounded; nothing where nothing was done."""
    if not time:
        return ""
    return str(round(time.total_seconds() / 60)) if time >= timedelta(minutes=1) else "< 1"
