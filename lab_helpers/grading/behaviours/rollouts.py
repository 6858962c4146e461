"""A rollout that the grader itself triggers, under load, and takes back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from lab_helpers.grading.behaviours.load import Load, Requests
from lab_helpers.grading.behaviours.targets import Target, gone_outcome, guarded
from lab_helpers.grading.difference import Difference
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import is_ready
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.workloads import deployment_outcome
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.mirror import Mirror
from lab_helpers.state.snapshot import Snapshot, owner_of

__all__ = ["Course", "rolls_out"]

Object = dict[str, Any]

_MARK = "lab-helpers/rollout"
_KINDS = ("Deployment", "ReplicaSet", "Pod")
_AFTERWARDS = 2.0
"""Seconds of load after the last rollout is complete: pods that are being ended are still to lose their requests."""


@dataclass
class Course:
    """What was seen of a Deployment while it rolled out.

    `fewest_ready` of its pods were Ready, without those that are being deleted; its ReplicaSets asked for `most_wanted`
    pods together; and whether pods of two templates ran `together`, also such as are being deleted.
    """

    fewest_ready: int | None = None
    most_wanted: int = 0
    together: bool = False
    outcome: Outcome = field(default_factory=lambda: Outcome(State.PENDING))

    def take(self, snapshot: Snapshot, deployment: Object) -> None:
        """Note one moment."""
        owned = snapshot.owned_by(deployment, "ReplicaSet")
        sets = {item["metadata"]["uid"] for item in owned}
        pods = [pod for pod in snapshot.all("Pod") if owner_of(pod).get("uid") in sets]
        staying = [pod for pod in pods if "deletionTimestamp" not in pod["metadata"]]
        ready = sum(is_ready(pod) for pod in staying)
        self.fewest_ready = ready if self.fewest_ready is None else min(ready, self.fewest_ready)
        # of the pods themselves there may be one more for a moment: one ReplicaSet is quicker to make than another
        # to delete, which no strategy forbids
        self.most_wanted = max(sum(item["spec"].get("replicas", 1) for item in owned), self.most_wanted)
        # one that is being deleted still runs
        running = {owner_of(pod)["uid"] for pod in pods if pod.get("status", {}).get("phase") == "Running"}
        self.together = self.together or len(running) > 1


def rolls_out(
    ref: str,
    says: str,
    *,
    without_outage: str = "",
    least_ready: int | None = None,
    most_pods: int | None = None,
    apart: bool = False,
    within: float = 60,
    name: str = "",
    next: str = "",
) -> Expectation:
    """A rollout of `Deployment/x` that the grader triggers (an annotation on the template) completes, and so does
    the way back, each within so many seconds.

    All the while, where these are given: requests from a pod of the grader's to `without_outage` (a target with a
    path, such as `Service/x:80/`) are all answered with a status below 400; never fewer than `least_ready` pods are
    Ready; the ReplicaSets never ask for more than `most_pods` together; with `apart`, no pod of the old
    template runs beside one of the new.
    """
    deployment_name = parse_ref(ref).name or ""
    target = Target.parse(without_outage) if without_outage else None
    if target is not None and target.path is None:
        raise ValueError(f"rolls_out(without_outage={without_outage!r}): requests need a /path")

    async def look(world: World) -> Outcome:
        snapshot = await world.now(*_KINDS)
        if snapshot.get(ref) is None:
            return gone_outcome(ref)
        load = Load(world, target, seconds=2 * within) if target else None
        if load and (outcome := await load.start()):
            return outcome
        course, requests = Course(), Requests()
        try:
            await _there_and_back(world, ref, course, patience(within))
            if load:
                await asyncio.sleep(_AFTERWARDS)
        finally:
            requests = await load.stop() if load else requests
        if course.outcome.state is not State.RIGHT:
            return _unfinished(course.outcome, within, next)
        return _judge(course, requests, deployment_name, without_outage, least_ready, most_pods, apart, next)

    return Expectation(name or "rolls-out", says, guarded(look), acts=True)


async def _there_and_back(world: World, ref: str, course: Course, seconds: float) -> None:
    """Mark the template, wait for the rollout; take the mark back, wait again, and remove the ReplicaSet of between."""
    async with Mirror(world.api, world.namespace, _KINDS) as mirror:
        try:
            marked = await _mark(world, ref, world.nonce)
            course.outcome = await _complete(mirror, ref, marked, course, seconds)
        finally:
            unmarked = await asyncio.shield(_mark(world, ref, None))
        if course.outcome.state is State.RIGHT:
            course.outcome = await _complete(mirror, ref, unmarked, course, seconds)
        await _forget(world, mirror.snapshot(), ref)


async def _mark(world: World, ref: str, word: str | None) -> int:
    """Write the word into the template's annotations; the Deployment's new generation."""
    change = {"spec": {"template": {"metadata": {"annotations": {_MARK: word}}}}}
    return int((await world.api.patch(ref, change, world.namespace))["metadata"]["generation"])


async def _complete(mirror: Mirror, ref: str, generation: int, course: Course, seconds: float) -> Outcome:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while True:
        snapshot = mirror.snapshot()
        deployment = snapshot.get(ref)
        if deployment is None:
            return gone_outcome(ref)
        course.take(snapshot, deployment)
        outcome = Outcome(State.PENDING, moving=True)
        if deployment["metadata"]["generation"] >= generation:
            outcome = deployment_outcome(snapshot, deployment, 0)
        if outcome.state is not State.PENDING or loop.time() >= deadline:
            return outcome
        await mirror.changed(deadline - loop.time())


async def _forget(world: World, snapshot: Snapshot, ref: str) -> None:
    """Remove the ReplicaSet of the grader's template, so that a history shows the learner's alone."""
    for item in snapshot.owned_by(snapshot.get(ref) or {"metadata": {"uid": ""}}, "ReplicaSet"):
        annotations = item["spec"]["template"]["metadata"].get("annotations", {})
        if _MARK in annotations and item["spec"].get("replicas", 0) == 0:
            await world.api.delete(f"ReplicaSet/{item['metadata']['name']}", world.namespace)


def _judge(
    course: Course,
    load: Requests,
    deployment: str,
    target: str,
    least_ready: int | None,
    most_pods: int | None,
    apart: bool,
    next: str,
) -> Outcome:
    differences = []
    if target and not load.good:
        return Outcome(State.UNKNOWN, evidence=(f"the check's own client could not go on asking: {load.said}",))
    if load.bad:
        got = f"{load.bad} of {load.good + load.bad} failed: {load.said}"
        differences.append(Difference(f"requests to {target} during a rollout", "all answered", got))
    if least_ready is not None and (course.fewest_ready or 0) < least_ready:
        differences.append(
            Difference("Ready pods during a rollout", f"at least {least_ready}", f"only {course.fewest_ready}")
        )
    if most_pods is not None and course.most_wanted > most_pods:
        what = "pods that its ReplicaSets ask for during a rollout"
        differences.append(Difference(what, f"at most {most_pods}", f"{course.most_wanted}"))
    if apart and course.together:
        differences.append(Difference("pods of the old and the new template", "never run together", "ran together"))
    if not differences:
        return Outcome(State.RIGHT)
    step = next or f"`kubectl get deployment {deployment} -o yaml`: look at strategy and readinessProbe"
    return Outcome(State.WRONG, tuple(differences), ("the check itself made this rollout, and took it back",), step)


def _unfinished(outcome: Outcome, within: float, next: str) -> Outcome:
    told = (f"the check made a rollout, and it was not complete within {within:g} s", *outcome.evidence)
    if outcome.state is State.PENDING and outcome.moving:
        return Outcome(State.UNKNOWN, evidence=told, next="run the check again in a minute")
    return Outcome(
        State.WRONG, outcome.differences, told, next or outcome.next, outcome.suspects, missing=outcome.missing
    )
