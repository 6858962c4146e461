"""A live copy of a few kinds in one namespace: one list, then a watch, for each kind."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self

from lab_helpers.errors import ClusterUnreachable, LabError, Refused
from lab_helpers.state.api import Api
from lab_helpers.state.kinds import KINDS, Kind, kind_of
from lab_helpers.state.snapshot import Snapshot, lean

__all__ = ["Mirror"]

_PATIENCE = 5.0
"""Seconds for which a lost API server may come back before the mirror gives up."""

_PAUSE = 0.2
"""Seconds between two tries to reach it."""


class Mirror:
    """Keeps snapshots of a namespace current while it is open.

    async with Mirror(api, "pods-1", ["Pod"]) as mirror:
        mirror.snapshot()
        await mirror.changed(timeout=1.0)

    The watch alone may be a moment behind a write that has just been answered; `refresh` is not. It also mends a
    mirror that has given up: one that nobody refreshes leaves a dead API server alone.
    With `home` the namespace itself is watched too. `others` are further namespaces, by the word that each is called
    by; of these, there or not, the same kinds are followed, and `Namespace`: of that kind only the namespace itself.
    Resource versions are compared as numbers, which Kubernetes allows since 1.35 (KEP-5504).
    """

    def __init__(
        self,
        api: Api,
        namespace: str,
        kinds: Iterable[str],
        *,
        home: bool = False,
        others: Mapping[str, str] | None = None,
    ) -> None:
        self.api = api
        self.namespace = namespace
        self.kinds = frozenset(kinds)
        self._objects: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in sorted(self.kinds)}
        self._versions: dict[str, int] = {}
        self._dirty = asyncio.Event()
        self._others = {word: Mirror(api, name, {*self.kinds, "Namespace"}) for word, name in (others or {}).items()}
        for other in self._others.values():
            other._dirty = self._dirty
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._failure: LabError | None = None
        self._watches_home = home
        self._home: asyncio.Task[None] | None = None
        self.at_home = False
        """Whether the namespace is known to be there, by the watch of `home`; while this is False, look."""

    async def __aenter__(self) -> Self:
        """List every kind at once, then watch; raises what the first lists raise."""
        await self.refresh()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def refresh(self) -> None:
        """Bring every kind to the state of this moment, and see that every kind is watched; raises as lists do."""
        kinds = [kind_of(name) for name in self._objects]
        await asyncio.gather(*(self._list(kind) for kind in kinds), *(item.refresh() for item in self._others.values()))
        self._failure = None
        for kind in kinds:
            if kind.name not in self._tasks or self._tasks[kind.name].done():
                self._tasks[kind.name] = asyncio.create_task(self._follow(kind))
        if self._watches_home and (self._home is None or self._home.done()):
            self._home = asyncio.create_task(self._watch_home())

    async def close(self) -> None:
        """End the watches."""
        tasks = [*self._tasks.values(), *([self._home] if self._home else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, *(item.close() for item in self._others.values()), return_exceptions=True)
        self._tasks.clear()

    def snapshot(self) -> Snapshot:
        """The state of this moment; later changes do not touch it."""
        if self._failure is not None:
            raise self._failure
        return Snapshot(
            self.namespace,
            self.api.now(),
            {kind: dict(objects) for kind, objects in self._objects.items()},
            others={word: other.snapshot() for word, other in self._others.items()},
        )

    async def changed(self, timeout: float) -> None:
        """Return when anything changed, or after `timeout` seconds."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._dirty.wait(), timeout)
        self._dirty.clear()

    def size(self) -> tuple[int, int]:
        """How many objects it holds, and their bytes as JSON."""
        held = [item for objects in self._objects.values() for item in objects.values()]
        sizes = [other.size() for other in self._others.values()]
        count, length = len(held), sum(len(json.dumps(item)) for item in held)
        return count + sum(size[0] for size in sizes), length + sum(size[1] for size in sizes)

    def _fields(self, kind: Kind) -> str:
        """Of namespaces only this one: it is the one whose state this is."""
        return f"metadata.name={self.namespace}" if kind.name == "Namespace" else ""

    async def _list(self, kind: Kind) -> None:
        found = await self.api.list(kind, self.namespace if kind.namespaced else None, fields=self._fields(kind))
        version = int(found["metadata"]["resourceVersion"])
        if version < self._versions.get(kind.name, 0):
            return  # the watch was quicker than this answer
        self._objects[kind.name] = {item["metadata"]["name"]: lean(item) for item in found["items"]}
        self._versions[kind.name] = version
        self._dirty.set()

    async def _follow(self, kind: Kind) -> None:
        loop = asyncio.get_running_loop()
        lost: float | None = None
        while True:
            try:
                if kind.name not in self._versions:
                    await self._list(kind)
                version = str(self._versions[kind.name])
                async with self.api.watch(kind, self.namespace, version, fields=self._fields(kind)) as events:
                    lost = None
                    async for event in events:
                        self._take(kind, event)
            except (ClusterUnreachable, Refused) as error:
                if isinstance(error, Refused) and error.status == 410:  # too old to go on from: list again
                    self._versions.pop(kind.name, None)
                    continue
                lost = lost or loop.time()
                if loop.time() - lost > _PATIENCE:
                    self._give_up(error)
                    return
                await asyncio.sleep(_PAUSE)
            except LabError as error:
                self._give_up(error)
                return

    async def _watch_home(self) -> None:
        kind = KINDS["Namespace"]
        try:
            with contextlib.suppress(ClusterUnreachable, Refused):
                async with self.api.watch(kind, None, fields=self._fields(kind)) as events:
                    async for event in events:
                        if event["type"] == "DELETED" or "deletionTimestamp" in event["object"]["metadata"]:
                            return
                        self.at_home = True
        finally:
            self.at_home = False

    def _take(self, kind: Kind, event: dict[str, Any]) -> None:
        obj = event["object"]
        version = int(obj["metadata"]["resourceVersion"])
        if version <= self._versions.get(kind.name, 0):
            return  # a refresh was quicker than the watch
        self._versions[kind.name] = version
        if event["type"] == "BOOKMARK":
            return
        objects, name = self._objects[kind.name], obj["metadata"]["name"]
        if event["type"] == "DELETED":
            objects.pop(name, None)
        else:
            objects[name] = lean(obj)
        self._dirty.set()

    def _give_up(self, error: LabError) -> None:
        self._failure = error
        self._dirty.set()
