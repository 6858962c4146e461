"""What the exercises on namespaces take for right, where it is not the API server that says it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml

from lab_helpers.course.lesson import find_exercise
from lab_helpers.course.namespaces import anonymous, context, database, quota, scopes
from lab_helpers.grading import Outcome, State, World
from lab_helpers.grading.judge import look
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def world(objects: dict[str, dict[str, Any]], api: Any = None, **answers: Any) -> World:
    others = {word: Snapshot(f"ns-3b-{word}", NOW, {}) for word in ("database", "platform")}
    return World(cast(Any, api), Snapshot("ns-3b", NOW, objects, others=others), answers=answers)


def named(value: str) -> Outcome:
    config = {"metadata": {"name": "app-config"}, "data": {"DB_HOST": value}}
    return run(cast(Any, database.is_name(world({"ConfigMap": {"app-config": config}}))))


@pytest.mark.parametrize(
    "value",
    [
        "mysql-service.ns-3b-database",
        "mysql-service.ns-3b-database.svc",
        "mysql-service.ns-3b-database.svc.cluster.local",
        "mysql-service.ns-3b-database.svc.cluster.local.",
        "MySQL-Service.ns-3b-database",
    ],
)
def test_every_name_that_leads_to_the_database_is_right(value: str) -> None:
    assert named(value).state is State.RIGHT


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("mysql-service", "a name alone"),
        ("mysql-service.database", "it is ns-3b-database, not database"),
        ("mysql.ns-3b-database", "its name comes first"),
        ("ns-3b-database.mysql-service", "its name comes first"),
        ("10.96.14.3", "that is an address"),
        ("fd00::12:3", "that is an address"),
        ("mysql-service.ns-3b-database:3306", "only the name"),
        ("http://mysql-service.ns-3b-database", "only the name"),
        ("mysql-service.ns-3b-database\n", "a line's end"),
        ("mysql-service.ns-3b-database.cluster.local", "nothing more, or svc"),
        ("", "its name comes first"),
    ],
)
def test_every_other_value_is_told_what_is_wrong_with_it(value: str, says: str) -> None:
    outcome = named(value)
    assert outcome.state is State.WRONG
    assert says in " ".join(outcome.evidence)


def waiting(message: str, *maps: str) -> Outcome:
    status = {
        "phase": "Pending",
        "containerStatuses": [
            {"name": "web", "state": {"waiting": {"reason": "CreateContainerConfigError", "message": message}}}
        ],
    }
    metadata = {"name": "app", "uid": "1", "creationTimestamp": "2026-11-21T11:59:00Z"}
    pod = {"kind": "Pod", "metadata": metadata, "spec": {"containers": [{"name": "web"}]}, "status": status}
    data = {name: {"metadata": {"name": name}, "data": {"COLOUR": "teal"}} for name in maps}
    ready = next(item for item in find_exercise("ns-3")[1].expectations if item.name == "ready")
    return run(cast(Any, look(ready, world({"Pod": {"app": pod}, "ConfigMap": data}))))


@pytest.mark.parametrize(
    ("message", "maps", "state"),
    [
        ('configmap "settings" not found', (), State.WRONG),
        ('configmap "settings" not found', ("settings",), State.PENDING),
        ('configmap "setting" not found', ("settings",), State.WRONG),
        ("couldn't find key COLOUR in ConfigMap ns-3/settings", ("settings",), State.PENDING),
        ("couldn't find key colour in ConfigMap ns-3/settings", ("settings",), State.WRONG),
        ('secret "settings" not found', ("settings",), State.WRONG),
    ],
)
def test_a_pod_whose_configmap_has_come_is_given_time(message: str, maps: tuple[str, ...], state: State) -> None:
    assert waiting(message, *maps).state is state


def limited(hard: dict[str, str], **spec: Any) -> Outcome:
    found = {"metadata": {"name": "team-quota"}, "spec": {"hard": hard, **spec}}
    return run(cast(Any, quota.allows_two(world({"ResourceQuota": {"team-quota": found}}))))


@pytest.mark.parametrize(
    ("hard", "state"),
    [
        ({"pods": "2", "requests.cpu": "1"}, State.RIGHT),
        ({"count/pods": "2", "cpu": "1000m", "configmaps": "9"}, State.RIGHT),
        ({"pods": "2", "limits.cpu": "1"}, State.WRONG),
        ({"pods": "2"}, State.WRONG),
        ({"pods": "2", "requests.cpu": "1m"}, State.WRONG),
        ({"pods": "3", "requests.cpu": "1"}, State.WRONG),
    ],
)
def test_a_quota_is_judged_by_what_it_allows(hard: dict[str, str], state: State) -> None:
    assert limited(hard).state is state


def test_a_quota_that_counts_some_pods_only_is_another_one() -> None:
    assert limited({"pods": "2", "requests.cpu": "1"}, scopes=["BestEffort"]).state is State.WRONG


class Discovery:
    """An API server that knows two kinds and holds one of each, and one that nobody can list."""

    async def request(self, method: str, path: str, **_: Any) -> dict[str, Any]:
        verbs = {"verbs": ["list"], "namespaced": True}
        if path == "/apis":
            return {"groups": [{"preferredVersion": {"groupVersion": "networking.k8s.io/v1"}}]}
        if path == "/api/v1":
            pods = {"name": "pods", "kind": "Pod", "singularName": "pod", "shortNames": ["po"], "categories": ["all"]}
            return {"resources": [{**pods, **verbs}, {"name": "pods/log", "kind": "Pod", **verbs}]}
        if path == "/apis/networking.k8s.io/v1":
            ingresses = {"name": "ingresses", "kind": "Ingress", "singularName": "ingress", "shortNames": ["ing"]}
            policies = {"name": "networkpolicies", "kind": "NetworkPolicy", "singularName": "networkpolicy"}
            return {"resources": [{**ingresses, **verbs}, {**policies, **verbs}]}
        return {"items": [] if "networkpolicies" in path else [{}]}


@pytest.mark.parametrize(
    ("missed", "says"),
    [
        (["Ingress"], ""),
        ("ing", ""),
        ({"ingresses.networking.k8s.io"}, ""),
        (["ingress.networking.k8s.io/gate"], ""),
        (["Ingress", "Pod"], "Pod is shown by"),
        (["Ingress", "NetworkPolicy"], "there is no NetworkPolicy"),
        (["Ingres"], "did you mean Ingress?"),
        ([], "missed has no value yet"),
        (7, "asks for a list"),
    ],
)
def test_what_get_all_leaves_out_may_be_written_in_many_ways(missed: Any, says: str) -> None:
    outcome = run(cast(Any, scopes.is_missed(world({}, Discovery(), missed=missed))))
    assert outcome.state is (State.WRONG if says else State.RIGHT)
    assert says in " ".join(outcome.evidence)


def test_a_path_that_is_none_is_not_asked_for() -> None:
    for given in ("kubectl get cm", 7, "api/v1/x y", "/api/v1/a\nb"):
        outcome = run(cast(Any, anonymous.is_told(world({}, path=given))))
        assert outcome.state is State.WRONG
        assert "begins with a slash: /api" in outcome.evidence[0]


def chosen(path: Path, config: Any) -> Outcome:
    (path / "kubeconfig").write_text(config if isinstance(config, str) else yaml.safe_dump(config))
    api = SimpleNamespace(cluster=SimpleNamespace(kubeconfig=path / "kubeconfig"))
    here = World(cast(Any, api), Snapshot("ns-4", NOW, {}, others={"dev": Snapshot("ns-4-dev", NOW, {})}))
    return run(cast(Any, context.is_chosen(here)))


def contexts(current: str, **namespaces: str) -> dict[str, Any]:
    items = [{"name": name, "context": {"namespace": value}} for name, value in namespaces.items()]
    return {"current-context": current, "contexts": items}


@pytest.mark.parametrize(
    ("config", "says"),
    [
        (contexts("lab", lab="ns-4-dev"), ""),
        (contexts("mine", lab="ns-4", mine="ns-4-dev"), ""),
        (contexts("lab", lab="ns-4", mine="ns-4-dev"), "context mine has it"),
        (contexts("gone", lab="ns-4-dev"), "gone is not in the kubeconfig"),
        (contexts("", lab="ns-4-dev"), "no context is current"),
        ({"current-context": "lab", "contexts": [{"name": "lab"}]}, "not set, so it is default"),
        ("contexts: [", "not valid YAML"),
    ],
)
def test_only_the_current_context_counts(tmp_path: Path, config: Any, says: str) -> None:
    outcome = chosen(tmp_path, config)
    assert outcome.state is (State.WRONG if says else State.RIGHT)
    assert says in " ".join([*outcome.evidence, *(item.got for item in outcome.differences)])
