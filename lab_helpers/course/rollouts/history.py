"""The revisions of a Deployment: made by `prepare`, brought back by the learner, told apart by their hashes."""

from __future__ import annotations

from typing import Any

from lab_helpers.course.rollouts import given, template
from lab_helpers.errors import Refused
from lab_helpers.grading import Outcome, State, World, right, wrong
from lab_helpers.grading.compare import compare
from lab_helpers.grading.difference import show
from lab_helpers.grading.expectations import presence
from lab_helpers.state.snapshot import Object, Snapshot

__all__ = [
    "causes_kept",
    "first_is_newest",
    "hash_alone",
    "hash_of",
    "make_ledger",
    "make_timeline",
    "newest_cause",
    "newest_mistakes",
    "oldest_mistakes",
    "previous_mistakes",
]

Remarks = list[tuple[Any, str]]

_CAUSE = "kubernetes.io/change-cause"
_TIMELINE, _LEDGER = "Deployment/timeline", "Deployment/ledger"
_HASH = "pod-template-hash"
_FIRST = ("nginx:1.22.1", "blue")
"""Image and colour of timeline's revision 1."""
_LATER = {"2": ("nginx:1.26.3", "blue", "nginx 1.26.3"), "3": ("nginx:1.26.3", "green", "green shop")}
_WANTED_CAUSE = "back to blue"
_RESET = "begin anew with `lab.reset`"


async def make_timeline(world: World) -> None:
    """Give Deployment `timeline` its revisions 2 and 3, each with its cause."""
    await _revision(world, _TIMELINE, 1)
    for number, (image, colour, cause) in _LATER.items():
        container = {"name": "web", "image": image, "env": [{"name": "COLOUR", "value": colour}]}
        await _edit(world, _TIMELINE, container, int(number), cause)


async def make_ledger(world: World) -> None:
    """Give Deployment `ledger` three revisions, and bring the template of the first back as revision 4."""
    await _revision(world, _LEDGER, 1)
    await _revision(world, "Deployment/ledger-archive", 1)
    for number, page in ((2, "two"), (3, "three"), (4, "one")):
        container = {"name": "web", "image": "nginx:1.26.3", "env": [{"name": "PAGE", "value": page}]}
        await _edit(world, _LEDGER, container, number)


async def first_is_newest(world: World) -> Outcome:
    """The ReplicaSet of revision 1, the one of the start, is that of the newest revision."""
    snapshot = world.snapshot
    if outcome := presence(snapshot, _TIMELINE):
        return outcome
    deployment = snapshot.get(_TIMELINE) or {}
    if deployment["metadata"]["uid"] != world.seed.get(_TIMELINE):
        return wrong("Deployment timeline was made anew: its history is lost", next=_RESET)
    first = _of_start(world, *_FIRST)
    if first is None:
        return wrong("the ReplicaSet of revision 1 was deleted, and the template with it", next=_RESET)
    wanted, got = (template.plain(item["spec"]["template"]) for item in (first, deployment))
    if differences := compare(wanted, got, template.place_of(world, _TIMELINE)):
        return Outcome(State.WRONG, differences, next="`kubectl rollout history deployment timeline --revision=1`")
    if given.revision(first) == given.revision(deployment):
        return right()
    newest = next(
        (item for item in _owned(snapshot, _TIMELINE) if given.revision(item) == given.revision(deployment)), None
    )
    if newest is None or deployment["metadata"]["generation"] > deployment.get("status", {}).get(
        "observedGeneration", 0
    ):
        return Outcome(State.PENDING, evidence=("its controller has yet to see the newest template",), moving=True)
    return wrong(
        f"the newest revision, {given.revision(deployment)}, has something in its template that revision 1 has not",
        next="compare `kubectl rollout history deployment timeline --revision=NUMBER` of both",
    )


async def newest_cause(world: World) -> Outcome:
    """The newest revision carries the cause that the task asks for."""
    snapshot = world.snapshot
    if outcome := presence(snapshot, _TIMELINE):
        return outcome
    deployment = snapshot.get(_TIMELINE) or {}
    newest = next(
        (item for item in _owned(snapshot, _TIMELINE) if given.revision(item) == given.revision(deployment)), None
    )
    if newest is None:
        return Outcome(State.PENDING, evidence=("the newest revision has no ReplicaSet yet",), moving=True)
    step = "`kubectl annotate deployment timeline kubernetes.io/change-cause=… --overwrite`, once the revision is there"
    cause = _cause(newest)
    if cause.strip() == _WANTED_CAUSE:
        return right()
    state = State.PENDING if _cause(deployment).strip() == _WANTED_CAUSE else State.WRONG
    words = f"the cause of the newest revision, {given.revision(deployment)}, is {show(cause) if cause else 'not told'}"
    return Outcome(state, evidence=(words,), moving=state is State.PENDING, next=step)


async def causes_kept(world: World) -> Outcome:
    """What was revision 2 and 3 at the start is still in the history, under whatever number, with its cause."""
    lines = []
    for number, (image, colour, cause) in _LATER.items():
        found = _of_start(world, image, colour)
        if found is None:
            lines.append(f"what was revision {number} is no longer in the history")
        elif _cause(found) != cause:
            lines.append(f"the cause of what was revision {number} was {show(cause)}, and is {show(_cause(found))} now")
    step = "the annotation belongs to the revision that is the newest at that moment; begin anew with `lab.reset`"
    return wrong(*lines, next=step) if lines else right()


async def hash_of(world: World, place: int) -> str:
    """The hash of ledger's newest revision (-1), of the one before (-2), of the oldest (0)."""
    hashes = _hashes(await world.now("Deployment", "ReplicaSet"))
    if len(hashes) < 3:
        raise Refused(404, "NotFound", f"Deployment ledger had three revisions, and has {len(hashes) or 'none'} now")
    return hashes[place]


def hash_alone(value: Any) -> Any:
    """The hash at the end of a ReplicaSet's name or of `pod-template-hash=…`."""
    if not isinstance(value, str) or len(value.split()) != 1:
        return value
    return value.replace("=", "-").strip().rpartition("-")[2]


async def newest_mistakes(world: World) -> Remarks:
    """The one that was made last; another Deployment's."""
    hashes = _hashes(await world.now("Deployment", "ReplicaSet"))
    said = (
        "that one was made last; but which one has the highest revision? A template that comes back keeps its old one"
    )
    return [(hashes[1], said), *await _strangers(world)]


async def previous_mistakes(world: World) -> Remarks:
    """The newest; the oldest; another Deployment's."""
    hashes = _hashes(await world.now("Deployment", "ReplicaSet"))
    return [
        (hashes[2], "that is the newest revision itself"),
        (hashes[0], "that is the oldest of the three: look at the numbers of the revisions"),
        *await _strangers(world),
    ]


async def oldest_mistakes(world: World) -> Remarks:
    """The one that was made first; another Deployment's."""
    hashes = _hashes(await world.now("Deployment", "ReplicaSet"))
    said = "that one was made first; but its template came back, and with it a new number"
    return [(hashes[2], said), *await _strangers(world)]


async def _strangers(world: World) -> Remarks:
    found = _owned(await world.now("Deployment", "ReplicaSet"), "Deployment/ledger-archive")
    return [(item["metadata"]["labels"][_HASH], "that ReplicaSet belongs to another Deployment") for item in found]


def _hashes(snapshot: Snapshot) -> list[str]:
    """Those of ledger's revisions, the oldest first."""
    return [str(item["metadata"]["labels"][_HASH]) for item in sorted(_owned(snapshot, _LEDGER), key=given.revision)]


def _of_start(world: World, image: str, colour: str) -> Object | None:
    """The ReplicaSet of the start whose template has this image and colour."""
    for item in _owned(world.snapshot, _TIMELINE):
        container = item["spec"]["template"]["spec"]["containers"][0]
        same = container["image"] == image and container.get("env") == [{"name": "COLOUR", "value": colour}]
        if same and item["metadata"]["uid"] in world.seed.values():
            return item
    return None


def _owned(snapshot: Snapshot, ref: str) -> list[Object]:
    deployment = snapshot.get(ref)
    return snapshot.owned_by(deployment, "ReplicaSet") if deployment else []


def _cause(obj: Object) -> str:
    return str(given.notes(obj).get(_CAUSE, ""))


async def _edit(world: World, ref: str, container: Object, number: int, cause: str = "") -> None:
    """Put this container into the template, and wait for the revision of this number."""
    deployment = await world.api.get(ref, world.namespace)
    if given.revision(deployment) >= number:
        return  # made before, by a `begin` that was cut off
    metadata = {"annotations": {_CAUSE: cause}} if cause else {}
    spec = {"template": {"spec": {"containers": [container]}}}
    await world.api.patch(ref, {"metadata": metadata, "spec": spec}, world.namespace)
    await _revision(world, ref, number)


async def _revision(world: World, ref: str, number: int) -> None:
    await given.until(
        world,
        "Deployment",
        lambda now: given.revision(now.get(ref) or {"metadata": {}}) >= number,
        f"revision {number} of {ref}",
    )
