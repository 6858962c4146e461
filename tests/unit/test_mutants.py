"""Mutants of a solution: one change each, under a name that says which."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from lab_helpers.course.verify.capture import Solution
from lab_helpers.course.verify.handed_in import files_with, mutants_of_answers, mutants_of_files, spellings
from lab_helpers.course.verify.mutants import mutants_of, mutants_of_object, typo
from lab_helpers.course.verify.objects import own_part, rebase
from lab_helpers.course.verify.words import retold

IMAGES = ("docker.io/library/nginx:1.22.1", "docker.io/library/nginx:1.26.3", "docker.io/library/busybox:1.37.0")
POD: dict[str, Any] = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "web", "labels": {"run": "web"}},
    "spec": {
        "containers": [
            {
                "name": "web",
                "image": "nginx:1.26.3",
                "command": ["sh", "-c", "echo one; echo two"],
                "env": [{"name": "HOST", "value": "db"}],
                "resources": {"limits": {"cpu": "500m"}},
            }
        ]
    },
}
SERVICE: dict[str, Any] = {
    "apiVersion": "v1",
    "kind": "Service",
    "metadata": {"name": "web"},
    "spec": {"selector": {"run": "web"}, "ports": [{"port": 80, "targetPort": 8080}]},
}
DEPLOYMENT: dict[str, Any] = {
    "apiVersion": "apps/v1",
    "kind": "Deployment",
    "metadata": {"name": "web"},
    "spec": {"replicas": 2, "selector": {"matchLabels": {"run": "web"}}, "template": {"spec": POD["spec"]}},
}


@pytest.mark.parametrize(
    ("obj", "name"),
    [
        (POD, "metadata.name=wbe"),
        (POD, "in another namespace"),
        (POD, "as a Deployment"),
        (POD, "metadata.labels left out"),
        (POD, "metadata.labels.run=wbe"),
        (POD, "metadata.labels.run, key rnu"),
        (POD, "spec.containers[web] twice"),
        (POD, "spec.containers[web].image=nginx:1.22.1"),
        (POD, "spec.containers[web].image=busybox:1.37.0"),
        (POD, "spec.containers[web].command[2] 'echo one'->'ehco one'"),
        (POD, "spec.containers[web].command[2] 'echo two'->'ehco two'"),
        (POD, "spec.containers[web].command[0] left out"),
        (POD, "spec.containers[web].env[HOST].value left out"),
        (POD, "spec.containers[web].resources.limits.cpu=501m"),
        (SERVICE, "spec.selector.run=wbe"),
        (SERVICE, "spec.ports[0].port=81"),
        (SERVICE, "spec.ports[0] port and targetPort swapped"),
        (DEPLOYMENT, "spec.replicas=1"),
        (DEPLOYMENT, "spec.replicas=3"),
        (DEPLOYMENT, "as a Pod"),
    ],
)
def test_a_typical_slip_is_among_the_mutants(obj: dict[str, Any], name: str) -> None:
    if name == "as a Pod":
        obj = {**obj, "spec": {**obj["spec"], "template": {"metadata": {"labels": {}}, "spec": POD["spec"]}}}
    assert name in dict(mutants_of_object(obj, IMAGES))


@pytest.mark.parametrize("obj", [POD, SERVICE], ids=["Pod", "Service"])
def test_every_mutant_differs_from_the_object_and_from_the_others(obj: dict[str, Any]) -> None:
    found = [mutated for _, mutated in mutants_of_object(obj, IMAGES)]
    assert obj not in found
    assert [item for item in found if found.count(item) > 1] == []


def test_making_mutants_leaves_the_solution_as_it_is() -> None:
    before = repr(POD)
    mutants_of_object(POD, IMAGES)
    assert repr(POD) == before


def test_names_of_mutants_can_be_listed_with_a_reason_after_a_colon() -> None:
    script = {**POD, "spec": {"containers": [{"name": "web", "image": "nginx:1.26.3", "args": ["a: b c", "a: b d"]}]}}
    names = [name for name, _ in mutants_of_object(script, IMAGES)]
    assert [name for name in names if ": " in name] == []
    assert len(set(names)) == len(names)


def test_what_is_to_be_deleted_may_be_left_and_what_is_to_be_kept_deleted() -> None:
    seed = {"Pod/old": POD, "ConfigMap/settings": SERVICE}
    solution = Solution({}, {}, seed, kept=("ConfigMap/settings",), gone=("Pod/old",))
    found = {mutant.name: mutant.kept for mutant in mutants_of(solution, IMAGES)}
    assert found == {"Pod/old not deleted": ("ConfigMap/settings", "Pod/old"), "ConfigMap/settings deleted": ()}


def test_every_object_of_the_solution_is_left_out_once() -> None:
    solution = Solution({"Pod/web": POD, "Service/web": SERVICE}, {}, {})
    left = [mutant for mutant in mutants_of(solution, IMAGES) if mutant.name.endswith("web left out")]
    assert [(mutant.name, list(mutant.objects)) for mutant in left] == [
        ("Pod/web left out", ["Service/web"]),
        ("Service/web left out", ["Pod/web"]),
    ]


@pytest.mark.parametrize(
    ("text", "slip"),
    [("web", "wbe"), ("echo three", "echo trhee"), ("aaa", "aax"), ("-c", "-x"), ("10.9.8.7", "01.9.8.7")],
)
def test_a_slip_changes_two_letters_of_the_longest_word(text: str, slip: str) -> None:
    assert typo(text) == slip


ANSWERS = {"ready": 1, "phase": "Running", "nodes": ["a", "b"], "map": {"etcd": ["a"]}}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ready one more", 2),
        ("ready one less", 0),
        ("phase cut short", "Runnin"),
        ("phase is 'None'", "None"),
        ("phase in capitals", "RUNNING"),
        ("phase of another learner", "Pending"),
        ("nodes[a] left out", ["b"]),
        ("map [etcd] left out", {}),
    ],
)
def test_a_wrong_value_is_among_the_mutants_of_answers(name: str, value: Any) -> None:
    found = dict(mutants_of_answers(ANSWERS, {"phase": "Pending"}))
    key = name.partition(" ")[0].partition("[")[0]
    assert found[name if name in found else name.replace("[", " [", 1)][key] == value


def test_two_answers_are_swapped() -> None:
    found = dict(mutants_of_answers({"before": "10.0.0.1", "after": "10.0.0.2"}, {}))
    assert found["before and after swapped"] == {"before": "10.0.0.2", "after": "10.0.0.1"}


def test_an_answer_is_spelt_as_learners_get_it() -> None:
    found = dict(spellings({"ready": 1, "phase": "Running"}))
    assert found["answers as text"] == {"ready": "1", "phase": "Running"}
    assert found["answers as the lines of !command"] == {"ready": ["1"], "phase": ["Running"]}


def test_what_the_api_server_adds_is_no_part_of_an_object() -> None:
    stored = {
        **POD,
        "metadata": {**POD["metadata"], "uid": "1", "resourceVersion": "2", "managedFields": [], "namespace": "x"},
        "spec": {
            "nodeName": "worker",
            "volumes": [{"name": "kube-api-access-x", "projected": {}}],
            "containers": [{**POD["spec"]["containers"][0], "volumeMounts": [{"name": "kube-api-access-x"}]}],
        },
        "status": {"phase": "Running"},
    }
    assert own_part(stored) == POD


def test_an_edit_keeps_what_only_the_stored_object_has() -> None:
    live = {"spec": {"nodeName": "worker", "containers": [{"name": "web", "image": "a", "token": 1}], "x": [1, 2]}}
    old = {"spec": {"containers": [{"name": "web", "image": "a"}], "x": [1]}}
    new = {"spec": {"containers": [{"name": "web", "image": "b"}], "x": [3]}}
    assert rebase(live, old, new) == {
        "spec": {"nodeName": "worker", "containers": [{"name": "web", "image": "b", "token": 1}], "x": [3, 2]}
    }


def test_an_edit_takes_away_what_is_left_out() -> None:
    assert rebase({"a": 1, "b": 2, "uid": 3}, {"a": 1, "b": 2}, {"b": 2}) == {"b": 2, "uid": 3}


def test_a_mutant_of_an_object_in_a_further_namespace_stays_there_or_goes_elsewhere() -> None:
    solution = Solution({"shop:Pod/web": POD, "Pod/web": POD}, {}, {})
    found = {mutant.name: set(mutant.objects) for mutant in mutants_of(solution, IMAGES)}
    assert found["shop:Pod/web left out"] == {"Pod/web"}
    assert found["shop:Pod/web metadata.name=wbe"] == {"shop:Pod/wbe", "Pod/web"}
    assert found["shop:Pod/web in another namespace"] == {"Pod/web@another-namespace", "Pod/web"}


def test_words_of_a_place_are_told_anew_and_others_are_left() -> None:
    was = {"": "ann-x", "far": "ann-x-far", "ConfigMap/ticket port": "80", "ConfigMap/ticket address": "10.0.0.5"}
    now = {"": "bob-x", "far": "bob-x-far", "ConfigMap/ticket port": "80", "ConfigMap/ticket address": "10.0.0.77"}
    obj = {"name": "db.ann-x-far.svc", "places": ["10.0.0.5", "10.0.0.53"], "port": 80, "commands": (("ann-x",),)}
    told = {"name": "db.bob-x-far.svc", "places": ["10.0.0.77", "10.0.0.53"], "port": 80, "commands": (("bob-x",),)}
    assert retold(obj, was, now) == told
    assert retold(obj, was, was) == obj


def test_a_manifest_that_is_handed_in_goes_wrong_with_its_object() -> None:
    text = yaml.safe_dump_all([POD, SERVICE])
    slipped = {**SERVICE, "metadata": {"name": "wbe"}}
    told = files_with({"manifest": text, "number": 1}, "Service/web", slipped)
    assert list(yaml.safe_load_all(told["manifest"])) == [POD, slipped]
    assert list(yaml.safe_load_all(files_with({"m": text}, "Service/web", None)["m"])) == [POD]
    assert files_with({"m": text, "word": "one: two\nthree: four"}, "Pod/other", None)["m"] == text


def test_a_manifest_is_mutated_by_itself_where_its_object_is_not_made() -> None:
    text = yaml.safe_dump_all([POD, SERVICE])
    names = [mutant.name for mutant in mutants_of_files({"manifest": text}, ("Pod/web",), IMAGES)]
    assert "manifest, Service/web spec.ports[0].port=81" in names
    assert not any("Pod/web" in name for name in names)
