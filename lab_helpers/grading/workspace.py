"""The namespace of an exercise: made, seeded, remembered, found again and made anew.

All that the grader has to remember stands in annotations of the namespace itself, so it is as old as the
objects that it speaks of, whatever kernel, terminal or machine asks.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lab_helpers.errors import NamespaceGone, Refused
from lab_helpers.grading.exercise import Exercise
from lab_helpers.grading.world import GRADER_LABEL, World
from lab_helpers.state.api import Api, Object
from lab_helpers.state.capabilities import demand
from lab_helpers.state.kinds import KINDS
from lab_helpers.state.snapshot import Snapshot

__all__ = [
    "EXERCISE_LABEL",
    "LEARNER_LABEL",
    "Workspace",
    "begin",
    "changed_since",
    "digest",
    "find",
    "find_all",
    "learner_objects",
    "reset",
    "touched_objects",
]

EXERCISE_LABEL = "lab-helpers/exercise"
LEARNER_LABEL = "lab-helpers/learner"
_SEED = "lab-helpers/seed"

# What a learner may make in a namespace. Objects that a controller owns tell nothing about the learner.
_LEARNER_KINDS = [kind for kind in KINDS.values() if kind.namespaced]
_LEARNER_NAMES = frozenset(kind.name for kind in _LEARNER_KINDS)
_ALWAYS_THERE = {"ConfigMap/kube-root-ca.crt", "ServiceAccount/default"}
_SET_BY_THE_SYSTEM = {"nodeName", "volumeName", "clusterIP", "clusterIPs"}


@dataclass(frozen=True)
class Workspace:
    """The namespace of one exercise; `seed` holds each object that it began with: `Kind/name` -> (UID, hash).

    The hash is empty for what a controller has made, and may change without the learner.
    """

    exercise: str
    namespace: str
    created: str
    seed: Mapping[str, tuple[str, str]]
    learner: str = ""

    @property
    def given(self) -> list[str]:
        """`Kind/name` of what the exercise began with, without what controllers have made of it."""
        return sorted(_given(self.seed))

    @property
    def uids(self) -> dict[str, str]:
        """`Kind/name` -> UID of what the exercise began with."""
        return {ref: uid for ref, (uid, _) in self.seed.items()}

    @property
    def digests(self) -> dict[str, str]:
        """`Kind/name` -> digest of what the exercise began with."""
        return {ref: found for ref, (_, found) in self.seed.items()}


async def find(api: Api, exercise: str, *, learner: str = "") -> Workspace:
    """The exercise's namespace; `NamespaceGone` where there is none (never begun, or deleted)."""
    current = await _newest(api, exercise, learner)
    if current is None:
        raise NamespaceGone(
            f"The exercise {exercise} has no namespace in the cluster: it was not begun, or the namespace was deleted.",
            expected="the namespace that the cell with `begin` makes",
            do=f'run `lab.begin("{exercise}")`; no attempt that you have made is lost',
        )
    return _workspace(current)


async def find_all(api: Api, *, exercise: str = "", learner: str | None = None) -> list[Workspace]:
    """Every exercise that was begun and is still there: of one exercise or all, of one learner or of all learners."""
    newest: dict[tuple[str, str], Workspace] = {}
    for item in await _namespaces(api, exercise, learner):
        workspace = _workspace(item)
        newest[workspace.exercise, workspace.learner] = workspace
    return list(newest.values())


async def begin(api: Api, exercise: Exercise, seed: Sequence[Object] = (), *, learner: str = "") -> Workspace:
    """The exercise's namespace, made and seeded unless it is there: safe to call again at any time.

    Raises `CapabilityMissing` where the cluster lacks what the exercise needs.
    """
    await demand(api, exercise.needs)
    namespace = await _newest(api, exercise.id, learner)
    if namespace is None:
        namespace = await _create_namespace(api, exercise.id, learner)
    if _SEED in namespace["metadata"].get("annotations", {}):
        return _workspace(namespace)
    name = namespace["metadata"]["name"]
    world = World(api, Snapshot(name, api.now(), {}))
    # pods are refused until the namespace has its default ServiceAccount
    await world.until("ServiceAccount", lambda now: now.get("ServiceAccount/default") is not None)
    for obj in seed:
        await _ensure(api, obj, name)
    if exercise.prepare is not None:
        await exercise.prepare(world)
    marks = _marks(await _listed(api, name))
    change = {"metadata": {"annotations": {_SEED: json.dumps(marks)}}}
    return _workspace(await api.patch(f"Namespace/{name}", change))


async def reset(api: Api, exercise: Exercise, seed: Sequence[Object] = (), *, learner: str = "") -> Workspace:
    """A fresh namespace for the exercise; the old one is deleted without waiting for it (5 to 10 s)."""
    await demand(api, exercise.needs)  # before anything is deleted
    for namespace in await _namespaces(api, exercise.id, learner):
        await api.delete(f"Namespace/{namespace['metadata']['name']}")
    return await begin(api, exercise, seed, learner=learner)


async def touched_objects(api: Api, workspace: Workspace) -> list[str]:
    """`Kind/name` of every object that was made, changed or deleted since the exercise began."""
    return changed_since(workspace, await _listed(api, workspace.namespace))


def changed_since(workspace: Workspace, objects: Iterable[Object]) -> list[str]:
    """The same, of all the namespace's objects of the kinds that learners make (others do not count)."""
    now, before = _given(_marks(objects)), _given(workspace.seed)
    return sorted(ref for ref in {*now, *before} if now.get(ref) != before.get(ref))


async def _namespaces(api: Api, exercise: str, learner: str | None) -> list[Object]:
    """Every namespace of an exercise (of any for "") of a learner (of all for None) that stays, the oldest first."""
    wanted = [EXERCISE_LABEL + (f"={exercise}" if exercise else "")]
    if learner is not None:
        wanted.append(f"{LEARNER_LABEL}={learner}")
    found = [item async for item in api.pages(KINDS["Namespace"], labels=",".join(wanted))]
    staying = [item for item in found if "deletionTimestamp" not in item["metadata"]]
    return sorted(staying, key=lambda item: str(item["metadata"]["creationTimestamp"]))


async def _newest(api: Api, exercise: str, learner: str) -> Object | None:
    found = await _namespaces(api, exercise, learner)
    return found[-1] if found else None


async def _create_namespace(api: Api, exercise: str, learner: str) -> Object:
    base = f"{learner}-{exercise}" if learner else exercise
    number = 1
    while True:
        name = base if number == 1 else f"{base}-{number}"
        labels = {EXERCISE_LABEL: exercise, LEARNER_LABEL: learner}
        try:
            return await api.create({"kind": "Namespace", "metadata": {"name": name, "labels": labels}})
        except Refused as refusal:
            if refusal.status != 409:
                raise
        if (found := await _newest(api, exercise, learner)) is not None:
            return found  # another kernel was quicker
        number += 1  # one that is still being deleted, or somebody's own


async def _ensure(api: Api, obj: Object, namespace: str) -> None:
    try:
        await api.create(obj, namespace)
    except Refused as refusal:
        if refusal.status != 409:
            raise


async def learner_objects(api: Api, namespace: str) -> dict[str, Object]:
    """`Kind/name` -> every object that the learner or the seed made: no controller's, and none of the grader's."""
    found = _counted(await _listed(api, namespace))
    return {ref: item for ref, item in found.items() if not item["metadata"].get("ownerReferences")}


async def _listed(api: Api, namespace: str) -> list[Object]:
    lists = await asyncio.gather(*(api.list(kind, namespace) for kind in _LEARNER_KINDS))
    return [item for found in lists for item in found["items"]]


def _counted(objects: Iterable[Object]) -> dict[str, Object]:
    refs = ((f"{item['kind']}/{item['metadata']['name']}", item) for item in objects)
    return {
        ref: item
        for ref, item in refs
        if GRADER_LABEL not in item["metadata"].get("labels", {})
        and item["kind"] in _LEARNER_NAMES
        and ref not in _ALWAYS_THERE
    }


def _marks(objects: Iterable[Object]) -> dict[str, tuple[str, str]]:
    return {
        ref: (item["metadata"]["uid"], "" if item["metadata"].get("ownerReferences") else digest(item))
        for ref, item in _counted(objects).items()
    }


def _given(marks: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The marks of what no controller has made."""
    return {ref: mark for ref, mark in marks.items() if mark[1]}


def digest(obj: Object) -> str:
    """A short word for what a learner may change in an object: its labels, its spec and its data."""
    spec: dict[str, Any] = {key: value for key, value in obj.get("spec", {}).items() if key not in _SET_BY_THE_SYSTEM}
    text = json.dumps([obj["metadata"].get("labels"), spec, obj.get("data")], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _workspace(namespace: Object) -> Workspace:
    metadata = namespace["metadata"]
    marks = json.loads(metadata.get("annotations", {}).get(_SEED, "{}"))
    return Workspace(
        metadata["labels"][EXERCISE_LABEL],
        metadata["name"],
        metadata["creationTimestamp"],
        {ref: (uid, digest) for ref, (uid, digest) in marks.items()},
        metadata["labels"].get(LEARNER_LABEL, ""),
    )
