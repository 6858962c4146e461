"""What an expectation may look at and do: the snapshot, the learner's answers, and a few questions."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lab_helpers.errors import Refused
from lab_helpers.grading.clients import GRADER_LABEL, Clients
from lab_helpers.grading.pods import is_ready
from lab_helpers.state.api import Api, Object
from lab_helpers.state.kinds import kind_of
from lab_helpers.state.kubectl import Output, run_in_pod
from lab_helpers.state.mirror import Mirror
from lab_helpers.state.snapshot import Snapshot

__all__ = ["GRADER_LABEL", "World"]

_NOTES = "lab-helpers"


@dataclass(frozen=True)
class World:
    """One exercise's namespace at one moment.

    `seed` maps `Kind/name` to the UID that the object had when the exercise began; `answers` are the values
    that the learner handed in; `nonce` is a word that nobody could know before this check; `digests` maps
    `Kind/name` to the digest of what stood in the object at the beginning; `clients` are the pods from which
    the grader asks, where there is a check that removes them in the end.
    """

    api: Api
    snapshot: Snapshot
    seed: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    nonce: str = field(default_factory=lambda: secrets.token_hex(6))
    digests: Mapping[str, str] = field(default_factory=dict)
    clients: Clients | None = None

    @property
    def namespace(self) -> str:
        """The namespace of the exercise."""
        return self.snapshot.namespace

    def at(self, word: str) -> World:
        """The same moment in the further namespace of the exercise that is called by `word` (`Exercise.namespaces`)."""
        there = self.snapshot.others[word]
        return replace(
            self,
            snapshot=there,
            seed=_of(word, self.seed),
            digests=_of(word, self.digests),
            clients=self.clients.at(there.namespace) if self.clients else None,
        )

    async def run(self, pod: str, command: Sequence[str], *, container: str = "", timeout: float = 10) -> Output:
        """Run a command in a container of a pod of this namespace."""
        return await run_in_pod(self.api.cluster, self.namespace, pod, command, container=container, timeout=timeout)

    async def client(self, labels: Mapping[str, str] | None = None) -> str:
        """The name of a pod of the grader's with these labels, in which a command can be run; see `Clients.pod`."""
        assert self.clients is not None, "only a check has clients"
        return await self.clients.pod(labels)

    async def now(self, *kinds: str) -> Snapshot:
        """These kinds as they are at this moment: `snapshot` is from before the grader changed anything."""
        wanted = [kind_of(name) for name in kinds]
        lists = await asyncio.gather(
            *(self.api.list(kind, self.namespace if kind.namespaced else None) for kind in wanted)
        )
        objects = {
            kind.name: {item["metadata"]["name"]: item for item in found["items"]}
            for kind, found in zip(wanted, lists, strict=True)
        }
        return Snapshot(self.namespace, self.api.now(), objects)

    async def logs(self, pod: str, *, container: str = "") -> str:
        """A container's log, its last 1,000 lines; empty where there is none to read."""
        try:
            return await self.api.logs(pod, self.namespace, container=container)
        except Refused:
            return ""

    async def create(self, obj: Object) -> Object:
        """Create an object in this namespace, marked as the grader's."""
        labels = {**(obj["metadata"].get("labels") or {}), GRADER_LABEL: "true"}
        marked = {**obj, "metadata": {**obj["metadata"], "labels": labels}}
        return await self.api.create(marked, self.namespace)

    async def note(self, name: str, text: str) -> None:
        """Write a text on the namespace itself, where `noted` finds it whatever kernel asks."""
        await self.api.patch(f"Namespace/{self.namespace}", {"metadata": {"annotations": {f"{_NOTES}/{name}": text}}})

    async def noted(self, name: str) -> str:
        """What stands there; `KeyError` where nothing was noted."""
        namespace = await self.api.get(f"Namespace/{self.namespace}")
        return str(namespace["metadata"]["annotations"][f"{_NOTES}/{name}"])

    async def until(self, kind: str, holds: Callable[[Snapshot], bool], *, timeout: float = 30) -> Snapshot | None:
        """The first snapshot of one kind for which `holds` is true, or None after `timeout` seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        async with Mirror(self.api, self.namespace, [kind]) as mirror:
            while True:
                snapshot = mirror.snapshot()
                if holds(snapshot):
                    return snapshot
                if loop.time() >= deadline:
                    return None
                await mirror.changed(deadline - loop.time())

    async def recreate_pod(self, name: str, *, node: str | None = None, timeout: float = 30) -> Object | None:
        """Delete a bare pod and create it anew from its own spec (on `node`); None where it is not Ready in time."""
        old = await self.api.get(f"Pod/{name}", self.namespace)
        await self.api.delete(f"Pod/{name}", self.namespace, grace=0)
        if await self.until("Pod", lambda now: now.get(f"Pod/{name}") is None, timeout=timeout) is None:
            return None
        spec = {key: value for key, value in old["spec"].items() if key != "nodeName"}
        if node is not None:
            spec["nodeName"] = node
        kept = {key: old["metadata"][key] for key in ("name", "labels", "annotations") if key in old["metadata"]}
        await self.api.create({"apiVersion": "v1", "kind": "Pod", "metadata": kept, "spec": spec}, self.namespace)
        found = await self.until("Pod", lambda now: is_ready(now.get(f"Pod/{name}") or {}), timeout=timeout)
        return found.get(f"Pod/{name}") if found else None


def _of(word: str, noted: Mapping[str, str]) -> dict[str, str]:
    """What was noted of a further namespace: `shop:Pod/web` as `Pod/web`."""
    return {ref.removeprefix(f"{word}:"): value for ref, value in noted.items() if ref.startswith(f"{word}:")}
