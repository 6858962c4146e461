"""What the cluster itself has to say about a finding: near misses, events, container states, last log lines."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection
from dataclasses import replace

from lab_helpers.errors import Refused
from lab_helpers.grading.difference import nearest
from lab_helpers.grading.verdict import Finding, State
from lab_helpers.grading.workspace import ALWAYS_THERE, EXERCISE_LABEL, others_of
from lab_helpers.grading.world import World
from lab_helpers.state.api import Api, Object
from lab_helpers.state.kinds import KINDS, parse_ref
from lab_helpers.state.snapshot import owner_of

__all__ = ["elsewhere", "explain", "tidy"]

_WORKLOADS = ("Pod", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job")
_LINE = 300

_UID = re.compile(r"[ _]?\(?\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b\)?")
_TIDY = (
    (re.compile(r"back-off \S+ restarting failed container.*", re.IGNORECASE), "it ends soon after each start"),
    (re.compile(r'Back-off pulling image ("[^"]*").*'), r"the node tries again later to pull the image \1"),
    (re.compile(r'(Failed to pull image "[^"]*"): .*: ((?:[^:]|:(?! ))+)$'), r"\1: \2"),
    (
        re.compile(r"( probe) errored and resulted in unknown state: .*unable to start container process: "),
        r"\1 could not be asked: ",
    ),
    (re.compile(r"failed to create containerd task: .* unable to start container process: "), "it could not start: "),
    (re.compile(r"\(combined from similar events\): "), ""),
    (_UID, ""),
)
"""What differs from one run to the next, or stands in the way of what is wrong."""

_REPEATED = ("Error: ErrImagePull", "Error: ImagePullBackOff")
_IMAGE = re.compile(r'\bimage "([^"]+)"')


async def explain(world: World, finding: Finding) -> Finding:
    """The finding with near misses for what is missing, and events and logs of its suspects."""
    outcome = finding.outcome
    if outcome.state in (State.RIGHT, State.SKIPPED):
        return finding
    found = list(outcome.evidence)
    if outcome.missing:
        misses = await _near_misses(world, outcome.missing)
        found += misses
        if misses and not outcome.next:
            kind, name = parse_ref(outcome.missing)
            step = f"make a {kind} with the name {name}; neither kind nor name of what is there can be changed"
            outcome = replace(outcome, next=step)
    for name in outcome.suspects:
        try:
            pod = await world.api.get(name if "/" in name else f"Pod/{name}", world.namespace)
        except Refused:
            continue
        # a container's status and an event often say the same
        found += [line for line, said in await _events(world, pod) if not any(said in other for other in found)]
        found += await _last_words(world, pod)
    unique = tuple(dict.fromkeys(tidy(line) for line in found))
    return replace(finding, outcome=replace(outcome, evidence=unique))


async def elsewhere(api: Api, ref: str, since: str, *, also: Collection[str] = ()) -> list[str]:
    """Namespaces outside the labs, and those in `also`, that hold an object of this kind and name, made since then."""
    kind, name = parse_ref(ref)
    if not KINDS[kind].namespaced:
        return []
    found, namespaces = await asyncio.gather(
        api.list(KINDS[kind], fields=f"metadata.name={name}"), api.list(KINDS["Namespace"])
    )
    of_labs = {
        name
        for item in namespaces["items"]
        if EXERCISE_LABEL in item["metadata"].get("labels", {})
        for name in (item["metadata"]["name"], *others_of(item).values())
    } - set(also)
    places = {
        item["metadata"]["namespace"] for item in found["items"] if item["metadata"]["creationTimestamp"] >= since
    }
    return sorted(place for place in places - of_labs if not place.startswith("kube-"))


async def _near_misses(world: World, ref: str) -> list[str]:
    kind, name = parse_ref(ref)
    assert name is not None
    kinds = _WORKLOADS if kind in _WORKLOADS else (kind,)
    lists = await asyncio.gather(*(world.api.list(KINDS[other], world.namespace) for other in kinds))
    there = {other: found["items"] for other, found in zip(kinds, lists, strict=True)}
    lines = []
    for other, items in there.items():
        if other != kind and any(item["metadata"]["name"] == name for item in items):
            lines.append(f"there is a {other} named {name}, but the task asks for a {kind}")
    names = [item["metadata"]["name"] for item in there[kind] if not owner_of(item)]
    names = [item for item in names if f"{kind}/{item}" not in ALWAYS_THERE]
    if near := nearest(name, names):
        lines.append(f"there is a {kind} named {near}: the task says {name}")
    elif names:
        lines.append(f"of kind {kind} there is only {', '.join(sorted(names)[:5])}")
    return lines


async def _events(world: World, pod: Object) -> list[tuple[str, str]]:
    """The last warnings about this very pod (not an older one of its name), and the message of each alone."""
    fields = f"involvedObject.uid={pod['metadata']['uid']},type=Warning"
    path = f"/api/v1/namespaces/{world.namespace}/events"
    found = await world.api.request("GET", path, query={"fieldSelector": fields})
    # FailedScheduling is told by the pod's condition, and BackOff only repeats what came before it
    told = [
        item
        for item in found["items"]
        if item["reason"] not in ("BackOff", "FailedScheduling")
        and item["message"] not in _REPEATED
        and not _is_of_another_image(item["message"], pod)
    ]
    latest = sorted(told, key=lambda item: (_when(item), item["reason"], item["message"]))[-2:]
    return [(f"event {item['reason']}: {item['message']}", item["message"].removeprefix("Error: ")) for item in latest]


def _is_of_another_image(message: str, pod: Object) -> bool:
    """Whether an event speaks of an image that the pod had before it was changed."""
    named = _IMAGE.search(message)
    containers = [*pod["spec"].get("initContainers", ()), *pod["spec"].get("containers", ())]
    return named is not None and all(item["image"] != named[1] for item in containers)


def _when(event: Object) -> str:
    return str(event.get("lastTimestamp") or event.get("eventTime") or "")


async def _last_words(world: World, pod: Object) -> list[str]:
    lines = []
    for item in pod.get("status", {}).get("containerStatuses", ()):
        state = item.get("state", {})
        ended = state.get("terminated") or item.get("lastState", {}).get("terminated")
        if not ended or "running" in state:
            continue
        lines.append(f"container {item['name']} ended: {ended.get('reason', '')}, exit code {ended.get('exitCode')}")
        if ended.get("exitCode") == 0:
            lines.append("its program came to its end without an error; a container runs only as long as its program")
        try:
            text = await world.api.logs(
                pod["metadata"]["name"],
                world.namespace,
                container=item["name"],
                previous="terminated" not in state,
                tail=3,
            )
        except Refused:
            continue
        lines += [f"log of {item['name']}: {line}" for line in text.splitlines()[-3:]]
    return lines


def tidy(line: str) -> str:
    """One line without what differs from run to run, and without the words before a cause."""
    line = " ".join(line.split())
    for pattern, words in _TIDY:
        line = pattern.sub(words, line)
    return line if len(line) <= _LINE else line[: _LINE - 1] + "…"
