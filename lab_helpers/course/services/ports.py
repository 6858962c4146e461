"""Node ports: one that belongs to this learner, the range from which they come, and every node that answers."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable

from lab_helpers.clusters.cluster import FIRST_PORT
from lab_helpers.errors import ClusterError, Refused
from lab_helpers.grading import Difference, Expectation, Outcome, State, World, holds, reaches, right, wrong
from lab_helpers.grading.answers import is_blank, plain
from lab_helpers.grading.behaviours.targets import Target, guarded, way
from lab_helpers.grading.difference import show
from lab_helpers.grading.expectations import presence
from lab_helpers.state.kinds import KINDS
from lab_helpers.state.probes import connect_tcp
from lab_helpers.state.snapshot import Object

__all__ = ["limit", "on_every_node", "uses_the_port_of_the_ticket", "write_ticket"]

_NOTE = "node-port"
_MAPPED = range(FIRST_PORT, FIRST_PORT + 6)
_OTHERS = range(30000, FIRST_PORT)
"""All below 30086: the API server gives ports that nobody has asked for from above it."""


async def write_ticket(world: World) -> None:
    """Choose a node port that no Service and no other learner has, and say it in the ConfigMap `ticket`.

    One that kind maps to the learner's machine, where such a one is free. It is noted on the namespace and looked at
    again: of two who choose the same at one moment, each goes on to another.
    """
    for port in _candidates(world.namespace):
        if port in await _taken(world):
            continue
        await world.note(_NOTE, str(port))
        if port in await _taken(world):
            continue
        data = {"nodePort": str(port)}
        if port in _MAPPED:
            data["browser"] = f"http://127.0.0.1:{world.api.cluster.first_port + port - FIRST_PORT}/hostname"
        await world.api.ensure({"kind": "ConfigMap", "metadata": {"name": "ticket"}, "data": data}, world.namespace)
        return
    raise ClusterError(
        "No node port is free for this exercise.",
        expected=f"one of {_OTHERS.start} to {_MAPPED.stop - 1}",
        do="delete Services of type NodePort that nobody needs: kubectl get services -A",
    )


async def uses_the_port_of_the_ticket(world: World) -> Outcome:
    """Service `web-np` is of type NodePort, listens on port 80, and has the node port of the ticket for it."""
    if outcome := presence(world.snapshot, "Service/web-np"):
        return outcome
    spec = (world.snapshot.get("Service/web-np") or {})["spec"]
    wanted = int(await world.noted(_NOTE))
    if spec["type"] != "NodePort":
        return Outcome(State.WRONG, (Difference("spec.type", "NodePort", spec["type"]),))
    entry = next((item for item in spec["ports"] if _is(item, 80)), None)
    if entry is None:
        there = show([item["port"] for item in spec["ports"]])
        return Outcome(State.WRONG, (Difference("spec.ports", "port 80 (TCP)", there),))
    if entry.get("nodePort") == wanted:
        return right()
    difference = Difference("spec.ports[80].nodePort", str(wanted), show(entry.get("nodePort", "nothing")))
    if holder := await _holder(world, wanted):
        told = f"node port {wanted} is held by a Service in another namespace, {holder}"
        return Outcome(State.UNKNOWN, (difference,), (told,), 'lab.reset("svc-2") gives you another port')
    return Outcome(State.WRONG, (difference,), next="kubectl get configmap ticket -o yaml")


def on_every_node(
    service: str, port: int, says: str, *, path: str = "", by: str = "", name: str = "nodes"
) -> Expectation:
    """The Service answers on every node's address, under the node port that it has at this moment for `port`.

    With a `path` and `by` as `reaches` has them; without, it gives back a word that nobody could know.
    """

    async def look(world: World) -> Outcome:
        spec = (await world.api.get(f"Service/{service}", world.namespace))["spec"]
        entry: Object = next((item for item in spec.get("ports", ()) if _is(item, port)), {})
        number = entry.get("nodePort")
        if not number:
            return wrong(
                f"Service {service} has no node port for port {port}: no node listens for it",
                next=f"kubectl get service {service}",
            )
        if spec.get("externalTrafficPolicy") == "Local" and (silent := await _silent_nodes(world, number)):
            return wrong(
                f"{', '.join(silent)}: no answer on port {number}",
                "with externalTrafficPolicy Local a node passes requests on to its own pods only, and these have none",
                next=f"kubectl get service {service} -o yaml",
            )
        asked = reaches(f"Node:{number}{path or '/'}", says, by=by, echo=not by)
        return await asked.look(world)

    return holds(name, says, guarded(look), acts=True)


def limit(variable: str, step: int) -> Callable[[World], Awaitable[Outcome]]:
    """The learner's value is a port that the API server takes as a node port, and the next one by `step` is not."""

    async def look(world: World) -> Outcome:
        given = plain(world.answers.get(variable))
        if is_blank(given):
            return wrong(f"{variable} has no value yet", next=f"set {variable} in your cell, and run the cell")
        if isinstance(given, list) and len(given) == 1:
            given = given[0]
        number = _number(given)
        if number is None:
            return wrong(f"{variable} is {show(given)}; the task asks for one number")
        taken = await _range(world)
        if taken is None:
            return Outcome(State.UNKNOWN, evidence=("the check could not find out what the API server takes",))
        if number not in taken:
            return wrong(
                f"a Service with nodePort {number} is refused: it is not in the range",
                next="ask for such a port without --dry-run, and read to its end what kubectl says",
            )
        if number + step in taken:
            return wrong(
                f"{number} is in the range, but so is the next one {'below' if step < 0 else 'above'} it",
                next="ask for a port that is surely out of the range, and read what kubectl says",
            )
        return right()

    return look


async def _silent_nodes(world: World, number: int) -> list[str]:
    """Nodes that take no connection on this port."""
    found = await way(world, Target.parse(f"Node:{number}"), "")
    if isinstance(found, Outcome):
        return []
    tries = await asyncio.gather(*(connect_tcp(found.run, place.host, place.port) for place in found.addresses))
    return [place.label for place, attempt in zip(found.addresses, tries, strict=True) if not attempt.reached]


async def _range(world: World) -> range | None:
    """The range of node ports, as the API server tells it to who asks for one outside; a dry run looks at none.

    None where it tells nothing.
    """
    name = f"grader-{world.nonce}"
    spec = {"type": "NodePort", "ports": [{"port": 80, "nodePort": 1}]}
    try:
        await world.create({"kind": "Service", "metadata": {"name": name}, "spec": spec})
    except Refused as refusal:
        told = re.search(r"range of valid ports is (\d+)-(\d+)", refusal.message)
        return range(int(told[1]), int(told[2]) + 1) if told else None
    await world.api.delete(f"Service/{name}", world.namespace)
    return None


def _is(entry: Object, port: int) -> bool:
    return bool(entry["port"] == port and entry.get("protocol", "TCP") == "TCP")


def _number(value: object) -> int | None:
    text = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    text = text.removesuffix(".0")
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 10 else None


def _candidates(namespace: str) -> list[int]:
    """Ports in an order of this namespace's own, those first that lead to the learner's machine."""

    def order(port: int) -> bytes:
        return hashlib.sha256(f"{namespace}/{port}".encode()).digest()

    return [*sorted(_MAPPED, key=order), *sorted(_OTHERS, key=order)]


async def _taken(world: World) -> set[int]:
    """Ports that a Service of the cluster has, or that another namespace was promised."""
    services = (await world.api.list(KINDS["Service"]))["items"]
    namespaces = (await world.api.list(KINDS["Namespace"]))["items"]
    notes = {item["metadata"]["name"]: item["metadata"].get("annotations", {}) for item in namespaces}
    key = f"lab-helpers/{_NOTE}"  # as `world.note` writes it
    promised = {int(note[key]) for name, note in notes.items() if key in note and name != world.namespace}
    return promised | {
        port["nodePort"] for item in services for port in item["spec"].get("ports", ()) if "nodePort" in port
    }


async def _holder(world: World, port: int) -> str:
    """`namespace/name` of a Service elsewhere that has this node port, or nothing."""
    for item in (await world.api.list(KINDS["Service"]))["items"]:
        numbers = [entry.get("nodePort") for entry in item["spec"].get("ports", ())]
        if port in numbers and item["metadata"]["namespace"] != world.namespace:
            return f"{item['metadata']['namespace']}/{item['metadata']['name']}"
    return ""
