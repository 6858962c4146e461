"""A selector for the nodes of the control plane, here and in a cluster whose nodes have other names."""

from __future__ import annotations

import asyncio
from typing import Any

from lab_helpers.course.labels.selection import read, select
from lab_helpers.grading import Outcome, World, right, wrong
from lab_helpers.grading.difference import few
from lab_helpers.state.kinds import KINDS

__all__ = ["finds_elsewhere", "finds_here"]

_ROLE = "node-role.kubernetes.io/control-plane"
_OLD = "node-role.kubernetes.io/master"
_OTHER_CLUSTER: dict[str, dict[str, str]] = {
    "front-door": {_ROLE: "", "kubernetes.io/hostname": "front-door"},
    "second-door": {_ROLE: "", "kubernetes.io/hostname": "second-door"},
    "oak": {"kubernetes.io/hostname": "oak", "node.kubernetes.io/exclude-from-external-load-balancers": ""},
    "elm": {"kubernetes.io/hostname": "elm"},
}
"""Nodes of a cluster that exists on paper only: their labels by name."""


async def finds_here(world: World) -> Outcome:
    """It finds every node that has the role, and no other."""
    selector = read("control_plane", world.answers.get("control_plane"))
    if isinstance(selector, Outcome):
        return selector
    nodes = (await world.api.list(KINDS["Node"]))["items"]
    wanted = {node["metadata"]["name"] for node in nodes if _ROLE in node["metadata"]["labels"]}
    found = await select(world, "Node", selector)
    if isinstance(found, Outcome):
        return found
    if found == wanted:
        return right()
    remarks = [f"it finds {few(sorted(found)) or 'no node'}"]
    if _OLD in selector:
        remarks.append(f"{_OLD} is the label of old clusters: it is gone since v1.24")
    if selector in {node["metadata"]["name"] for node in nodes}:
        remarks.append(f"{selector} is a node's name; a selector looks at labels")
    return wrong(*remarks, next="kubectl get nodes --show-labels")


async def finds_elsewhere(world: World) -> Outcome:
    """The same of objects of the grader's that carry the labels of another cluster's nodes."""
    selector = read("control_plane", world.answers.get("control_plane"))
    if isinstance(selector, Outcome):
        return selector
    there = {f"{name}-{world.nonce}": name for name in _OTHER_CLUSTER}
    try:
        made = (world.create(_stand_in(name, _OTHER_CLUSTER[node])) for name, node in there.items())
        await asyncio.gather(*made)
        found = await select(world, "ConfigMap", selector, world.namespace)
    finally:
        gone = (world.api.delete(f"ConfigMap/{name}", world.namespace) for name in there)
        await asyncio.shield(asyncio.gather(*gone))
    if isinstance(found, Outcome):
        return found
    nodes = {there[name] for name in found if name in there}
    wanted = {node for node, labels in _OTHER_CLUSTER.items() if _ROLE in labels}
    if nodes == wanted:
        return right()
    return wrong(
        f"in a cluster whose control plane runs on {few(sorted(wanted))}, "
        f"it would find {few(sorted(nodes)) or 'no node'}",
        next="`kubectl get nodes --show-labels`, and look for a label that tells the role, whatever the node's name",
    )


def _stand_in(name: str, labels: dict[str, str]) -> dict[str, Any]:
    return {"kind": "ConfigMap", "metadata": {"name": name, "labels": labels}}
