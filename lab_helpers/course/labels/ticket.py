"""Labels of a node, under a prefix that belongs to one exercise of one learner.

Nodes are shared by all learners of a cluster, so each key begins with the name of the exercise's own namespace:
`labels-2.labs.example/environment`. Whoever begins clears away the keys whose namespace is gone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from lab_helpers.grading import Difference, Outcome, World, right, wrong
from lab_helpers.grading.difference import nearest
from lab_helpers.grading.verdict import State
from lab_helpers.state.kinds import KINDS

__all__ = [
    "label_is_removed",
    "label_is_set",
    "nodes_are_touched",
    "only_there",
    "others_are_there",
    "write_ticket",
]

Object = dict[str, Any]

_DOMAIN = ".labs.example"
_VALUE = "production"
_NOTE = "node"
_SEEDED = {"retired": "soon", "rack": "r7"}
_CONTROL_PLANE = "node-role.kubernetes.io/control-plane"
_BUILT_IN = ("kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch")


async def write_ticket(world: World) -> None:
    """Choose a node, label it, and say in the ConfigMap `ticket` what is to be done with it."""
    nodes = await _nodes(world)
    await _clear_away(world, nodes)
    name = _choose(world.namespace, nodes)
    await world.note(_NOTE, name)
    labels = {_key(world, word): value for word, value in _SEEDED.items()}
    await world.api.patch(f"Node/{name}", {"metadata": {"labels": labels}})
    data = {
        "node": name,
        "set": f"{_key(world, 'environment')}={_VALUE}",
        "remove": _key(world, "retired"),
    }
    await world.api.ensure({"kind": "ConfigMap", "metadata": {"name": "ticket"}, "data": data}, world.namespace)


async def nodes_are_touched(world: World) -> bool:
    """Whether any node's keys of this exercise, or annotations under its prefix, are not those of the start."""
    nodes = await _nodes(world)
    chosen = await _the_node(world, nodes)
    seeded = {_key(world, word): value for word, value in _SEEDED.items()}
    for node in nodes:
        own = {key: value for key, value in _labels(node).items() if _owner(key) == world.namespace}
        if own != (seeded if node is chosen else {}) or _annotated(world, node):
            return True
    return False


async def label_is_set(world: World) -> Outcome:
    """The node of the ticket carries the label with exactly this value."""
    nodes = await _nodes(world)
    node = await _the_node(world, nodes)
    key, labels = _key(world, "environment"), _labels(node)
    if labels.get(key) == _VALUE:
        return right()
    remarks = []
    if key in _annotated(world, node):
        remarks.append("it is an annotation of the node: the command for labels is kubectl label")
    if elsewhere := [_name(other) for other in nodes if key in _labels(other) and other is not node]:
        remarks.append(f"the label is on {', '.join(elsewhere)}; the ticket names {_name(node)}")
    if "environment" in labels:
        remarks.append("the node carries environment without the prefix: that is another key")
    own = {item.partition("/")[2]: item for item in labels if _owner(item) == world.namespace}
    if near := nearest("environment", set(own) - {*_SEEDED, "environment"}):
        remarks.append(f"the node carries {own[near]}={labels[own[near]]}: look at every letter of the key")
    difference = Difference(f"label {key} of node {_name(node)}", _VALUE, _shown(labels.get(key)))
    return Outcome(State.WRONG, (difference,), tuple(remarks), next="kubectl get configmap ticket -o yaml")


async def only_there(world: World) -> Outcome:
    """No other node carries it."""
    nodes = await _nodes(world)
    key, node = _key(world, "environment"), await _the_node(world, nodes)
    others = [_name(other) for other in nodes if key in _labels(other) and other is not node]
    if not others:
        return right()
    return wrong(f"{', '.join(others)} also carries {key}", next=f"kubectl label node {others[0]} {key}-")


async def label_is_removed(world: World) -> Outcome:
    """The key is on no node, not even with an empty value."""
    nodes = await _nodes(world)
    key = _key(world, "retired")
    for node in nodes:
        value = _labels(node).get(key)
        if value is not None:
            empty = "" if value else ": an empty value is a value"
            return wrong(
                f"node {_name(node)} still carries the key {key}, with the value {_shown(value)}{empty}",
                next="`kubectl label --help` tells how a label is removed",
            )
    return right()


async def others_are_there(world: World) -> Outcome:
    """The label `rack` of the exercise, and those that every node has, are as they were."""
    node = await _the_node(world, await _nodes(world))
    labels = _labels(node)
    key = _key(world, "rack")
    told = [f"{item} is gone" for item in (key, *_BUILT_IN) if item not in labels]
    if labels.get(key, _SEEDED["rack"]) != _SEEDED["rack"]:
        told.append(f"{key} was {_SEEDED['rack']}, and is {_shown(labels[key])}")
    if not told:
        return right()
    repair = f"kubectl label node {_name(node)} --overwrite {key}={_SEEDED['rack']}"
    return wrong(*(f"of node {_name(node)}: {line}" for line in told), next=repair)


async def _nodes(world: World) -> list[Object]:
    found: list[Object] = (await world.api.list(KINDS["Node"]))["items"]
    return sorted(found, key=_name)


async def _clear_away(world: World, nodes: list[Object]) -> None:
    """Remove keys whose namespace is gone or going: of an earlier attempt, or of a learner who has left."""
    # listed after the nodes: a key that is seen had its namespace before
    namespaces = (await world.api.list(KINDS["Namespace"]))["items"]
    living = {_name(item) for item in namespaces if "deletionTimestamp" not in item["metadata"]}
    for node in nodes:
        for part in ("labels", "annotations"):
            keys = [key for key in node["metadata"].get(part) or {} if _owner(key) not in {"", *living}]
            if keys:
                change = {"metadata": {part: dict.fromkeys(keys)}}
                await world.api.patch(f"Node/{_name(node)}", change)


def _owner(key: str) -> str:
    """The namespace to which a key of these exercises belongs; empty for every other key."""
    prefix = key.partition("/")[0]
    return prefix.removesuffix(_DOMAIN) if "/" in key and prefix.endswith(_DOMAIN) else ""


def _choose(namespace: str, nodes: list[Object]) -> str:
    """The node of the ticket: a worker where there is one, and not the same for everybody."""
    names = [_name(node) for node in nodes if _CONTROL_PLANE not in _labels(node)] or [_name(node) for node in nodes]
    return names[hashlib.sha256(namespace.encode()).digest()[0] % len(names)]


async def _the_node(world: World, nodes: list[Object]) -> Object:
    name = await world.noted(_NOTE)
    return next(node for node in nodes if _name(node) == name)


def _key(world: World, word: str) -> str:
    return f"{world.namespace}{_DOMAIN}/{word}"


def _annotated(world: World, node: Object) -> list[str]:
    return [key for key in node["metadata"].get("annotations") or {} if _owner(key) == world.namespace]


def _labels(node: Object) -> Mapping[str, str]:
    found: Mapping[str, str] = node["metadata"].get("labels") or {}
    return found


def _name(obj: Object) -> str:
    return str(obj["metadata"]["name"])


def _shown(value: str | None) -> str:
    return "no such label" if value is None else value or '""'
