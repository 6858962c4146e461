"""A pod that the grader deletes, and the new one that its controller makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lab_helpers.grading.behaviours.targets import gone_outcome, guarded
from lab_helpers.grading.clients import GRADER_LABEL
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import health, is_ready
from lab_helpers.grading.verdict import Outcome, State, deciding
from lab_helpers.grading.workloads import WORKLOADS, controllers_of, pods_of, workload_outcome
from lab_helpers.grading.world import World
from lab_helpers.state.snapshot import Snapshot, owner_of

__all__ = ["survives"]

Object = dict[str, Any]


def survives(
    delete: str | Mapping[str, str],
    says: str,
    *,
    within: float = 30,
    name: str = "",
    next: str = "",
) -> Expectation:
    """The grader deletes a pod, and its controller makes a new one (another UID, the same owner) that becomes Ready.

    `delete` is a workload (`Deployment/web`: one of its pods) or the labels of the pod. Pods made by hand have no
    controller: they are told, and left in peace. A pod that the exercise began with is spared where there is another,
    for it may be asked for again. Nothing is deleted before a workload has all its pods and none too many. `within`
    are the seconds for the new one.
    """

    async def look(world: World) -> Outcome:
        snapshot = await world.now("Pod", *WORKLOADS)
        found = _victims(snapshot, delete)
        if isinstance(found, Outcome):
            return found
        if (
            isinstance(delete, str)
            and (outcome := workload_outcome(snapshot, delete, steady=0)).state is not State.RIGHT
        ):
            # with a pod too many, which its controller is about to delete, no new one would come
            return replace(outcome, again=outcome.again or 1.0)
        controllers = controllers_of(snapshot, delete) if isinstance(delete, str) else frozenset()
        began_with = frozenset(world.seed.values())
        victim = max(found, key=lambda pod: (is_ready(pod), pod["metadata"]["uid"] not in began_with))
        controllers = controllers or frozenset({str(owner_of(victim)["uid"])})
        old = {pod["metadata"]["uid"] for pod in snapshot.all("Pod")}
        ready = sum(is_ready(pod) for pod in found)
        await world.api.delete(f"Pod/{victim['metadata']['name']}", world.namespace, grace=1)

        def new(now: Snapshot) -> list[Object]:
            owned = [pod for pod in now.all("Pod") if owner_of(pod).get("uid") in controllers]
            return [pod for pod in owned if pod["metadata"]["uid"] not in old]

        def decided(now: Snapshot) -> bool:
            alive = [pod for pod in now.all("Pod") if owner_of(pod).get("uid") in controllers]
            states = {health(pod, now.taken, steady=0).state for pod in new(now)}
            back = sum(is_ready(pod) and "deletionTimestamp" not in pod["metadata"] for pod in alive) >= ready
            return State.WRONG in states or (bool(states) and states == {State.RIGHT} and back)

        after = await world.until("Pod", decided, timeout=patience(within))
        return _replaced(after or await world.now("Pod"), new, victim, within, next)

    return Expectation(name or "survives", says, guarded(look), acts=True)


def _victims(snapshot: Snapshot, delete: str | Mapping[str, str]) -> list[Object] | Outcome:
    """The pods of which one may be deleted, or why none may."""
    if isinstance(delete, str):
        if snapshot.get(delete) is None:
            return gone_outcome(delete)
        pods, what = pods_of(snapshot, delete), delete
    else:
        pods = [item for item in snapshot.all("Pod", delete) if GRADER_LABEL not in item["metadata"].get("labels", {})]
        what = "a pod labelled " + ",".join(f"{key}={value}" for key, value in delete.items())
    pods = [pod for pod in pods if "deletionTimestamp" not in pod["metadata"]]
    if bare := [pod["metadata"]["name"] for pod in pods if not owner_of(pod)]:
        words = f"pod {', '.join(bare)} was made by hand: no controller would replace it"
        return Outcome(
            State.WRONG,
            evidence=(words,),
            next="kubectl get pods -o custom-columns=NAME:.metadata.name,OWNER:.metadata.ownerReferences[*].name",
        )
    if not pods:
        return Outcome(State.WRONG, evidence=(f"there is no pod to delete: {what} has none",), next="kubectl get pods")
    return pods


def _replaced(now: Snapshot, new: Any, victim: Object, within: float, next: str) -> Outcome:
    deleted = f"the check deleted pod {victim['metadata']['name']}"
    pods = new(now)
    if not pods:
        words = f"{deleted}, and within {within:g} s nothing made a new one"
        return Outcome(State.WRONG, evidence=(words,), next=next or "kubectl get events")
    outcomes = [health(pod, now.taken, steady=0) for pod in pods]
    worst = deciding(outcomes)
    if worst.state is State.RIGHT:
        return worst
    told = (f"{deleted}; the new one does not become Ready", *worst.evidence)
    if worst.state is State.WRONG or not worst.moving:
        return replace(worst, state=State.WRONG, evidence=told, next=next or worst.next)
    return Outcome(State.UNKNOWN, evidence=told, next="run the check again in a minute")
