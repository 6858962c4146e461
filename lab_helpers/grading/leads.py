"""Where a Service sends its requests: to the Ready pods of one workload, today and when they have been replaced."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading.behaviours.survives import survives
from lab_helpers.grading.behaviours.targets import guarded
from lab_helpers.grading.difference import Difference, few, nearest, show
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.expectations import on_snapshot, presence
from lab_helpers.grading.ownership import is_owned_by, kinds_to
from lab_helpers.grading.patience import eventually
from lab_helpers.grading.pods import is_ready
from lab_helpers.grading.selectors import learners
from lab_helpers.grading.slices import SERVICE_NAME, is_by_hand, ready_addresses, slices_of
from lab_helpers.grading.verdict import Outcome, State, right, wrong
from lab_helpers.grading.workloads import pods_of
from lab_helpers.grading.world import GRADER_LABEL, World
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot, labels_match

__all__ = ["follows", "leads_to"]

Object = dict[str, Any]

_SECONDS = 20
"""For which the EndpointSlices may lag behind the pods."""


def leads_to(service: str, workload: str, says: str, *, name: str = "", next: str = "") -> Expectation:
    """The Service leads to exactly the Ready pods of the workload (`Deployment/web`), by a selector.

    The selector fits the labels of the workload's template, so every pod that it makes later is found, too, and no
    pod of anybody else's; the Service's EndpointSlices hold the addresses of the Ready ones and no others.
    """
    return on_snapshot(
        name or "leads-to", says, set(_kinds(workload)), lambda snapshot: _judge(snapshot, service, workload, next)
    )


def follows(service: str, workload: str, says: str, *, within: float = 30, name: str = "") -> Expectation:
    """The grader deletes a pod of the workload, and the Service leads to the new one; `within` as in `survives`."""
    deleted = survives(workload, says, within=within)

    async def look(world: World) -> Outcome:
        outcome = await deleted.look(world)
        if outcome.state is not State.RIGHT:
            return outcome

        async def decided() -> bool:
            nonlocal outcome
            outcome = _judge(await world.now(*_kinds(workload)), service, workload)
            return outcome.state is not State.PENDING

        await eventually(decided, _SECONDS)
        if outcome.state is State.RIGHT:
            return outcome
        told = ("the check deleted a pod, and another took its place", *outcome.evidence)
        return Outcome(State.WRONG, outcome.differences, told, outcome.next)

    return Expectation(name or "follows", says, guarded(look), acts=True)


def _kinds(workload: str) -> frozenset[str]:
    return frozenset({"Service", "EndpointSlice", "Pod"}) | kinds_to(workload)


def _judge(snapshot: Snapshot, ref: str, workload: str, next: str = "") -> Outcome:
    if outcome := presence(snapshot, ref) or presence(snapshot, workload):
        return outcome
    service = snapshot.get(ref) or {}
    return _selects(snapshot, service, workload, next) or _holds(snapshot, service, workload)


def _selects(snapshot: Snapshot, service: Object, workload: str, next: str) -> Outcome | None:
    """None where the selector fits the workload's pods, those to come as well, and no other."""
    spec = service["spec"]
    step = next or "kubectl get pods --show-labels"
    if spec.get("type") == "ExternalName":
        words = "it is of type ExternalName: only another name, it sends nothing to pods"
        return wrong(words, next="delete it, and make it with another type")
    selector = spec.get("selector") or {}
    if not selector:
        words = "it has no selector: nobody keeps its list of pods up to date"
        return wrong(words, next="kubectl explain service.spec.selector")
    labels = _template_labels(snapshot, workload)
    own = pods_of(snapshot, workload)
    if not labels_match({"metadata": {"labels": labels}}, selector):
        if own and all(labels_match(pod, selector) for pod in own):
            extra = ", ".join(sorted(set(selector) - set(labels)))
            words = f"the label {extra} is not in the template of {workload}: pods that it makes later may not carry it"
            return wrong(words, next="select by labels that stay: those of the template")
        carried = [show({key: value}) for key, value in labels.items()]
        near = _near(selector, carried)
        wanted = f"labels that the pods of {workload} carry: {show(labels)}"
        return Outcome(State.WRONG, (Difference("spec.selector", wanted, show(selector), near),), next=step)
    strangers = [
        pod["metadata"]["name"]
        for pod in learners(snapshot, "Pod")
        if labels_match(pod, selector) and pod not in own and not is_owned_by(snapshot, pod, workload)
    ]
    if strangers:
        words = f"its selector {show(selector)} also fits {few(strangers)}, not of {workload}"
        return wrong(words, next=step)
    return None


def _near(selector: Object, carried: list[str]) -> str:
    """A label of the template that one of the selector's is probably meant to be."""
    found = (nearest(show({key: value}), carried) for key, value in selector.items())
    return next((near for near in found if near), "")


def _holds(snapshot: Snapshot, service: Object, workload: str) -> Outcome:
    """Whether the EndpointSlices of the Service hold the addresses of the workload's Ready pods."""
    name = service["metadata"]["name"]
    ready = {
        str(pod["status"]["podIP"]): str(pod["metadata"]["name"])
        for pod in learners(snapshot, "Pod")
        if is_ready(pod) and pod["status"].get("podIP") and labels_match(pod, service["spec"]["selector"])
    }
    held = {address: item for item in slices_of(snapshot, name) for address in ready_addresses(item)}
    look = f"kubectl get endpointslices -l {SERVICE_NAME}={name}"
    if not ready:
        words = f"none of the pods of {workload} is Ready"
        return Outcome(State.PENDING, evidence=(words,), suspects=(workload,), moving=True, next="kubectl get pods")
    if more := sorted(set(held) - set(ready)):
        if any(is_by_hand(held[address]) for address in more):
            words = f"an EndpointSlice made by hand leads to {few(more)}, the address of no Ready pod of {workload}"
            return wrong(words, next=look)
        if service["spec"].get("publishNotReadyAddresses"):
            words = f"it also leads to {few(more)}, which is not Ready (publishNotReadyAddresses)"
            return wrong(words, next=look)
    if set(held) != set(ready):
        wanted = f"those of {few(sorted(ready.values()))}"
        difference = Difference(f"addresses in the EndpointSlices of {name}", wanted, show(sorted(held)))
        return Outcome(State.PENDING, (difference,), moving=True, next=look)
    return right()


def _template_labels(snapshot: Snapshot, workload: str) -> dict[str, str]:
    """The labels that every pod of the workload gets; of a Pod its own."""
    found = snapshot.get(workload) or {}
    owner = found if parse_ref(workload).kind == "Pod" else found["spec"]["template"]
    labels: dict[str, str] = owner.get("metadata", {}).get("labels") or {}
    return {key: value for key, value in labels.items() if key != GRADER_LABEL}
