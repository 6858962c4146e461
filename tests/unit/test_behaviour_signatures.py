"""Behaviours as an author writes them: a slip fails where the exercise is written, not at a learner's check."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from typing import Any

import pytest

from lab_helpers.errors import BadInput
from lab_helpers.grading import (
    Connection,
    allowed,
    blocked,
    denied,
    reaches,
    refuses,
    resolves,
    restarts,
    rolls_out,
    schedules_on,
    survives,
)
from lab_helpers.grading.behaviours.rollouts import Course
from lab_helpers.grading.behaviours.scheduling import kept_away_from
from lab_helpers.grading.behaviours.services import service_fault
from lab_helpers.grading.behaviours.targets import Target
from lab_helpers.grading.workloads import WORKLOADS
from lab_helpers.state.snapshot import Snapshot

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
SERVICE = {"kind": "Service", "spec": {"ports": [{"port": 80}]}}


@pytest.mark.parametrize("behaviour", [blocked, denied, refuses])
def test_a_negative_cannot_be_written_without_its_control(behaviour: Any) -> None:
    control = inspect.signature(behaviour).parameters["control"]
    assert control.default is inspect.Parameter.empty


@pytest.mark.parametrize(
    ("write", "complaint"),
    [
        (lambda: reaches("Service/web", "…"), "is no target"),
        (lambda: reaches("Service/web:80", "…", prints="hello"), "needs a /path"),
        (lambda: reaches("Servce/web:80/", "…"), "is no target"),
        (lambda: blocked("web", "…", control=Connection("web:80")), "is no target"),
        (lambda: Connection("web"), "is no target"),
        (lambda: resolves("web", "…"), "say what it is to resolve to"),
        (lambda: allowed("ServiceAccount/x", "lst", "pods", "…"), "did you mean list?"),
        (lambda: allowed("ServiceAccount/x", "list", "pod", "…"), "did you mean pods?"),
        (lambda: allowed("ServiceAccount/x", "list", "deployments", "…"), "write deployments.apps"),
        (lambda: allowed("x", "list", "pods", "…"), "is no subject"),
        (lambda: denied("User/x", "list", "pods", "…", control=("get", "secret")), "did you mean secrets?"),
        (lambda: refuses(SERVICE, "…", because="quotas", control=SERVICE), "it knows decoding"),
        (lambda: restarts("Pod/x", "…", at_least=2, kill=True), "at_least is for what has been observed"),
        (lambda: rolls_out("Deployment/x", "…", without_outage="Service/x:80"), "requests need a /path"),
        (lambda: schedules_on("Pod/x", "…"), "either labels of nodes or one node"),
    ],
)
def test_a_slip_of_the_author_fails_at_once(write: Any, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint.replace("(", r"\(").replace("?", r"\?")):
        write()


def test_an_unknown_kind_fails_at_once() -> None:
    with pytest.raises(BadInput):
        refuses({"kind": "Servce"}, "…", because="quota", control=SERVICE)
    with pytest.raises(BadInput):
        restarts("Pot/x", "…")


def test_every_behaviour_waits_until_the_plain_expectations_hold() -> None:
    assert reaches("Service/web:80", "…").acts
    assert survives("Deployment/web", "…").acts
    assert restarts("Pod/x", "…", kill=True).acts
    assert not restarts("Pod/x", "…").acts


@pytest.mark.parametrize(
    ("text", "kind", "name", "port", "path"),
    [
        ("Service/web:80", "Service", "web", 80, None),
        ("Pod/web-0.x:8080/a/b?c=d", "Pod", "web-0.x", 8080, "/a/b?c=d"),
        ("Node:30080/", "Node", "", 30080, "/"),
        ("http://web", "", "web", 80, "/"),
        ("http://web.shop:8080/hostname", "", "web.shop", 8080, "/hostname"),
        ("10.96.0.1:443", "", "10.96.0.1", 443, None),
    ],
)
def test_a_target_is_read(text: str, kind: str, name: str, port: int, path: str | None) -> None:
    assert Target.parse(text) == Target(text, kind, name, port, path)


def snapshot(**kinds: list[dict[str, Any]]) -> Snapshot:
    every = {kind: [] for kind in ("Pod", "EndpointSlice", *WORKLOADS)} | kinds
    return Snapshot(
        "svc-1", NOW, {kind: {item["metadata"]["name"]: item for item in items} for kind, items in every.items()}
    )


def pod(name: str = "web", *, ready: bool = True, owner: str = "", **spec: Any) -> dict[str, Any]:
    container = {"name": "web", "ready": ready, "state": {"running": {"startedAt": "2026-11-01T11:59:00Z"}}}
    references = [{"uid": owner, "controller": True}] if owner else []
    return {
        "metadata": {"name": name, "uid": name, "labels": {"app": "web"}, "ownerReferences": references},
        "spec": {"nodeName": "labs-worker", "containers": [{"name": "web"}], **spec},
        "status": {
            "phase": "Running",
            "conditions": [{"type": "Ready", "status": str(ready)}],
            "containerStatuses": [container],
        },
    }


def service(**spec: Any) -> dict[str, Any]:
    usual = {"clusterIP": "10.96.0.7", "selector": {"app": "web"}, "ports": [{"port": 80, "targetPort": 8080}]}
    return {"metadata": {"name": "web"}, "spec": {**usual, **spec}}


def test_a_sound_service_has_no_fault() -> None:
    assert service_fault(snapshot(Pod=[pod()]), service(), 80) is None


def test_pods_that_are_still_to_come_are_waited_for() -> None:
    deployment = {"metadata": {"name": "web"}, "spec": {"template": {"metadata": {"labels": {"app": "web"}}}}}
    fault = service_fault(snapshot(Deployment=[deployment]), service(), 80)
    assert fault is not None
    assert (fault.decided, fault.moving) == (False, True)


def test_a_service_whose_pods_are_not_ready_may_still_answer_and_names_a_suspect() -> None:
    fault = service_fault(snapshot(Pod=[pod(ready=False)]), service(), 80)
    assert fault is not None
    assert (fault.decided, fault.suspects) == (False, ("web",))


def test_a_service_without_a_selector_needs_a_slice_that_is_labelled_as_its_own() -> None:
    bare = service(selector=None)
    fault = service_fault(snapshot(), bare, 80)
    assert fault is not None
    assert "no EndpointSlice is labelled as its own" in fault.words
    slice = {"metadata": {"name": "x", "labels": {"kubernetes.io/service-name": "web"}}, "endpoints": [{}]}
    assert service_fault(snapshot(EndpointSlice=[slice]), bare, 80) is None


def test_what_was_seen_during_a_rollout_is_kept() -> None:
    owner = [{"uid": "d", "controller": True}]
    sets = [
        {"metadata": {"name": name, "uid": name, "ownerReferences": owner}, "spec": {"replicas": replicas}}
        for name, replicas in (("old", 2), ("new", 1))
    ]
    course, deployment = Course(), {"metadata": {"uid": "d"}}
    leaving = pod("c", owner="old")
    leaving["metadata"]["deletionTimestamp"] = "2026-11-01T12:00:00Z"
    course.take(snapshot(ReplicaSet=sets, Pod=[pod("a", owner="old"), pod("b", owner="old")]), deployment)
    assert (course.fewest_ready, course.most_wanted, course.together) == (2, 3, False)
    course.take(snapshot(ReplicaSet=sets, Pod=[leaving, pod("n", owner="new", ready=False)]), deployment)
    assert (course.fewest_ready, course.most_wanted, course.together) == (0, 3, True)


def test_a_copy_keeps_what_holds_the_pod_and_must_keep_away_from_its_nodes() -> None:
    zone = {"key": "zone", "operator": "In", "values": ["a"]}
    terms = [{"matchExpressions": [zone]}, {"matchFields": []}]
    affinity = {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": terms}}}
    held = pod(nodeSelector={"disk": "ssd"}, affinity=affinity, tolerations=[{"operator": "Exists"}])
    copy = kept_away_from(held, ["labs-worker"], {"metadata": {"name": "sch-4", "uid": "n"}})
    spec = copy["spec"]
    assert spec["nodeSelector"] == {"disk": "ssd"}
    assert spec["tolerations"] == [{"operator": "Exists"}]
    assert "nodeName" not in spec
    away = {"key": "kubernetes.io/hostname", "operator": "NotIn", "values": ["labs-worker"]}
    required = spec["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
    assert [term["matchExpressions"] for term in required["nodeSelectorTerms"]] == [[zone, away], [away]]
    plain = kept_away_from(pod(), ["labs-worker"], {"metadata": {"name": "sch-4", "uid": "n"}})["spec"]
    required = plain["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
    assert required["nodeSelectorTerms"] == [{"matchExpressions": [away]}]
