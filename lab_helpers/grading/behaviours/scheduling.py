"""Where pods run, and whether their own spec keeps them there or only luck did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lab_helpers.clusters.pull import LAB_IMAGES
from lab_helpers.grading.behaviours.targets import gone_outcome, guarded
from lab_helpers.grading.clients import unattached
from lab_helpers.grading.difference import Difference, show
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.patience import patience
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.workloads import pods_of
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot, labels_match

__all__ = ["kept_away_from", "schedules_on"]

Object = dict[str, Any]

_HOST = "kubernetes.io/hostname"
_SECONDS = 10
_IMAGE = next(image for image in LAB_IMAGES if "/agnhost:" in image)


def schedules_on(
    ref: str,
    says: str,
    *,
    labels: Mapping[str, str] | None = None,
    node: str = "",
    name: str = "",
    next: str = "",
) -> Expectation:
    """The pods of `Kind/x` run on nodes with these labels (or on this node), and their own spec holds them there.

    The grader makes a copy of one pod that must keep away from those nodes: where the pod's own constraints hold
    it there, no node takes the copy. A pod that is there by luck, by `nodeName` or by a mere preference is found
    out. For a DaemonSet, whose pods are bound to their nodes one by one, only the nodes are looked at.
    """
    if bool(labels) == bool(node):
        raise ValueError(f"schedules_on({ref!r}): name either labels of nodes or one node")
    kind = parse_ref(ref).kind
    kinds = {"Pod", "Node", kind, *(["ReplicaSet"] if kind == "Deployment" else [])}
    place = f"node {node}" if node else f"a node labelled {show(dict(labels or {}))}"

    async def look(world: World) -> Outcome:
        snapshot = await world.now(*kinds)
        if snapshot.get(ref) is None:
            return gone_outcome(ref)
        fit = {
            item["metadata"]["name"]: item["metadata"].get("labels", {}).get(_HOST, item["metadata"]["name"])
            for item in snapshot.all("Node")
            if item["metadata"]["name"] == node or (labels and labels_match(item, labels))
        }
        if not fit:
            return Outcome(State.WRONG, (Difference("nodes", place, "none"),), next="kubectl get nodes --show-labels")
        pods = pods_of(snapshot, ref)
        if not pods:
            return Outcome(State.PENDING, evidence=(f"{ref} has no pods",), moving=True, again=1.0)
        for pod in pods:
            where = pod["spec"].get("nodeName", "")
            if where not in fit:
                difference = Difference(f"node of pod {pod['metadata']['name']}", place, where or "none yet")
                state = State.WRONG if where else State.PENDING
                return Outcome(state, (difference,), next=next or "kubectl get pods -o wide", again=1.0)
        if kind == "DaemonSet":
            return Outcome(State.RIGHT)
        return await _copy_stays_out(world, pods[0], list(fit.values()), place, next)

    return Expectation(name or "schedules-on", says, guarded(look), acts=True)


async def _copy_stays_out(world: World, pod: Object, hosts: list[str], place: str, next: str) -> Outcome:
    namespace = await world.api.get(f"Namespace/{world.namespace}")
    made = await world.create(kept_away_from(pod, hosts, namespace))
    ref = f"Pod/{made['metadata']['name']}"
    try:
        found = await world.until("Pod", lambda now: _decided(now, ref), timeout=patience(_SECONDS))
        copy = (found.get(ref) if found else None) or {}
    finally:
        await world.api.delete(ref, world.namespace, grace=0)
    if not copy:
        return Outcome(State.UNKNOWN, evidence=(f"the scheduler has not looked at a new pod for {_SECONDS} s",))
    if where := copy["spec"].get("nodeName"):
        words = f"a copy of pod {pod['metadata']['name']} was free to go to {where}: its spec does not hold it there"
        return Outcome(
            State.WRONG,
            (Difference("nodes that the spec of the pods allows", place, f"also {where}"),),
            (words,),
            next or "kubectl explain pod.spec.nodeSelector",
        )
    return Outcome(State.RIGHT)


def kept_away_from(pod: Object, hosts: list[str], namespace: Object) -> Object:
    """A copy of a pod with all that matters for where it may run, that must not run on these hosts; it runs nothing."""
    apart = unattached(namespace)
    spec = pod["spec"]
    away = {"key": _HOST, "operator": "NotIn", "values": hosts}
    affinity = dict(spec.get("affinity", {}))
    near = dict(affinity.get("nodeAffinity", {}))
    required = near.get("requiredDuringSchedulingIgnoredDuringExecution", {})
    terms = [
        {**term, "matchExpressions": [*term.get("matchExpressions", ()), away]}
        for term in required.get("nodeSelectorTerms", ({},))
    ]
    near["requiredDuringSchedulingIgnoredDuringExecution"] = {"nodeSelectorTerms": terms}
    kept = {key: spec[key] for key in ("nodeSelector", "tolerations", "topologySpreadConstraints") if key in spec}
    metadata = pod["metadata"]
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"generateName": "grader-", "labels": metadata.get("labels", {}), **apart["metadata"]},
        "spec": {
            **apart["spec"],
            **kept,
            "affinity": {**affinity, "nodeAffinity": near},
            "automountServiceAccountToken": False,
            "containers": [{"name": "copy", "image": _IMAGE, "args": ["pause"]}],
            "terminationGracePeriodSeconds": 0,
        },
    }


def _decided(snapshot: Snapshot, ref: str) -> bool:
    pod = snapshot.get(ref)
    if pod is None:
        return False
    conditions = pod.get("status", {}).get("conditions", ())
    unschedulable = any(item["type"] == "PodScheduled" and item.get("reason") == "Unschedulable" for item in conditions)
    return bool(pod["spec"].get("nodeName")) or unschedulable
