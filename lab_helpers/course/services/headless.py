"""The addresses that a headless name stands for, also when pods have come that are Ready and that are not."""

from __future__ import annotations

import asyncio

from lab_helpers.errors import Refused
from lab_helpers.grading import Outcome, State, World, resolves, wrong
from lab_helpers.grading.patience import eventually, patience
from lab_helpers.grading.pods import is_ready
from lab_helpers.state.snapshot import Object

__all__ = ["stands_for_ready_pods"]

_IMAGE = "registry.k8s.io/e2e-test-images/agnhost:2.66.1"
_SECONDS = 30
_SECONDS_OF_DNS = 20


async def stands_for_ready_pods(world: World) -> Outcome:
    """In a pod the name `peers` stands for all Ready pods of the Deployment, also when the grader has added some."""
    service = await world.api.get("Service/peers", world.namespace)
    if service["spec"].get("publishNotReadyAddresses"):
        told = "with publishNotReadyAddresses the name also stands for pods that are not Ready"
        return wrong(told, next="kubectl explain service.spec.publishNotReadyAddresses")
    outcome = await _settled(world)
    return outcome if outcome.state is not State.RIGHT else await _with_newcomers(world)


async def _stands_for_them(world: World) -> Outcome:
    pods = (await world.now("Pod")).all("Pod", await _labels(world))
    ready = [pod for pod in pods if is_ready(pod) and "deletionTimestamp" not in pod["metadata"]]
    addresses = tuple(str(pod["status"]["podIP"]) for pod in ready)
    step = "kubectl get endpointslices -l kubernetes.io/service-name=peers"
    return await resolves("peers", "it stands for them", to=addresses, next=step).look(world)


async def _with_newcomers(world: World) -> Outcome:
    """Once more, with two pods more that carry the labels of the others, of which one never becomes Ready."""
    labels = await _labels(world)
    ready, unready = f"peer-{world.nonce}", f"late-{world.nonce}"
    gates = {"readinessGates": [{"conditionType": "lab-helpers/never"}]}
    try:
        await asyncio.gather(world.create(_pod(ready, labels, {})), world.create(_pod(unready, labels, gates)))
        found = await world.until(
            "Pod",
            lambda now: is_ready(now.get(f"Pod/{ready}") or {}) and "podIP" in _status(now.get(f"Pod/{unready}")),
            timeout=patience(_SECONDS),
        )
        if found is None:
            return Outcome(State.UNKNOWN, evidence=("a pod that the check added is not Ready in time",))
        outcome = await _settled(world)
    except Refused as refusal:
        return Outcome(State.UNKNOWN, evidence=(f"the check could not look: {refusal.message}",))
    finally:
        gone = (world.api.delete(f"Pod/{name}", world.namespace, grace=0) for name in (ready, unready))
        await asyncio.shield(asyncio.gather(*gone))
    if outcome.state is not State.WRONG:
        return outcome
    told = ("the check added a pod that is Ready, and one that is not, for a moment", *outcome.evidence)
    return Outcome(State.WRONG, outcome.differences, told, outcome.next)


async def _settled(world: World) -> Outcome:
    """What the name stands for once the cluster has had time to learn of the newcomers."""
    outcome = Outcome(State.PENDING)

    async def asked() -> bool:
        nonlocal outcome
        outcome = await _stands_for_them(world)
        return outcome.state is not State.PENDING

    if await eventually(asked, _SECONDS_OF_DNS):
        return outcome
    return Outcome(State.WRONG, outcome.differences, outcome.evidence, outcome.next)


async def _labels(world: World) -> dict[str, str]:
    """Those that every pod of the Deployment gets."""
    deployment = await world.api.get("Deployment/peers", world.namespace)
    labels: dict[str, str] = deployment["spec"]["template"]["metadata"]["labels"]
    return labels


def _status(pod: Object | None) -> Object:
    status: Object = (pod or {}).get("status", {})
    return status


def _pod(name: str, labels: dict[str, str], more: Object) -> Object:
    container = {"name": "main", "image": _IMAGE, "args": ["netexec"]}
    spec = {"terminationGracePeriodSeconds": 0, "containers": [container], **more}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "labels": dict(labels)}, "spec": spec}
