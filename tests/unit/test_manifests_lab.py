"""What the lab on manifests takes for the same answer, and what it does not."""

from __future__ import annotations

import os
import time
from typing import Any

import pytest

from lab_helpers.course.manifests.adoption import wish_of
from lab_helpers.course.manifests.age import clock_at, seconds_of
from lab_helpers.course.manifests.discovery import names_alone
from lab_helpers.course.manifests.looked_up import type_alone, words_alone
from lab_helpers.course.manifests.stuck import parts_alone


@pytest.mark.parametrize(
    "given",
    ["[]Taint", "<[]Taint>", "taints <[]Taint>", "list of Taint", "array of Taints", "array"],
)
def test_a_list_of_taints_has_many_names(given: str) -> None:
    assert type_alone(given) == "[]Taint"


@pytest.mark.parametrize("given", ["Taint", "<Taint>", "Object", "string", "[]string", "[]Taint []Taint", "", None])
def test_one_taint_is_no_list(given: Any) -> None:
    assert type_alone(given) != "[]Taint"


@pytest.mark.parametrize("given", [["b", "a"], ("a", "b"), {"a", "b"}, "a, b", "`b` `a`", ["a,", "b"]])
def test_words_count_in_any_order(given: Any) -> None:
    assert words_alone(given) == ["a", "b"]


@pytest.mark.parametrize("given", [["Pod", "StorageClass"], "pods, storageclasses", {"pod", "storageclass"}])
def test_kinds_count_in_singular_and_plural(given: Any) -> None:
    assert names_alone(given) == ["pod", "storageclass"]


def test_a_path_into_a_part_means_the_part() -> None:
    assert parts_alone({"a": "spec", "b": ".status", "c": "Status.readyReplicas", "d": "spec.replicas"}) == {
        "a": "spec",
        "b": "status",
        "c": "status",
        "d": "spec",
    }
    assert parts_alone({"a": "spec or status", "b": "status/spec"}) == {"a": "spec or status", "b": "status/spec"}


@pytest.mark.parametrize("given", [60, 60.0, "60", ["60"]])
def test_seconds_have_many_forms(given: Any) -> None:
    assert seconds_of(given) == 60


@pytest.mark.parametrize("given", [None, True, "a minute", "nan", ["1", "2"], {}])
def test_what_is_no_number_is_no_age(given: Any) -> None:
    assert seconds_of(given) is None


def test_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC0")
    with clock_at("JST-9"):
        assert time.localtime().tm_gmtoff == 9 * 3600
    assert os.environ["TZ"] == "UTC0"
    assert time.localtime().tm_gmtoff == 0


def test_the_record_of_an_apply_is_the_file_with_what_kubectl_adds() -> None:
    spec = {"replicas": 1, "template": {"resources": {}}}
    written = {"kind": "Deployment", "metadata": {"name": "web", "annotations": {"a": "b"}}, "spec": spec, "status": {}}
    added = {"kubectl.kubernetes.io/last-applied-configuration": "{}", "a": "b"}
    recorded = {**written, "metadata": {"name": "web", "namespace": "here", "annotations": added}}
    assert wish_of(recorded, "here") == wish_of(written, "here")
    assert wish_of(recorded, "there") != wish_of(written, "there")
    assert wish_of({**recorded, "spec": {"replicas": 2}}, "here") != wish_of(written, "here")
