"""Whether a Service leads to the Ready pods of a workload, to all of them, to no others, and also tomorrow."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from lab_helpers.grading import Outcome, State, World, leads_to
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
Object = dict[str, Any]
HASH = {"pod-template-hash": "7c5d"}


def owned(obj: Object, owner: Object) -> Object:
    reference = {"kind": owner["kind"], "name": owner["metadata"]["name"], "uid": owner["metadata"]["uid"]}
    obj["metadata"]["ownerReferences"] = [{**reference, "controller": True}]
    return obj


def make(kind: str, name: str, labels: dict[str, str] | None = None, **more: Any) -> Object:
    return {"kind": kind, "metadata": {"name": name, "uid": f"uid-{name}", "labels": labels or {}}, **more}


def pod(name: str, address: str, labels: dict[str, str], *, ready: bool = True) -> Object:
    status = {"phase": "Running", "podIP": address, "conditions": [{"type": "Ready", "status": str(ready)}]}
    return make("Pod", name, labels, spec={"containers": []}, status=status)


def endpoints(*addresses: str, ready: bool = True, by: str = "endpointslice-controller.k8s.io") -> Object:
    labels = {"kubernetes.io/service-name": "web", "endpointslice.kubernetes.io/managed-by": by}
    held = [{"addresses": [address], "conditions": {"ready": ready}} for address in addresses]
    return make("EndpointSlice", f"web-{addresses}", labels, endpoints=held or None)


def service(selector: dict[str, str] | None, **spec: Any) -> Object:
    return make("Service", "web", spec={"selector": selector, "ports": [{"port": 80}], **spec})


TEMPLATE = {"metadata": {"labels": {"app": "web", "tier": "site"}}}
DEPLOYMENT = make("Deployment", "web", spec={"replicas": 2, "template": TEMPLATE})
REPLICASET = owned(make("ReplicaSet", "web-7c5d", spec={"template": TEMPLATE}), DEPLOYMENT)
LABELS = {"app": "web", "tier": "site", **HASH}
PODS = [owned(pod(f"web-{name}", f"10.0.0.{name}", LABELS), REPLICASET) for name in "12"]
STRANGER = pod("api", "10.0.0.9", {"app": "api", "tier": "site"})
SERVICE = service({"app": "web"})
SLICE = endpoints("10.0.0.1", "10.0.0.2")


def look(*objects: Object) -> Outcome:
    expectation = leads_to("Service/web", "Deployment/web", "it leads to them")
    found: dict[str, dict[str, Object]] = {kind: {} for kind in expectation.watches}
    for obj in [DEPLOYMENT, REPLICASET, STRANGER, *objects]:
        found[obj["kind"]][obj["metadata"]["name"]] = obj
    world = World(cast(Any, None), Snapshot("svc-1", NOW, found))
    return cast(Outcome, run(cast(Any, expectation.look(world))))


def test_a_service_leads_to_the_pods_of_a_deployment() -> None:
    assert look(SERVICE, SLICE, *PODS).state is State.RIGHT


def test_the_same_addresses_in_two_slices_are_right_too() -> None:
    assert look(SERVICE, endpoints("10.0.0.1"), endpoints("10.0.0.2"), *PODS).state is State.RIGHT


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (service({"app": "wbe"}), "spec.selector"),
        (service({"app": "web", **HASH}), "pod-template-hash is not in the template"),
        (service({"tier": "site"}), "also fits api"),
        (service(None), "no selector"),
        (service({"app": "web"}, type="ExternalName"), "ExternalName"),
    ],
)
def test_another_selector_is_told(spoilt: Object, told: str) -> None:
    outcome = look(spoilt, SLICE, *PODS)
    assert outcome.state is State.WRONG
    assert told in f"{outcome.differences}{outcome.evidence}"


def test_a_list_by_hand_with_an_address_too_many_is_told() -> None:
    outcome = look(SERVICE, SLICE, endpoints("10.0.0.9", by="me"), *PODS)
    assert outcome.state is State.WRONG
    assert "made by hand" in outcome.evidence[0]


def test_a_controller_that_has_yet_to_write_the_list_is_waited_for() -> None:
    for slices in ([], [endpoints()], [endpoints("10.0.0.1")], [SLICE, endpoints("10.0.0.7")]):
        assert look(SERVICE, *slices, *PODS).state is State.PENDING


def test_pods_that_are_not_ready_are_not_to_be_in_it() -> None:
    late = owned(pod("web-3", "10.0.0.3", LABELS, ready=False), REPLICASET)
    assert look(SERVICE, SLICE, *PODS, late).state is State.RIGHT
    assert look(SERVICE, SLICE, endpoints("10.0.0.3", ready=False), *PODS, late).state is State.RIGHT
    told = look(service({"app": "web"}, publishNotReadyAddresses=True), SLICE, endpoints("10.0.0.3"), *PODS, late)
    assert told.state is State.WRONG
    assert "publishNotReadyAddresses" in told.evidence[0]


def test_without_any_ready_pod_nothing_is_decided() -> None:
    assert look(SERVICE, endpoints()).state is State.PENDING
