"""Snapshots of many namespaces at once: one list for each kind, however many namespaces there are."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from lab_helpers.state.api import Api
from lab_helpers.state.capabilities import probe
from lab_helpers.state.kinds import KINDS, Kind, kind_of
from lab_helpers.state.snapshot import Object, Snapshot, lean

__all__ = ["collect"]

_EVENT = Kind("Event", "api/v1", "events")


async def collect(api: Api, namespaces: Collection[str], kinds: Collection[str] | None = None) -> dict[str, Snapshot]:
    """The snapshot of each namespace, by its name; `kinds` are their kinds of object (without it all that labs know).

    With all kinds come the events too, which a later reader may want; a grader of these kinds alone does not.
    Of the kind `Namespace` each holds only its own.
    """
    wanted = [kind_of(name) for name in sorted(kinds if kinds is not None else KINDS)]
    listed = [*wanted, *([_EVENT] if kinds is None else [])]
    scope = next(iter(namespaces)) if len(namespaces) == 1 else None
    lists = await asyncio.gather(*(_items(api, kind, scope) for kind in listed))
    capabilities = await probe(api)
    taken = api.now()
    objects: dict[str, dict[str, dict[str, Object]]] = {
        name: {kind.name: {} for kind in wanted if kind.namespaced} for name in namespaces
    }
    events: dict[str, list[Object]] = {name: [] for name in namespaces}
    of_cluster: dict[str, dict[str, Object]] = {}
    for kind, items in zip(listed, lists, strict=True):
        if not kind.namespaced:
            of_cluster[kind.name] = {item["metadata"]["name"]: item for item in items}
            continue
        for item in items:
            namespace = item["metadata"]["namespace"]
            if namespace not in objects:
                continue
            if kind is _EVENT:
                events[namespace].append(item)
            else:
                objects[namespace][kind.name][item["metadata"]["name"]] = item
    if (everyone := of_cluster.pop("Namespace", None)) is not None:
        for name in namespaces:
            objects[name]["Namespace"] = {name: everyone[name]} if name in everyone else {}
    return {
        name: Snapshot(name, taken, {**objects[name], **of_cluster}, tuple(events[name]), capabilities)
        for name in namespaces
    }


async def _items(api: Api, kind: Kind, namespace: str | None) -> list[Object]:
    return [lean(item) async for item in api.pages(kind, namespace if kind.namespaced else None)]
