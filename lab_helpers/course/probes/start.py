"""Pod `slowpoke`: a strict liveness probe, and a program that needs its time to start."""

from __future__ import annotations

from typing import Any

from lab_helpers.course.probes.hangs import both, first_pod, hang, outlives_its_probe, starting
from lab_helpers.course.probes.program import AGNHOST, Program
from lab_helpers.course.probes.timing import container_of, numbers_of, probes
from lab_helpers.grading import Expectation, Outcome, State, World, absent, holds, right, wrong
from lab_helpers.grading.behaviours.targets import guarded
from lab_helpers.grading.compare import compare
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.pods import health, is_ready, restarts
from lab_helpers.state.snapshot import Snapshot

__all__ = [
    "SECONDS",
    "SLOW",
    "VARIABLE",
    "allows_enough",
    "copes_with_a_slower_start",
    "liveness_is_kept",
    "started_in_peace",
]

Object = dict[str, Any]

VARIABLE = "START_SECONDS"
SECONDS = "8"
SLOW: Program = (AGNHOST, ("sh", "-c", 'sleep "$START_SECONDS"; /agnhost netexec & wait'))

_POD = "Pod/slowpoke"
_STRICT = {
    "httpGet": {"path": "/", "port": 8080},
    "initialDelaySeconds": absent,
    "periodSeconds": 1,
    "timeoutSeconds": 1,
    "failureThreshold": 2,
}
_LEAST, _MOST = 20, 60
_IS_UP = "for i in 1 2 3; do curl -s -o /dev/null -m 1 localhost:8080 && exit; sleep 0.3; done; exit 1"
_TO_LISTEN = 3
"""Seconds that the program may need until it listens, on a busy machine."""
_SLOWER = 14
"""Seconds that a copy needs to start, where the startup probe gives it as many."""


def liveness_is_kept() -> Expectation:
    """The liveness probe is as strict as in the manifest."""

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, _POD):
            return outcome
        found = container_of(snapshot, _POD).get("livenessProbe")
        if found is None:
            return wrong("the liveness probe is gone", next="leave it in: only the startup probe is to be added")
        differences = compare(_STRICT, found, "livenessProbe")
        step = "write the liveness probe as it was; the start is the startup probe's business"
        return Outcome(State.WRONG, differences, next=step) if differences else right()

    return on_snapshot("strict", "its liveness probe is the strict one of the manifest", {"Pod"}, judge)


def allows_enough() -> Expectation:
    """The startup probe gives up neither too early nor too late."""

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, _POD):
            return outcome
        probe = container_of(snapshot, _POD).get("startupProbe")
        if probe is None:
            return Outcome(State.SKIPPED)
        numbers = numbers_of(probe)
        allowed = numbers.delay + numbers.period * numbers.failures
        if _LEAST <= allowed <= _MOST:
            return right()
        words = (
            f"the startup probe gives the program {allowed} s ({probes(numbers.failures)} every {numbers.period} s"
            f"{f' after {numbers.delay} s' if numbers.delay else ''}); the task asks for {_LEAST} to {_MOST}"
        )
        return wrong(words, next="the time that it gives is failureThreshold times periodSeconds")

    says = f"its startup probe gives the program {_LEAST} to {_MOST} s (failureThreshold times periodSeconds)"
    return on_snapshot("budget", says, {"Pod"}, judge)


def copes_with_a_slower_start(ref: str, says: str) -> Expectation:
    """A copy that needs longer to start is not restarted; one that hangs after its start is, and the pod is not."""

    async def look(world: World) -> Outcome:
        pod = await first_pod(world, ref)
        if pod is None:
            return Outcome(State.SKIPPED)
        hangs = hang(world, pod, env={VARIABLE: "0"})
        numbers = numbers_of(pod["spec"]["containers"][0].get("startupProbe") or {})
        # the first question may come at once, so the last one as early as this
        slower = min(_SLOWER, numbers.delay + (numbers.failures - 1) * numbers.period - _TO_LISTEN)
        looks = [outlives_its_probe(world, pod), hangs]
        return await both(*looks, *([_starts_slowly(world, pod, slower)] if slower > int(SECONDS) else []))

    return holds("restarts", says, guarded(look), acts=True)


async def _starts_slowly(world: World, pod: Object, seconds: int) -> Outcome:
    told = f"the check made a copy of your pod that needs {seconds} s to start"
    async with starting(world, pod, "slow", {VARIABLE: str(seconds)}, longer=seconds) as copy:
        if is_ready(copy) and not restarts(copy):
            # a probe that does not ask the program lets the copy be Ready before it is up, and be killed
            if (await world.run(copy["metadata"]["name"], ["sh", "-c", _IS_UP])).code == 0:
                return right()
        elif not restarts(copy):
            return Outcome(State.UNKNOWN, evidence=(f"{told}: it was not up in time",), next="run the check again")
    return wrong(
        f"{told}; its startup probe did not wait for the program, and so the liveness probe kills it",
        next="does the startup probe ask the program itself, and does it fail until the program is up?",
    )


def started_in_peace() -> Expectation:
    """The pod has come up without a single restart."""

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, _POD):
            return outcome
        pod = snapshot.get(_POD) or {}
        if count := restarts(pod):
            words = f"the container was restarted {count} times"
            step = "when it has its startup probe, make it anew: `kubectl replace --force -f FILE`"
            return Outcome(State.WRONG, evidence=(words,), suspects=("slowpoke",), next=step)
        return health(pod, snapshot.taken, steady=1)

    return on_snapshot("peace", "it has come up, and was never restarted", {"Pod"}, judge)
