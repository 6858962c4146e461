"""How a workload is doing, told from its pods: found by owner and UID, never by name, nor by counts in a status."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lab_helpers.grading.pods import health
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot

__all__ = ["WORKLOADS", "controllers_of", "deployment_outcome", "deployment_pods", "pods_of", "workload_outcome"]

Object = dict[str, Any]

WORKLOADS = ("Deployment", "ReplicaSet", "ReplicationController", "StatefulSet", "DaemonSet", "Job")
"""Kinds that make pods."""

_REVISION = "deployment.kubernetes.io/revision"


def pods_of(snapshot: Snapshot, ref: str) -> list[Object]:
    """The pods of `Kind/name`: those that it controls, of a Deployment those of its newest ReplicaSet; a Pod itself.

    The snapshot holds the kind, `Pod`, and for a Deployment `ReplicaSet`.
    """
    found = snapshot.get(ref)
    if found is None:
        return []
    kind = parse_ref(ref).kind
    if kind == "Pod":
        return [found]
    return deployment_pods(snapshot, found) if kind == "Deployment" else snapshot.owned_by(found, "Pod")


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


def controllers_of(snapshot: Snapshot, ref: str) -> frozenset[str]:
    """UIDs of what makes the pods of `Kind/name`: the object itself, of a Deployment all its ReplicaSets."""
    found = snapshot.get(ref)
    if found is None:
        return frozenset()
    if parse_ref(ref).kind != "Deployment":
        return frozenset({str(found["metadata"]["uid"])})
    return frozenset(str(item["metadata"]["uid"]) for item in snapshot.owned_by(found, "ReplicaSet"))


def workload_outcome(snapshot: Snapshot, ref: str, steady: float | None = None) -> Outcome:
    """Whether all pods that `Kind/x` is to have are there and healthy; `steady` as in `health`.

    The snapshot holds the kind, `Pod`, and for a Deployment `ReplicaSet`; `ref` is in it.
    """
    kind, found = parse_ref(ref).kind, snapshot.get(ref) or {}
    if kind == "Pod":
        return health(found, snapshot.taken, steady=steady)
    if kind == "Deployment":
        return deployment_outcome(snapshot, found, steady)
    if outcome := _unseen(found) or _refused(found):
        return outcome
    pods = [pod for pod in snapshot.owned_by(found, "Pod") if "deletionTimestamp" not in pod["metadata"]]
    if outcome := _unhealthy(snapshot, pods, steady):
        return outcome
    daemons = kind == "DaemonSet"
    wanted = found.get("status", {}).get("desiredNumberScheduled", 0) if daemons else found["spec"].get("replicas", 1)
    if len(pods) == wanted:
        return Outcome(State.RIGHT)
    return Outcome(
        State.PENDING,
        evidence=(f"of {wanted} pods {len(pods)} exist",),
        suspects=(ref,),
        moving=True,
        next=f"kubectl describe {kind.lower()} {found['metadata']['name']}",
    )


def deployment_outcome(snapshot: Snapshot, deployment: Object, steady: float | None = None) -> Outcome:
    """How the newest rollout of a Deployment stands, from its ReplicaSets and pods; `steady` as in `health`."""
    name, wanted = deployment["metadata"]["name"], deployment["spec"]["replicas"]
    status = deployment.get("status", {})
    if outcome := _unseen(deployment) or _refused(deployment):
        return outcome
    pods = deployment_pods(snapshot, deployment)
    progress = _conditions(deployment).get("Progressing", {})
    late = progress.get("reason") == "ProgressDeadlineExceeded"
    if outcome := _unhealthy(snapshot, pods, steady):
        if not late or outcome.state is State.WRONG or outcome.moving:
            return outcome
        told = (f"the rollout is given up: {progress.get('message', '')}", *outcome.evidence)
        return replace(outcome, state=State.WRONG, evidence=told)
    counts = {key: status.get(key, 0) for key in ("replicas", "updatedReplicas", "availableReplicas")}
    complete = len(pods) == wanted == counts["replicas"] == counts["updatedReplicas"] == counts["availableReplicas"]
    if complete and progress.get("reason") == "NewReplicaSetAvailable":
        return Outcome(State.RIGHT)
    if deployment["spec"].get("paused"):
        return Outcome(
            State.WRONG,
            evidence=("it is paused (spec.paused), so it rolls nothing out",),
            next=f"kubectl rollout resume deployment {name}",
        )
    return Outcome(
        State.WRONG if late else State.PENDING,
        evidence=(
            f"of {wanted} pods {counts['updatedReplicas']} have the newest template and "
            f"{counts['availableReplicas']} are available; {counts['replicas']} exist",
        ),
        moving=True,
        next=f"kubectl rollout status deployment {name}",
    )


def _unseen(workload: Object) -> Outcome | None:
    if workload.get("status", {}).get("observedGeneration", 0) >= workload["metadata"].get("generation", 0):
        return None
    return Outcome(State.PENDING, evidence=("its controller has yet to see the newest template",), moving=True)


def _refused(workload: Object) -> Outcome | None:
    """The API server's own sentence where it does not let the controller make pods: a quota, an admission rule."""
    refusal = _conditions(workload).get("ReplicaFailure", {})
    if refusal.get("status") != "True":
        return None
    message = str(refusal.get("message", ""))
    return Outcome(
        State.WRONG,
        evidence=(f"its pods are refused: {message}",),
        next="kubectl describe resourcequota" if "quota" in message else "change the pod's template accordingly",
    )


def _unhealthy(snapshot: Snapshot, pods: list[Object], steady: float | None) -> Outcome | None:
    """The worst of what the pods tell, where one is not as it should be."""
    looks = [health(pod, snapshot.taken, steady=steady) for pod in pods]
    for state in (State.WRONG, State.PENDING):
        if found := next((outcome for outcome in looks if outcome.state is state), None):
            return found
    return None


def _conditions(workload: Object) -> dict[str, Object]:
    return {item["type"]: item for item in workload.get("status", {}).get("conditions", ())}
