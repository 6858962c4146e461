"""Progress is told from the journal alone: the best check's points, and time without breaks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lab_helpers.course.lesson import Lesson
from lab_helpers.course.progress import Standing, standings, table, time_spent
from lab_helpers.grading import Exercise, exists, expect
from lab_helpers.state.journal import BEGUN, HINT, RESET, Attempt

PODS = Exercise(
    "pods-1", "A pod", exists("Pod/web", name="exists"), expect("Pod/web", "it is blue", name="blue", labels={"a": "b"})
)
MORE = Exercise("pods-2", "More", exists("Pod/more", name="exists"))
EXTRA = Exercise("pods-3", "Extra", exists("Pod/extra", name="exists"), bonus=True)
DEMO = Exercise("demo", "A demonstration", exists("Pod/demo"), scored=False)
LESSON = Lesson("03", "pods", "Pods", (DEMO, PODS, MORE, EXTRA))
START = datetime(2026, 11, 21, 9, tzinfo=UTC)


def at(minute: float, exercise: str, verdict: str, *held: str, score: float = 0) -> Attempt:
    return Attempt((START + timedelta(minutes=minute)).isoformat(), "pods", exercise, verdict, score, held)


def standing(exercise: str, *attempts: Attempt) -> Standing:
    return next(item for item in standings(LESSON, attempts) if item.exercise.id == exercise)


def minutes(exercise: str, *attempts: Attempt) -> float:
    return time_spent(attempts)[exercise].total_seconds() / 60


def test_the_best_check_counts_and_not_the_last() -> None:
    found = standing("pods-1", at(0, "pods-1", "not yet", "exists"), at(1, "pods-1", "not yet"))
    assert (found.points, found.of, found.passed) == (1, 2, False)


def test_a_pass_stays_a_pass() -> None:
    found = standing("pods-1", at(0, "pods-1", "passed", "exists"), at(1, "pods-1", "not yet"))
    assert (found.points, found.passed) == (2, True)


def test_a_name_that_the_exercise_no_longer_has_gives_no_point() -> None:
    assert standing("pods-1", at(0, "pods-1", "not yet", "exists", "green")).points == 1


def test_a_line_of_an_older_version_gives_its_share_of_the_points() -> None:
    assert standing("pods-1", at(0, "pods-1", "not yet", score=0.5)).points == 1


def test_a_fault_of_the_lab_takes_nothing_away() -> None:
    assert standing("pods-1", at(0, "pods-1", "not yet", "exists"), at(1, "pods-1", "cannot tell")).points == 1


def test_time_runs_from_begin_to_the_first_pass() -> None:
    events = [at(0, "pods-1", BEGUN), at(4, "pods-1", "not yet"), at(6, "pods-1", "passed"), at(9, "pods-1", "passed")]
    assert minutes("pods-1", *events) == 6


def test_without_begin_time_runs_from_the_first_check() -> None:
    assert minutes("pods-1", at(0, "pods-1", "not yet"), at(3, "pods-1", "passed")) == 3


def test_of_a_long_pause_ten_minutes_count() -> None:
    events = [at(0, "pods-1", BEGUN), at(5, "pods-1", "not yet"), at(900, "pods-1", HINT), at(902, "pods-1", "passed")]
    assert minutes("pods-1", *events) == 5 + 10 + 2


def test_time_at_another_exercise_is_that_exercises() -> None:
    events = [
        at(0, "pods-1", BEGUN),
        at(2, "pods-1", "not yet"),
        at(3, "pods-2", BEGUN),
        at(8, "pods-2", "passed"),
        at(9, "pods-1", RESET),
        at(13, "pods-1", "passed"),
    ]
    assert minutes("pods-1", *events) == 3 + 4
    assert minutes("pods-2", *events) == 5


def test_a_check_after_all_exercises_were_begun_at_once_gets_the_time() -> None:
    events = [at(0, "pods-1", BEGUN), at(0, "pods-2", BEGUN), at(7, "pods-1", "passed"), at(9, "pods-2", "passed")]
    assert minutes("pods-1", *events) == 7
    assert minutes("pods-2", *events) == 2


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    events = [at(0, "pods-1", BEGUN), at(5, "pods-1", "not yet"), at(-60, "pods-1", "not yet")]
    assert minutes("pods-1", *events) == 5


@pytest.mark.parametrize(
    "row",
    [
        "| ✓ | pods-1 | A pod | 2 of 2 | 6 |",
        "|   | **Pods** | 1 of 2 exercises passed | **2 of 3** | 6 |",
        "|   | pods-3 | Extra (bonus) | 0 of 1 |  |",
        "|   | **Bonus, on top** | 0 of 1 exercises passed | **0 of 1** |  |",
    ],
)
def test_the_table_has_points_minutes_and_the_total_with_the_bonus_apart(row: str) -> None:
    told = table(LESSON, [at(0, "pods-1", BEGUN), at(6, "pods-1", "passed", "exists", "blue")])
    assert row in told.splitlines()
    assert "demo" not in told
    assert "of a pause of more than 10 minutes only 10 count" in told
