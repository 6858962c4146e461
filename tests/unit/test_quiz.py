"""The quiz of a lab: one right choice of several, each with its reason, judged by its letter."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from lab_helpers.course.lesson import Lesson, lessons
from lab_helpers.course.notebooks import build
from lab_helpers.course.progress import table
from lab_helpers.course.quiz import Question, answered, judge_answer, questions
from lab_helpers.errors import BadInput
from lab_helpers.grading.verdict import Verdict
from lab_helpers.state.journal import Attempt

QUIZ = """
- asks: What is a *pod*?
  choices:
    - says: a container
      wrong: It may hold several.
    - says: "`one or more` containers"
      right: They share an address.
    - says: a node
      wrong: That is where it runs.
- asks: And a node?
  choices:
    - says: a machine
      right: Real or virtual.
    - says: a pod
      wrong: It runs there.
"""


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lesson:
    monkeypatch.setattr(Lesson, "folder", tmp_path)
    (tmp_path / "quiz.yaml").write_text(QUIZ)
    (tmp_path / "lab.md").write_text("# Lab\n\n## Quiz\n\nThink.\n\n<!-- quiz -->\n\nThe end.\n")
    return Lesson("98", "tiny", "Tiny", ())


@pytest.mark.parametrize("letter", ["b", "B", " b ", "b)", "**b**"])
def test_the_right_letter_passes_with_its_reason(lab: Lesson, letter: str) -> None:
    report = judge_answer(lab, 1, letter)
    assert (report.verdict, report.score, report.summary) == (Verdict.PASSED, 1, "They share an address.")


@pytest.mark.parametrize(("letter", "reason"), [("a", "It may hold several."), ("c", "That is where it runs.")])
def test_a_wrong_letter_is_told_why_it_is_wrong(lab: Lesson, letter: str, reason: str) -> None:
    report = judge_answer(lab, 1, letter)
    assert (report.verdict, report.score, report.summary) == (Verdict.NOT_YET, 0, reason)


def test_no_letter_is_not_started(lab: Lesson) -> None:
    assert judge_answer(lab, 2, " ").verdict is Verdict.NOT_STARTED


@pytest.mark.parametrize("letter", ["c", "ab", "machine", 1, None])
def test_what_is_no_letter_of_the_question_is_refused_with_those_that_are(lab: Lesson, letter: str) -> None:
    with pytest.raises(BadInput, match="not one of the answers of question 2") as error:
        judge_answer(lab, 2, letter)
    assert error.value.expected == "one of the letters a, b"


@pytest.mark.parametrize("number", [0, 3, "1", None])
def test_a_question_that_there_is_not_is_refused(lab: Lesson, number: int) -> None:
    with pytest.raises(BadInput, match="has no question") as error:
        judge_answer(lab, number, "a")
    assert error.value.expected == "a number from 1 to 2"


def test_progress_tells_how_many_were_ever_answered_right(lab: Lesson) -> None:
    at = "2026-11-21T10:00:00+00:00"
    attempts = [
        Attempt(at, "tiny", "tiny-quiz-1", "passed", 1),
        Attempt(at, "tiny", "tiny-quiz-1", "not yet", 0),
        Attempt(at, "tiny", "tiny-quiz-2", "not yet", 0),
        Attempt(at, "other", "other-quiz-2", "passed", 1),
    ]
    assert answered(lab, attempts) == (1, 2)
    told = table(lab, attempts)
    assert "|   | quiz | questions answered right | 1 of 2 |" in told
    assert "The questions of the quiz" in told
    attempts.append(Attempt(at, "tiny", "tiny-quiz-2", "passed", 1))
    assert "| ✓ | quiz | questions answered right | 2 of 2 |" in table(lab, attempts)
    (lab.folder / "quiz.yaml").unlink()
    assert "quiz" not in table(lab, attempts)


def test_each_question_becomes_a_cell_of_prose_and_one_for_the_answer(lab: Lesson) -> None:
    cells = [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(build(lab, solved=False))["cells"]]
    assert cells == [
        ("markdown", "# Lab\n\n## Quiz\n\nThink."),
        (
            "markdown",
            "**1.** What is a *pod*?\n\n- **a**: a container\n- **b**: `one or more` containers\n- **c**: a node",
        ),
        ("code", 'lab.quiz(1, "")'),
        ("markdown", "**2.** And a node?\n\n- **a**: a machine\n- **b**: a pod"),
        ("code", 'lab.quiz(2, "")'),
        ("markdown", "The end."),
    ]
    solved = json.loads(build(lab, solved=True))["cells"]
    assert ["".join(cell["source"]) for cell in solved if cell["cell_type"] == "code"] == [
        'lab.quiz(1, "b")',
        'lab.quiz(2, "a")',
    ]


@pytest.mark.parametrize("lesson", lessons(), ids=lambda item: item.name)
def test_every_question_has_one_right_choice_and_a_reason_for_each(lesson: Lesson) -> None:
    asked = questions(lesson)
    assert len(asked) >= 5
    for question in asked:
        assert 3 <= len(question.choices) <= 5, question.asks
        assert [choice.right for choice in question.choices].count(True) == 1, question.asks
        assert len({choice.says for choice in question.choices}) == len(question.choices), question.asks
        for choice in question.choices:
            assert choice.because.endswith("."), choice.because
            assert not set("`*") & set(choice.because), f"plain text, please: {choice.because}"
    most = max(Counter(question.right for question in asked).values())
    assert most <= len(asked) // 2 + 1, "the right answer has too often the same letter"
    assert "\n<!-- quiz -->\n" in (lesson.folder / "lab.md").read_text()
    longest = [question.asks for question in asked if _is_longest(question)]
    assert len(longest) <= len(asked) // 2, f"the right answer is too often the longest: {longest}"


def _is_longest(question: Question) -> bool:
    right, *others = sorted(question.choices, key=lambda choice: not choice.right)
    return len(right.says) > max(len(choice.says) for choice in others)
