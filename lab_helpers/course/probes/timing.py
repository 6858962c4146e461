"""How soon a probe notices, and what it lets pass: computed from its numbers, as the kubelet counts.

The kubelet asks once a `periodSeconds`; a question that waits longer for its answer than that delays the next one
(pkg/kubelet/prober/worker.go of Kubernetes 1.37).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lab_helpers.grading import Expectation, Outcome, State, right, wrong
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.workloads import pods_of
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot

__all__ = ["Numbers", "container_of", "has_probe", "in_time", "numbers_of", "pods_now", "probes", "spec_of"]

Object = dict[str, Any]

_HANDLERS = ("httpGet", "tcpSocket", "exec", "grpc")
_NAMES = {"livenessProbe": "liveness probe", "readinessProbe": "readiness probe", "startupProbe": "startup probe"}


@dataclass(frozen=True)
class Numbers:
    """The numbers of one probe, in seconds and in probes, as the API server has filled them in."""

    delay: int
    period: int
    timeout: int
    failures: int
    successes: int

    @property
    def _gap(self) -> int:
        return max(self.period, self.timeout)

    @property
    def notices(self) -> int:
        """Seconds after which at the latest a lasting fault has been noticed, also right after a start."""
        return self.delay + self.period + (self.failures - 1) * self._gap + self.timeout

    @property
    def recovers(self) -> int:
        """Seconds after which at the latest the end of a fault has been noticed."""
        return self.period + (self.successes - 1) * self._gap + self.timeout

    @property
    def forgives(self) -> int:
        """A fault of so many seconds never counts, whenever it begins."""
        return (self.failures - 1) * self._gap + self.timeout

    def sum(self) -> str:
        """How `notices` comes about, in words."""
        parts = [f"{probes(self.failures)} every {self.period} s", f"{self.timeout} s of waiting for an answer"]
        if self.delay:
            parts.insert(0, f"{self.delay} s of initial delay")
        if self.timeout > self.period:
            parts.append("a question that waits longer than the period delays the next one")
        return ", ".join(parts)


def probes(number: int) -> str:
    """So many probes.

    >>> probes(1)
    '1 probe'
    """
    return f"{number} probe{'s' if number != 1 else ''}"


def numbers_of(probe: Object) -> Numbers:
    """The numbers of a probe, with the API server's defaults."""
    return Numbers(
        probe.get("initialDelaySeconds", 0),
        probe.get("periodSeconds", 10),
        probe.get("timeoutSeconds", 1),
        probe.get("failureThreshold", 3),
        probe.get("successThreshold", 1),
    )


def spec_of(snapshot: Snapshot, ref: str) -> Object:
    """The pod's spec of `Pod/x`, or that of a Deployment's template; empty where there is none."""
    found = snapshot.get(ref) or {}
    spec: Object = found.get("spec", {})
    if parse_ref(ref).kind != "Pod":
        spec = spec.get("template", {}).get("spec", {})
    return spec


def container_of(snapshot: Snapshot, ref: str, name: str = "") -> Object:
    """One container of a Pod or a template: of this name, or the first; empty where there is none."""
    containers = spec_of(snapshot, ref).get("containers", ())
    return next((item for item in containers if name in ("", item["name"])), {})


def has_probe(ref: str, kind: str, says: str, *, name: str, container: str = "", handler: str = "") -> Expectation:
    """The container has a probe of this kind (`livenessProbe`), with this handler where one is wanted."""

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, ref):
            return outcome
        found = container_of(snapshot, ref, container)
        probe = found.get(kind)
        if probe is None:
            which = f"container {container}" if container else f"the container of {ref}"
            others = [_NAMES[item] for item in _NAMES if item in found]
            told = f"; it has a {' and a '.join(others)}" if others else ""
            return wrong(f"{which} has no {_NAMES[kind]}{told}", next=f"kubectl explain pod.spec.containers.{kind}")
        used = next((item for item in _HANDLERS if item in probe), "")
        if handler and used != handler:
            words = f"the {_NAMES[kind]} of container {container} asks by {used}, the task wants {handler}"
            step = f"put {handler} in the place of {used}: `kubectl explain pod.spec.containers.{kind}.{handler}`"
            return wrong(words, next=step)
        return right()

    return on_snapshot(name, says, _watched(ref), judge)


def in_time(
    ref: str,
    kind: str,
    seconds: int,
    says: str,
    *,
    name: str = "in-time",
    container: str = "",
    back: bool = False,
    start: bool = False,
) -> Expectation:
    """The probe's numbers are such that a lasting fault is noticed within `seconds`; with `back`, its end as well.

    With `start`, the delay of a startup probe counts, too: for so long it holds the others back.
    """

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, ref):
            return outcome
        found = container_of(snapshot, ref, container)
        probe = found.get(kind)
        if probe is None:
            return Outcome(State.SKIPPED)
        numbers = numbers_of(probe)
        if start:
            held_back = (found.get("startupProbe") or {}).get("initialDelaySeconds", 0)
            numbers = replace(numbers, delay=max(numbers.delay, held_back))
        which = f"the {_NAMES[kind]}{f' of container {container}' if container else ''}"
        step = f"make periodSeconds, failureThreshold or another number of the {_NAMES[kind]} smaller"
        if numbers.notices > seconds:
            words = (
                f"{which} may take {numbers.notices} s to notice a fault ({numbers.sum()}); the task allows {seconds}"
            )
            return wrong(words, next=step)
        if back and numbers.recovers > seconds:
            words = f"{which} may take {numbers.recovers} s to notice that all is well again; the task allows {seconds}"
            return wrong(words, next=step)
        return right()

    return on_snapshot(name, says, _watched(ref), judge)


def pods_now(snapshot: Snapshot, ref: str) -> list[Object]:
    """The pods of `Pod/x` or of a Deployment's newest template that are not about to go."""
    return [pod for pod in pods_of(snapshot, ref) if "deletionTimestamp" not in pod["metadata"]]


def _watched(ref: str) -> set[str]:
    return {parse_ref(ref).kind}
