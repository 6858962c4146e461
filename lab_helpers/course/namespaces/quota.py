"""A quota of a namespace: what it says, what it has counted, and whom it refuses."""

from __future__ import annotations

from decimal import Decimal

from lab_helpers.errors import Refused
from lab_helpers.grading import Difference, Outcome, State, World, eventually, right, wrong
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.quantity import parse_quantity
from lab_helpers.grading.world import GRADER_LABEL
from lab_helpers.state.refusals import cause_of, dry_run
from lab_helpers.state.snapshot import Object

__all__ = ["allows_two", "refuses_a_third"]

_REF = "ResourceQuota/team-quota"
_WANTED = {"pods": Decimal(2), "requests.cpu": Decimal(1)}
_SAME = {"cpu": "requests.cpu", "count/pods": "pods", "memory": "requests.memory"}
"""Other names of the same thing."""
_ENDED = ("Succeeded", "Failed")
_SECONDS = 5


async def allows_two(world: World) -> Outcome:
    """It limits the namespace to two pods, and to one CPU of requests."""
    if outcome := presence(world.snapshot, _REF):
        return outcome
    spec = (world.snapshot.get(_REF) or {})["spec"]
    hard = {_SAME.get(key, key): value for key, value in (spec.get("hard") or {}).items()}
    differences = tuple(
        Difference(f"spec.hard.{key}", str(wanted), str(hard.get(key, "nothing")))
        for key, wanted in _WANTED.items()
        if key not in hard or parse_quantity(hard[key]) != wanted
    )
    if differences:
        remark = ("limits.cpu is another thing: the most that a container may take",) if "limits.cpu" in hard else ()
        step = "kubectl create quota --help"
        return Outcome(State.WRONG, differences, remark if "requests.cpu" not in hard else (), next=step)
    if spec.get("scopes") or spec.get("scopeSelector"):
        return wrong("it has a scope: it counts some pods only", next="kubectl explain resourcequota.spec.scopes")
    return right()


async def refuses_a_third(world: World) -> Outcome:
    """It has counted the pods, and one more is refused for it, while a namespace without quota takes it."""
    counted = _has_counted(world)
    return counted if counted.state is not State.RIGHT else await _refuses_a_third(world)


def _has_counted(world: World) -> Outcome:
    """No more pods are there than it allows, each requests CPU, and its status says what they have."""
    pods = [pod for pod in world.snapshot.all("Pod") if pod.get("status", {}).get("phase") not in _ENDED]
    silent = [str(pod["metadata"]["name"]) for pod in pods if not _requested(pod)]
    if silent:
        return wrong(
            f"pod {', '.join(silent)} requests no CPU; a quota asks newcomers only, and takes a request of 0",
            next="`kubectl delete pod NAME`, and make it anew with a request",
        )
    staying = [str(pod["metadata"]["name"]) for pod in pods if "deletionTimestamp" not in pod["metadata"]]
    if len(staying) > _WANTED["pods"]:
        return wrong(
            f"{len(staying)} pods are here: {', '.join(sorted(staying))}; a quota asks newcomers, and deletes nothing",
            next="`kubectl delete pod NAME`, so that the two of the task are left",
        )
    used = ((world.snapshot.get(_REF) or {}).get("status") or {}).get("used") or {}
    used = {_SAME.get(key, key): parse_quantity(value) for key, value in used.items()}
    wanted = {"pods": Decimal(len(pods)), "requests.cpu": sum((_requested(pod) for pod in pods), Decimal(0))}
    off = tuple(
        Difference(f"status.used.{key}", str(value), str(used.get(key, "nothing")), passing=True)
        for key, value in wanted.items()
        if used.get(key) != value
    )
    # the quota's controller counts again by itself
    return Outcome(State.PENDING, off, moving=True, again=1.0) if off else right()


async def _refuses_a_third(world: World) -> Outcome:
    """One more such pod is refused here for the quota, and taken in a namespace without one."""
    third = _third(world.snapshot.get("Pod/one") or {}, world.nonce)
    if (fault := await _refusal(world, third, world.at("free").namespace)) is not None:
        return Outcome(State.UNKNOWN, evidence=(f"a namespace without quota refuses the pod too: {fault.message}",))
    answer: Refused | None = None

    async def refused() -> bool:
        nonlocal answer
        answer = await _refusal(world, third, world.namespace)
        return answer is not None

    await eventually(refused, _SECONDS)
    if answer is None:
        return wrong("the check asked for a third pod, and the API server would take it", next="kubectl describe quota")
    if cause_of(answer) == "quota":
        return right()
    return wrong(f"a third pod is refused, but not for the quota: {answer.message}", next="kubectl describe quota")


def _third(pod: Object, nonce: str) -> Object:
    """A pod with the resources of `one`."""
    containers = [
        {"name": item["name"], "image": item["image"], "resources": item.get("resources", {})}
        for item in pod["spec"]["containers"]
    ]
    metadata = {"name": f"grader-{nonce}", "labels": {GRADER_LABEL: "true"}}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": {"containers": containers}}


async def _refusal(world: World, pod: Object, namespace: str) -> Refused | None:
    try:
        await dry_run(world.api, pod, namespace)
    except Refused as refusal:
        return refusal
    return None


def _requested(pod: Object) -> Decimal:
    """CPU that a pod requests, in cores: by a request of its own, or by those of its containers."""
    spec = pod["spec"]
    whole = spec.get("resources", {}).get("requests", {})
    if "cpu" in whole:
        return parse_quantity(whole["cpu"])
    requests = (item.get("resources", {}).get("requests", {}) for item in spec["containers"])
    return sum((parse_quantity(item["cpu"]) for item in requests if "cpu" in item), Decimal(0))
