"""Pods that wait for a ConfigMap: the kubelet tries again by itself, so what is there now will do."""

from __future__ import annotations

import re
from dataclasses import replace

from lab_helpers.grading import Expectation, Outcome, State, World, holds
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.pods import statuses
from lab_helpers.grading.workloads import pods_of, workload_outcome
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Object, Snapshot

__all__ = ["becomes_ready"]

_NO_MAP = re.compile(r'configmap "([^"]+)" not found')
_NO_KEY = re.compile(r"couldn't find key (\S+) in ConfigMap [^/\s]+/(\S+)")


def becomes_ready(ref: str, says: str, *, name: str, steady: float) -> Expectation:
    """As `ready`; but a pod that has missed a ConfigMap which is there now is given the half minute that it needs."""
    kind = parse_ref(ref).kind

    async def look(world: World) -> Outcome:
        snapshot = world.snapshot
        if outcome := presence(snapshot, ref):
            return outcome
        outcome = workload_outcome(snapshot, ref, steady)
        pods = pods_of(snapshot, ref) if kind != "Pod" else [snapshot.get(ref) or {}]
        if outcome.state is State.WRONG and any(_will_start(snapshot, pod) for pod in pods):
            words = "what the pod was waiting for is there now; the kubelet tries again within half a minute"
            return replace(outcome, state=State.PENDING, evidence=(words,), moving=True, next="kubectl get pods")
        return outcome

    watches = ("Pod", "ConfigMap", kind, *(["ReplicaSet"] if kind == "Deployment" else []))
    return holds(name, says, look, watches=watches)


def _will_start(snapshot: Snapshot, pod: Object) -> bool:
    waiting = [item.get("state", {}).get("waiting") or {} for item in statuses(pod)]
    waiting = [item for item in waiting if item.get("reason") == "CreateContainerConfigError"]
    return bool(waiting) and all(_is_there_now(snapshot, str(item.get("message", ""))) for item in waiting)


def _is_there_now(snapshot: Snapshot, message: str) -> bool:
    if found := _NO_MAP.search(message):
        return snapshot.get(f"ConfigMap/{found[1]}") is not None
    if found := _NO_KEY.search(message):
        return found[1] in ((snapshot.get(f"ConfigMap/{found[2]}") or {}).get("data") or {})
    return False
