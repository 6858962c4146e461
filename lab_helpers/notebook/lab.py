"""The learner's face of the kit in a notebook: `lab = Lab("pods")`, then begin, check, hint, reset."""

from __future__ import annotations

import os
import sys
from typing import Any

from lab_helpers.course.lesson import Lesson, lesson
from lab_helpers.course.progress import table
from lab_helpers.course.quiz import judge_answer
from lab_helpers.errors import BadInput
from lab_helpers.grading.exercise import Exercise
from lab_helpers.grading.html import render_html
from lab_helpers.grading.text import render_text
from lab_helpers.grading.verdict import NotYet, Report, Verdict
from lab_helpers.grading.workspace import Workspace
from lab_helpers.notebook.help import hint_text, solution_text
from lab_helpers.notebook.session import Session, journal, note_attempt

__all__ = ["Lab"]


class Lab:
    """One lab of the course on the lab cluster.

    Making it points plain `kubectl` in this kernel's cells at the lab cluster; no other cluster is touched.

    >>> lab = Lab("pods")               # doctest: +SKIP
    >>> lab.begin("pods-1")             # doctest: +SKIP
    >>> lab.check("pods-1")             # doctest: +SKIP
    """

    def __init__(self, name: str) -> None:
        self._lesson: Lesson = lesson(name)
        self._session = Session()
        os.environ.update(self._session.cluster.environment())

    def begin(self, exercise: str) -> None:
        """Start an exercise, or come back to it: plain kubectl now works in its namespace."""
        self._enter(exercise, self._session.begin)

    def reset(self, exercise: str) -> None:
        """Start an exercise anew in a fresh namespace; attempts so far are kept."""
        self._enter(exercise, self._session.reset)

    def check(self, exercise: str, *unnamed: Any, **answers: Any) -> None:
        """Judge an exercise and show the report; raises `NotYet` unless it is passed."""
        if unnamed:
            raise BadInput("A value was handed in without its name.", expected="name=value", do=self._call(exercise))
        _told(self._judge(exercise, answers))

    def quiz(self, number: int, answer: str) -> None:
        """Judge your answer, a letter, to a question of the quiz, and say why; raises `NotYet` unless it is right."""
        report = judge_answer(self._lesson, number, answer)
        note_attempt(self._lesson, report)
        _told(report)

    def grade(self, exercise: str, **answers: Any) -> float:
        """Judge an exercise and give its score, 0 to 1, without raising; for nbgrader."""
        return self._judge(exercise, answers).score

    def demo(self) -> None:
        """Show what a check looks like: one exercise that passes, and one with a typical slip."""
        demonstrations = [exercise for exercise in self._lesson.exercises if not exercise.scored]
        for exercise in demonstrations:  # both begin before the first is judged: their pods start side by side
            self._session.begin(self._lesson, exercise)
        for exercise in demonstrations:
            report = self._judge(exercise.id, {})
            _show(render_text(report), render_html(report))

    def hint(self, exercise: str) -> None:
        """Show the next hint: first one for what the last check found, then more, the last one nearly there."""
        _markdown(hint_text(self._lesson, self._lesson.exercise(exercise)))

    def solution(self, exercise: str, *, reveal: bool = False) -> None:
        """Show the worked solution and why it is so: after a pass, or at once with `reveal=True`."""
        found = self._lesson.exercise(exercise)
        instead = f'`lab.hint("{found.id}")`, or `lab.solution("{found.id}", reveal=True)` to see it all the same'
        _markdown(solution_text(self._lesson, found, reveal=reveal, instead=instead))

    def progress(self) -> None:
        """Show your points and minutes for each exercise of this lab, and their total."""
        _markdown(table(self._lesson, journal().attempts()))

    def __repr__(self) -> str:
        cluster = self._session.cluster
        count = sum(exercise.scored for exercise in self._lesson.exercises)
        return (
            f"{self._lesson.number} {self._lesson.title}: {count} exercises, on the lab cluster {cluster.name!r} "
            f"({cluster.provider}, Kubernetes {cluster.kubernetes})"
        )

    def _judge(self, exercise: str, answers: dict[str, Any]) -> Report:
        found: Exercise = self._lesson.exercise(exercise)
        if unknown := set(answers) - set(found.answers):
            raise BadInput(
                f"{exercise} does not ask for {', '.join(sorted(unknown))}.",
                expected=", ".join(found.answers) or "no values, only the exercise's id",
                do=self._call(exercise),
            )
        return self._session.check(self._lesson, found, answers)

    def _call(self, exercise: str) -> str:
        names = self._lesson.exercise(exercise).answers
        return f'lab.check("{exercise}"{"".join(f", {name}={name}" for name in names)})'

    def _enter(self, exercise: str, action: Any) -> None:
        found = self._lesson.exercise(exercise)
        workspace: Workspace = action(self._lesson, found)
        _show(f"{found.id} · {found.title}. {workspace.says}")


def _told(report: Report) -> None:
    """Show the report; raises `NotYet` unless it is passed."""
    _show(render_text(report), render_html(report))
    if report.verdict is not Verdict.PASSED:
        raise NotYet(report)


def _show(text: str, html: str = "") -> None:
    _display({"text/plain": text} | ({"text/html": html} if html else {}))


def _markdown(text: str) -> None:
    _display({"text/plain": text, "text/markdown": text})


def _display(bundle: dict[str, str]) -> None:
    """Show the richest form that the front end has; plain print outside a notebook."""
    if "IPython" in sys.modules:  # never imported for this alone: it takes half a second
        from IPython import get_ipython
        from IPython.display import display

        if get_ipython() is not None:
            display(bundle, raw=True)
            return
    print(bundle["text/plain"])
