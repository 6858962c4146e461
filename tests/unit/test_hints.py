"""Hints: the first by what the last check found, then step by step."""

from __future__ import annotations

from pathlib import Path

import pytest

import lab_helpers.course.lesson
from lab_helpers.course.hints import next_hint
from lab_helpers.course.lesson import Lesson
from lab_helpers.grading import Exercise, exists, ready
from lab_helpers.state.journal import BEGUN, HINT, RESET, Attempt

PODS = Exercise("pods-1", "A pod", exists("Pod/web", name="exists"), ready("Pod/web", "it is Ready"))
LESSON = Lesson("03", "some-pods", "Pods", (PODS,))
HINTS = """Begin.
---
Go on.
---
<!-- when: exists, bare -->
It has another name.
---
<!-- when: ready -->
Its image.
---
Nearly there.
"""


class Learner:
    """Somebody who asks for hints between checks; the journal as a list."""

    def __init__(self) -> None:
        self.journal: list[Attempt] = []

    def does(self, verdict: str, *failing: str, note: str = "") -> None:
        time = "2026-11-21T09:00:00+00:00"
        self.journal.append(Attempt(time, "some-pods", "pods-1", verdict, 0, (), failing, note))

    def asks(self) -> str:
        step = next_hint(LESSON, PODS, self.journal)
        assert step is not None
        self.does(HINT, note=step.number)
        return step.text


@pytest.fixture
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Learner:
    (tmp_path / "some_pods/pods-1").mkdir(parents=True)
    (tmp_path / "some_pods/pods-1/hints.md").write_text(HINTS)
    monkeypatch.setattr(lab_helpers.course.lesson, "_COURSE", tmp_path)
    return Learner()


def test_before_any_check_the_general_steps_come_and_the_last_is_repeated(learner: Learner) -> None:
    told = [learner.asks() for _ in range(4)]
    assert [text.splitlines()[0] for text in told] == [f"**Hint {number} of 3**" for number in (1, 2, 3, 3)]
    assert told[0].endswith("Begin.")
    assert told[3].endswith("Nearly there.")


def test_the_first_hint_is_for_what_the_last_check_found(learner: Learner) -> None:
    learner.does("not yet", "ready")
    assert learner.asks() == "**Hint for: it is Ready**\n\nIts image."
    assert [learner.asks() for _ in range(2)] == ["**Hint 2 of 3**\n\nGo on.", "**Hint 3 of 3**\n\nNearly there."]


def test_the_most_pressing_failure_chooses(learner: Learner) -> None:
    learner.does("not yet", "unheard-of", "exists", "ready")
    assert learner.asks().endswith("It has another name.")


def test_another_failure_gets_its_own_hint(learner: Learner) -> None:
    learner.does("not yet", "exists")
    learner.asks()
    learner.asks()
    learner.does("not yet", "ready")
    assert learner.asks().endswith("Its image.")
    assert learner.asks().endswith("Nearly there.")


def test_after_a_reset_what_failed_before_is_forgotten(learner: Learner) -> None:
    learner.does("not yet", "ready")
    learner.does(RESET)
    assert learner.asks().endswith("Begin.")


def test_after_begin_the_hints_begin_anew_for_the_same_failure(learner: Learner) -> None:
    learner.does("not yet", "ready")
    learner.asks()
    learner.asks()
    learner.does(BEGUN)
    assert learner.asks().endswith("Its image.")


def test_a_check_of_an_older_version_leads_to_the_general_steps(learner: Learner) -> None:
    learner.does("not yet")
    assert learner.asks().endswith("Begin.")
