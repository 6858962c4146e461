"""What depends on other objects: selectors evaluated, owners by UID, counts, ages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from lab_helpers.grading import (
    Expectation,
    Outcome,
    State,
    World,
    absent,
    at_least,
    at_most,
    count,
    expect,
    image,
    older_than,
    one_of,
    only,
    selects,
    younger_than,
)
from lab_helpers.grading.selectors import matches_labels
from lab_helpers.grading.world import GRADER_LABEL
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NOW = datetime(2026, 8, 1, 12, 0, 0, tzinfo=UTC)
Object = dict[str, Any]


def make(
    ref: str, *, labels: dict[str, str] | None = None, owner: Object | None = None, age: float = 60, **more: Any
) -> Object:
    kind, name = ref.split("/")
    metadata: Object = {"name": name, "uid": f"uid-{ref}", "creationTimestamp": stamp(age), "labels": labels or {}}
    if owner is not None:
        reference = {"kind": owner["kind"], "name": owner["metadata"]["name"], "uid": owner["metadata"]["uid"]}
        metadata["ownerReferences"] = [{**reference, "controller": True}]
    return {"kind": kind, "metadata": metadata, **more}


def stamp(age: float) -> str:
    return (NOW - timedelta(seconds=age)).strftime("%Y-%m-%dT%H:%M:%SZ")


def pod(name: str, *, ready: bool = True, reason: str = "", **options: Any) -> Object:
    state: Object = {"waiting": {"reason": reason}} if reason else {"running": {"startedAt": stamp(60)}}
    status = {
        "phase": "Running",
        "conditions": [{"type": "Ready", "status": str(ready)}],
        "containerStatuses": [{"name": "web", "ready": ready, "restartCount": 0, "state": state}],
    }
    spec = {"nodeName": "one", "containers": [{"name": "web", "image": "nginx:1.26.3"}]}
    return make(f"Pod/{name}", spec=spec, status=status, **options)


def controller(ref: str, labels: dict[str, str], replicas: int = 2, **options: Any) -> Object:
    template = {"metadata": {"labels": labels}}
    return make(ref, spec={"replicas": replicas, "selector": {"matchLabels": labels}, "template": template}, **options)


def look(expectation: Expectation, *objects: Object, seed: dict[str, str] | None = None) -> Outcome:
    found: dict[str, dict[str, Object]] = {kind: {} for kind in expectation.watches}
    for obj in objects:
        if obj["kind"] in found:  # a mirror holds no other kinds
            found[obj["kind"]][obj["metadata"]["name"]] = obj
    world = World(cast(Any, None), Snapshot("x", NOW, found), seed or {})
    return cast(Outcome, run(cast(Any, expectation.look(world))))


WEB = {"app": "web"}
DEPLOYMENT = controller("Deployment/web", WEB)
REPLICASET = controller("ReplicaSet/web-1", WEB, owner=DEPLOYMENT)
PODS = [pod(f"web-1-{name}", labels=WEB, owner=REPLICASET) for name in "ab"]
OTHER = pod("db", labels={"app": "db"})


@pytest.mark.parametrize(
    ("selector", "labels", "selected"),
    [
        ({"app": "web"}, {"app": "web", "tier": "x"}, True),
        ({"app": "web", "tier": "y"}, {"app": "web", "tier": "x"}, False),
        ({"matchLabels": {"app": "web"}}, {"app": "web"}, True),
        ({"matchLabels": {"app": "web"}}, {"app": "wep"}, False),
        ({"matchExpressions": [{"key": "a", "operator": "In", "values": ["1", "2"]}]}, {"a": "2"}, True),
        ({"matchExpressions": [{"key": "a", "operator": "In", "values": ["1"]}]}, {}, False),
        ({"matchExpressions": [{"key": "a", "operator": "NotIn", "values": ["1"]}]}, {"a": "1"}, False),
        ({"matchExpressions": [{"key": "a", "operator": "NotIn", "values": ["1"]}]}, {}, True),
        ({"matchExpressions": [{"key": "a", "operator": "Exists"}]}, {"a": ""}, True),
        ({"matchExpressions": [{"key": "a", "operator": "Exists"}]}, {}, False),
        ({"matchExpressions": [{"key": "a", "operator": "DoesNotExist"}]}, {"a": ""}, False),
        ({"matchExpressions": [{"key": "a", "operator": "DoesNotExist"}]}, {}, True),
        ({"matchLabels": {"b": "1"}, "matchExpressions": [{"key": "a", "operator": "Exists"}]}, {"a": "1"}, False),
        ({}, {"app": "web"}, True),
        ({"matchLabels": "web"}, {"matchLabels": "web"}, True),
        ({"matchLabels": None, "matchExpressions": None}, {}, True),
    ],
)
def test_a_selector_selects_as_the_api_does(selector: Object, labels: dict[str, str], selected: bool) -> None:
    assert matches_labels(selector, labels) is selected


def service(selector: Any, wanted: Any, *objects: Object) -> Outcome:
    spec = {"selector": selector} if selector is not None else {}
    return look(
        expect("Service/web", "it selects", spec={"selector": wanted}), make("Service/web", spec=spec), *objects
    )


def test_a_service_that_selects_pods_is_right() -> None:
    assert service(WEB, selects("Pod"), *PODS, OTHER).state is State.RIGHT
    assert service(WEB, selects("Pod", 2), *PODS, OTHER).state is State.RIGHT
    assert service(WEB, selects("Pod", exactly=WEB), *PODS, OTHER).state is State.RIGHT


@pytest.mark.parametrize("selector", [None, {}])
def test_a_service_without_a_selector_selects_nothing(selector: Object | None) -> None:
    assert service(selector, selects("Pod"), *PODS).state is State.WRONG
    assert service(selector, selects("Pod", at_most(0)), OTHER).state is State.WRONG


def test_an_empty_selector_of_a_controller_selects_everything() -> None:
    rs = make("ReplicaSet/web", spec={"selector": {}, "template": {"metadata": {}}})
    expectation = expect("ReplicaSet/web", "it selects", spec={"selector": selects("Pod", 3)})
    assert look(expectation, rs, *PODS, OTHER).state is State.RIGHT


def test_a_selector_typo_is_named() -> None:
    outcome = service({"app": "wep"}, selects("Pod"), *PODS, OTHER, DEPLOYMENT, REPLICASET)
    assert outcome.state is State.WRONG
    (difference,) = outcome.differences
    assert difference.path == "spec.selector"
    assert difference.got == "{app: wep}, which selects none"
    assert difference.near == "app=web"


def test_what_is_selected_too_much_or_too_little_is_named() -> None:
    stranger = pod("stranger", labels={"app": "web", "tier": "test"})
    (difference,) = service(WEB, selects("Pod", exactly={"app": "web", "tier": "test"}), *PODS, stranger).differences
    assert difference.got == "{app: web}, which also web-1-a, also web-1-b"
    (difference,) = service({"app": "db"}, selects("Pod", exactly=WEB), *PODS, OTHER).differences
    assert difference.got == "{app: db}, which not web-1-a, not web-1-b, also db"


def test_pods_that_a_controller_has_yet_to_make_may_come() -> None:
    assert service(WEB, selects("Pod"), OTHER, DEPLOYMENT).state is State.PENDING
    assert service(WEB, selects("Pod"), OTHER, DEPLOYMENT, REPLICASET).state is State.PENDING
    assert service({"app": "wep"}, selects("Pod"), OTHER, DEPLOYMENT).state is State.WRONG
    none_wanted = controller("Deployment/web", WEB, replicas=0)
    assert service(WEB, selects("Pod"), OTHER, none_wanted).state is State.WRONG


def test_pods_that_go_and_the_graders_own_are_not_selected() -> None:
    going = pod("web-1-c", labels=WEB)
    going["metadata"]["deletionTimestamp"] = stamp(0)
    graders = pod("probe", labels={**WEB, GRADER_LABEL: "true"})
    assert service(WEB, selects("Pod", 2), *PODS, going, graders).state is State.RIGHT


def test_a_pod_is_owned_by_its_deployment_through_the_replicaset() -> None:
    for ref in ("Deployment/web", "ReplicaSet/web-1"):
        expectation = expect("Pod/web-1-a", "it is the Deployment's", owned_by=ref)
        assert look(expectation, *PODS, REPLICASET, DEPLOYMENT).state is State.RIGHT


def test_a_bare_object_is_told_from_one_of_a_controller() -> None:
    assert look(expect("Pod/db", "…", owner=absent), OTHER).state is State.RIGHT
    (difference,) = look(expect("Pod/web-1-a", "…", owner=absent), *PODS).differences
    assert (difference.path, difference.got) == ("owner", "ReplicaSet")
    assert look(expect("Pod/web-1-a", "…", owner="ReplicaSet"), *PODS).state is State.RIGHT
    assert look(expect("Pod/db", "…", owner="ReplicaSet"), OTHER).state is State.WRONG


def test_an_owner_is_told_by_its_uid_and_not_by_its_name() -> None:
    anew = {**DEPLOYMENT, "metadata": {**DEPLOYMENT["metadata"], "uid": "another"}}
    outcome = look(expect("Pod/web-1-a", "…", owned_by="Deployment/web"), *PODS, REPLICASET, anew)
    assert outcome.state is State.WRONG
    assert outcome.differences[0].got == "ReplicaSet/web-1, owned by Deployment/web (gone)"


def test_a_bare_pod_may_be_adopted_only_while_its_labels_are_selected() -> None:
    expectation = expect("Pod/early", "web has adopted it", owned_by="ReplicaSet/web-1")
    assert look(expectation, pod("early", labels=WEB), REPLICASET).state is State.PENDING
    outcome = look(expectation, pod("early", labels={"app": "wep"}), REPLICASET)
    assert outcome.state is State.WRONG
    assert outcome.differences[0].got == "no owner"
    outcome = look(expectation, pod("early", labels=WEB))
    assert outcome.state is State.WRONG
    assert outcome.differences[0].got == "no owner; there is no ReplicaSet/web-1"


def pods(number: Any, **options: Any) -> Expectation:
    return count("Pod", number, "there are so many", **options)


def test_objects_are_counted_by_labels_owner_and_shape() -> None:
    everything = [*PODS, OTHER, REPLICASET, DEPLOYMENT]
    assert look(pods(3), *everything).state is State.RIGHT
    assert look(pods(2, labels=WEB), *everything).state is State.RIGHT
    assert look(pods(2, owned_by="Deployment/web"), *everything).state is State.RIGHT
    assert (
        look(pods(at_least(2), spec={"containers": only({"image": image("nginx")})}), *everything).state is State.RIGHT
    )
    assert look(pods(0, labels={"app": "cache"}), *everything).state is State.RIGHT


def test_three_bare_pods_beside_an_empty_replicaset_do_not_count() -> None:
    bare = [pod(name, labels=WEB) for name in "abc"]
    empty = controller("ReplicaSet/web-1", WEB, replicas=0)
    outcome = look(pods(3, labels=WEB, owned_by="ReplicaSet/web-1"), *bare, empty)
    assert outcome.state is State.WRONG
    assert outcome.differences[0].path == "Pods with app=web owned by ReplicaSet/web-1"
    assert outcome.differences[0].got == "none"
    assert outcome.evidence[0] == (
        "Pod a does not count: metadata.ownerReferences: wanted ReplicaSet/web-1, got no owner"
    )


def test_a_count_of_what_the_learner_makes_is_decided_at_once() -> None:
    outcome = look(pods(3, labels=WEB), *PODS)
    assert outcome.state is State.WRONG
    assert (outcome.differences[0].want, outcome.differences[0].got) == ("3", "2: web-1-a, web-1-b")


def test_a_count_waits_for_its_controller_only_while_that_has_something_to_do() -> None:
    status = {"observedGeneration": 1, "replicas": 2, "readyReplicas": 2, "updatedReplicas": 2}
    done = {**DEPLOYMENT, "metadata": {**DEPLOYMENT["metadata"], "generation": 1}, "status": status}
    expectation = pods(3, owned_by="Deployment/web")
    assert look(expectation, *PODS, REPLICASET, done).state is State.WRONG
    assert look(expectation, *PODS[:1], REPLICASET, done).state is State.PENDING
    for behind in ({"observedGeneration": 0}, {"readyReplicas": 1}, {"updatedReplicas": 1}, {"replicas": 3}):
        assert look(expectation, *PODS, REPLICASET, {**done, "status": {**status, **behind}}).state is State.PENDING
    del status["updatedReplicas"]
    assert look(expectation, *PODS, REPLICASET, done).state is State.PENDING, "a rollout begins"
    assert look(expectation, *PODS, REPLICASET).state is State.WRONG, "there is no such Deployment"


def test_an_author_may_let_a_count_wait_or_not() -> None:
    assert look(pods(3, owned_by="Deployment/web", settles=True), *PODS, REPLICASET).state is State.PENDING
    assert look(pods(3, owned_by="Deployment/web", settles=False), *PODS, REPLICASET, DEPLOYMENT).state is State.WRONG


def test_only_ready_pods_count_where_they_are_to_be_ready() -> None:
    slow = pod("web-1-c", labels=WEB, ready=False)
    outcome = look(pods(3, labels=WEB, ready=True), *PODS, slow)
    assert outcome.state is State.PENDING
    assert outcome.suspects == ("web-1-c",)
    assert "web-1-c" in outcome.evidence[0]
    assert look(pods(2, labels=WEB, ready=True), *PODS, slow).state is State.RIGHT
    assert look(pods(3, labels=WEB), *PODS, slow).state is State.RIGHT


def test_a_pod_that_can_never_be_ready_decides_the_count() -> None:
    broken = pod("web-1-c", labels=WEB, ready=False, reason="ImagePullBackOff")
    assert look(pods(3, labels=WEB, ready=True), *PODS, broken).state is State.WRONG


def test_originals_are_told_from_new_ones_by_uid() -> None:
    seed = {"Pod/web-1-a": "uid-Pod/web-1-a", "Pod/web-1-b": "of the one before"}
    assert look(pods(1, original=True), *PODS, seed=seed).state is State.RIGHT
    assert look(pods(1, original=False), *PODS, seed=seed).state is State.RIGHT
    outcome = look(pods(2, original=False), *PODS, seed=seed)
    assert outcome.differences[0] == ("new Pods", "2", "1: web-1-b", "", False)


def test_what_is_being_deleted_does_not_count() -> None:
    going = pod("web-1-c", labels=WEB)
    going["metadata"]["deletionTimestamp"] = stamp(0)
    assert look(pods(2), *PODS, going).state is State.RIGHT


def test_a_count_without_labels_is_about_all_of_them() -> None:
    unlabelled = pod("x")
    del unlabelled["metadata"]["labels"]
    assert look(pods(1), unlabelled).state is State.RIGHT
    assert look(pods(1, labels=WEB), unlabelled).state is State.WRONG


@pytest.mark.parametrize(
    ("matcher", "age", "state"),
    [
        (older_than("ReplicaSet/web-1"), 61, State.RIGHT),
        (older_than("ReplicaSet/web-1"), 60, State.RIGHT),
        (older_than("ReplicaSet/web-1"), 59, State.WRONG),
        (younger_than("ReplicaSet/web-1"), 59, State.RIGHT),
        (younger_than("ReplicaSet/web-1"), 60, State.RIGHT),
        (younger_than("ReplicaSet/web-1"), 61, State.WRONG),
        (younger_than("ReplicaSet/none"), 61, State.WRONG),
        (older_than("ReplicaSet/none"), 61, State.WRONG),
    ],
)
def test_ages_are_told_by_the_servers_times(matcher: Any, age: float, state: State) -> None:
    expectation = expect("Pod/web", "…", metadata={"creationTimestamp": matcher})
    assert "ReplicaSet" in expectation.watches
    assert look(expectation, pod("web", age=age), REPLICASET).state is state


def test_a_matcher_inside_another_one_sees_the_other_objects() -> None:
    expectation = expect("Service/web", "…", spec={"selector": one_of(absent, selects("Pod", 2))})
    assert look(expectation, make("Service/web", spec={"selector": WEB}), *PODS, OTHER).state is State.RIGHT


def test_an_age_names_the_time_that_was_wanted() -> None:
    expectation = expect("Pod/web", "…", metadata={"creationTimestamp": older_than("ReplicaSet/web-1")})
    (difference,) = look(expectation, pod("web", age=0), REPLICASET).differences
    assert difference.want == "a time before ReplicaSet/web-1 was made (2026-08-01T11:59:00Z)"
    assert difference.got == "2026-08-01T12:00:00Z"


@pytest.mark.parametrize(
    "write",
    [
        lambda: expect("Pod/web", "…", specs={}),
        lambda: expect("Pod/web", "…", owned_by="Deployment"),
        lambda: count("Pod", 1, "…", lables={}),
        lambda: count("Pod", 1, "…", owned_by="ReplicaSet"),
        lambda: count("Service", 1, "…", ready=True),
        lambda: older_than("Pod"),
        lambda: younger_than("Pod"),
        lambda: cast(Any, selects)("Pod", least=1),
    ],
)
def test_an_unknown_keyword_is_refused_when_the_lab_is_imported(write: Any) -> None:
    with pytest.raises(TypeError):
        write()


@pytest.mark.parametrize(
    "got", [None, {}, [], "", 7, {"matchLabels": 7}, {"matchExpressions": [None, {}]}, {"a": None}]
)
def test_no_stored_selector_makes_a_check_fail(got: Any) -> None:
    for kind in ("Service", "Deployment"):
        obj = make(f"{kind}/web", spec={"selector": got, "template": {}})
        expectation = expect(f"{kind}/web", "…", spec={"selector": selects("Pod", at_least(9))})
        assert look(expectation, obj, *PODS).state is not State.RIGHT
