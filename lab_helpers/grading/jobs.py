"""Whether a Job has done its work: from its pods, not from the counts in its status."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.pods import health
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot

__all__ = ["completed"]

Object = dict[str, Any]


def completed(ref: str, says: str = "", *, name: str = "") -> Expectation:
    """`Job/x` is Complete, and as many of its own pods have succeeded as it was to have; one that failed is told."""
    job_name = parse_ref(ref).name

    def judge(snapshot: Snapshot) -> Outcome:
        return presence(snapshot, ref) or _judge(snapshot, snapshot.get(ref) or {})

    return on_snapshot(name or "completed", says or f"Job {job_name} has completed", {"Job", "Pod"}, judge)


def _judge(snapshot: Snapshot, job: Object) -> Outcome:
    name, spec = job["metadata"]["name"], job["spec"]
    conditions = {
        item["type"]: item for item in job.get("status", {}).get("conditions", ()) if item["status"] == "True"
    }
    pods = snapshot.owned_by(job, "Pod")
    failed = tuple(pod["metadata"]["name"] for pod in pods if pod.get("status", {}).get("phase") == "Failed")
    if failure := conditions.get("Failed"):
        return Outcome(
            State.WRONG,
            evidence=(f"it has failed: {failure.get('reason', '')}: {failure.get('message', '')}",),
            suspects=failed[-1:],
            next=f"`kubectl logs job/{name}`, then delete the Job and create it anew: its pod template cannot change",
        )
    succeeded = sum(pod.get("status", {}).get("phase") == "Succeeded" for pod in pods)
    wanted = spec.get("completions") or 1
    if "Complete" in conditions:
        if succeeded >= wanted:
            return Outcome(State.RIGHT)
        words = f"its status says Complete, but only {succeeded} of {wanted} pods of its own have succeeded"
        return Outcome(State.WRONG, evidence=(words,), next="delete the Job and create it anew")
    if spec.get("suspend"):
        step = f'kubectl patch job {name} -p \'{{"spec":{{"suspend":false}}}}\''
        return Outcome(State.WRONG, evidence=("it is suspended (spec.suspend)",), next=step)
    for pod in pods:
        outcome = health(pod, snapshot.taken, steady=0)
        crashing = any("CrashLoopBackOff" in line for line in outcome.evidence)
        if outcome.state is State.WRONG and not crashing and pod["status"].get("phase") == "Pending":
            return outcome
    return Outcome(
        State.PENDING,
        evidence=(f"of {wanted} pods {succeeded} have succeeded",),
        suspects=failed[-1:] or (() if pods else (f"Job/{name}",)),
        moving=bool(pods),
        next=f"kubectl describe job {name}",
    )
