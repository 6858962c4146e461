"""ReplicaSet `either`: what it adopts by a set-based selector, what it leaves alone, and what it replaces."""

from __future__ import annotations

import asyncio
from typing import Any

from lab_helpers.grading import Outcome, World, right, wrong
from lab_helpers.grading.difference import show
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.patience import patience
from lab_helpers.grading.verdict import State
from lab_helpers.grading.world import GRADER_LABEL
from lab_helpers.state.snapshot import Snapshot, owner_of

__all__ = ["goes_on", "has_adopted", "left_alone"]

Object = dict[str, Any]

_REPLICASET = "ReplicaSet/either"
_WANTED = ("web", "cache")
_GATE = [{"name": "labs.example/never"}]
_RESET = "begin the exercise anew: `lab.reset`"
_SECONDS = 12


async def has_adopted(world: World) -> Outcome:
    """The pods web and cache of the start belong to the ReplicaSet, and no other pod does."""
    snapshot = world.snapshot
    if outcome := presence(snapshot, _REPLICASET):
        return outcome
    told = []
    for name in _WANTED:
        pod = snapshot.get(f"Pod/{name}")
        if pod is None or "deletionTimestamp" in pod["metadata"]:
            told.append(f"pod {name} was deleted")
        elif pod["metadata"]["uid"] != world.seed.get(f"Pod/{name}"):
            told.append(f"pod {name} was deleted and made anew (it has another UID)")
    if told:
        return wrong(*told, next=_RESET)
    replicaset = snapshot.get(_REPLICASET) or {}
    own = [pod["metadata"]["name"] for pod in _own(snapshot)]
    if sorted(own) == sorted(_WANTED):
        return right()
    if replicaset.get("status", {}).get("observedGeneration", 0) < replicaset["metadata"]["generation"]:
        return Outcome(State.PENDING, evidence=("its controller has yet to see it",), moving=True)
    missed = [name for name in _WANTED if name not in own]
    line = f"it owns {', '.join(own) or 'no pod'}" + (f", and not {', '.join(missed)}" if missed else "")
    settled = replicaset.get("status", {}).get("replicas") == replicaset["spec"]["replicas"] == len(own)
    state = State.WRONG if settled else State.PENDING
    return Outcome(state, evidence=(line,), moving=not settled, next="kubectl get pods -L tier")


async def left_alone(world: World) -> Outcome:
    """The pod db is the one of the start, with the label that it had, and nobody owns it."""
    pod = world.snapshot.get("Pod/db")
    if pod is None or "deletionTimestamp" in pod["metadata"]:
        return wrong(
            "pod db was deleted: a ReplicaSet deletes what it selects and has too many of",
            next=_RESET,
        )
    if pod["metadata"]["uid"] != world.seed.get("Pod/db"):
        return wrong("pod db was deleted and made anew", next=_RESET)
    if owner := owner_of(pod):
        return wrong(
            f"{owner['kind']} {owner['name']} has taken it for one of its own", next="kubectl get pods -L tier"
        )
    if (pod["metadata"].get("labels") or {}).get("tier") != "db":
        return wrong("its label tier is no longer db", next="kubectl label pod db tier=db --overwrite")
    return right()


async def goes_on(world: World) -> Outcome:
    """Of pods that the grader adds, it takes the one of its tiers (and deletes it, as one too many), and no other."""
    strangers: dict[str, dict[str, str]] = {f"batch-{world.nonce}": {"tier": "batch"}, f"plain-{world.nonce}": {}}
    kin = f"cache-{world.nonce}"
    try:
        await asyncio.gather(*(world.create(_parked(name, labels)) for name, labels in strangers.items()))
        await world.create(_parked(kin, {"tier": "cache"}))
        # one look of the controller at all pods: when it has dealt with the last of them, it has seen the others
        found = await world.until("Pod", lambda now: bool(_taken(now, [kin])), timeout=patience(_SECONDS))
        taken = _taken(await world.now("Pod"), [*strangers])
    finally:
        gone = (world.api.delete(f"Pod/{name}", world.namespace, grace=0) for name in (kin, *strangers))
        await asyncio.shield(asyncio.gather(*gone))
    if taken:
        labels = strangers[taken[0]]
        return wrong(
            f"the check added a pod with {show(labels) if labels else 'no label'}, and the ReplicaSet took it",
            next="`kubectl get replicaset either -o yaml`, and look under spec.selector",
        )
    if found is None:
        return wrong(
            "the check added a pod with tier=cache, and the ReplicaSet did not take it",
            next="`kubectl get replicaset either -o yaml`: tier is to be all that its selector asks for",
        )
    return right()


def _taken(snapshot: Snapshot, added: list[str]) -> list[str]:
    """Pods of the grader's that the ReplicaSet owns, or has deleted."""
    found = []
    for name in added:
        pod = snapshot.get(f"Pod/{name}")
        if pod is None or owner_of(pod):
            found.append(name)
    return found


def _own(snapshot: Snapshot) -> list[Object]:
    replicaset = snapshot.get(_REPLICASET)
    found = snapshot.owned_by(replicaset, "Pod") if replicaset else []
    return [
        pod
        for pod in found
        if "deletionTimestamp" not in pod["metadata"] and GRADER_LABEL not in pod["metadata"].get("labels", {})
    ]


def _parked(name: str, labels: dict[str, str]) -> Object:
    """A pod that no node ever gets."""
    container = {"name": "none", "image": "nginx:1.26.3"}
    spec = {"schedulingGates": _GATE, "containers": [container]}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "labels": labels}, "spec": spec}
