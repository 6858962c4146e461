"""Service `front`: which pods it selects, now and when the grader adds others."""

from __future__ import annotations

import asyncio
from typing import Any

from lab_helpers.grading import Outcome, World, eventually, right, wrong
from lab_helpers.grading.difference import nearest, show
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import is_ready
from lab_helpers.grading.slices import endpoints_of, is_by_hand, slices_of
from lab_helpers.grading.verdict import State
from lab_helpers.grading.world import GRADER_LABEL
from lab_helpers.state.snapshot import Snapshot, labels_match

__all__ = ["answers", "has_endpoints", "pods_kept", "selects_production", "takes_the_right_newcomer"]

Object = dict[str, Any]

_SERVICE = "Service/front"
_WANTED = ("web-1", "web-2")
_SEEDED = {
    "web-1": {"app": "web", "env": "prod", "release": "r7"},
    "web-2": {"app": "web", "env": "prod", "release": "r7"},
    "web-dev": {"app": "web", "env": "dev", "release": "r8"},
    "db": {"app": "db", "env": "prod", "release": "r7"},
}
_STRANGERS = {
    "web-test": {"app": "web", "env": "test", "release": "r7"},
    "db-two": {"app": "db", "env": "prod", "release": "r8"},
}
_SECONDS = 30


async def pods_kept(world: World) -> Outcome:
    """The four pods are those of the start, and what they carried they still carry."""
    told = []
    for name, labels in _SEEDED.items():
        pod = world.snapshot.get(f"Pod/{name}")
        if pod is None or "deletionTimestamp" in pod["metadata"]:
            told.append(f"pod {name} was deleted")
        elif pod["metadata"]["uid"] != world.seed.get(f"Pod/{name}"):
            told.append(f"pod {name} was deleted and made anew (it has another UID)")
        else:
            now = pod["metadata"].get("labels") or {}
            told += [
                f"pod {name} had the label {key}={value}, and has {f'{key}={now[key]}' if key in now else 'none'} now"
                for key, value in labels.items()
                if now.get(key) != value
            ]
    return wrong(*told, next="begin the exercise anew: `lab.reset`") if told else right()


async def selects_production(world: World) -> Outcome:
    """Its selector fits the production web pods alone."""
    if outcome := presence(world.snapshot, _SERVICE):
        return outcome
    selector = _selector(world.snapshot)
    if not selector:
        return wrong(
            "it has no selector: nobody keeps its list of pods up to date",
            next="`kubectl explain service.spec.selector`, or `kubectl set selector --help`",
        )
    selected = {pod["metadata"]["name"] for pod in _pods(world.snapshot, selector)}
    told = []
    if more := selected - set(_WANTED):
        told.append(f"{show(selector)} also fits {', '.join(sorted(more))}")
    if missed := set(_WANTED) - selected:
        told.append(f"{show(selector)} does not fit {', '.join(sorted(missed))}")
        carried = [f"{key}={value}" for labels in _SEEDED.values() for key, value in labels.items()]
        near = [
            nearest(f"{key}={value}", carried) for key, value in selector.items() if f"{key}={value}" not in carried
        ]
        told += [f"did you mean {item}?" for item in near if item]
    return wrong(*told, next="kubectl get pods --show-labels") if told else right()


async def has_endpoints(world: World) -> Outcome:
    """The EndpointSlices of the Service name the pods that it selects."""
    if outcome := presence(world.snapshot, _SERVICE):
        return outcome
    if not _selector(world.snapshot):
        return Outcome(State.SKIPPED)
    wanted = {pod["metadata"]["uid"]: pod["metadata"]["name"] for pod in map(world.snapshot.get, _refs()) if pod}
    found = _targets(world.snapshot)
    if missed := sorted(name for uid, name in wanted.items() if uid not in found):
        line = f"not in its EndpointSlices: {', '.join(missed)}"
        return Outcome(State.PENDING, evidence=(line,), moving=True, next="kubectl get endpointslices")
    if more := sorted(name for uid, name in found.items() if uid not in wanted):
        foreign = [item["metadata"]["name"] for item in slices_of(world.snapshot, "front") if is_by_hand(item)]
        if foreign:
            return wrong(f"the EndpointSlice {foreign[0]} was made by hand, and holds {', '.join(more)}")
        return Outcome(State.PENDING, evidence=(f"its EndpointSlices hold also {', '.join(more)}",), moving=True)
    return right()


async def answers(world: World) -> Outcome:
    """A request to port 80 comes back with the name of one of the two."""
    said = ""

    async def asked() -> bool:
        nonlocal said
        answer = await world.api.proxy_get("services/front:80", world.namespace, "/hostname")
        said = answer.text.strip() if answer.status_code == 200 else f"{answer.status_code}: {answer.text.strip()}"
        return answer.status_code == 200

    if await eventually(asked, 5) and said in _WANTED:
        return right()
    return wrong(
        f"a request to port 80 of the Service ended with: {' '.join(said.split())[:160]}",
        next="`kubectl describe service front`: TargetPort is to be the port on which the pods listen",
    )


async def takes_the_right_newcomer(world: World) -> Outcome:
    """Of three pods that the grader adds, the Service takes the one that is labelled as web-1 is."""
    labels = (world.snapshot.get("Pod/web-1") or {})["metadata"]["labels"]
    newcomer = f"web-new-{world.nonce}"
    strangers = {f"{name}-{world.nonce}": carried for name, carried in _STRANGERS.items()}
    everybody = {newcomer: labels, **strangers}
    try:
        await asyncio.gather(*(world.create(_pod(name, carried)) for name, carried in everybody.items()))
        ready = await world.until(
            "Pod",
            lambda now: all(is_ready(now.get(f"Pod/{name}") or {}) for name in everybody),
            timeout=patience(_SECONDS),
        )
        if ready is None:
            return Outcome(State.UNKNOWN, evidence=("the pods that the check added are not Ready in time",))
        slices = await world.until(
            "EndpointSlice", lambda now: newcomer in _targets(now).values(), timeout=patience(_SECONDS)
        )
        selector = _selector(world.snapshot)
        taken = {name for name, carried in strangers.items() if labels_match(_pod(name, carried), selector)}
        if slices is not None:
            taken |= set(_targets(slices).values()) & set(strangers)
    finally:
        gone = (world.api.delete(f"Pod/{name}", world.namespace, grace=0) for name in everybody)
        await asyncio.shield(asyncio.gather(*gone))
    if taken:
        name = min(taken)
        return wrong(
            f"the check added a pod with the labels {show(strangers[name])}, and {show(selector)} fits it too",
            next="select by the labels that say what a pod is (web) and where it belongs (production)",
        )
    if slices is None:
        return wrong(
            f"the check added a pod with the labels of web-1, {show(dict(labels))}; the Service does not lead to it",
            next="a Service with a selector finds its pods by itself",
        )
    return right()


def _refs() -> list[str]:
    return [f"Pod/{name}" for name in _WANTED]


def _selector(snapshot: Snapshot) -> dict[str, str]:
    spec = (snapshot.get(_SERVICE) or {})["spec"]
    return {} if spec.get("type") == "ExternalName" else spec.get("selector") or {}


def _pods(snapshot: Snapshot, selector: dict[str, str]) -> list[Object]:
    """The pods that it fits, without the grader's and those that are about to go."""
    return [
        pod
        for pod in snapshot.all("Pod", selector)
        if GRADER_LABEL not in pod["metadata"]["labels"] and "deletionTimestamp" not in pod["metadata"]
    ]


def _targets(snapshot: Snapshot) -> dict[str, str]:
    """UID -> name of all that the EndpointSlices of the Service lead to; of an address alone, the address."""
    found = {}
    for endpoint in endpoints_of(*slices_of(snapshot, "front")):
        target = endpoint.get("targetRef") or {}
        address = endpoint["addresses"][0]
        found[target.get("uid", address)] = target.get("name", address)
    return found


def _pod(name: str, labels: dict[str, str]) -> Object:
    container = {"name": "web", "image": "registry.k8s.io/e2e-test-images/agnhost:2.66.1", "args": ["netexec"]}
    spec = {"terminationGracePeriodSeconds": 0, "containers": [container]}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "labels": dict(labels)}, "spec": spec}
