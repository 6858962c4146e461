"""How a pod is doing, from statuses as the kubelet writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lab_helpers.grading.pods import health
from lab_helpers.grading.verdict import State
from lab_helpers.state.snapshot import lean

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def ago(seconds: float) -> str:
    return (NOW - timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def pod(container: dict[str, Any], *, phase: str = "Running", ready: bool = True) -> dict[str, Any]:
    return {
        "metadata": {"name": "web"},
        "spec": {"nodeName": "labs-worker", "containers": [{"name": "web", "image": "nginx:1.26.3"}]},
        "status": {
            "phase": phase,
            "conditions": [{"type": "Ready", "status": str(ready)}],
            "containerStatuses": [{"name": "web", "ready": ready, **container}],
        },
    }


def running(seconds: float, **more: Any) -> dict[str, Any]:
    return {"state": {"running": {"startedAt": ago(seconds)}}, **more}


def ended(lived: float, reason: str = "Error") -> dict[str, Any]:
    terminated = {"startedAt": ago(20 + lived), "finishedAt": ago(20), "reason": reason, "exitCode": 1}
    return {"lastState": {"terminated": terminated}, "restartCount": 1}


def test_a_pod_that_has_run_for_long_enough_is_right() -> None:
    assert health(pod(running(6)), NOW, steady=5).state is State.RIGHT


def test_a_container_whose_start_seems_to_lie_ahead_is_not_waited_for_without_end() -> None:
    assert health(pod(running(-0.9)), NOW, steady=0).state is State.RIGHT


def test_a_fresh_pod_is_looked_at_again_when_it_is_old_enough() -> None:
    outcome = health(pod(running(2)), NOW, steady=5)
    assert outcome.state is State.PENDING
    assert outcome.again == pytest.approx(3)


def test_a_crash_loop_between_two_crashes_is_not_taken_for_health() -> None:
    assert health(pod(running(8, **ended(lived=10))), NOW, steady=5).state is State.PENDING


def test_a_container_that_ran_for_minutes_before_it_ended_is_not_in_a_loop() -> None:
    assert health(pod(running(8, **ended(lived=300))), NOW, steady=5).state is State.RIGHT


def test_a_restart_by_the_node_does_not_count_as_a_crash() -> None:
    assert health(pod(running(8, **ended(lived=3600, reason="Unknown"))), NOW, steady=5).state is State.RIGHT


@pytest.mark.parametrize("reason", ["ImagePullBackOff", "CrashLoopBackOff", "CreateContainerConfigError"])
def test_what_cannot_become_right_by_itself_is_wrong_at_once(reason: str) -> None:
    state = {"state": {"waiting": {"reason": reason, "message": "because"}}}
    outcome = health(pod(state, phase="Pending", ready=False), NOW, steady=5)
    assert outcome.state is State.WRONG
    assert "because" in outcome.evidence[0]
    assert outcome.next


def test_what_the_kubelet_says_of_an_older_spec_does_not_count() -> None:
    found = pod({"state": {"waiting": {"reason": "CrashLoopBackOff"}}}, ready=False)
    found["metadata"]["generation"], found["status"]["observedGeneration"] = 2, 1
    assert health(found, NOW, steady=5).state is State.PENDING


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("ImagePullBackOff", 'Back-off pulling image "ngnix:1.26.3": not found'),
        ("ErrImageNeverPull", 'Container image "ngnix:1.26.3" is not present with pull policy of Never'),
    ],
)
@pytest.mark.parametrize(("image", "state"), [("nginx:1.26.3", State.PENDING), ("ngnix:1.26.3", State.WRONG)])
def test_the_failed_pull_of_an_image_that_is_no_longer_wanted_does_not_count(
    image: str, state: State, reason: str, said: str
) -> None:
    found = pod({"state": {"waiting": {"reason": reason, "message": said}}}, phase="Pending", ready=False)
    found["spec"]["containers"][0]["image"] = image
    assert health(found, NOW, steady=5).state is state


def test_a_container_that_is_being_created_is_on_its_way() -> None:
    state = {"state": {"waiting": {"reason": "ContainerCreating"}}}
    outcome = health(pod(state, phase="Pending", ready=False), NOW, steady=5)
    assert (outcome.state, outcome.moving) == (State.PENDING, True)


def test_a_pod_that_no_node_takes_is_wrong_with_the_schedulers_words() -> None:
    waiting = pod({"state": {}}, phase="Pending", ready=False)
    waiting["status"]["conditions"] = [
        {"type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": "0/3 nodes are available"}
    ]
    outcome = health(waiting, NOW, steady=5)
    assert outcome.state is State.WRONG
    assert "0/3 nodes" in outcome.evidence[0]


def test_a_pod_that_has_ended_is_wrong() -> None:
    state = {"state": {"terminated": {"reason": "Completed", "exitCode": 0}}}
    outcome = health(pod(state, phase="Succeeded", ready=False), NOW, steady=5)
    assert outcome.state is State.WRONG
    assert "exit code 0" in outcome.evidence[0]


def test_a_program_that_has_ended_twice_is_not_waited_for_until_the_kubelet_says_so() -> None:
    state = {"state": {"terminated": {"reason": "Completed", "exitCode": 0}}}
    once = health(pod({**state, "restartCount": 0}, ready=False), NOW)
    assert (once.state, once.moving) == (State.PENDING, True)
    assert once.evidence == ("the program of container web has ended: Completed, exit code 0",)
    twice = health(pod({**state, "restartCount": 1}, ready=False), NOW)
    assert twice.state is State.WRONG
    assert twice.evidence == ("the program of container web ends again and again: Completed, exit code 0",)


def test_a_running_container_that_is_not_ready_is_not_moving() -> None:
    outcome = health(pod(running(60), ready=False), NOW, steady=5)
    assert (outcome.state, outcome.moving) == (State.PENDING, False)


def test_a_sidecar_counts_and_a_finished_init_container_does_not() -> None:
    found = pod(running(60))
    found["spec"]["initContainers"] = [{"name": "side", "restartPolicy": "Always"}, {"name": "setup"}]
    found["status"]["initContainerStatuses"] = [
        {"name": "side", "ready": True, **running(1)},
        {"name": "setup", "state": {"terminated": {"exitCode": 0}}},
    ]
    assert health(found, NOW, steady=5).again == pytest.approx(4)


@pytest.mark.parametrize(
    ("program", "runs_for", "state"),
    [
        ({}, 6, State.RIGHT),
        ({"args": ["sleep", "10"]}, 13, State.PENDING),
        ({"command": ["sleep", "10"]}, 13, State.PENDING),
        ({"command": ["sleep", "infinity"]}, 16, State.RIGHT),
    ],
    ids=["image", "args", "command", "stays"],
)
def test_a_program_that_somebody_wrote_has_to_outlive_sleep_10(
    program: dict[str, Any], runs_for: float, state: State
) -> None:
    found = pod(running(runs_for))
    found["spec"]["containers"][0] |= program
    assert health(found, NOW).state is state


def test_a_pod_that_waits_for_its_volume_may_still_get_a_node() -> None:
    waiting = pod({"state": {}}, phase="Pending", ready=False)
    message = "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims"
    waiting["status"]["conditions"] = [
        {"type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": message}
    ]
    outcome = health(waiting, NOW)
    assert (outcome.state, outcome.moving) == (State.PENDING, True)
    assert "unbound immediate" in outcome.evidence[0]


def status_by(manager: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {"manager": manager, "operation": "Update", "subresource": "status", "fieldsV1": {"f:status": fields}}


@pytest.mark.parametrize(
    "fields",
    [{"f:phase": {}}, {"f:containerStatuses": {}}, {"f:conditions": {'k:{"type":"Ready"}': {"f:status": {}}}}],
    ids=["phase", "containers", "condition"],
)
def test_a_status_that_somebody_else_wrote_is_told_and_not_believed(fields: dict[str, Any]) -> None:
    forged = pod(running(60))
    forged["metadata"]["managedFields"] = [status_by("kubelet", {"f:phase": {}}), status_by("kubectl-edit", fields)]
    outcome = health(lean(forged), NOW)
    assert outcome.state is State.WRONG
    assert outcome.evidence == ("the status of pod web was written by kubectl-edit, not by the kubelet",)


def test_what_others_may_write_into_a_status_does_not_count_as_forged() -> None:
    honest = pod(running(60))
    gate = {"f:conditions": {'k:{"type":"example.org/checked"}': {"f:status": {}}}}
    honest["metadata"]["managedFields"] = [status_by("kubelet", {"f:phase": {}}), status_by("kubectl-edit", gate)]
    assert health(lean(honest), NOW).state is State.RIGHT


def test_of_the_fields_that_are_managed_a_snapshot_keeps_next_to_nothing() -> None:
    found = pod(running(60))
    spec = {"manager": "kubectl-run", "operation": "Update", "time": ago(60), "fieldsV1": {"f:spec": {}}}
    found["metadata"]["managedFields"] = [spec, {**status_by("kubelet", {"f:phase": {}}), "time": ago(50)}]
    kept = {"manager": "kubelet", "operation": "Update", "subresource": "status", "time": ago(50)}
    assert lean(found)["metadata"]["managedFields"] == [kept]


@pytest.mark.parametrize(("late", "state"), [(0, State.RIGHT), (1, State.RIGHT), (5, State.PENDING)])
def test_where_the_kubelets_word_comes_late_the_end_of_a_program_is_waited_for(late: float, state: State) -> None:
    found = pod(running(17))
    found["spec"]["containers"][0]["command"] = ["sleep", "8"]
    found["status"]["conditions"][0]["lastTransitionTime"] = ago(17)
    written = {**status_by("kubelet", {"f:phase": {}}), "time": ago(17 - late)}
    found["metadata"]["managedFields"] = [written]
    assert health(lean(found), NOW).state is state


def test_a_status_of_a_pod_that_is_on_no_node_is_not_believed() -> None:
    forged = pod(running(60))
    del forged["spec"]["nodeName"]
    outcome = health(forged, NOW, steady=3)
    assert outcome.state is State.PENDING
    assert outcome.evidence == ("pod web has no node yet",)
