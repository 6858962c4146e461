"""What the probes lab computes from the numbers of a probe, and what it takes for the same answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from lab_helpers.course.probes import policies, start
from lab_helpers.course.probes.hangs import both, life
from lab_helpers.course.probes.numbers import lets_a_hiccup_pass
from lab_helpers.course.probes.program import AGNHOST, HANGS, runs_program
from lab_helpers.course.probes.timing import has_probe, in_time, numbers_of
from lab_helpers.grading import Expectation, Outcome, State, World, right, wrong
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

GOOD = {"periodSeconds": 1, "timeoutSeconds": 1, "failureThreshold": 4, "successThreshold": 1}
PROGRAM = {
    "name": "app",
    "image": str(AGNHOST),
    "command": ["sh", "-c"],
    "args": ["/agnhost netexec & wait"],
}


def state(expectation: Expectation, container: dict[str, Any], *, name: str = "heart", **more: Any) -> State:
    """How an expectation finds a pod of this one container."""
    pod = {"metadata": {"name": name}, "spec": {"containers": [container], **more}, "status": {}}
    snapshot = Snapshot("probe-5", datetime(2026, 9, 1, tzinfo=UTC), {"Pod": {name: pod}})
    return run(expectation.look(World(api=None, snapshot=snapshot))).state  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("probe", "notices", "forgives"),
    [
        ({}, 31, 21),  # the defaults: 3 x 10 + 1
        ({"periodSeconds": 1, "failureThreshold": 1}, 2, 1),
        ({"periodSeconds": 2, "failureThreshold": 3}, 7, 5),
        ({"periodSeconds": 2, "failureThreshold": 3, "initialDelaySeconds": 5}, 12, 5),
        ({"periodSeconds": 4, "failureThreshold": 1, "timeoutSeconds": 4}, 8, 4),
        # questions that wait longer than the period are as far apart as they wait
        ({"periodSeconds": 1, "failureThreshold": 3, "timeoutSeconds": 5}, 16, 15),
    ],
)
def test_numbers_say_what_is_noticed_and_what_passes(probe: dict[str, int], notices: int, forgives: int) -> None:
    numbers = numbers_of(probe)
    assert (numbers.notices, numbers.forgives) == (notices, forgives)


def test_the_way_back_counts_successes() -> None:
    assert numbers_of({"periodSeconds": 2, "successThreshold": 3}).recovers == 7


@pytest.mark.parametrize(
    ("changes", "forgiving", "quick"),
    [
        ({}, State.RIGHT, State.RIGHT),
        ({"failureThreshold": 3}, State.RIGHT, State.RIGHT),
        ({"failureThreshold": 2}, State.WRONG, State.RIGHT),
        ({"failureThreshold": 7}, State.RIGHT, State.RIGHT),
        ({"failureThreshold": 8}, State.RIGHT, State.WRONG),
        ({"initialDelaySeconds": 3}, State.RIGHT, State.RIGHT),
        ({"initialDelaySeconds": 4}, State.RIGHT, State.WRONG),
        ({"periodSeconds": 7, "failureThreshold": 1}, State.WRONG, State.RIGHT),
    ],
)
def test_a_hiccup_and_a_hang_have_their_bounds(changes: dict[str, int], forgiving: State, quick: State) -> None:
    container = {**PROGRAM, "livenessProbe": {"httpGet": {"port": 8080}, **GOOD, **changes}}
    assert state(lets_a_hiccup_pass(), container) is forgiving
    assert state(in_time("Pod/heart", "livenessProbe", 8, "in time"), container) is quick


def test_without_a_probe_only_its_absence_is_told() -> None:
    assert state(has_probe("Pod/heart", "livenessProbe", "it has one", name="liveness"), PROGRAM) is State.WRONG
    assert state(in_time("Pod/heart", "livenessProbe", 8, "in time"), PROGRAM) is State.SKIPPED
    assert state(lets_a_hiccup_pass(), PROGRAM) is State.SKIPPED


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, State.RIGHT),
        ({"name": "main", "ports": [{"containerPort": 8080}]}, State.RIGHT),
        ({"command": HANGS[1], "args": []}, State.RIGHT),
        ({"args": ["/agnhost netexec &\n  wait\n"]}, State.RIGHT),
        ({"args": ["/agnhost netexec"]}, State.WRONG),
        ({"image": "registry.k8s.io/e2e-test-images/agnhost:2.40"}, State.WRONG),
    ],
)
def test_the_program_may_be_written_in_other_words(changes: dict[str, Any], found: State) -> None:
    assert state(runs_program("Pod/heart", {"": HANGS}, "its program"), {**PROGRAM, **changes}) is found


def test_a_helper_beside_the_program_is_told() -> None:
    expectation = runs_program("Pod/heart", {"": HANGS}, "its program")
    assert state(expectation, PROGRAM, initContainers=[{"name": "guard"}]) is State.WRONG


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ({"periodSeconds": 1, "failureThreshold": 20}, State.RIGHT),
        ({"periodSeconds": 1, "failureThreshold": 19}, State.WRONG),
        ({"periodSeconds": 1, "failureThreshold": 19, "initialDelaySeconds": 1}, State.RIGHT),
        ({}, State.RIGHT),  # the defaults: 3 x 10
        ({"periodSeconds": 1, "failureThreshold": 61}, State.WRONG),
    ],
)
def test_a_start_is_given_enough_and_not_too_much(numbers: dict[str, int], found: State) -> None:
    container = {**PROGRAM, "startupProbe": {"httpGet": {"port": 8080}, **numbers}}
    assert state(start.allows_enough(), container, name="slowpoke") is found


def test_the_strict_probe_is_known_by_its_numbers() -> None:
    strict = {"httpGet": {"path": "/", "port": 8080}, "periodSeconds": 1, "timeoutSeconds": 1, "failureThreshold": 2}
    assert state(start.liveness_is_kept(), {**PROGRAM, "livenessProbe": strict}, name="slowpoke") is State.RIGHT
    for change in ({"initialDelaySeconds": 30}, {"failureThreshold": 30}, {"periodSeconds": 10}):
        container = {**PROGRAM, "livenessProbe": {**strict, **change}}
        assert state(start.liveness_is_kept(), container, name="slowpoke") is State.WRONG
    assert state(start.liveness_is_kept(), PROGRAM, name="slowpoke") is State.WRONG


def test_answers_may_be_words_numbers_or_truths() -> None:
    assert policies.as_truths({"a": 3, "b": "no", "c": True, "d": "0"}) == {
        "a": True,
        "b": False,
        "c": True,
        "d": False,
    }
    assert policies.as_truths({"a": "perhaps"}) == {"a": "perhaps"}
    assert policies.as_phases({"a": " running", "b": "Completed"}) == {"a": "Running", "b": "Completed"}


def test_a_container_that_has_just_ended_has_begun_its_next_life() -> None:
    def pod(count: int, doing: str) -> dict[str, Any]:
        found = {"name": "app", "restartCount": count, "state": {doing: {}}}
        return {"spec": {"containers": []}, "status": {"containerStatuses": [found]}}

    assert [life(pod(0, "running")), life(pod(0, "terminated")), life(pod(1, "running"))] == [0, 1, 1]


def test_of_two_looks_the_worse_one_decides() -> None:
    async def says(outcome: Outcome) -> Outcome:
        return outcome

    async def ask() -> list[State]:
        unknown = Outcome(State.UNKNOWN)
        pairs = [(right(), right()), (right(), wrong("no")), (unknown, wrong("no")), (right(), unknown)]
        return [(await both(says(one), says(two))).state for one, two in pairs]

    assert run(ask()) == [State.RIGHT, State.WRONG, State.WRONG, State.UNKNOWN]
