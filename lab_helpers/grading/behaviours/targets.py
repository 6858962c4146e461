"""What is asked, and from where: the words of an exercise, turned into addresses and pods."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from lab_helpers.errors import Refused
from lab_helpers.grading.pods import is_ready
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.workloads import pods_of
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.kubectl import Output
from lab_helpers.state.probes import NoTool, Run

__all__ = [
    "Address",
    "Connection",
    "Place",
    "Target",
    "Way",
    "gone_outcome",
    "guarded",
    "locate",
    "place_words",
    "runner",
    "way",
]

Place = str | Mapping[str, str]
"""Where a question is put: `Pod/x` or another workload of the learner's, or labels of a pod that the grader makes."""

_TARGET = re.compile(
    r"(?P<url>http://(?P<host>[^/:]+)(:(?P<url_port>\d+))?(?P<url_path>/.*)?)"
    r"|(?P<kind>Service|Pod)/(?P<name>[a-z0-9.-]+):(?P<port>\d+)(?P<path>/.*)?"
    r"|Node:(?P<node_port>\d+)(?P<node_path>/.*)?"
    r"|(?P<bare>[A-Za-z0-9.-]+):(?P<bare_port>\d+)"
)


@dataclass(frozen=True)
class Target:
    """Something to reach; with a path it is asked by HTTP, without one by a TCP connection alone.

    `Service/x:80` is tried at its cluster IP and `Pod/x:80` at the pod's, so that no name can stand in the way;
    `Node:30080` at every node; `http://name:80/path` and `name:80` as they are written.
    """

    text: str
    kind: str
    name: str
    port: int
    path: str | None

    @classmethod
    def parse(cls, text: str) -> Target:
        """Read the words of an exercise; `ValueError` for any other form."""
        found = _TARGET.fullmatch(text)
        if not found:
            raise ValueError(
                f"{text!r} is no target: write Service/x:80, Pod/x:80, Node:30080 (each with a /path or without), "
                "http://name:80/path or name:80"
            )
        part = found.groupdict()
        if part["url"]:
            return cls(text, "", part["host"], int(part["url_port"] or 80), part["url_path"] or "/")
        if part["kind"]:
            return cls(text, part["kind"], part["name"], int(part["port"]), part["path"])
        if part["node_port"]:
            return cls(text, "Node", "", int(part["node_port"]), part["node_path"])
        return cls(text, "", part["bare"], int(part["bare_port"]), None)


@dataclass(frozen=True)
class Connection:
    """A connection that is to succeed: to this target, from this place."""

    target: str
    from_: Place = ""

    def __post_init__(self) -> None:
        Target.parse(self.target)

    def __str__(self) -> str:
        return f"{self.target} from {place_words(self.from_)}"


class Address(NamedTuple):
    """Host and port; `label` tells which of several targets it is."""

    host: str
    port: int
    label: str


class Way(NamedTuple):
    """How to ask a target from a place: its addresses, and what runs commands in that place."""

    addresses: list[Address]
    run: Run


def place_words(place: Place) -> str:
    """Where a question is put, in words."""
    if isinstance(place, str):
        return place or "another pod of the namespace"
    return "a pod labelled " + ",".join(f"{key}={value}" for key, value in place.items())


async def locate(world: World, target: Target) -> list[Address] | Outcome:
    """The addresses of a target at this moment, or why it has none."""
    if target.kind == "Node":
        nodes = (await world.now("Node")).all("Node")
        addresses = [(item, node["metadata"]["name"]) for node in nodes for item in node["status"].get("addresses", ())]
        return [
            Address(item["address"], target.port, f"node {name}")
            for item, name in addresses
            if item["type"] == "InternalIP"
        ]
    if not target.kind:
        return [Address(target.name, target.port, target.text)]
    ref = f"{target.kind}/{target.name}"
    obj = await world.api.find(ref, world.namespace)
    if obj is None:
        return gone_outcome(ref)
    if target.kind == "Pod":
        host = obj.get("status", {}).get("podIP", "")
    else:
        host = obj["spec"].get("clusterIP", "")
        host = target.name if host == "None" else host
    if not host:
        what = "is of type ExternalName: no address" if target.kind == "Service" else "has no address yet"
        state = State.WRONG if target.kind == "Service" else State.PENDING
        return Outcome(state, evidence=(f"{ref} {what}",), moving=state is State.PENDING, again=1.0)
    return [Address(host, target.port, ref)]


async def way(world: World, target: Target, place: Place) -> Way | Outcome:
    """How to ask the target from there, or why it cannot be asked."""
    addresses = await locate(world, target)
    if isinstance(addresses, Outcome):
        return addresses
    run = await runner(world, place)
    return run if isinstance(run, Outcome) else Way(addresses, run)


async def runner(world: World, place: Place) -> Run | Outcome:
    """The way to run commands there, or why nothing can be run."""
    if not isinstance(place, str):
        return partial(_run, world, await world.client(place))
    if not place:
        return partial(_run, world, await world.client())
    ref = parse_ref(place)
    kinds = {"Pod", ref.kind, *(["ReplicaSet"] if ref.kind == "Deployment" else [])}
    snapshot = await world.now(*kinds)
    if snapshot.get(place) is None:
        return gone_outcome(place)
    pods = [pod for pod in pods_of(snapshot, place) if "deletionTimestamp" not in pod["metadata"]]
    if not pods:
        return Outcome(State.PENDING, evidence=(f"{place} has no pods",), moving=True, again=1.0)
    pod = next((item for item in pods if is_ready(item)), pods[0])
    return partial(_run, world, pod["metadata"]["name"])


def gone_outcome(ref: str) -> Outcome:
    """The outcome where an object that is needed is not there."""
    return Outcome(State.WRONG, evidence=(f"{ref} is not there",), missing=ref)


def guarded(look: Callable[[World], Awaitable[Outcome]]) -> Callable[[World], Awaitable[Outcome]]:
    """The same look; where the grader's own pod is refused or has nothing to ask with, the lab cannot tell."""

    async def guard(world: World) -> Outcome:
        try:
            return await look(world)
        except (NoTool, Refused) as error:
            return Outcome(
                State.UNKNOWN,
                evidence=(f"the check could not look: {error.happened}",),
                next=error.do or "this costs you nothing; make room for one more small pod, and run the check again",
            )

    return guard


async def _run(world: World, pod: str, command: Sequence[str], timeout: float) -> Output:
    return await world.run(pod, command, timeout=timeout)
