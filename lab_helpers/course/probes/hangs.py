"""What the kubelet does about a program that hangs: tried with copies of the learner's pod, which the grader stops.

The learner's own pod is left in peace: after each restart the kubelet waits longer before the next one, and a learner
may check ten times. A copy is new each time.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lab_helpers.course.probes.questions import asked, by_hand
from lab_helpers.course.probes.timing import numbers_of, pods_now
from lab_helpers.grading import Expectation, Outcome, State, World, eventually, holds, right, wrong
from lab_helpers.grading.behaviours.targets import guarded
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import health, is_ready, restarts, statuses
from lab_helpers.grading.probes import copy_of
from lab_helpers.grading.verdict import deciding
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot, parse_time

__all__ = [
    "LONGEST",
    "SLACK",
    "UP",
    "Trial",
    "both",
    "first_pod",
    "hang",
    "is_left_alone",
    "is_restarted",
    "is_restarted_when_it_hangs",
    "life",
    "outlives_its_probe",
    "starting",
    "stays_up",
]

Object = dict[str, Any]

SLACK = 5
"""Seconds more than its numbers say that a probe and a restart may take."""
LONGEST = 40
"""Seconds that are waited at the most, whatever a probe's numbers say."""
UP = "until curl -s -o /dev/null -m 1 localhost:8080; do sleep 0.1; done"
"""Waits until the program of a copy has begun to listen: before that, even its port would be closed."""
_GRACE = "terminationGracePeriodSeconds"
_SECONDS_TO_START = 30
_KERNEL_ANSWERS = "an open port says nothing of the program: the kernel answers for it. Ask for an answer (httpGet)"


def stays_up(ref: str) -> Expectation:
    """The learner's own pod is Ready, and is not in the middle of a row of restarts."""

    def judge(snapshot: Snapshot) -> Outcome:
        return presence(snapshot, ref) or health(snapshot.get(ref) or {}, snapshot.taken, steady=1)

    return on_snapshot("healthy", "the pod is Ready, and not in the middle of restarts", {"Pod"}, judge)


def is_restarted_when_it_hangs(ref: str, says: str) -> Expectation:
    """A copy of the pod whose program the grader stops is restarted by its probe, and the pod itself is not."""

    async def look(world: World) -> Outcome:
        pod = await first_pod(world, ref)
        if pod is None:
            return Outcome(State.SKIPPED)
        return await both(outlives_its_probe(world, pod), hang(world, pod))

    return holds("restarts", says, guarded(look), acts=True)


async def first_pod(world: World, ref: str) -> Object | None:
    """The Pod, or one of the Deployment's newest pods, as it is at this moment."""
    kinds = {"Pod", parse_ref(ref).kind, *(["ReplicaSet"] if parse_ref(ref).kind == "Deployment" else [])}
    return next(iter(pods_now(await world.now(*kinds), ref)), None)


def _copied(pod: Object, env: Mapping[str, str]) -> Object:
    """The pod as the grader copies it: it has these variables, goes quickly, and is Ready whatever it depends on."""
    container = {key: value for key, value in pod["spec"]["containers"][0].items() if key != "readinessProbe"}
    for kind in ("livenessProbe", "startupProbe"):
        if kind in container:
            # how long the old container may take to end is not what is asked
            container[kind] = {key: value for key, value in container[kind].items() if key != _GRACE}
    others = [item for item in container.get("env", ()) if item["name"] not in env]
    container["env"] = [*others, *({"name": key, "value": value} for key, value in env.items())]
    containers = [container, *pod["spec"]["containers"][1:]]
    return {**pod, "spec": {**pod["spec"], "containers": containers, _GRACE: 1}}


@dataclass(frozen=True)
class Trial:
    """What the grader does in a copy with these variables, when `up` succeeds there: a `deed`, and how it is `told`."""

    called: str
    up: str
    deed: str
    told: str
    env: Mapping[str, str] = field(default_factory=dict)


HANG = Trial(
    "hang",
    UP,
    "pkill -STOP agnhost",
    "the check made a copy of your pod and stopped its program, so that it hangs",
)


async def hang(world: World, pod: Object, *, env: Mapping[str, str] | None = None) -> Outcome:
    """Stop the program of a copy for good, and see whether the kubelet starts the container anew."""
    return await is_restarted(world, pod, replace(HANG, env=env or {}))


async def outlives_its_probe(world: World, pod: Object) -> Outcome:
    """The learner's own pod, whose program is well, lives for longer than its liveness probe needs to end it."""
    container, ref = pod["spec"]["containers"][0], f"Pod/{pod['metadata']['name']}"
    found = next((item for item in statuses(pod) if item["name"] == container["name"]), {})
    if "running" not in found.get("state", {}):
        return Outcome(State.PENDING, evidence=("the container has just ended",), moving=True, again=1.0)
    age = (world.api.now() - parse_time(found["state"]["running"]["startedAt"])).total_seconds()
    seconds = min(numbers_of(container.get("livenessProbe") or {}).notices, LONGEST) + SLACK - age
    lives = life(pod)
    if await world.until("Pod", lambda now: life(now.get(ref)) > lives, timeout=max(0.0, seconds)) is None:
        return right()
    return Outcome(
        State.WRONG,
        evidence=("its program is well, and yet the container of your own pod was restarted",),
        suspects=(pod["metadata"]["name"],),
        next=f"`kubectl describe pod {pod['metadata']['name']}`: what did the probe get for an answer?",
    )


async def is_restarted(world: World, pod: Object, trial: Trial) -> Outcome:
    """A copy in which the deed makes a fault is restarted in the time that its liveness probe's numbers say."""
    probe = pod["spec"]["containers"][0].get("livenessProbe") or {}
    seconds = min(numbers_of(probe).notices, LONGEST) + SLACK

    def settled(now: Object, before: Object) -> bool:
        return restarts(now) > restarts(before) or _is_over(now)

    found = await _tried(world, pod, trial, patience(seconds), settled)
    if isinstance(found, Outcome):
        return found
    if found is not None and _is_over(found):
        words = f"{trial.told}; its container was killed, and not started again: phase {found['status']['phase']}"
        return wrong(words, next="what is the restartPolicy of your pod?")
    if found is not None:
        return right()
    return Outcome(
        State.WRONG,
        evidence=(f"{trial.told}; {seconds} s later its container had not been restarted",),
        # a command that could not be run at all is told among the events of the learner's own pod
        suspects=(pod["metadata"]["name"],) if "exec" in probe else (),
        next=_asks_too_little(pod["metadata"]["name"], probe),
    )


def _asks_too_little(pod: str, probe: Object) -> str:
    if "exec" in probe:
        return (
            f"ask the program itself, and {by_hand(pod, probe)}: it has to be 0 as long as all is well, and only then"
        )
    if "tcpSocket" in probe:
        return _KERNEL_ANSWERS
    return f"your probe asks {asked(probe)}: who answers that, and does the answer tell of the fault?"


async def is_left_alone(world: World, pod: Object, trial: Trial, *, seconds: float, step: str) -> Outcome:
    """A copy in which the deed makes no lasting fault is not restarted until so many seconds later."""
    found = await _tried(world, pod, trial, seconds, lambda now, before: life(now) > life(before))
    if isinstance(found, Outcome):
        return found
    return right() if found is None else wrong(f"{trial.told}; its container was restarted", next=step)


async def _tried(
    world: World, pod: Object, trial: Trial, seconds: float, settled: Callable[[Object, Object], bool]
) -> Object | Outcome | None:
    """A copy as it was when it had `settled` after the deed, None where it has not in time; an Outcome if untried.

    `settled` is asked about the copy now and as it was before.
    """
    async with copy_of(world, _copied(pod, trial.env), called=trial.called, timeout=_seconds_to_start(pod)) as copy:
        if copy is None:
            return _untried("it did not become Ready in time")
        ref = f"Pod/{copy}"

        async def is_up() -> bool:
            return (await world.run(copy, ["sh", "-c", trial.up])).code == 0

        if not await eventually(is_up, _SECONDS_TO_START):
            return _untried("its program did not come up in time")
        before = await world.api.get(ref, world.namespace)
        done = await world.run(copy, ["sh", "-c", trial.deed])
        found = await world.until("Pod", lambda now: settled(now.get(ref) or before, before), timeout=seconds)
        if found is None and done.code != 0:
            return _untried(done.stderr.strip() or f"exit code {done.code}")
        return found.get(ref) if found else None


@contextlib.asynccontextmanager
async def starting(
    world: World, pod: Object, called: str, env: Mapping[str, str], longer: int = 0
) -> AsyncIterator[Object]:
    """A copy as it is when its startup probe has succeeded, or has had it restarted, or `longer` than usual is over."""
    async with copy_of(world, _copied(pod, env), called=called, timeout=0):
        ref = f"Pod/check-{world.nonce}-{called}"

        def decided(now: Snapshot) -> bool:
            found = now.get(ref) or {}
            return is_ready(found) or restarts(found) > 0

        found = await world.until("Pod", decided, timeout=patience(_seconds_to_start(pod) + longer))
        yield (found or await world.now("Pod")).get(ref) or {}


def _seconds_to_start(pod: Object) -> int:
    """In which a copy is Ready: a startup probe with a delay of its own keeps back even what is up at once."""
    startup = numbers_of(pod["spec"]["containers"][0].get("startupProbe") or {"periodSeconds": 0})
    return _SECONDS_TO_START + startup.delay + startup.period


def _untried(reason: str) -> Outcome:
    words = f"the check made a copy of your pod, and could not do with it what it wanted: {reason}"
    return Outcome(State.UNKNOWN, evidence=(words,), next="run the check again in a minute")


async def both(*looks: Awaitable[Outcome]) -> Outcome:
    """Several looks at the same time: of their outcomes the one that decides."""
    tasks = [asyncio.ensure_future(look) for look in looks]
    try:
        return deciding(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()


def life(pod: Object | None) -> int:
    """Which life of its containers this is: restarts, and the one under way."""
    lives = 0
    for item in statuses(pod) if pod else ():
        # a container that is about to be started again has ended its life already
        lives += item.get("restartCount", 0) + ("running" not in item.get("state", {}))
    return lives


def _is_over(pod: Object) -> bool:
    return pod.get("status", {}).get("phase") in ("Succeeded", "Failed")
