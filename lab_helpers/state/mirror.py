"""A live copy of a few kinds in one namespace: one list, then a watch, for each kind."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

from lab_helpers.errors import ClusterUnreachable, LabError, Refused
from lab_helpers.state.api import Api
from lab_helpers.state.kinds import Kind, kind_of
from lab_helpers.state.snapshot import Snapshot

__all__ = ["Mirror"]

_PATIENCE = 5.0
"""Seconds for which a lost API server may come back before the mirror gives up."""


class Mirror:
    """Keeps snapshots of a namespace current while it is open.

    async with Mirror(api, "pods-1", ["Pod"]) as mirror:
        mirror.snapshot()
        await mirror.changed(timeout=1.0)
    """

    def __init__(self, api: Api, namespace: str, kinds: Iterable[str]) -> None:
        self._api = api
        self._namespace = namespace
        self._objects: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in sorted(set(kinds))}
        self._dirty = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._failure: LabError | None = None

    async def __aenter__(self) -> Self:
        """List every kind at once, then watch; raises what the first lists raise."""
        kinds = [kind_of(name) for name in self._objects]
        versions = await asyncio.gather(*(self._list(kind) for kind in kinds))
        self._tasks = [
            asyncio.create_task(self._follow(kind, version)) for kind, version in zip(kinds, versions, strict=True)
        ]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def snapshot(self) -> Snapshot:
        """The state of this moment; later changes do not touch it."""
        if self._failure is not None:
            raise self._failure
        return Snapshot(
            self._namespace,
            self._api.now(),
            {kind: dict(objects) for kind, objects in self._objects.items()},
        )

    async def changed(self, timeout: float) -> None:
        """Return when anything changed, or after `timeout` seconds."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._dirty.wait(), timeout)
        self._dirty.clear()

    async def _list(self, kind: Kind) -> str:
        found = await self._api.list(kind, self._namespace if kind.namespaced else None)
        # items of a list carry neither kind nor apiVersion
        identity = {"kind": kind.name, "apiVersion": kind.api.partition("/")[2]}
        self._objects[kind.name] = {item["metadata"]["name"]: {**identity, **item} for item in found["items"]}
        self._dirty.set()
        return str(found["metadata"]["resourceVersion"])

    async def _follow(self, kind: Kind, version: str) -> None:
        loop = asyncio.get_running_loop()
        lost: float | None = None
        while True:
            try:
                if not version:
                    version = await self._list(kind)
                lost = None
                async for event in self._api.watch(kind, self._namespace, version):
                    if event["type"] == "ERROR":  # 410 Gone: too old, so list again
                        version = ""
                        break
                    version = self._take(kind, event)
            except Refused as refusal:
                if refusal.status != 410:
                    self._give_up(refusal)
                    return
                version = ""
            except ClusterUnreachable as error:
                lost = lost or loop.time()
                if loop.time() - lost > _PATIENCE:
                    self._give_up(error)
                    return
                version = ""
                await asyncio.sleep(0.2)
            except LabError as error:
                self._give_up(error)
                return

    def _take(self, kind: Kind, event: dict[str, Any]) -> str:
        obj = event["object"]
        objects, name = self._objects[kind.name], obj["metadata"].get("name")
        if event["type"] == "DELETED":
            objects.pop(name, None)
        elif event["type"] != "BOOKMARK":
            objects[name] = obj
        self._dirty.set()
        return str(obj["metadata"]["resourceVersion"])

    def _give_up(self, error: LabError) -> None:
        self._failure = error
        self._dirty.set()
