"""The fields that Kubernetes has, and what is told to an author whose shape has others."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from lab_helpers.course.lesson import lessons
from lab_helpers.grading import (
    absent,
    at_least,
    count,
    each,
    exists,
    expect,
    has,
    image,
    matches,
    older_than,
    one_of,
    only,
    present,
    selects,
)
from lab_helpers.grading.field_paths import UnknownPath, unknown_paths
from lab_helpers.grading.schema import Type, type_of
from lab_helpers.state.kinds import KINDS


def faults(kind: str, **shape: Any) -> list[str]:
    return [str(fault) for fault in unknown_paths(expect(f"{kind}/web", "it is so", **shape))]


def field(kind: str, path: str) -> Type:
    found: Type | None = type_of(kind)
    for name in path.split("."):
        found = found.field(name.removesuffix("[]")) if found else None
        found = found.inner if found and name.endswith("[]") else found
    assert found is not None, path
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_the_labs_is_in_the_table(kind: str) -> None:
    assert field(kind, "metadata.name").name == "string"


@pytest.mark.parametrize(
    ("kind", "path", "keys"),
    [
        ("Pod", "spec.containers", ("name",)),
        ("Pod", "spec.containers[].ports", ("containerPort", "protocol")),
        ("Pod", "spec.containers[].env", ("name",)),
        ("Pod", "spec.containers[].volumeMounts", ("mountPath",)),
        ("Pod", "status.conditions", ("type",)),
        ("Pod", "spec.containers[].command", ()),
        ("Service", "spec.ports", ("port", "protocol")),
        ("Deployment", "spec.template.spec.volumes", ("name",)),
        ("EndpointSlice", "endpoints", ()),
    ],
)
def test_lists_merge_by_the_keys_of_the_api(kind: str, path: str, keys: tuple[str, ...]) -> None:
    assert field(kind, path).is_list
    assert field(kind, path).merge_keys == keys


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        ("Pod", "spec.containers[].resources.limits.cpu", "quantity"),
        ("Pod", "spec.volumes[].emptyDir.sizeLimit", "quantity"),
        ("PersistentVolumeClaim", "spec.resources.requests.storage", "quantity"),
        ("Service", "spec.ports[].targetPort", "int-or-string"),
        ("Deployment", "spec.strategy.rollingUpdate.maxSurge", "int-or-string"),
        ("Pod", "metadata.creationTimestamp", "time"),
        ("Pod", "metadata.labels.limits", "string"),
        ("Secret", "data.password", "bytes"),
        ("Deployment", "spec.replicas", "integer"),
    ],
)
def test_a_fields_type_is_known(kind: str, path: str, name: str) -> None:
    assert field(kind, path).name == name


def test_a_choice_knows_its_values_and_a_merge_key_its_default() -> None:
    protocol = field("Service", "spec.ports[].protocol")
    assert (protocol.values, protocol.default) == (("SCTP", "TCP", "UDP"), "TCP")


@pytest.mark.parametrize(
    "exercise", [item for lesson in lessons() for item in lesson.exercises], ids=lambda item: item.id
)
def test_no_exercise_asks_for_a_field_that_kubernetes_does_not_have(exercise: Any) -> None:
    assert [fault for expectation in exercise.expectations for fault in unknown_paths(expectation)] == []


@pytest.mark.parametrize(
    ("kind", "shape", "path", "near"),
    [
        ("Pod", {"spec": {"contaners": []}}, "spec.contaners", "spec.containers"),
        ("Pod", {"spec": {"containers": only({"imag": "nginx"})}}, "spec.containers[].imag", "spec.containers[].image"),
        (
            "Pod",
            {"spec": {"containers": each({"ports": [{"port": 80}]})}},
            "spec.containers[].ports[].port",
            "spec.containers[].ports[].containerPort",
        ),
        ("Service", {"spec": {"ports": has({"targetport": 80})}}, "spec.ports[].targetport", "spec.ports[].targetPort"),
        ("Service", {"spec": one_of({"tpye": "NodePort"})}, "spec.tpye", "spec.type"),
        ("Deployment", {"spec": {"image": "nginx"}}, "spec.image", "spec.template.spec.containers[].image"),
        ("Pod", {"spec": {"containerPort": 80}}, "spec.containerPort", "spec.containers[].ports[].containerPort"),
        ("Pod", {"spec": {"replicas": absent}}, "spec.replicas", ""),
        ("Deployment", {"status": {"phase": "Running"}}, "status.phase", ""),
    ],
)
def test_an_unknown_path_is_named_with_the_nearest_one(kind: str, shape: dict[str, Any], path: str, near: str) -> None:
    (fault,) = unknown_paths(expect(f"{kind}/web", "it is so", **shape))
    assert fault.path == path
    assert "no such field" in fault.why
    assert not near or fault.near == near


@pytest.mark.parametrize(
    ("kind", "shape", "told"),
    [
        ("Deployment", {"spec": {"replicas": "3"}}, "spec.replicas: is integer, not '3'"),
        ("Deployment", {"spec": {"paused": 1}}, "spec.paused: is boolean, not 1"),
        ("Deployment", {"spec": {"replicas": True}}, "spec.replicas: is integer, not True"),
        ("Pod", {"labels": {"version": 1}}, "metadata.labels.version: is string, not 1"),
        ("ConfigMap", {"data": {"a": one_of(1, "1")}}, "data.a: is string, not 1"),
        ("Pod", {"spec": {"containers": "nginx"}}, "spec.containers: is a list, not nginx"),
        ("Pod", {"spec": "nginx"}, "spec: holds fields, not nginx"),
        (
            "Pod",
            {"spec": {"restartPolicy": "Alway"}},
            "spec.restartPolicy: is one of Always, Never, OnFailure, not 'Alway'; did you mean Always?",
        ),
        (
            "Service",
            {"spec": {"ports": [{"targetPort": "80"}]}},
            "spec.ports[].targetPort: is a number or a name: 80 without quotes",
        ),
        ("Pod", {"spec": {"overhead": {"cpu": "1core"}}}, "spec.overhead.cpu: is a quantity, not '1core'"),
        ("Pod", {"metadata": {"creationTimestamp": "today"}}, "metadata.creationTimestamp: is a time, not 'today'"),
        ("Pod", {"spec": {"nodeName": at_least(1)}}, "spec.nodeName: is string, which at_least() cannot judge"),
        (
            "Pod",
            {"spec": {"containers": image("nginx")}},
            "spec.containers: is core.v1.Container[name], which image() cannot judge",
        ),
        ("Service", {"spec": {"clusterIP": selects("Pod")}}, "spec.clusterIP: is string, which selects() cannot judge"),
    ],
)
def test_a_value_of_a_wrong_type_is_told(kind: str, shape: dict[str, Any], told: str) -> None:
    assert faults(kind, **shape) == [told]


def test_what_kubernetes_has_is_no_fault() -> None:
    pod = {
        "containers": only(
            {
                "image": image("nginx"),
                "resources": {"limits": {"cpu": 0.5, "memory": at_least("64Mi")}},
                "livenessProbe": {"httpGet": {"path": matches("/.*", "a path"), "port": "http"}},
                "args": has("-v"),
                "ports": [{"containerPort": 80}],
            }
        ),
        "initContainers": absent,
        "nodeName": present,
        "volumes": [{"emptyDir": {}}],
    }
    assert faults("Pod", spec=pod, metadata={"creationTimestamp": older_than("Pod/other")}, owner=absent) == []
    assert faults("Deployment", spec={"template": {"spec": pod}, "replicas": at_least(1)}, owned_by="Job/x") == []
    assert faults("Service", spec={"selector": selects("Pod"), "ports": [{"targetPort": one_of(80, "http")}]}) == []
    assert unknown_paths(exists("Pod/web")) == []


def test_the_shape_of_a_count_is_looked_at_too() -> None:
    assert unknown_paths(count("Pod", 1, "one", spec={"contaners": []})) == [
        UnknownPath("spec.contaners", "spec.containers", "Kubernetes 1.37 has no such field")
    ]


def test_the_learners_import_reads_no_table() -> None:
    program = (
        "import sys; from lab_helpers import Lab; from lab_helpers.grading import schema;"
        "print(schema._table.cache_info().currsize, *sys.modules)"
    )
    size, *modules = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert size == "0"
    assert not {"lab_helpers.grading.field_paths", "lab_helpers.grading.openapi"} & set(modules)
