"""The namespace of an exercise: made, seeded, remembered, found again and made anew.

All that the grader has to remember stands in annotations of the namespace itself, so it is as old as the
objects that it speaks of, whatever kernel, terminal or machine asks.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lab_helpers.errors import NamespaceGone, Refused
from lab_helpers.grading.exercise import Exercise
from lab_helpers.grading.world import GRADER_LABEL, World
from lab_helpers.state.api import Api, Object
from lab_helpers.state.capabilities import demand
from lab_helpers.state.kinds import KINDS
from lab_helpers.state.snapshot import Snapshot

__all__ = [
    "ALWAYS_THERE",
    "EXERCISE_LABEL",
    "LEARNER_LABEL",
    "Workspace",
    "begin",
    "changed_since",
    "digest",
    "discard",
    "find",
    "find_all",
    "learner_objects",
    "others_of",
    "reset",
    "touched_objects",
    "workspace_of",
]

EXERCISE_LABEL = "lab-helpers/exercise"
LEARNER_LABEL = "lab-helpers/learner"
_SEED = "lab-helpers/seed"
_OTHER = "lab-helpers/other"
_OTHERS = "lab-helpers/others"

# What a learner may make in a namespace. Objects that a controller owns tell nothing about the learner.
_LEARNER_KINDS = [kind for kind in KINDS.values() if kind.namespaced]
_LEARNER_NAMES = frozenset(kind.name for kind in _LEARNER_KINDS)
ALWAYS_THERE = {"ConfigMap/kube-root-ca.crt", "ServiceAccount/default"}
"""What the system makes in every namespace."""
_SET_BY_THE_SYSTEM = {"nodeName", "volumeName", "clusterIP", "clusterIPs"}


@dataclass(frozen=True)
class Workspace:
    """The namespace of one exercise; `seed` holds each object that it began with: `Kind/name` -> (UID, hash).

    The hash is empty for what a controller has made, and may change without the learner. `others` are the names of
    its further namespaces, there or not, by word; in `seed` they and what they hold stand as `word:Kind/name`.
    """

    exercise: str
    namespace: str
    created: str
    seed: Mapping[str, tuple[str, str]]
    learner: str = ""
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def given(self) -> list[str]:
        """`Kind/name` of what its own namespace began with, without what controllers have made of it."""
        return sorted(ref for ref in _given(self.seed) if ":" not in ref)

    @property
    def says(self) -> str:
        """The namespaces and what they began with, in the words that a learner reads."""
        own = f"Plain kubectl now works in namespace {self.namespace} ({', '.join(self.given) or 'empty'})."
        if not self.others:
            return own
        return f"{own} Further namespaces of this exercise: {', '.join(map(self._said, self.others))}."

    def _said(self, word: str) -> str:
        name = self.others[word]
        inside = [ref.removeprefix(f"{word}:") for ref in sorted(_given(self.seed)) if ref.startswith(f"{word}:")]
        home = f"Namespace/{name}"
        if home not in inside:
            return f"{name} (yours to make)"
        return f"{name} ({', '.join(ref for ref in inside if ref != home) or 'empty'})"

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
    return workspace_of(current)


async def find_all(api: Api, *, exercise: str = "", learner: str | None = None) -> list[Workspace]:
    """Every exercise that was begun and is still there: of one exercise or all, of one learner or of all learners."""
    newest: dict[tuple[str, str], Workspace] = {}
    for item in await _namespaces(api, exercise, learner):
        workspace = workspace_of(item)
        newest[workspace.exercise, workspace.learner] = workspace
    return list(newest.values())


async def begin(api: Api, exercise: Exercise, seed: Sequence[Object] = (), *, learner: str = "") -> Workspace:
    """The exercise's namespace, made and seeded unless it is there: safe to call again at any time.

    Raises `CapabilityMissing` where the cluster lacks what the exercise needs.
    """
    await demand(api, exercise.needs)
    namespace = await _newest(api, exercise.id, learner)
    if namespace is None:
        namespace = await _create_namespace(api, exercise, learner)
    if _SEED in namespace["metadata"].get("annotations", {}):
        return workspace_of(namespace)
    name, others = namespace["metadata"]["name"], others_of(namespace)
    for word in exercise.namespaces:
        await api.ensure(_further(namespace, word))
    empty = {word: Snapshot(other, api.now(), {}) for word, other in others.items()}
    world = World(api, Snapshot(name, api.now(), {}, others=empty))
    for place in (world, *map(world.at, exercise.namespaces)):
        # pods are refused until the namespace has its default ServiceAccount
        await place.until("ServiceAccount", lambda now: now.get("ServiceAccount/default") is not None)
    for obj in seed:
        await _plant(api, obj, name, others)
    if exercise.prepare is not None:
        await exercise.prepare(world)
    marks = _marks(await _everything(api, name, others))
    change = {"metadata": {"annotations": {_SEED: json.dumps(marks)}}}
    return workspace_of(await api.patch(f"Namespace/{name}", change))


async def reset(api: Api, exercise: Exercise, seed: Sequence[Object] = (), *, learner: str = "") -> Workspace:
    """A fresh namespace for the exercise; the old one is deleted without waiting for it (5 to 10 s)."""
    await demand(api, exercise.needs)  # before anything is deleted
    for namespace in await _namespaces(api, exercise.id, learner):
        await discard(api, workspace_of(namespace))
    return await begin(api, exercise, seed, learner=learner)


async def discard(api: Api, workspace: Workspace) -> None:
    """Delete an exercise's namespaces without waiting for it: also those that the learner made under their names."""
    await api.delete(f"Namespace/{workspace.namespace}")
    for word, name in workspace.others.items():
        found = await api.find(f"Namespace/{name}")
        if found is None and f"{word}:Namespace/{name}" in workspace.seed:
            # whoever forced it away by its finalizer may have left its objects behind: they go with a new one
            labels = {EXERCISE_LABEL: workspace.exercise, LEARNER_LABEL: workspace.learner, _OTHER: word}
            await api.ensure({"kind": "Namespace", "metadata": {"name": name, "labels": labels}})
            found = await api.find(f"Namespace/{name}")
        if found is not None and _is_of(workspace, found["metadata"]):
            await api.delete(f"Namespace/{name}")


async def touched_objects(api: Api, workspace: Workspace) -> list[str]:
    """`Kind/name` of every object that was made, changed or deleted since the exercise began."""
    return changed_since(workspace, await _everything(api, workspace.namespace, workspace.others))


def changed_since(workspace: Workspace, objects: Mapping[str, Iterable[Object]]) -> list[str]:
    """The same, of all objects of the kinds that learners make (others do not count).

    They are those of the exercise's own namespace, under "", and of each further one with itself, under its word.
    """
    now, before = _given(_marks(objects)), _given(workspace.seed)
    return sorted(ref for ref in {*now, *before} if now.get(ref) != before.get(ref))


async def _namespaces(api: Api, exercise: str, learner: str | None) -> list[Object]:
    """Every namespace of an exercise (of any for "") of a learner (of all for None) that stays, the oldest first."""
    wanted = [EXERCISE_LABEL + (f"={exercise}" if exercise else "")]
    if learner is not None:
        wanted.append(f"{LEARNER_LABEL}={learner}")
    wanted.append(f"!{_OTHER}")
    found = [item async for item in api.pages(KINDS["Namespace"], labels=",".join(wanted))]
    staying = [item for item in found if "deletionTimestamp" not in item["metadata"]]
    return sorted(staying, key=lambda item: str(item["metadata"]["creationTimestamp"]))


async def _newest(api: Api, exercise: str, learner: str) -> Object | None:
    found = await _namespaces(api, exercise, learner)
    return found[-1] if found else None


async def _create_namespace(api: Api, exercise: Exercise, learner: str) -> Object:
    base = f"{learner}-{exercise.id}" if learner else exercise.id
    words = (*exercise.namespaces, *exercise.learner_makes)
    number = 1
    while True:
        name = base if number == 1 else f"{base}-{number}"
        metadata: Object = {"name": name, "labels": {EXERCISE_LABEL: exercise.id, LEARNER_LABEL: learner}}
        if words:
            metadata["annotations"] = {_OTHERS: " ".join(words)}
        if not any([await api.find(f"Namespace/{name}-{word}") for word in words]):
            try:
                return await api.create({"kind": "Namespace", "metadata": metadata})
            except Refused as refusal:
                if refusal.status != 409:
                    raise
        if (found := await _newest(api, exercise.id, learner)) is not None:
            return found  # another kernel was quicker
        number += 1  # one that is still being deleted, or somebody's own


def others_of(namespace: Object) -> dict[str, str]:
    """The names of an exercise's further namespaces by word, as its own namespace tells them."""
    words = namespace["metadata"].get("annotations", {}).get(_OTHERS, "").split()
    return {word: f"{namespace['metadata']['name']}-{word}" for word in words}


def _further(namespace: Object, word: str) -> Object:
    """A further namespace, which the garbage collector deletes where the exercise's own one was deleted alone."""
    metadata = namespace["metadata"]
    owner = {"apiVersion": "v1", "kind": "Namespace", "name": metadata["name"], "uid": metadata["uid"]}
    labels = {**metadata["labels"], _OTHER: word}
    labels.pop("kubernetes.io/metadata.name", None)
    made = {"name": others_of(namespace)[word], "labels": labels, "ownerReferences": [owner]}
    return {"kind": "Namespace", "metadata": made}


def _is_of(workspace: Workspace, metadata: Object) -> bool:
    """Whether a namespace of one of the exercise's names is neither another learner's nor older than the exercise."""
    learner = metadata.get("labels", {}).get(LEARNER_LABEL, workspace.learner)
    return learner == workspace.learner and str(metadata["creationTimestamp"]) >= workspace.created


async def _plant(api: Api, obj: Object, namespace: str, others: Mapping[str, str]) -> None:
    """Make an object of the seed, in the further namespace whose word stands in its `metadata.namespace`, if any."""
    metadata = dict(obj["metadata"])
    word = metadata.pop("namespace", "")
    await api.ensure({**obj, "metadata": metadata}, others[word] if word else namespace)


async def learner_objects(api: Api, namespace: str, others: Mapping[str, str] | None = None) -> dict[str, Object]:
    """`Kind/name` -> every object that the learner or the seed made: no controller's, and none of the grader's.

    Those of `others`, further namespaces by their words, are told as `word:Kind/name`.
    """
    found = _counted(await _listed(api, namespace))
    for word, name in (others or {}).items():
        found |= {f"{word}:{ref}": item for ref, item in _counted(await _listed(api, name)).items()}
    return {ref: item for ref, item in found.items() if not item["metadata"].get("ownerReferences")}


async def _listed(api: Api, namespace: str) -> list[Object]:
    lists = await asyncio.gather(*(api.list(kind, namespace) for kind in _LEARNER_KINDS))
    return [item for found in lists for item in found["items"]]


async def _everything(api: Api, namespace: str, others: Mapping[str, str]) -> dict[str, list[Object]]:
    """What the exercise's own namespace holds, under "", and each further one with itself, under its word."""
    found = {"": await _listed(api, namespace)}
    for word, name in others.items():
        home = await api.find(f"Namespace/{name}")
        found[word] = [*await _listed(api, name), *([home] if home else [])]
    return found


def _counted(objects: Iterable[Object]) -> dict[str, Object]:
    refs = ((f"{item['kind']}/{item['metadata']['name']}", item) for item in objects)
    return {
        ref: item
        for ref, item in refs
        if GRADER_LABEL not in item["metadata"].get("labels", {})
        and item["kind"] in _LEARNER_NAMES
        and ref not in ALWAYS_THERE
    }


def _marks(everything: Mapping[str, Iterable[Object]]) -> dict[str, tuple[str, str]]:
    marks = {}
    for word, objects in everything.items():
        items = list(objects)
        prefix = f"{word}:" if word else ""
        for ref, item in _counted(items).items():
            mark = "" if item["metadata"].get("ownerReferences") else digest(item)
            marks[prefix + ref] = item["metadata"]["uid"], mark
        for item in items:
            metadata = item["metadata"]
            if word and item["kind"] == "Namespace" and "deletionTimestamp" not in metadata:
                marks[f"{prefix}Namespace/{metadata['name']}"] = metadata["uid"], "there"
    return marks


def _given(marks: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The marks of what no controller has made."""
    return {ref: mark for ref, mark in marks.items() if mark[1]}


def digest(obj: Object) -> str:
    """A short word for what a learner may change in an object: its labels, its spec and its data."""
    spec: dict[str, Any] = {key: value for key, value in obj.get("spec", {}).items() if key not in _SET_BY_THE_SYSTEM}
    text = json.dumps([obj["metadata"].get("labels"), spec, obj.get("data")], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def workspace_of(namespace: Object) -> Workspace:
    """The exercise's namespace as its labels and annotations tell it."""
    metadata = namespace["metadata"]
    marks = json.loads(metadata.get("annotations", {}).get(_SEED, "{}"))
    return Workspace(
        metadata["labels"][EXERCISE_LABEL],
        metadata["name"],
        metadata["creationTimestamp"],
        {ref: (uid, digest) for ref, (uid, digest) in marks.items()},
        metadata["labels"].get(LEARNER_LABEL, ""),
        others_of(namespace),
    )
