"""Equivalence transforms: the same in other words."""

from __future__ import annotations

from typing import Any

import pytest

from lab_helpers.course.verify.capture import Solution
from lab_helpers.course.verify.transforms import imperative, lists_reversed, notation, transforms_of

CONTAINERS = [{"name": "a", "image": "nginx:1.26.3"}, {"name": "b", "image": "busybox:1.37.0"}]
POD: dict[str, Any] = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "web", "labels": {"run": "web"}},
    "spec": {"containers": CONTAINERS},
}


def pod(**fields: Any) -> dict[str, Any]:
    """Pod web with one container that has these fields too."""
    return {**POD, "spec": {"containers": [{"name": "web", "image": "nginx:1.26.3", **fields}]}}


def test_lists_whose_order_is_free_are_turned_round() -> None:
    assert lists_reversed(POD)["spec"]["containers"] == CONTAINERS[::-1]


def test_the_words_of_a_command_keep_their_order() -> None:
    assert lists_reversed(pod(command=["sh", "-c", "x"])) == pod(command=["sh", "-c", "x"])


def test_variables_that_refer_to_others_keep_their_order() -> None:
    env = [{"name": "A", "value": "1"}, {"name": "B", "value": "$(A)"}]
    assert lists_reversed(pod(env=env)) == pod(env=env)


@pytest.mark.parametrize(
    ("value", "other"), [("500m", "0.5"), ("2", "2000m"), ("1Gi", "1024Mi"), ("64Mi", "65536Ki"), ("5k", "5k")]
)
def test_a_quantity_is_written_in_another_notation(value: str, other: str) -> None:
    found = notation(pod(resources={"limits": {"cpu": value}}))
    assert found["spec"]["containers"][0]["resources"]["limits"]["cpu"] == other


@pytest.mark.parametrize(
    ("obj", "words"),
    [
        (pod(), "kubectl run web --image=nginx:1.26.3 --labels=run=web"),
        (pod(args=["a", "b"]), "kubectl run web --image=nginx:1.26.3 --labels=run=web -- a b"),
        (pod(command=["a"]), "kubectl run web --image=nginx:1.26.3 --labels=run=web --command -- a"),
        (
            pod(env=[{"name": "A", "value": "1"}], ports=[{"containerPort": 80}]),
            "kubectl run web --image=nginx:1.26.3 --labels=run=web --env=A=1 --port=80",
        ),
        (
            {"kind": "ConfigMap", "metadata": {"name": "c"}, "data": {"a": "b"}},
            "kubectl create configmap c --from-literal=a=b",
        ),
        (
            {
                "kind": "Service",
                "metadata": {"name": "s"},
                "spec": {"selector": {"app": "s"}, "ports": [{"port": 80, "targetPort": 8080}]},
            },
            "kubectl create service clusterip s --tcp=80:8080",
        ),
    ],
)
def test_an_object_is_made_by_one_command(obj: dict[str, Any], words: str) -> None:
    assert " ".join(imperative(obj) or []) == words


@pytest.mark.parametrize(
    "obj", [POD, pod(volumeMounts=[]), pod(command=["a"], args=["b"])], ids=["two containers", "a volume", "both"]
)
def test_what_no_command_expresses_has_none(obj: dict[str, Any]) -> None:
    assert imperative(obj) is None


def test_an_object_edited_in_place_is_not_made_anew_by_a_route_that_cannot_edit() -> None:
    solution = Solution({"Pod/web": POD}, {"Pod/web": POD}, {"Pod/web": POD}, changed=("Pod/web",))
    names = [transform.name for transform in transforms_of(solution)]
    assert "kubectl apply --server-side" in names
    assert "kubectl create" not in names


def test_a_solution_without_objects_has_no_transforms() -> None:
    assert transforms_of(Solution({}, {}, {})) == []


def test_what_takes_a_label_away_cannot_be_said_by_a_manifest() -> None:
    now = {**POD, "metadata": {"name": "web", "labels": {}}}
    taken = Solution({"Pod/web": now}, {"Pod/web": now}, {"Pod/web": POD}, changed=("Pod/web",))
    assert transforms_of(taken) == []
    changed = {**POD, "metadata": {"name": "web", "labels": {"run": "other"}}}
    assert transforms_of(Solution({"Pod/web": changed}, {"Pod/web": changed}, {"Pod/web": POD}, changed=("Pod/web",)))
