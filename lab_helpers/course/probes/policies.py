"""Three pods whose programs end, under the three restart policies; and what a learner foretells of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lab_helpers.course.probes.hangs import both
from lab_helpers.grading import Expectation, Outcome, State, World, answer, expect, holds, right, wrong
from lab_helpers.grading.behaviours.targets import guarded
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.patience import patience
from lab_helpers.grading.probes import copy_of
from lab_helpers.state.snapshot import Snapshot

__all__ = ["POLICIES", "as_phases", "as_truths", "copies_do_the_same", "ends", "has_policy", "phases", "restarted"]

Object = dict[str, Any]


@dataclass(frozen=True)
class Policy:
    """A pod of the task: its name, its restart policy, the exit code of its program, and what becomes of it."""

    pod: str
    policy: str
    code: int
    phase: str
    restarts: bool


POLICIES = (
    Policy("always", "Always", 0, "Running", True),
    Policy("onfailure", "OnFailure", 0, "Succeeded", False),
    Policy("never", "Never", 1, "Failed", False),
)
_SECONDS = 15
"""In which a program that ends at once has ended, and has been started again where the policy says so."""


def has_policy(policy: Policy) -> Expectation:
    """The pod has its restart policy."""
    return expect(
        f"Pod/{policy.pod}",
        f"pod {policy.pod} has the restart policy {policy.policy}",
        name=f"{policy.pod}-policy",
        spec={"restartPolicy": policy.policy},
        next="`kubectl run --help` names a flag for it; of a pod that is there it cannot be changed",
    )


def ends(policy: Policy) -> Expectation:
    """The program of the pod has ended with its code, and the pod has come to what follows from that."""
    ref = f"Pod/{policy.pod}"

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, ref):
            return outcome
        pod = snapshot.get(ref) or {}
        if pod["spec"]["restartPolicy"] != policy.policy:
            return Outcome(State.SKIPPED)
        return _ending(pod, policy)

    again = ", and is started again" if policy.restarts else ""
    says = f"its program ends with exit code {policy.code}{again}"
    return on_snapshot(f"{policy.pod}-ends", says, {"Pod"}, judge)


def copies_do_the_same() -> Expectation:
    """Fresh copies of the three pods come to the same end by themselves."""

    async def look(world: World) -> Outcome:
        return await both(*(_copied(world, policy) for policy in POLICIES))

    return holds("by-themselves", "copies of the three pods do the same, by themselves", guarded(look), acts=True)


async def _copied(world: World, policy: Policy) -> Outcome:
    pod = await world.api.get(f"Pod/{policy.pod}", world.namespace)
    name = f"check-{world.nonce}-{policy.pod}"

    def done(now: Snapshot) -> bool:
        found = now.get(f"Pod/{name}")
        return found is not None and _ending(found, policy).state is not State.PENDING

    async with copy_of(world, pod, called=policy.pod):
        found = await world.until("Pod", done, timeout=patience(_SECONDS))
        now = found or await world.now("Pod")
        outcome = _ending(now.get(f"Pod/{name}") or {}, policy)
    if outcome.state is State.RIGHT:
        return outcome
    if outcome.state is State.PENDING and outcome.moving:  # a slow machine is no fault of the learner's
        words = f"a copy of pod {policy.pod} has not come to its end in {_SECONDS} s"
        return Outcome(State.UNKNOWN, evidence=(words,), next="run the check again in a minute")
    told = tuple(line.replace(name, policy.pod) for line in outcome.evidence)
    return wrong(f"the check made a copy of pod {policy.pod}", *told, next="let the program end by itself, each time")


def _ending(pod: Object, policy: Policy) -> Outcome:
    """Whether a pod has come to what its policy and its program's exit code make of it."""
    name = pod.get("metadata", {}).get("name", policy.pod)
    found = pod.get("status", {}).get("containerStatuses", ())
    if not found:
        return Outcome(State.PENDING, evidence=(f"pod {name} has not started yet",), suspects=(name,), moving=True)
    if len(found) > 1:
        return wrong(f"pod {name} has {len(found)} containers; the task asks for one")
    states = (found[0].get("state", {}), found[0].get("lastState", {}))
    ended = next((item["terminated"] for item in states if "terminated" in item), None)
    if ended is None:
        waiting = states[0].get("waiting", {})
        if waiting.get("reason") in ("ErrImagePull", "ImagePullBackOff", "CreateContainerError", "InvalidImageName"):
            return Outcome(
                State.WRONG,
                evidence=(f"the container of pod {name} is waiting: {waiting['reason']}",),
                suspects=(name,),
                next=f"kubectl describe pod {name}",
            )
        words = f"the program of pod {name} has not ended"
        return Outcome(
            State.PENDING, evidence=(words,), next="give the pod a program that ends at once, as `sh -c` can"
        )
    if ended["exitCode"] != policy.code:
        words = f"the program of pod {name} ended with exit code {ended['exitCode']} ({ended.get('reason', '')})"
        step = (
            f"delete the pod, and make it with a program that ends with {policy.code}: `exit {policy.code}` in a shell"
        )
        return Outcome(State.WRONG, evidence=(words,), suspects=(name,) if ended["exitCode"] > 1 else (), next=step)
    count = found[0].get("restartCount", 0)
    if policy.restarts:
        if count:
            return right()
        words = f"the program of pod {name} has ended, and is about to be started again"
        return Outcome(State.PENDING, evidence=(words,), moving=True)
    if count:
        return wrong(f"the container of pod {name} was restarted {count} times", next="delete the pod and make it anew")
    if pod["status"].get("phase") == policy.phase:
        return right()
    return Outcome(State.PENDING, evidence=(f"the program of pod {name} has ended just now",), moving=True)


def phases() -> Expectation:
    """The learner's table of phases."""

    async def live(_: World) -> dict[str, str]:
        return {policy.pod: policy.phase for policy in POLICIES}

    async def mistakes(_: World) -> list[tuple[Any, str]]:
        right_ones = await live(_)
        words = {
            "Completed": "Completed is what kubectl shows for onfailure under STATUS; the phase is another word",
            "Error": "Error is what kubectl shows for never under STATUS; the phase is another word",
            "CrashLoopBackOff": "CrashLoopBackOff is why a container waits; the phase of its pod is another word",
        }
        swapped = {"Completed": "onfailure", "Error": "never", "CrashLoopBackOff": "always"}
        found: list[tuple[Any, str]] = [({**right_ones, pod: word}, words[word]) for word, pod in swapped.items()]
        shown = {"always": "CrashLoopBackOff", "onfailure": "Completed", "never": "Error"}
        found.append((shown, "these are words of kubectl's column STATUS; a phase is one of five other words"))
        found.append(
            (
                {**right_ones, "always": "Succeeded"},
                "a pod of the policy Always never succeeds: its container is started again, however it ended",
            )
        )
        return found

    return answer(
        "phases",
        "phases tells the phase of each of the three",
        live,
        form=as_phases,
        wish="the phases that the rules of restartPolicy give",
        known_mistakes=mistakes,
    )


def restarted() -> Expectation:
    """The learner's table of who is started again."""

    async def live(_: World) -> dict[str, bool]:
        return {policy.pod: policy.restarts for policy in POLICIES}

    async def mistakes(_: World) -> list[tuple[Any, str]]:
        right_ones = await live(_)
        return [
            ({**right_ones, "always": False}, "exit code 0 is no reason for Always not to start it again"),
            ({**right_ones, "onfailure": True}, "OnFailure starts again what has failed: is exit code 0 a failure?"),
        ]

    return answer(
        "restarted",
        "restarted tells of each whether its container is started again",
        live,
        form=as_truths,
        wish="True or False for each of the three",
        known_mistakes=mistakes,
    )


def as_phases(value: Any) -> Any:
    """Phases in their own spelling, however they were written.

    >>> as_phases({"never": "failed"})
    {'never': 'Failed'}
    """
    if isinstance(value, dict):
        return {key: as_phases(item) for key, item in value.items()}
    own = {policy.phase.lower(): policy.phase for policy in POLICIES}
    return own.get(value.strip().lower(), value) if isinstance(value, str) else value


def as_truths(value: Any) -> Any:
    """Numbers of restarts, and words, as True or False.

    >>> as_truths({"always": 3, "never": "no"})
    {'always': True, 'never': False}
    """
    if isinstance(value, dict):
        return {key: as_truths(item) for key, item in value.items()}
    if isinstance(value, str):
        words = {"true": True, "yes": True, "false": False, "no": False}
        return words.get(value.strip().lower(), int(value) > 0 if value.strip().isdecimal() else value)
    return value > 0 if isinstance(value, int | float) else value
