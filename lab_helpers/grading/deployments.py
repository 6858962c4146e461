"""Whether a Deployment is done: never by its condition Available alone."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.pods import health
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot

__all__ = ["deployment_pods", "rolled_out"]

Object = dict[str, Any]

_REVISION = "deployment.kubernetes.io/revision"


def rolled_out(ref: str, says: str = "", *, name: str = "", steady: float = 5) -> Expectation:
    """The newest rollout of `Deployment/x` is complete and its pods have been healthy for `steady` seconds.

    Complete as `kubectl rollout status` means it: the controller has seen the newest template, all pods are
    of it, none of an older one is left. The condition Available stays True while a newest rollout hangs.
    """
    deployment_name = parse_ref(ref).name

    def judge(snapshot: Snapshot) -> Outcome:
        return presence(snapshot, ref) or _judge(snapshot, snapshot.get(ref) or {}, steady)

    return on_snapshot(
        name or "rolled-out",
        says or f"the newest rollout of Deployment {deployment_name} is complete",
        {"Deployment", "ReplicaSet", "Pod"},
        judge,
    )


def deployment_pods(snapshot: Snapshot, deployment: Object) -> list[Object]:
    """The pods of a Deployment's newest ReplicaSet that are not being deleted (watch ReplicaSet and Pod)."""
    revision = deployment["metadata"].get("annotations", {}).get(_REVISION)
    return [
        pod
        for replicaset in snapshot.owned_by(deployment, "ReplicaSet")
        if replicaset["metadata"].get("annotations", {}).get(_REVISION) == revision
        for pod in snapshot.owned_by(replicaset, "Pod")
        if "deletionTimestamp" not in pod["metadata"]
    ]


def _judge(snapshot: Snapshot, deployment: Object, steady: float) -> Outcome:
    name, wanted = deployment["metadata"]["name"], deployment["spec"]["replicas"]
    status = deployment.get("status", {})
    if status.get("observedGeneration", 0) < deployment["metadata"]["generation"]:
        return Outcome(State.PENDING, evidence=("its controller has yet to see the newest template",), moving=True)
    conditions = {item["type"]: item for item in status.get("conditions", ())}
    refusal = conditions.get("ReplicaFailure", {})
    if refusal.get("status") == "True":
        return Outcome(State.WRONG, evidence=(f"its pods are refused: {refusal.get('message', '')}",))
    # judged from the pods themselves: counts in a status can be written by anybody
    pods = deployment_pods(snapshot, deployment)
    looks = [health(pod, snapshot.taken, steady=steady) for pod in pods]
    for state in (State.WRONG, State.PENDING):
        if found := next((outcome for outcome in looks if outcome.state is state), None):
            return found
    counts = {key: status.get(key, 0) for key in ("replicas", "updatedReplicas", "availableReplicas")}
    if len(pods) == wanted == counts["replicas"] == counts["updatedReplicas"] == counts["availableReplicas"]:
        progress = conditions.get("Progressing", {})
        if progress.get("reason") == "NewReplicaSetAvailable":
            return Outcome(State.RIGHT)
    return Outcome(
        State.PENDING,
        evidence=(
            f"of {wanted} pods {counts['updatedReplicas']} have the newest template and "
            f"{counts['availableReplicas']} are available; {counts['replicas']} exist",
        ),
        moving=True,
        next=f"kubectl rollout status deployment {name}",
    )
