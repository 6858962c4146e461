"""Reports: the same content as text and as HTML, nothing from the cluster unescaped, nothing volatile."""

from __future__ import annotations

import html as entities
import re
import unicodedata

import pytest

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


HOSTILE = {
    "html": EVIL,
    "attribute": '" onmouseover="alert(1)',
    "colours": "\x1b[31;1mred\x1b[0m and \x1b]8;;http://evil\x07a link\x1b]8;;\x07",
    "cursor": "\x1b[2J\x1b[1;1Hpods-1: passed",
    "control characters": "bell\x07 null\x00 back\x08 delete\x7f\x85",
    "bidi overrides": "\u202epassed\u202c\u2066x\u2069",
    "invisible": "ngin\u200bx\xa0\ufeff",
    "invalid UTF-8": b"caf\xe9 \xff".decode("utf-8", "surrogateescape"),
    "new lines": "one\ntwo\r\nthree\u2028four",
    "very long": "x" * 100_000,
    "markup": "`kubectl delete ns --all` and `",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_what_the_cluster_or_a_learner_wrote_is_harmless(words: str) -> None:
    outcome = Outcome(State.WRONG, (Difference(words, words, words, words),), evidence=(words,))
    hostile = Report("pods-1", words, Verdict.NOT_YET, (Finding(words, words, outcome),), words, words)
    text, html = render_text(hostile), render_html(hostile)
    for rendered in (text, html):
        assert not [
            char for char in rendered if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl")
        ]
        assert len(rendered) < 5_000
        rendered.encode()
    tags = {re.sub(r'"[^"]*"', '""', tag) for tag in re.findall(r"<[^>]*>", html)}
    assert {re.split(r"[ >]", tag)[0].strip("</") for tag in tags} <= {"div", "span", "ul", "li", "b", "code", "br"}
    assert not [tag for tag in tags if re.search(r"\son\w+=", tag)]


def test_an_address_in_memory_is_left_out() -> None:
    outcome = Outcome(State.WRONG, evidence=(f"locate gave {object()}",))
    assert "locate gave <object object>" in render_text(report(Verdict.NOT_YET, outcome))


def test_the_hidden_character_of_a_copied_name_is_shown() -> None:
    outcome = Outcome(State.WRONG, (Difference("image", "nginx", "ngin\u200bx"),))
    assert "got ngin\\u200bx" in render_text(report(Verdict.NOT_YET, outcome))


@pytest.mark.parametrize(
    ("step", "text", "html"),
    [
        ("kubectl get pods", "kubectl get pods", "<code>kubectl get pods</code>"),
        ("labs up", "labs up", "<code>labs up</code>"),
        ("set port to the number", "set port to the number", "set port to the number"),
        (
            "`kubectl get pods`, and read <NODE>",
            "`kubectl get pods`, and read <NODE>",
            "<code>kubectl get pods</code>, and read &lt;NODE&gt;",
        ),
        ("begin anew: lab.reset", 'begin anew: `lab.reset("pods-1")`', 'begin anew: <code>lab.reset("pods-1")</code>'),
        ("lab.reset", 'lab.reset("pods-1")', '<code>lab.reset("pods-1")</code>'),
        ('lab.hint("pods-1")', 'lab.hint("pods-1")', '<code>lab.hint("pods-1")</code>'),
        ("a ` alone", "a ` alone", "a ` alone"),
    ],
)
def test_a_command_looks_like_a_command_and_a_sentence_like_a_sentence(step: str, text: str, html: str) -> None:
    found = Report("pods-1", "A Pod", Verdict.NOT_YET, (), next=step)
    assert render_text(found).endswith(f"\n\nNext: {text}")
    assert f"<b>Next:</b> {html}</div>" in entities.unescape(render_html(found)).replace("<NODE>", "&lt;NODE&gt;")


def test_a_near_miss_of_a_key_is_not_mistaken_for_one_of_a_value() -> None:
    outcome = Outcome(State.WRONG, (Difference("labels.run", "web", "nothing", "rum"),))
    assert "labels.run: wanted web, got nothing (is rum meant for it?)" in render_text(report(Verdict.NOT_YET, outcome))


def test_the_same_line_is_not_told_twice() -> None:
    assert render_text(report(Verdict.NOT_YET, Outcome(State.WRONG, evidence=("a", "b", "a")))).count("\n      a") == 1


def test_how_far_the_cluster_has_come_is_not_told_beside_what_is_the_learners_to_mend() -> None:
    coming = Outcome(State.PENDING, evidence=("container web is waiting: ContainerCreating",), moving=True)
    stuck = Outcome(State.PENDING, evidence=("pod web runs, but is not Ready",))
    told = render_text(report(Verdict.NOT_YET, Outcome(State.WRONG), coming, stuck))
    assert "ContainerCreating" not in told
    assert "not Ready" in told
    assert "ContainerCreating" in render_text(report(Verdict.CONVERGING, Outcome(State.RIGHT), coming))


def test_what_holds_needs_no_words() -> None:
    passed = report(Verdict.PASSED, Outcome(State.RIGHT, evidence=("pod web-7d9f6c5b8-x2x4z",)))
    assert "7d9f6c5b8" not in render_text(passed) + render_html(passed)


def test_failing_begins_with_what_only_the_learner_can_change() -> None:
    outcomes = (Outcome(State.PENDING), Outcome(State.RIGHT), Outcome(State.WRONG), Outcome(State.SKIPPED))
    found = report(Verdict.NOT_YET, *outcomes)
    assert found.failing == ("e2", "e0")
    assert found.held == ("e1",)


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
