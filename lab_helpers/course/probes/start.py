"""Pod `slowpoke`: a strict liveness probe, and a program that needs its time to start."""

from __future__ import annotations

from lab_helpers.course.probes.program import AGNHOST, Program
from lab_helpers.course.probes.timing import container_of, numbers_of, probes
from lab_helpers.grading import Expectation, Outcome, State, absent, right, wrong
from lab_helpers.grading.compare import compare
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.pods import health, statuses
from lab_helpers.state.snapshot import Snapshot

__all__ = ["SECONDS", "SLOW", "VARIABLE", "allows_enough", "liveness_is_kept", "started_in_peace"]

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


def started_in_peace() -> Expectation:
    """The pod has come up without a single restart."""

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, _POD):
            return outcome
        pod = snapshot.get(_POD) or {}
        if restarts := sum(item.get("restartCount", 0) for item in statuses(pod)):
            words = f"the container was restarted {restarts} times"
            step = "when it has its startup probe, make it anew: `kubectl replace --force -f FILE`"
            return Outcome(State.WRONG, evidence=(words,), suspects=("slowpoke",), next=step)
        return health(pod, snapshot.taken, steady=1)

    return on_snapshot("peace", "it has come up, and was never restarted", {"Pod"}, judge)
