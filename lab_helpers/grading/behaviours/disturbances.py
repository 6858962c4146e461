"""What the grader itself does to a workload that is right: it ends a container, deletes a pod."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lab_helpers.grading.behaviours.targets import gone_outcome, guarded
from lab_helpers.grading.clients import GRADER_LABEL
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import health, is_ready, statuses
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.workloads import WORKLOADS, controllers_of, pods_of
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot, owner_of

__all__ = ["restarts", "survives"]

Object = dict[str, Any]

_END = "kill -TERM 1; sleep 1; kill -- -1; sleep 1; kill -INT 1"
"""A shell as the first process ignores the signal, but ends when its children do; some programs know only INT."""
_SECONDS_TO_END = 12
_SECONDS_TO_RESTART = 60
"""The kubelet waits 10 s and more before it starts a container again that has just been restarted."""


def restarts(
    ref: str,
    says: str,
    *,
    at_least: int = 1,
    container: str = "",
    kill: bool = False,
    name: str = "",
    next: str = "",
) -> Expectation:
    """A container of `Pod/x` has been started again in the same pod (the one of the start, if it was there then).

    Without `kill`, it has happened `at_least` so many times; a restart of the whole node does not count. With `kill`,
    the grader ends the container's program and the kubelet starts it anew, Ready again in the same pod.
    """
    pod_name = parse_ref(ref).name or ""
    if kill and at_least != 1:
        raise ValueError(f"restarts({ref!r}): the grader ends the program once; at_least is for what has been observed")

    async def observe(world: World) -> Outcome:
        if outcome := _same_pod(world, world.snapshot, ref):
            return outcome
        count = _restarts(world.snapshot.get(ref) or {}, container)
        if count >= at_least:
            return Outcome(State.RIGHT)
        words = f"the container has been restarted {count} times, not {at_least}"
        return Outcome(State.PENDING, evidence=(words,), next=next or f"kubectl describe pod {pod_name}")

    async def end(world: World) -> Outcome:
        before = await world.now("Pod")
        if outcome := _same_pod(world, before, ref):
            return outcome
        return await _end(world, before.get(ref) or {}, container, next)

    if not kill:
        return Expectation(name or "restarts", says, observe, frozenset({"Pod"}))
    return Expectation(name or "restarts", says, guarded(end), acts=True)


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
    controller: they are told, and left in peace. `within` are the seconds for the new one.
    """

    async def look(world: World) -> Outcome:
        snapshot = await world.now("Pod", *WORKLOADS)
        found = _victims(snapshot, delete)
        if isinstance(found, Outcome):
            return found
        controllers = controllers_of(snapshot, delete) if isinstance(delete, str) else frozenset()
        victim = max(found, key=is_ready)
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


def _same_pod(world: World, snapshot: Snapshot, ref: str) -> Outcome | None:
    if outcome := presence(snapshot, ref):
        return outcome
    uid = (snapshot.get(ref) or {})["metadata"]["uid"]
    if world.seed.get(ref, uid) != uid:
        words = f"{ref} is not the one of the start: it was deleted and made anew"
        return Outcome(State.WRONG, evidence=(words,), next="start the exercise anew with lab.reset")
    return None


async def _end(world: World, pod: Object, container: str, next: str) -> Outcome:
    """End the program, and see what the kubelet does."""
    ref, uid = f"Pod/{pod['metadata']['name']}", pod["metadata"]["uid"]
    which = container or pod["spec"]["containers"][0]["name"]
    before = _started(pod, which)
    await world.run(pod["metadata"]["name"], ["sh", "-c", _END], container=which, timeout=10)

    def again(now: Snapshot) -> bool:
        found = now.get(ref) or {}
        return not found or found["metadata"]["uid"] != uid or _started(found, which) != before

    if await world.until("Pod", again, timeout=patience(_SECONDS_TO_END)) is None:
        words = f"the check could not end the program of container {which}: it ignores the signal, or there is no shell"
        return Outcome(State.UNKNOWN, evidence=(words,))

    def decided(now: Snapshot) -> bool:
        found = now.get(ref) or {}
        if not found or found["metadata"]["uid"] != uid:
            return True
        back = is_ready(found) and _started(found, which) not in (before, "")
        return back or health(found, now.taken, steady=0).state is State.WRONG

    found = await world.until("Pod", decided, timeout=patience(_SECONDS_TO_RESTART))
    now = found or await world.now("Pod")
    obj = now.get(ref)
    if obj is None or obj["metadata"]["uid"] != uid:
        return Outcome(State.WRONG, evidence=(f"{ref} was replaced by another pod, not started again",), next=next)
    if is_ready(obj) and _started(obj, which) not in (before, ""):
        return Outcome(State.RIGHT)
    outcome = health(obj, now.taken, steady=0)
    told = (f"the check ended the program of container {which}", *outcome.evidence)
    if outcome.state is State.WRONG or not outcome.moving:
        return replace(outcome, state=State.WRONG, evidence=told, next=next or outcome.next)
    return Outcome(State.UNKNOWN, evidence=told, next="run the check again in a minute")


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
    worst = _worst(outcomes)
    if worst.state is State.RIGHT:
        return worst
    told = (f"{deleted}; the new one does not become Ready", *worst.evidence)
    if worst.state is State.WRONG or not worst.moving:
        return replace(worst, state=State.WRONG, evidence=told, next=next or worst.next)
    return Outcome(State.UNKNOWN, evidence=told, next="run the check again in a minute")


def _worst(outcomes: list[Outcome]) -> Outcome:
    """The outcome that decides: a wrong one, else one that is pending, else a right one."""
    order = (State.WRONG, State.PENDING, State.RIGHT)
    return min(outcomes, key=lambda outcome: order.index(outcome.state))


def _statuses(pod: Object, container: str) -> list[Object]:
    return [item for item in statuses(pod) if container in ("", item["name"])]


def _restarts(pod: Object, container: str) -> int:
    """Restarts that were not the node's own."""
    return sum(
        int(item.get("restartCount", 0))
        for item in _statuses(pod, container)
        if item.get("lastState", {}).get("terminated", {}).get("reason") != "Unknown"
    )


def _started(pod: Object, container: str) -> str:
    """Which life of the container this is; empty while it does not run."""
    found = next(iter(_statuses(pod, container)), {})
    return str(found.get("containerID", "")) if "running" in found.get("state", {}) else ""
