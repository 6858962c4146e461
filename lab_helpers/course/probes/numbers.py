"""Pod `heart`: a hiccup that must pass, and a hang that must not."""

from __future__ import annotations

from lab_helpers.course.probes.hangs import UP, Trial, both, first_pod, hang, is_left_alone, outlives_its_probe
from lab_helpers.course.probes.timing import container_of, numbers_of, probes
from lab_helpers.grading import Expectation, Outcome, State, World, holds, right, wrong
from lab_helpers.grading.behaviours.targets import guarded
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.state.snapshot import Snapshot

__all__ = ["HICCUP", "lets_a_hiccup_pass", "tells_hiccup_from_hang"]

HICCUP = 3
"""Seconds for which the program may stand still without being restarted."""
_HEART = "Pod/heart"
_BRIEFLY = 0.4
"""Seconds by which the grader's own hiccup is shorter, so that a busy machine makes it no longer than it may be."""

_STUMBLE = Trial(
    "hiccup",
    UP,
    f"pkill -STOP agnhost; sleep {HICCUP - _BRIEFLY}; pkill -CONT agnhost",
    f"the check made a copy of your pod and let its program stand still for less than {HICCUP} s",
)


def lets_a_hiccup_pass() -> Expectation:
    """The numbers are such that no hiccup of `HICCUP` seconds counts, whenever it begins."""

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, _HEART):
            return outcome
        probe = container_of(snapshot, _HEART).get("livenessProbe")
        if probe is None:
            return Outcome(State.SKIPPED)
        numbers = numbers_of(probe)
        if numbers.forgives >= HICCUP:
            return right()
        words = (
            f"a hiccup of {HICCUP} s can make {probes(numbers.failures)} fail: they are {numbers.period} s apart and "
            f"wait {numbers.timeout} s each, so only {numbers.forgives} s are sure to pass"
        )
        return wrong(words, next="let more probes fail before it counts (failureThreshold), or ask at longer intervals")

    return on_snapshot("forgives", f"its numbers let a hiccup of {HICCUP} s pass", {"Pod"}, judge)


def tells_hiccup_from_hang() -> Expectation:
    """Of two copies, the one with a hiccup is left alone and the one that hangs is restarted."""

    async def look(world: World) -> Outcome:
        pod = await first_pod(world, _HEART)
        if pod is None:
            return Outcome(State.SKIPPED)
        hiccup = is_left_alone(
            world, pod, _STUMBLE, seconds=4, step="kubectl explain pod.spec.containers.livenessProbe"
        )
        return await both(outlives_its_probe(world, pod), hiccup, hang(world, pod))

    says = "the pod and a copy whose program stands still for a moment are left alone, a copy that hangs is restarted"
    return holds("observed", says, guarded(look), acts=True)
