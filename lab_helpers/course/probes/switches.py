"""Readiness that follows: the grader takes away what a container needs, gives it back, and looks who is told.

All this happens in the learner's own pod, because readiness harms nobody: nothing is restarted.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from lab_helpers.course.probes.hangs import LONGEST, SLACK, life, starting
from lab_helpers.course.probes.questions import asked, by_hand
from lab_helpers.course.probes.timing import numbers_of
from lab_helpers.grading import Expectation, Outcome, State, World, holds, right, wrong
from lab_helpers.grading.behaviours.targets import guarded
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import health, is_ready, restarts, statuses
from lab_helpers.grading.slices import endpoints_of, slices_of
from lab_helpers.state.snapshot import Snapshot

__all__ = ["PARTS", "endpoints_follow", "is_found_by_its_service", "parts_are_told_apart", "runs"]

Object = dict[str, Any]

_DESK = "Pod/desk"
_FILE = "/tmp/connected"


@dataclass(frozen=True)
class Part:
    """A container of pod `trio`: how the grader breaks just this one, and mends it; `what` it did, in words."""

    container: str
    handler: str
    breaks: str
    mends: str
    what: str


PARTS = (
    Part(
        "web",
        "httpGet",
        "mv /usr/share/nginx/html/index.html /tmp/index.html",
        "mv /tmp/index.html /usr/share/nginx/html/index.html",
        "took the page of web away, so that it answers with an error",
    ),
    Part("line", "tcpSocket", "touch /tmp/closed; pkill socat", "rm -f /tmp/closed", "made line close its port 9000"),
    Part("worker", "exec", "rm -f /tmp/working", "touch /tmp/working", "deleted /tmp/working in worker"),
)


def is_found_by_its_service() -> Expectation:
    """The Service `desk` knows the pod: its address is in an EndpointSlice, ready or not."""

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, _DESK):
            return outcome
        if _endpoint(snapshot, snapshot.get(_DESK) or {}) is not None:
            return right()
        labels = (snapshot.get(_DESK) or {})["metadata"].get("labels") or {}
        if labels.get("app") == "desk":
            return Outcome(State.PENDING, evidence=("the Service does not lead to the pod as yet",), moving=True)
        return wrong(
            "pod desk does not carry the label app=desk, by which the Service finds it",
            next="kubectl get pods --show-labels",
        )

    says = "the Service desk finds it by its label"
    return on_snapshot("found", says, {"Pod", "EndpointSlice"}, judge)


def runs() -> Expectation:
    """The container of pod `desk` runs, Ready or not."""

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, _DESK):
            return outcome
        pod = snapshot.get(_DESK) or {}
        outcome = health(pod, snapshot.taken, steady=0)
        started = any("running" in item.get("state", {}) for item in statuses(pod))
        return right() if started and outcome.state is not State.WRONG else outcome

    return on_snapshot("runs", "its container runs", {"Pod"}, judge)


def endpoints_follow() -> Expectation:
    """Twice the grader takes the file away and gives it back: the pod's Ready and the Service's endpoint follow."""

    async def look(world: World) -> Outcome:
        pod = await world.api.get(_DESK, world.namespace)
        probes = pod["spec"]["containers"][0]
        if outcome := await _starts_without(world, pod):
            return outcome
        began_with = await world.run("desk", ["test", "-e", _FILE])
        lives = life(pod)
        try:
            for there, first in ((False, True), (True, False), (False, False), (True, False)):
                outcome = await _switch(world, probes, there, first)
                if life(await world.api.get(_DESK, world.namespace)) > lives:
                    return wrong(
                        f"while {_FILE} was away, the container was restarted",
                        next="a readiness probe never restarts anything: does another probe ask for the file?",
                    )
                if outcome:
                    return outcome
        finally:
            await asyncio.shield(_set(world, began_with.code == 0))
        return right()

    says = (
        "when the check takes the file away and gives it back, the pod is not Ready and Ready, and so for the Service"
    )
    return holds("follows", says, guarded(look), acts=True)


async def _starts_without(world: World, pod: Object) -> Outcome | None:
    """None where a startup probe, if there is one, lets a copy come up in which the file never was."""
    if "startupProbe" not in pod["spec"]["containers"][0]:
        return None
    async with starting(world, pod, "start", {}) as copy:
        if is_ready(copy):
            return None
        if not any("running" in item.get("state", {}) or restarts(copy) for item in statuses(copy)):
            words = "the check made a copy of your pod, and it did not start in time"
            return Outcome(State.UNKNOWN, evidence=(words,), next="run the check again in a minute")
    return wrong(
        f"the check made a copy of your pod, in which {_FILE} never was; its startup probe fails, so it is restarted",
        next="only the readiness probe is to ask for the file",
    )


async def _set(world: World, there: bool) -> None:
    await world.run("desk", ["sh", "-c", f"touch {_FILE}" if there else f"rm -f {_FILE}"])


async def _switch(world: World, probes: Object, there: bool, first: bool) -> Outcome | None:
    """None where pod and endpoint have followed the file, else in what they have not."""
    await _set(world, there)
    numbers = numbers_of(probes["readinessProbe"])
    seconds = (numbers.recovers + numbers.delay if there else numbers.notices) + SLACK
    did = f"the check {'made' if there else 'deleted'} {_FILE}"
    state = "not Ready" if there else "Ready"

    def followed(now: Snapshot) -> bool:
        return is_ready(now.get(_DESK) or {}) is there

    if await world.until("Pod", followed, timeout=patience(seconds)) is None:
        probe = probes["readinessProbe"]
        step = (
            f"your readiness probe asks {asked(probe)}; what is the answer {'with' if there else 'without'} the file?"
        )
        if "exec" in probe:
            step = f"{by_hand('desk', probe)}: 0 with the file, and something else without it"
        # why it fails is told among the events; that it succeeds is not
        suspects = ("desk",) if there else ()
        return Outcome(
            State.WRONG,
            evidence=(f"{did}; {seconds} s later pod desk was still {state}",),
            suspects=suspects,
            next=step,
        )
    pod = await world.api.get(_DESK, world.namespace)

    def told(now: Snapshot) -> bool:
        endpoint = _endpoint(now, pod)
        return endpoint is not None and endpoint.get("conditions", {}).get("ready", True) is there

    if await world.until("EndpointSlice", told, timeout=patience(SLACK)) is None:
        return wrong(
            f"{did}, and pod desk is {'Ready' if there else 'not Ready'}; its endpoint in the Service is still {state}",
            next="kubectl get endpointslices -l kubernetes.io/service-name=desk -o yaml",
        )
    if first and "livenessProbe" in probes:
        # time for a liveness probe to do what a readiness probe must not
        seconds = min(numbers_of(probes["livenessProbe"]).notices, LONGEST) + 2
        await world.until("Pod", lambda now: life(now.get(_DESK)) > life(pod), timeout=seconds)
    return None


def _endpoint(snapshot: Snapshot, pod: Object) -> Object | None:
    """The endpoint of a pod in the EndpointSlices of Service `desk`."""
    uid = pod["metadata"]["uid"]
    endpoints = endpoints_of(*slices_of(snapshot, "desk"))
    return next((item for item in endpoints if item.get("targetRef", {}).get("uid") == uid), None)


def parts_are_told_apart() -> Expectation:
    """The grader breaks one container of pod `trio` after the other: just then it is not ready, and so again after."""

    async def look(world: World) -> Outcome:
        pod = await world.api.get("Pod/trio", world.namespace)
        probes = {item["name"]: item["readinessProbe"] for item in pod["spec"]["containers"]}
        try:
            for part in PARTS:
                if outcome := await _break(world, part, probes[part.container]):
                    return outcome
        finally:
            await asyncio.shield(asyncio.gather(*(_run(world, part, part.mends) for part in PARTS)))
        return await _mended(world, max(numbers_of(probe).recovers for probe in probes.values()))

    says = "when the check breaks one container after the other, each is told not ready, and ready again afterwards"
    return holds("told-apart", says, guarded(look), acts=True)


async def _break(world: World, part: Part, probe: Object) -> Outcome | None:
    """None where this container is told not ready when it is broken; it is then mended without waiting."""
    await _run(world, part, part.breaks)
    seconds = numbers_of(probe).notices + SLACK

    def noticed(now: Snapshot) -> bool:
        return not _containers(now).get(part.container, True)

    found = await world.until("Pod", noticed, timeout=patience(seconds))
    if found is None:
        return wrong(
            f"the check {part.what}; {seconds} s later container {part.container} was still ready",
            next=_asks_another(part, probe),
        )
    await _run(world, part, part.mends)
    return None


def _asks_another(part: Part, probe: Object) -> str:
    if "exec" in probe:
        return (
            f"{by_hand('trio', probe, part.container)}: it has to be 0 as long as {part.container} works, and only then"
        )
    return f"what does the probe of {part.container} ask, and which container answers it? They share one network"


async def _mended(world: World, seconds: int) -> Outcome:
    def all_ready(now: Snapshot) -> bool:
        return all(_containers(now).values())

    if await world.until("Pod", all_ready, timeout=patience(seconds + SLACK)):
        return right()
    left = [name for name, ready in _containers(await world.now("Pod")).items() if not ready]
    return wrong(
        f"the check mended what it had broken; {seconds + SLACK} s later {', '.join(left)} was still not ready",
        next="kubectl describe pod trio",
    )


async def _run(world: World, part: Part, command: str) -> None:
    await world.run("trio", ["sh", "-c", command], container=part.container)


def _containers(snapshot: Snapshot) -> dict[str, bool]:
    """Container -> whether it is ready."""
    status = (snapshot.get("Pod/trio") or {}).get("status", {})
    return {item["name"]: bool(item.get("ready")) for item in status.get("containerStatuses", ())}
