"""Deployment `stuck`: what is wished for, what is, and who may write which."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lab_helpers.errors import ClusterError, Refused
from lab_helpers.grading import World
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import is_ready
from lab_helpers.state.kinds import KINDS, object_path
from lab_helpers.state.snapshot import Snapshot

__all__ = [
    "hang",
    "not_after",
    "not_parts",
    "not_ready",
    "not_updated",
    "not_wanted",
    "not_why",
    "parts",
    "parts_alone",
    "ready",
    "updated",
    "wanted",
    "why",
]

Object = dict[str, Any]
Remarks = list[tuple[Any, str]]

_REF = "Deployment/stuck"
_FORGED = 99
_SECONDS = 60


async def hang(world: World) -> None:
    """Let the pods start, and then ask for a template that fits no node; wait until that rollout hangs."""
    await _until(world, lambda status: status.get("readyReplicas") == 4)
    change = {"spec": {"template": {"spec": {"nodeSelector": {"labs.example/disk": "fast"}}}}}
    await world.api.patch(_REF, change, world.namespace)
    await _until(
        world, lambda status: [status.get(key) for key in ("replicas", "readyReplicas", "updatedReplicas")] == [5, 3, 2]
    )


async def wanted(world: World) -> int:
    """How many pods it wants."""
    return int((await _live(world))["spec"]["replicas"])


async def ready(world: World) -> int:
    """How many of its pods are Ready: counted, since a status can be forged for a moment."""
    return sum(is_ready(pod) for pod in await _pods(world))


async def updated(world: World) -> int:
    """How many of its pods are of the newest template."""
    return sum("nodeSelector" in pod["spec"] for pod in await _pods(world))


async def parts(world: World) -> dict[str, str]:
    """In which part of the object each of the three numbers stands."""
    obj = await _live(world)
    fields = {"wanted": "replicas", "ready": "readyReplicas", "updated": "updatedReplicas"}
    return {name: "spec" if name == "wanted" and field in obj["spec"] else "status" for name, field in fields.items()}


async def why(world: World) -> str:
    """Which of the four sentences is true, found out by the same request as a dry run: nothing is stored."""
    path = object_path(KINDS["Deployment"], world.namespace, "stuck")
    change = {"status": {"readyReplicas": _FORGED}}
    try:
        made = await world.api.request(
            "PATCH", path, query={"dryRun": "All"}, body=change, content_type="application/merge-patch+json"
        )
    except Refused:
        return "A"
    return "C" if made["status"].get("readyReplicas") == _FORGED else "B"


async def not_wanted(world: World) -> Remarks:
    """The pods that there are, old ones and new ones."""
    return [(await _total(world), "this is how many pods there are (status.replicas), not how many are wanted")]


async def not_ready(world: World) -> Remarks:
    """The other numbers of the status."""
    return [
        (await _total(world), "this is how many pods there are (status.replicas); not all of them are Ready"),
        (await wanted(world), "this is how many are wanted (spec.replicas)"),
        (await updated(world), "this is how many are of the newest template, or how many are not Ready"),
    ]


async def not_updated(world: World) -> Remarks:
    """All pods; those that are Ready."""
    return [
        (await _total(world), "this is how many pods there are, of the old template and of the newest"),
        (await ready(world), "this is how many are Ready; those are of the old template"),
    ]


async def not_after(world: World) -> Remarks:
    """The number that was sent."""
    remark = "that is what you have sent: read the object again, and look"
    return [(_FORGED, remark), *await not_ready(world)]


async def not_parts(world: World) -> Remarks:
    """Everything a wish."""
    everywhere = dict.fromkeys(("wanted", "ready", "updated"), "spec")
    return [(everywhere, "three wishes? `kubectl get deployment stuck -o yaml` has two parts: spec and status")]


async def not_why(world: World) -> Remarks:
    """The other sentences, each with what speaks against it."""
    return [
        ("A", "it was not refused: kubectl said `patched`, if only `(no change)`"),
        ("C", "had it been stored, the resourceVersion of the object would have changed"),
        ("D", "kubectl sends what you give it: `-v=8` shows the request"),
    ]


def parts_alone(value: Any) -> Any:
    """`Spec` and `.status` mean the same as `spec` and `status`; so does a longer path into them, but not both of them.

    >>> parts_alone({"a": ".status", "b": "spec.replicas", "c": "spec or status"})
    {'a': 'status', 'b': 'spec', 'c': 'spec or status'}
    """
    if not isinstance(value, dict):
        return value
    return {key: _part_alone(str(item).strip().lower().lstrip(".")) for key, item in value.items()}


def _part_alone(text: str) -> str:
    words = re.split(r"\W", text)
    return text if {"spec", "status"} <= {*words} else words[0]


async def _live(world: World) -> Object:
    return await world.api.get(_REF, world.namespace)


async def _pods(world: World) -> list[Object]:
    """Those of the Deployment without what is being deleted, as its controller counts them."""
    found = (await world.api.list(KINDS["Pod"], world.namespace, labels="app=stuck"))["items"]
    return [pod for pod in found if "deletionTimestamp" not in pod["metadata"]]


async def _total(world: World) -> int:
    return len(await _pods(world))


async def _until(world: World, holds: Callable[[Object], bool]) -> None:
    def look(now: Snapshot) -> bool:
        obj = now.get(_REF) or {}
        status: Object = obj.get("status", {})
        seen = status.get("observedGeneration") == obj.get("metadata", {}).get("generation")
        return seen and holds(status)

    if await world.until("Deployment", look, timeout=patience(_SECONDS)) is None:
        raise ClusterError(
            "The Deployment that this exercise begins with did not get as far as it should.",
            expected=f"its pods within {_SECONDS} seconds",
            do="labs doctor",
        )
