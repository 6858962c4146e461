"""Mistakes beside an exercise that show without a cluster, each told with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab_helpers.course.lesson import Lesson, lessons
from lab_helpers.course.verify.cases import Result, author_mistakes
from lab_helpers.course.verify.equivalents import equivalents, explained, stale
from lab_helpers.grading import Exercise, exists, expect, present

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


def test_a_field_that_kubernetes_does_not_have_is_told_with_the_right_one(lab: Here) -> None:
    typo = expect("Pod/web", "it has a container", name="exists", spec={"contaners": present})
    exercise = Exercise("x-1", "X", typo, EXERCISE.expectations[1])
    (mistake,) = author_mistakes(lab, exercise)
    assert "`exists` of x-1 asks for spec.contaners" in mistake
    assert "did you mean spec.containers?" in mistake


@pytest.mark.parametrize("exercise", [e.id for lesson in lessons() for e in lesson.exercises if e.scored])
def test_every_line_of_equivalent_txt_has_a_reason(exercise: str) -> None:
    lesson = next(item for item in lessons() if exercise in [other.id for other in item.exercises])
    assert [name for name, reason in equivalents(lesson, lesson.exercise(exercise)).items() if not reason] == []


@pytest.mark.parametrize(
    ("listed", "name", "outcome", "then"),
    [
        ("a", "a", "survived", "explained"),
        ("a", "b", "survived", "survived"),
        ("a*", "a1", "survived", "explained"),
        ("a*", "a2", "killed", "killed"),
    ],
)
def test_a_survivor_with_a_reason_is_explained(listed: str, name: str, outcome: str, then: str) -> None:
    assert explained({listed: "why"}, Result("x-1", "mutants", name, outcome)).outcome == then


@pytest.mark.parametrize(
    ("listed", "reason", "told"),
    [
        ("a", "why", "no longer passes"),
        ("c", "why", "there is no mutant `c` any more"),
        ("b", "", "gives no reason"),
    ],
)
def test_a_stale_line_is_told(listed: str, reason: str, told: str) -> None:
    results = [Result("x-1", "mutants", "a", "killed"), Result("x-1", "mutants", "b", "explained")]
    results.append(Result("x-1", "transforms", "t", "passed"))
    (found,) = stale("x-1", {listed: reason, "b*": "why"}, results)
    assert (found.outcome, found.name) == ("stale", listed)
    assert told in found.detail


def test_a_way_that_the_task_forbids_is_explained_and_no_other_failure_is() -> None:
    listed = {"beside": "the task wants no other pods"}
    failed = Result("x-1", "transforms", "beside", "failed")
    assert explained(listed, failed).outcome == "explained"
    assert explained(listed, Result("x-1", "mutants", "beside", "failed")).outcome == "failed"
    assert stale("x-1", listed, [explained(listed, failed)]) == []
    assert stale("x-1", listed, [Result("x-1", "mutants", "a", "killed")]) == []


@pytest.mark.parametrize("outcome", ["explained", "failed"])
def test_a_line_is_not_stale_where_its_mutant_passes_or_nobody_can_tell(outcome: str) -> None:
    assert stale("x-1", {"a": "why"}, [Result("x-1", "mutants", "a", outcome)]) == []
