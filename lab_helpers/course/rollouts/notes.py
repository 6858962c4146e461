"""The manifest from old notes, repaired: which requests its probes send."""

from __future__ import annotations

import copy

from lab_helpers.grading import Outcome, State, World, has, right
from lab_helpers.grading.compare import compare
from lab_helpers.grading.difference import Place
from lab_helpers.grading.expectations import presence
from lab_helpers.state.snapshot import Object

__all__ = ["has_the_liveness_probe"]

_REF = "Deployment/dep-1"
_PROBE = {"httpGet": {"path": "/", "port": 8080}, "initialDelaySeconds": 5, "periodSeconds": 10}


async def has_the_liveness_probe(world: World) -> Outcome:
    """A container has the liveness probe of the notes; its port may be told by the name of a container's port."""
    snapshot = world.snapshot
    if outcome := presence(snapshot, _REF):
        return outcome
    deployment = snapshot.get(_REF) or {}
    at = Place.of("Deployment", *("spec", "template", "spec", "containers"), obj=deployment, snapshot=snapshot)
    containers = [_in_numbers(item) for item in deployment["spec"]["template"]["spec"]["containers"]]
    differences = compare(has({"livenessProbe": _PROBE}), containers, at)
    step = "compare it with the manifest of the notes: `kubectl get deployment dep-1 -o yaml`"
    return Outcome(State.WRONG, differences, next=step) if differences else right()


def _in_numbers(container: Object) -> Object:
    """The container with the number of its liveness probe's port in the place of the name."""
    result = copy.deepcopy(container)
    request = result.get("livenessProbe", {}).get("httpGet", {})
    ports = {item["name"]: item["containerPort"] for item in container.get("ports", ()) if "name" in item}
    if request.get("port") in ports:
        request["port"] = ports[request["port"]]
    return result
