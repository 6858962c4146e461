"""When a Deployment is done: judged from its ReplicaSets and pods, not from its condition Available."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

from lab_helpers.grading import Outcome, State, World, ready, rolled_out
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def owned(kind: str, name: str, owner: str, **more: Any) -> dict[str, Any]:
    reference = {"uid": owner, "controller": True}
    return {"kind": kind, "metadata": {"name": name, "uid": name, "ownerReferences": [reference], **more}}


def replicaset(name: str, revision: str) -> dict[str, Any]:
    return owned("ReplicaSet", name, "web", annotations={"deployment.kubernetes.io/revision": revision})


def pod(name: str, owner: str, state: dict[str, Any] | None = None) -> dict[str, Any]:
    ready = state is None
    container = {"name": "web", "ready": ready, "state": state or {"running": {"startedAt": "2026-11-01T11:59:00Z"}}}
    return {
        **owned("Pod", name, owner),
        "spec": {"nodeName": "labs-worker", "containers": [{"name": "web"}]},
        "status": {
            "phase": "Running" if ready else "Pending",
            "conditions": [{"type": "Ready", "status": str(ready)}],
            "containerStatuses": [container],
        },
    }


def deployment(**status: Any) -> dict[str, Any]:
    whole = {"observedGeneration": 2, "replicas": 1, "updatedReplicas": 1, "availableReplicas": 1}
    progressing = {"type": "Progressing", "status": "True", "reason": "NewReplicaSetAvailable"}
    return {
        "metadata": {
            "name": "web",
            "uid": "web",
            "generation": 2,
            "annotations": {"deployment.kubernetes.io/revision": "2"},
        },
        "spec": {"replicas": 1},
        "status": {**whole, "conditions": [progressing], **status},
    }


def judge(deployment: dict[str, Any], *pods: dict[str, Any]) -> Outcome:
    snapshot = Snapshot(
        "rollouts-1",
        NOW,
        {
            "Deployment": {"web": deployment},
            "ReplicaSet": {"web-1": replicaset("web-1", "1"), "web-2": replicaset("web-2", "2")},
            "Pod": {item["metadata"]["name"]: item for item in pods},
        },
    )
    world = World(cast(Any, None), snapshot)
    return run(cast(Any, rolled_out("Deployment/web").look(world)))


def test_a_complete_rollout_is_right() -> None:
    assert judge(deployment(), pod("web-2-a", "web-2")).state is State.RIGHT


def test_an_old_pod_that_is_available_does_not_hide_a_rollout_that_cannot_pull() -> None:
    waiting = {"waiting": {"reason": "ImagePullBackOff", "message": "no such image"}}
    outcome = judge(deployment(replicas=2), pod("web-1-a", "web-1"), pod("web-2-a", "web-2", waiting))
    assert outcome.state is State.WRONG
    assert "ImagePullBackOff" in outcome.evidence[0]


def test_a_template_that_the_controller_has_not_seen_yet_is_pending() -> None:
    assert judge(deployment(observedGeneration=1), pod("web-2-a", "web-2")).state is State.PENDING


def test_counts_in_the_status_are_not_believed_without_pods() -> None:
    assert judge(deployment()).state is State.PENDING


def test_a_rollout_that_the_controller_has_given_up_is_decided_with_what_its_pod_says() -> None:
    late = {"type": "Progressing", "status": "False", "reason": "ProgressDeadlineExceeded", "message": "timed out"}
    unready = pod("web-2-a", "web-2")
    unready["status"]["conditions"][0]["status"] = "False"
    unready["status"]["containerStatuses"][0]["ready"] = False
    outcome = judge(deployment(conditions=[late]), unready)
    assert outcome.state is State.WRONG
    assert outcome.evidence[0] == "the rollout is given up: timed out"
    assert "is not Ready: container web" in outcome.evidence[1]


def test_a_paused_rollout_is_told() -> None:
    halted = {"type": "Progressing", "status": "Unknown", "reason": "DeploymentPaused"}
    paused = deployment(conditions=[halted])
    paused["spec"]["paused"] = True
    outcome = judge(paused, pod("web-2-a", "web-2"))
    assert outcome.state is State.WRONG
    assert "it is paused" in outcome.evidence[0]
    assert outcome.next == "kubectl rollout resume deployment web"


def replicas(count: int, *pods: dict[str, Any], **status: Any) -> Outcome:
    found = {
        "kind": "ReplicaSet",
        "metadata": {"name": "web", "uid": "web", "generation": 1},
        "spec": {"replicas": count},
        "status": {"observedGeneration": 1, "readyReplicas": 9, **status},
    }
    objects = {"ReplicaSet": {"web": found}, "Pod": {item["metadata"]["name"]: item for item in pods}}
    world = World(cast(Any, None), Snapshot("replicasets-1", NOW, objects))
    return run(cast(Any, ready("ReplicaSet/web").look(world)))


def test_a_replicaset_is_ready_when_all_pods_that_it_owns_are() -> None:
    assert replicas(2, pod("web-a", "web"), pod("web-b", "web")).state is State.RIGHT


def test_pods_made_by_hand_do_not_fill_a_replicaset_up() -> None:
    outcome = replicas(2, pod("web-a", "web"), pod("web-b", "another"))
    assert outcome.state is State.PENDING
    assert outcome.evidence == ("of 2 pods 1 exist",)


def test_a_replicaset_whose_pods_a_quota_refuses_says_so_at_once() -> None:
    refusal = {
        "type": "ReplicaFailure",
        "status": "True",
        "message": 'pods "web-x" is forbidden: exceeded quota: small',
    }
    outcome = replicas(2, pod("web-a", "web"), conditions=[refusal])
    assert outcome.state is State.WRONG
    assert 'pods "web-x" is forbidden: exceeded quota: small' in outcome.evidence[0]
    assert outcome.next == "kubectl describe resourcequota"


def test_refused_pods_are_told_with_the_api_servers_reason() -> None:
    refusal = {"type": "ReplicaFailure", "status": "True", "message": "exceeded quota: small"}
    outcome = judge(deployment(conditions=[refusal]))
    assert outcome.state is State.WRONG
    assert "exceeded quota" in outcome.evidence[0]
