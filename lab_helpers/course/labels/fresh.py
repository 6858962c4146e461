"""Labels that objects get without being asked, read from fresh objects that the check makes and removes again."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from lab_helpers.errors import ClusterUnreachable
from lab_helpers.grading import World
from lab_helpers.grading.patience import patience
from lab_helpers.grading.world import GRADER_LABEL
from lab_helpers.state.kubectl import run_kubectl
from lab_helpers.state.snapshot import owner_of

__all__ = [
    "below_mistakes",
    "deployment_mistakes",
    "keys_alone",
    "of_deployment",
    "of_pod",
    "of_replicaset",
    "of_stuff",
    "stuff_mistakes",
]

Object = dict[str, Any]
Remarks = list[tuple[Any, str]]

_IMAGE = "nginx:1.26.3"
_GATE = [{"name": "labs.example/never"}]
_SECONDS = 15
_OWN = "team"


@dataclass(frozen=True)
class _Fresh:
    """Label keys of objects that were made a moment ago."""

    deployment: list[str]
    replicaset: list[str]
    pod: list[str]
    stuff: list[str]


_made: dict[str, _Fresh] = {}
"""Those of the newest check, by its nonce: its four expectations share them."""


async def of_deployment(world: World) -> list[str]:
    """Of a Deployment as `kubectl create deployment` makes it, labelled afterwards."""
    return (await _fresh(world)).deployment


async def of_replicaset(world: World) -> list[str]:
    """Of the ReplicaSet that the Deployment makes."""
    return (await _fresh(world)).replicaset


async def of_pod(world: World) -> list[str]:
    """Of the pod that the ReplicaSet makes."""
    return (await _fresh(world)).pod


async def of_stuff(world: World) -> list[str]:
    """Of a pod as `kubectl run` makes it."""
    return (await _fresh(world)).stuff


def keys_alone(value: Any) -> Any:
    """Keys in any order, whether given as a list, a dict or a text, with or without values (`app=rng`)."""
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, Collection) or isinstance(items, bytes):
        return value
    words = [word for item in items for word in str(item).replace(",", " ").split()]
    return sorted({word.partition("=")[0] for word in words})


async def deployment_mistakes(world: World) -> Remarks:
    """The label of the third command forgotten; the controller's one expected above."""
    fresh = await _fresh(world)
    return [
        ([key for key in fresh.deployment if key != _OWN], "the third command labels the Deployment itself"),
        ([_OWN], "kubectl create deployment gave it a label of its own, before the third command"),
        *[
            (given, "the label that tells ReplicaSets apart is on the ReplicaSets and their pods only")
            for given in _with_extra(world, "deployment_keys", set(fresh.pod) - set(fresh.deployment))
        ],
    ]


async def below_mistakes(world: World) -> Remarks:
    """The controller's own label forgotten; the Deployment's later label expected below."""
    fresh = await _fresh(world)
    added = set(fresh.pod) - set(fresh.deployment)
    remarks: Remarks = [
        (
            [key for key in fresh.pod if key not in added],
            "the Deployment adds one label of its own, to tell its ReplicaSets (and their pods) apart",
        )
    ]
    for name in ("replicaset_keys", "pod_keys"):
        remarks += [
            (given, f"{_OWN} was put on the Deployment; what stands below it is made from its template")
            for given in _with_extra(world, name, {_OWN})
        ]
    return remarks


async def stuff_mistakes(world: World) -> Remarks:
    """The key that `kubectl create deployment` uses."""
    return [(["app"], "kubectl run takes another key than kubectl create deployment")]


def _with_extra(world: World, name: str, extra: set[str]) -> list[Any]:
    """The learner's value, where it holds a key too many of this sort."""
    given = world.answers.get(name)
    keys = keys_alone(given)
    return [given] if isinstance(keys, list) and extra & set(keys) else []


async def _fresh(world: World) -> _Fresh:
    if world.nonce not in _made:
        found = await _make(world)
        _made.clear()
        _made[world.nonce] = found
    return _made[world.nonce]


async def _make(world: World) -> _Fresh:
    """Do what the task's three commands do, under names of the check's own; no node gets any of these pods."""
    name = f"rng-{world.nonce}"
    stuff = await _written(world, "run", f"stuff-{world.nonce}")
    stuff["spec"]["schedulingGates"] = _GATE
    deployment = await _written(world, "create", "deployment", name)
    deployment["spec"]["template"]["spec"]["schedulingGates"] = _GATE
    try:
        bare = await world.create(stuff)
        await world.create(deployment)
        labelled = await world.api.patch(
            f"Deployment/{name}", {"metadata": {"labels": {_OWN: "blue"}}}, world.namespace
        )
        pod = await _pod_below(world, name)
        replicaset = await world.api.get(f"ReplicaSet/{owner_of(pod)['name']}", world.namespace)
    finally:
        await world.api.delete(f"Deployment/{name}", world.namespace)
        await world.api.delete(f"Pod/{stuff['metadata']['name']}", world.namespace, grace=0)
    return _Fresh(_keys(labelled), _keys(replicaset), _keys(pod), _keys(bare))


async def _written(world: World, *command: str) -> Object:
    """The object that this kubectl command would send."""
    cluster = world.api.cluster
    arguments = [*command, f"--image={_IMAGE}", "--dry-run=client", "--output=json"]
    output = await run_kubectl(cluster, cluster.admin_kubeconfig, arguments, timeout=patience(10))
    if output.code != 0:
        raise ClusterUnreachable(
            f"kubectl {' '.join(command)} failed: {output.stderr.strip()}", expected="an object", do="labs doctor"
        )
    found: Object = json.loads(output.stdout)
    return found


async def _pod_below(world: World, deployment: str) -> Object:
    def pod(items: Mapping[str, Object]) -> Object | None:
        return next((item for item in items.values() if owner_of(item).get("name", "").startswith(deployment)), None)

    found = await world.until("Pod", lambda now: pod(now.objects["Pod"]) is not None, timeout=patience(_SECONDS))
    made = pod(found.objects["Pod"]) if found else None
    if made is None:
        raise ClusterUnreachable(
            f"A Deployment that the check made has no pod after {_SECONDS} seconds.",
            expected="a pod, made by its ReplicaSet",
            do="labs doctor",
        )
    return made


def _keys(obj: Object) -> list[str]:
    return sorted(key for key in obj["metadata"].get("labels") or {} if key != GRADER_LABEL)
