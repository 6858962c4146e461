"""The questions at the end of a lab (`quiz.yaml`): choices with letters, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_lowercase

import yaml

from lab_helpers.course.lesson import Lesson
from lab_helpers.errors import BadInput
from lab_helpers.grading.verdict import Report, Verdict
from lab_helpers.state.journal import Attempt

__all__ = ["Choice", "Question", "answered", "judge_answer", "questions"]


@dataclass(frozen=True)
class Choice:
    """One answer to choose, and why it is the right one or is not (both Markdown)."""

    says: str
    right: bool
    because: str


@dataclass(frozen=True)
class Question:
    """A question (Markdown) of a lab, its number from 1, and its choices, the first of which has the letter a."""

    number: int
    asks: str
    choices: tuple[Choice, ...]

    @property
    def letters(self) -> str:
        """The letters of its choices: `abc`."""
        return ascii_lowercase[: len(self.choices)]

    @property
    def right(self) -> str:
        """The letter of the right choice."""
        return next(letter for letter, choice in zip(self.letters, self.choices, strict=True) if choice.right)

    @property
    def text(self) -> str:
        """The question and its choices as Markdown."""
        lines = [f"- **{letter}**: {choice.says}" for letter, choice in zip(self.letters, self.choices, strict=True)]
        return "\n".join([f"**{self.number}.** {self.asks}", "", *lines])


def questions(lesson: Lesson) -> list[Question]:
    """The lab's questions, in their order; none where it has no `quiz.yaml`.

    Each is a map of `asks` and `choices`; a choice is a map of `says` and of either `right` or `wrong`, the reason.
    """
    path = lesson.folder / "quiz.yaml"
    if not path.is_file():
        return []
    return [
        Question(
            number,
            item["asks"].strip(),
            tuple(
                Choice(choice["says"].strip(), "right" in choice, (choice.get("right") or choice["wrong"]).strip())
                for choice in item["choices"]
            ),
        )
        for number, item in enumerate(yaml.safe_load(path.read_text()), 1)
    ]


def judge_answer(lesson: Lesson, number: int, letter: str) -> Report:
    """The report on one answer; `BadInput` for a question or a letter that there is not."""
    asked = questions(lesson)
    if number not in range(1, len(asked) + 1):
        raise BadInput(
            f"The quiz of {lesson.name} has no question {number!r}.",
            expected=f"a number from 1 to {len(asked)}" if asked else "a lab with a quiz",
            do="write the number that stands before the question",
        )
    question = asked[number - 1]
    chosen = letter.strip().strip("*:.()").lower() if isinstance(letter, str) else letter
    id = _id(lesson, question)
    if chosen == "":
        summary = "Write the letter of your choice between the quotation marks, and run the cell again."
        return Report(id, "no answer yet", Verdict.NOT_STARTED, (), summary)
    if chosen not in list(question.letters):
        raise BadInput(
            f"{letter!r} is not one of the answers of question {number}.",
            expected=f"one of the letters {', '.join(question.letters)}",
            do=f'lab.quiz({number}, "a"), with the letter of your choice',
        )
    choice = question.choices[question.letters.index(chosen)]
    if choice.right:
        return Report(id, f"answer {chosen}", Verdict.PASSED, (), choice.because)
    return Report(id, f"answer {chosen}", Verdict.NOT_YET, (), choice.because, "choose another letter")


def answered(lesson: Lesson, attempts: Iterable[Attempt]) -> tuple[int, int]:
    """How many of the lab's questions were ever answered right, and how many there are."""
    passed = {item.exercise for item in attempts if item.verdict == Verdict.PASSED.value}
    asked = questions(lesson)
    return sum(_id(lesson, question) in passed for question in asked), len(asked)


def _id(lesson: Lesson, question: Question) -> str:
    return f"{lesson.name}-quiz-{question.number}"
