"""The learner's values: what counts as no answer yet, and what is compared."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from lab_helpers.grading import Outcome, State, World, answer
from lab_helpers.grading.answers import is_blank, letter_alone
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot


def look(given: Any, wanted: Any, **options: Any) -> Outcome:
    async def live(world: World) -> Any:
        return wanted

    world = World(cast(Any, None), Snapshot("x", datetime.now(UTC), {}), answers={"value": given})
    outcome: Outcome = run(cast(Any, answer("value", "", live, **options).look(world)))
    return outcome


def judge(given: Any, wanted: Any, **options: Any) -> State:
    return look(given, wanted, **options).state


@pytest.mark.parametrize("value", [..., None, "", "  ", [], {}, {"etcd": ..., "kubelet": None}, [..., ...]])
def test_what_the_notebook_left_open_is_blank(value: Any) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, False, "x", {"etcd": ..., "kubelet": "host service"}, ["a", ...]])
def test_a_value_that_is_begun_is_not_blank(value: Any) -> None:
    assert not is_blank(value)


def test_numbers_written_as_text_count_as_numbers() -> None:
    assert judge(" 110 ", 110) is State.RIGHT


def test_a_form_makes_what_is_free_equal() -> None:
    assert judge("1.37.0", "v1.37.0") is State.WRONG
    assert judge("1.37.0", "v1.37.0", form=lambda value: str(value).removeprefix("v")) is State.RIGHT


@pytest.mark.parametrize(("lines", "wanted"), [(["Running"], "Running"), (["2"], 2)])
def test_what_a_command_printed_into_a_variable_counts_as_text(lines: list[str], wanted: Any) -> None:
    assert judge(lines, wanted) is State.RIGHT
    assert judge(lines, [wanted]) is State.RIGHT


def test_a_slip_of_the_pen_is_told_without_the_right_value() -> None:
    outcome = look("labs-contrl-plane", "labs-control-plane")
    assert "nearly" in outcome.evidence[0]
    assert "labs-control-plane" not in str(outcome)


def test_another_number_is_no_slip_of_the_pen() -> None:
    assert look("10.244.1.6", "10.244.1.7").evidence == ()


@pytest.mark.parametrize("value", [10**5000, "2" * 100_000, True], ids=["int", "text", "bool"])
def test_a_monstrous_number_or_a_truth_value_is_wrong_and_no_fault_of_the_lab(value: Any) -> None:
    assert judge(value, 1) is State.WRONG


def test_an_address_object_counts_as_its_text() -> None:
    assert judge(ipaddress.ip_address("10.0.0.1"), "10.0.0.1") is State.RIGHT


def test_a_list_for_one_value_is_shown_on_one_line() -> None:
    assert look(["10.0.0.1", "10.0.0.2"], "10.0.0.3").differences[0].got == "[10.0.0.1, 10.0.0.2]"


@pytest.mark.parametrize(
    "given",
    ["'10.0.0.1'", '"10.0.0.1"\n', ["'10.0.0.1'"], b"10.0.0.1\n", "\"'10.0.0.1'\"", "\x1b[0;33m10.0.0.1\x1b[0m"],
)
def test_quotation_marks_and_bytes_that_a_program_printed_count_as_the_text(given: Any) -> None:
    assert judge(given, "10.0.0.1") is State.RIGHT


@pytest.mark.parametrize("given", ["'10.0.0.1", "'10.0.0.2'", "'"])
def test_a_quotation_mark_alone_or_around_something_else_is_wrong(given: str) -> None:
    assert judge(given, "10.0.0.1") is State.WRONG


@pytest.mark.parametrize(
    ("given", "wanted", "words"),
    [(3.5, [1], "a list"), ({"a": 1}, 3, "a number"), (7, {"a": 1}, "a dict"), ([1], [1, 2], "2 items")],
)
def test_a_value_of_another_sort_is_told_in_a_beginners_words(given: Any, wanted: Any, words: str) -> None:
    assert look(given, wanted).differences[0].want == words


def test_an_expectation_about_the_past_says_its_own_wish() -> None:
    assert look("10.0.0.9", "10.0.0.1").differences[0].want == "what the cluster says now"
    assert look("10.0.0.9", "10.0.0.1", wish="the first address").differences[0].want == "the first address"


@pytest.mark.parametrize(
    "given", ["b", "B", " b ", "(B)", "b)", "B:", " B. ", "B: The API server took the patch", "b a cloud"]
)
def test_a_letter_may_have_its_brackets_and_its_sentence(given: str) -> None:
    assert letter_alone(given) == "b"


@pytest.mark.parametrize("given", ["", "BC", "Because", "E", "b or c", "B, C", "b/c", "b b", None, 2, ["b"]])
def test_what_is_no_letter_or_several_stays_as_it_is(given: Any) -> None:
    assert letter_alone(given) == given
