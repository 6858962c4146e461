"""Containers that are started again in the same pod, by themselves or after the grader has ended them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lab_helpers.grading.behaviours.targets import guarded
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import ENDS_AGAIN, health, is_ready, statuses
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot

__all__ = ["restarts"]

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
    before, count = _started(pod, which), _restarts(pod, which)
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
        return back or _is_hopeless(found, now, which, count)

    found = await world.until("Pod", decided, timeout=patience(_SECONDS_TO_RESTART))
    now = found or await world.now("Pod")
    obj = now.get(ref)
    if obj is None or obj["metadata"]["uid"] != uid:
        return Outcome(State.WRONG, evidence=(f"{ref} was replaced by another pod, not started again",), next=next)
    if is_ready(obj) and _started(obj, which) not in (before, ""):
        return Outcome(State.RIGHT)
    outcome = health(obj, now.taken, steady=0)
    told = (f"the check ended the program of container {which}", *outcome.evidence)
    if _is_hopeless(obj, now, which, count) or not (outcome.moving or _crashes(outcome)):
        return replace(outcome, state=State.WRONG, evidence=told, next=next or outcome.next)
    return Outcome(State.UNKNOWN, evidence=told, next="run the check again in a minute")


def _is_hopeless(pod: Object, now: Snapshot, container: str, count: int) -> bool:
    """Whether the pod has not survived the end of its program.

    That the kubelet waits before it starts the container again is the grader's doing, unless it has ended once more.
    """
    outcome = health(pod, now.taken, steady=0)
    return outcome.state is State.WRONG and (not _crashes(outcome) or _restarts(pod, container) > count + 1)


def _crashes(outcome: Outcome) -> bool:
    return any("CrashLoopBackOff" in line or ENDS_AGAIN in line for line in outcome.evidence)


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
