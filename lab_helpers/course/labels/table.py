"""Six pods and the labels that a table asks for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from lab_helpers.grading import Difference, Outcome, World, right, wrong
from lab_helpers.grading.difference import nearest
from lab_helpers.grading.verdict import State

__all__ = ["TABLE", "column", "no_others", "same_pods"]

TABLE = {
    "shop-1": {"env": "prod", "tier": "web", "version": "v1"},
    "shop-2": {"env": "prod", "tier": "web", "version": "v2"},
    "shop-3": {"env": "test", "tier": "web", "version": "v2"},
    "cache-1": {"env": "prod", "tier": "cache", "version": "v1"},
    "db-1": {"env": "prod", "tier": "db", "version": "v1"},
    "db-2": {"env": "dev", "tier": "db", "version": "v2"},
}
"""Pod -> its labels, as the prose prints them."""

_RESET = "labels can be changed while a pod lives; begin the exercise anew: `lab.reset`"


async def same_pods(world: World) -> Outcome:
    """All six have the UID that they had at the start."""
    told = []
    for name in TABLE:
        pod = world.snapshot.get(f"Pod/{name}")
        if pod is None or "deletionTimestamp" in pod["metadata"]:
            told.append(f"pod {name} was deleted")
        elif pod["metadata"]["uid"] != world.seed.get(f"Pod/{name}"):
            told.append(f"pod {name} was deleted and made anew (it has another UID)")
    return wrong(*told, next=_RESET) if told else right()


def column(key: str) -> Callable[[World], Awaitable[Outcome]]:
    """Every pod that is there carries `key` with the value of the table."""

    async def look(world: World) -> Outcome:
        differences, annotated = [], []
        for name, wanted in TABLE.items():
            metadata = (world.snapshot.get(f"Pod/{name}") or {}).get("metadata")
            if metadata is None:
                continue  # told by same_pods
            labels = metadata.get("labels") or {}
            if labels.get(key) == wanted[key]:
                continue
            differences.append(Difference(f"label {key} of pod {name}", wanted[key], _got(key, labels)))
            if key in (metadata.get("annotations") or {}):
                annotated.append(name)
        if not differences:
            return right()
        remark = f"{key} is an annotation of {', '.join(annotated)}: the command for labels is kubectl label"
        return Outcome(
            State.WRONG, tuple(differences), (remark,) if annotated else (), next=f"kubectl get pods -L {key}"
        )

    return look


async def no_others(world: World) -> Outcome:
    """No pod carries a label that is not in the table, unless its key has a prefix, as those of tools have."""
    told = []
    step = ""
    for name, wanted in TABLE.items():
        labels = (world.snapshot.get(f"Pod/{name}") or {"metadata": {}})["metadata"].get("labels") or {}
        for key in sorted(set(labels) - set(wanted)):
            if "/" not in key:
                told.append(f"pod {name} also carries {key}={labels[key]}")
                step = step or f"kubectl label pod {name} {key}-"
    return wrong(*told, next=step) if told else right()


def _got(key: str, labels: Mapping[str, Any]) -> str:
    """What a pod carries under the key, or under one that was probably meant to be this one."""
    if key in labels:
        return labels[key] or '""'
    near = next((item for item in labels if item.casefold().startswith(key)), "") or nearest(key, labels)
    return "no such label" + (f", but {near}={labels[near]}" if near else "")
