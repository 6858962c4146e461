"""Reports: the same content as text and as HTML, nothing from the cluster unescaped, nothing volatile."""

from __future__ import annotations

import re

from lab_helpers.grading import Difference, NotYet, Outcome, Report, State, Verdict
from lab_helpers.grading.html import render_html
from lab_helpers.grading.judge import next_step
from lab_helpers.grading.text import render_text
from lab_helpers.grading.verdict import Finding

EVIL = '<script>alert("x")</script>'


def report(verdict: Verdict, *outcomes: Outcome) -> Report:
    findings = tuple(Finding(f"e{number}", f"sentence {number}", item) for number, item in enumerate(outcomes))
    return Report("pods-1", "A Pod", verdict, findings, next="kubectl describe pod web")


MIXED = report(
    Verdict.NOT_YET,
    Outcome(State.RIGHT),
    Outcome(State.WRONG, (Difference("spec.x", "1", EVIL, "y"),), evidence=(EVIL,)),
    Outcome(State.SKIPPED),
)


def test_the_text_names_path_values_near_miss_and_next_step() -> None:
    text = render_text(MIXED)
    assert text.splitlines()[0] == "pods-1 · A Pod: not yet (1 of 3 points)"
    assert f"spec.x: wanted 1, got {EVIL} (did you mean y?)" in text
    assert text.endswith("Next: kubectl describe pod web")


def test_words_from_the_cluster_are_escaped_in_html() -> None:
    html = render_html(MIXED)
    assert EVIL not in html
    assert html.count("&lt;script&gt;") == 2


def test_html_and_text_say_the_same() -> None:
    html = render_html(MIXED)
    words = set(re.findall(r"\w{4,}", render_text(MIXED)))
    assert words <= set(re.findall(r"\w{4,}", html))


def test_a_state_is_told_in_words_and_not_by_colour_alone() -> None:
    html = render_html(MIXED)
    assert 'aria-label="right"' in html
    assert 'aria-label="not right"' in html


def test_an_exercise_that_is_not_started_has_no_points_yet() -> None:
    assert report(Verdict.NOT_STARTED, Outcome(State.RIGHT), Outcome(State.SKIPPED)).score == 0


def test_a_fault_of_the_lab_costs_no_points() -> None:
    assert "no points lost" in render_text(report(Verdict.CANNOT_TELL, Outcome(State.UNKNOWN)))


def test_not_yet_is_shown_as_one_line_instead_of_a_traceback() -> None:
    assert NotYet(MIXED)._render_traceback_() == ["pods-1: not yet"]
    assert str(NotYet(MIXED)) == "not yet: pods-1"


def test_the_next_step_is_for_what_only_the_learner_can_change() -> None:
    waiting = Outcome(State.PENDING, next="kubectl describe pod web")
    assert next_step("pods-1", report(Verdict.NOT_YET, waiting, Outcome(State.WRONG, next="delete it")).findings) == (
        "delete it"
    )
    assert next_step("pods-1", report(Verdict.NOT_YET, waiting, Outcome(State.WRONG)).findings) == 'lab.hint("pods-1")'
    assert next_step("pods-1", report(Verdict.CONVERGING, waiting).findings) == "kubectl describe pod web"
