"""Why a Service does not lead to an answer, from the most to the least fundamental cause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lab_helpers.grading.behaviours.targets import Target
from lab_helpers.grading.difference import nearest, show
from lab_helpers.grading.pods import health, is_ready
from lab_helpers.grading.slices import endpoints_of, slices_of
from lab_helpers.grading.verdict import State
from lab_helpers.grading.workloads import WORKLOADS
from lab_helpers.grading.world import GRADER_LABEL, World
from lab_helpers.state.probes import Run, connect_tcp
from lab_helpers.state.snapshot import Snapshot, labels_match

__all__ = ["Fault", "service_fault", "why_not"]

Object = dict[str, Any]

_STEADY = 3
"""Seconds in which a program that has been started begins to listen."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a Service in words, whether only the learner can mend it, and what to try."""

    words: str
    decided: bool = True
    next: str = ""
    suspects: tuple[str, ...] = ()
    moving: bool = False


async def why_not(world: World, target: Target, run: Run) -> Fault | None:
    """The fault of the Service that a target goes through, if one is found."""
    snapshot = await world.now("Service", "EndpointSlice", "Pod", *WORKLOADS)
    if target.kind == "Pod":
        return None
    service = _service(snapshot, target)
    if service is None:
        if target.kind == "Node":
            return Fault(f"no Service of the namespace has the nodePort {target.port}", next="kubectl get services")
        if target.name.partition(".")[2] in ("", world.namespace):
            name = target.name.partition(".")[0]
            near = nearest(name, [item["metadata"]["name"] for item in snapshot.all("Service")])
            there = f"; there is one named {near}" if near else ""
            return Fault(f"there is no Service named {name}{there}", next="kubectl get services")
        return None
    port = target.port
    if target.kind == "Node":
        port = next(item["port"] for item in service["spec"]["ports"] if item.get("nodePort") == target.port)
    fault = service_fault(snapshot, service, port)
    return fault or await _listening(snapshot, service, port, run)


def service_fault(snapshot: Snapshot, service: Object, port: int) -> Fault | None:
    """What its spec, its pods and their ports tell. The snapshot holds Pod, EndpointSlice and all workloads."""
    spec, name = service["spec"], service["metadata"]["name"]
    look = f"kubectl describe service {name}"
    if spec.get("type") == "ExternalName":
        return Fault(f"Service {name} is of type ExternalName: only another name, it sends nothing to pods", next=look)
    ports = [item for item in spec.get("ports", ()) if item.get("protocol", "TCP") == "TCP"]
    entry = next((item for item in ports if item["port"] == port), None)
    headless = spec.get("clusterIP") == "None"
    if entry is None and not (headless and not ports):
        has = show([item["port"] for item in spec.get("ports", ())])
        return Fault(f"Service {name} does not listen on port {port} (TCP); its ports are {has}", next=look)
    selector = spec.get("selector") or {}
    if not selector:
        if endpoints_of(*slices_of(snapshot, name)):
            return None
        return Fault(f"Service {name} has no selector, and no EndpointSlice is labelled as its own", next=look)
    pods = [item for item in snapshot.all("Pod", selector) if GRADER_LABEL not in item["metadata"].get("labels", {})]
    if not pods:
        return _selects_nothing(snapshot, name, selector)
    if not any(is_ready(pod) for pod in pods):
        names = tuple(pod["metadata"]["name"] for pod in pods)
        states = [health(pod, snapshot.taken, steady=0) for pod in pods]
        decided = all(state.state is State.WRONG for state in states)
        words = f"none of the pods that Service {name} selects is Ready: {', '.join(names)}"
        return Fault(words, decided, states[0].next, names[:1], any(state.moving for state in states))
    wanted = (entry or {}).get("targetPort", port)
    if isinstance(wanted, str) and all(_number(pod, wanted) is None for pod in pods):
        return Fault(
            f"Service {name} sends requests to the port named {wanted} (targetPort), "
            "and no container of its pods has one of that name",
            next=look,
        )
    return None


def _selects_nothing(snapshot: Snapshot, name: str, selector: dict[str, str]) -> Fault:
    words = f"Service {name} selects no pod: its selector is {show(selector)}"
    templates = [
        item["spec"]["template"] for kind in WORKLOADS for item in snapshot.all(kind) if "template" in item["spec"]
    ]
    if any(labels_match(template, selector) for template in templates):
        return Fault(f"{words}, and its pods are still to come", decided=False, next="kubectl get pods", moving=True)
    labels = [
        show({key: value})
        for pod in snapshot.all("Pod")
        for key, value in (pod["metadata"].get("labels") or {}).items()
    ]
    near = [nearest(show({key: value}), labels) for key, value in selector.items()]
    there = f"; pods carry {', '.join(filter(None, near))}" if any(near) else ""
    return Fault(words + there, next="kubectl get pods --show-labels")


async def _listening(snapshot: Snapshot, service: Object, port: int, run: Run) -> Fault | None:
    """Whether a program listens where the Service sends its requests."""
    entry: Object = next((item for item in service["spec"].get("ports", ()) if item["port"] == port), {})
    name, selector = service["metadata"]["name"], service["spec"].get("selector") or {}
    for pod in snapshot.all("Pod", selector) if selector else ():
        number = _number(pod, entry.get("targetPort", port))
        settled = health(pod, snapshot.taken, steady=_STEADY).state is State.RIGHT
        if number is None or not settled:
            continue
        found = await connect_tcp(run, pod["status"]["podIP"], number)
        if found.text == "connection refused":
            declared = [item["containerPort"] for box in pod["spec"]["containers"] for item in box.get("ports", ())]
            hint = f"; its containers name port {show(sorted(declared))}" if declared else ""
            return Fault(
                f"Service {name} sends requests to port {number} of pod {pod['metadata']['name']} (targetPort), "
                f"where no program listens{hint}",
                next=f"kubectl describe service {name}",
            )
    return None


def _service(snapshot: Snapshot, target: Target) -> Object | None:
    """The Service of this namespace that a target goes through."""
    if target.kind == "Node":
        for item in snapshot.all("Service"):
            if any(port.get("nodePort") == target.port for port in item["spec"].get("ports", ())):
                return item
        return None
    host, _, rest = target.name.partition(".")
    if not target.kind and rest.partition(".")[0] not in ("", snapshot.namespace):
        return None
    return snapshot.get(f"Service/{host if not target.kind else target.name}")


def _number(pod: Object, target: int | str) -> int | None:
    """The port's number; a name is looked up among the containers' ports."""
    if isinstance(target, int):
        return target
    ports = [port for container in pod["spec"]["containers"] for port in container.get("ports", ())]
    return next((port["containerPort"] for port in ports if port.get("name") == target), None)
