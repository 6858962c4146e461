"""Deployments `shop-stable` and `shop-canary` behind one Service."""

from __future__ import annotations

from lab_helpers.grading import Outcome, State, World, right, wrong
from lab_helpers.grading.difference import Difference, show
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.selectors import learners, matches_labels
from lab_helpers.grading.slices import slices_of
from lab_helpers.grading.workloads import pods_of
from lab_helpers.state.snapshot import Object, labels_match

__all__ = ["behind_one_service", "told_apart"]

_BOTH = ("Deployment/shop-stable", "Deployment/shop-canary")
_SERVICE = "Service/shop"


async def told_apart(world: World) -> Outcome:
    """The selector of neither Deployment fits the pods that the other one makes."""
    snapshot = world.snapshot
    for ref in _BOTH:
        if outcome := presence(snapshot, ref):
            return outcome
    for one, other in (_BOTH, _BOTH[::-1]):
        selector = (snapshot.get(one) or {})["spec"]["selector"]
        labels = _labels(snapshot.get(other) or {})
        if matches_labels(selector, labels):
            shown = show(selector.get("matchLabels", selector))
            return wrong(
                f"the selector of {one}, {shown}, also fits the pods of {other}, {show(labels)}: "
                "each would count the other's pods",
                next="give the canary a label of its own, in its selector and in its template",
            )
    return right()


async def behind_one_service(world: World) -> Outcome:
    """The Service's selector fits the pods of both and no other, and its EndpointSlices hold them all."""
    snapshot = world.snapshot
    for ref in (_SERVICE, *_BOTH):
        if outcome := presence(snapshot, ref):
            return outcome
    selector = (snapshot.get(_SERVICE) or {})["spec"].get("selector") or {}
    if not selector:
        return wrong(
            "the Service has no selector: nobody keeps its list of pods up to date", next="kubectl set selector"
        )
    for ref in _BOTH:
        labels = _labels(snapshot.get(ref) or {})
        if not labels_match({"metadata": {"labels": labels}}, selector):
            wanted = f"labels that the pods of {ref} carry, too: {show(labels)}"
            step = "which label have the pods of both? `kubectl get pods --show-labels`"
            return Outcome(
                State.WRONG, (Difference("spec.selector of the Service", wanted, show(selector)),), next=step
            )
    own = {pod["metadata"]["uid"]: pod["metadata"]["name"] for ref in _BOTH for pod in pods_of(snapshot, ref)}
    others = [
        pod["metadata"]["name"]
        for pod in learners(snapshot, "Pod")
        if labels_match(pod, selector) and pod["metadata"]["uid"] not in own
    ]
    # a pod of an older template, which is about to go, is told by the rollout
    others = [name for name in others if not name.startswith(("shop-stable-", "shop-canary-"))]
    if others:
        return wrong(
            f"its selector {show(selector)} also fits {', '.join(others)}", next="kubectl get pods --show-labels"
        )
    held = {
        endpoint["targetRef"]["uid"]: endpoint["targetRef"]["name"]
        for item in slices_of(snapshot, "shop")
        for endpoint in item.get("endpoints") or ()
        if "targetRef" in endpoint and endpoint.get("conditions", {}).get("ready") is not False
    }
    if set(held) == set(own):
        return right()
    difference = Difference("pods in its EndpointSlices", show(sorted(own.values())), show(sorted(held.values())))
    return Outcome(State.PENDING, (difference,), moving=True, next="kubectl get endpointslices")


def _labels(deployment: Object) -> dict[str, str]:
    found: dict[str, str] = deployment["spec"]["template"]["metadata"].get("labels") or {}
    return found
