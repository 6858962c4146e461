"""Whether a Deployment is done: never by its condition Available alone."""

from __future__ import annotations

from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.verdict import Outcome
from lab_helpers.grading.workloads import deployment_outcome, deployment_pods
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot

__all__ = ["deployment_pods", "rolled_out"]


def rolled_out(ref: str, says: str = "", *, name: str = "", steady: float | None = None) -> Expectation:
    """The newest rollout of `Deployment/x` is complete and its pods have been healthy for `steady` seconds.

    Without `steady`, for as long as `health` asks for.

    Complete as `kubectl rollout status` means it: the controller has seen the newest template, all pods are
    of it, none of an older one is left. The condition Available stays True while a newest rollout hangs.
    """
    deployment_name = parse_ref(ref).name

    def judge(snapshot: Snapshot) -> Outcome:
        return presence(snapshot, ref) or deployment_outcome(snapshot, snapshot.get(ref) or {}, steady)

    return on_snapshot(
        name or "rolled-out",
        says or f"the newest rollout of Deployment {deployment_name} is complete",
        {"Deployment", "ReplicaSet", "Pod"},
        judge,
    )
