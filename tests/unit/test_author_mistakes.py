"""Mistakes beside an exercise that show without a cluster, each told with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab_helpers.course.lesson import Lesson, lessons
from lab_helpers.course.verify.cases import Result, author_mistakes
from lab_helpers.course.verify.equivalents import equivalents, explained
from lab_helpers.grading import Exercise, exists

EXERCISE = Exercise("x-1", "X", exists("Pod/web", name="exists"), exists("Service/web", name="service"))
FILES = {
    "hints.md": "a nudge",
    "why.md": "It has to be so.",
    "solution.sh": "true",
    "also_right/a.sh": "true",
    "also_right/b.sh": "true",
    "wrong/a.sh": "# caught by: exists\ntrue",
    "wrong/b.sh": "# caught by: service\ntrue",
    "wrong/c.sh": "# caught by: service\ntrue",
}


class Here(Lesson):
    """A lab in a folder of the test's."""

    home: Path

    @property
    def folder(self) -> Path:
        return self.home


@pytest.fixture
def lab(tmp_path: Path) -> Here:
    lesson = Here("97", "x", "X", (EXERCISE,))
    object.__setattr__(lesson, "home", tmp_path)
    for name, text in FILES.items():
        write(lesson, name, text)
    return lesson


def write(lesson: Lesson, name: str, text: str) -> None:
    path = lesson.folder / "x-1" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_complete_folder_has_no_mistakes(lab: Here) -> None:
    assert author_mistakes(lab, EXERCISE) == []


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("hints.md", "", "write x-1/hints.md"),
        ("hints.md", "a nudge\n---\n<!-- when: exists, servise -->\nlook", "did you mean service?"),
        ("hints.md", "<!-- when: service -->\nlook", "write x-1/hints.md"),
        ("why.md", "", "write x-1/why.md"),
        ("solution.py", "", "2 worked solutions"),
        ("wrong/c.sh", "true", "begin it with `# caught by: NAME`"),
        ("wrong/c.sh", "# caught by: servise\n", "did you mean service?"),
        ("wrong/c.txt", "# caught by: exists\n", "must end in .yaml, .sh, .py"),
        (
            "wrong/a.sh",
            "# caught by: service\n",
            "expectation `exists` of x-1 is caught by no wrong answer: add x-1/wr",
        ),
    ],
)
def test_a_mistake_is_told_with_what_to_do(lab: Here, name: str, text: str, told: str) -> None:
    write(lab, name, text)
    (mistake,) = author_mistakes(lab, EXERCISE)
    assert told in mistake


@pytest.mark.parametrize(("name", "told"), [("also_right/a.sh", "at least 2"), ("wrong/c.sh", "at least 3")])
def test_too_few_answers_are_told(lab: Here, name: str, told: str) -> None:
    (lab.folder / "x-1" / name).unlink()
    (mistake,) = author_mistakes(lab, EXERCISE)
    assert told in mistake


@pytest.mark.parametrize("exercise", [e.id for lesson in lessons() for e in lesson.exercises if e.scored])
def test_every_line_of_equivalent_txt_has_a_reason(exercise: str) -> None:
    lesson = next(item for item in lessons() if exercise in [other.id for other in item.exercises])
    assert [name for name, reason in equivalents(lesson, lesson.exercise(exercise)).items() if not reason] == []


def judged(listed: dict[str, str], **outcomes: str) -> dict[str, str]:
    results = [Result("x-1", "mutants", name, outcome) for name, outcome in outcomes.items()]
    return {result.name: result.outcome for result in explained("x-1", listed, results)}


def test_a_survivor_with_a_reason_is_explained_and_one_without_survives() -> None:
    assert judged({"a": "why"}, a="survived", b="survived") == {"a": "explained", "b": "survived"}


def test_a_reason_may_hold_for_all_mutants_that_begin_alike() -> None:
    assert judged({"a*": "why"}, a1="survived", a2="killed") == {
        "a1": "explained",
        "a2": "killed",
    }


@pytest.mark.parametrize("listed", ["a", "c"], ids=["one that is killed now", "one that is no more"])
def test_a_stale_line_is_told(listed: str) -> None:
    found = explained("x-1", {listed: "why"}, [Result("x-1", "mutants", "a", "killed")])
    assert [result.outcome for result in found if result.name == listed][-1] == "stale"
