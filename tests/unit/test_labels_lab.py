"""What the labels lab takes for the same answer, and what it does not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from lab_helpers.course.labels.fresh import keys_alone
from lab_helpers.course.labels.queries import QUERIES
from lab_helpers.course.labels.selection import read
from lab_helpers.course.labels.table import TABLE, column, no_others, same_pods
from lab_helpers.grading import Outcome, State, World
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot


def world(**changes: dict[str, Any]) -> World:
    """The six pods with the labels of the table, but for these changes of a pod's metadata (`shop_1={...}`)."""
    pods = {}
    for name, labels in TABLE.items():
        metadata = {"name": name, "uid": f"uid-{name}", "labels": dict(labels)}
        pods[name] = {"metadata": {**metadata, **changes.get(name.replace("-", "_"), {})}}
    snapshot = Snapshot("labels-1", datetime(2026, 9, 1, tzinfo=UTC), {"Pod": pods})
    return World(api=None, snapshot=snapshot, seed={f"Pod/{name}": f"uid-{name}" for name in TABLE})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [["app", "team"], ("team", "app"), {"team": "blue", "app": "rng"}, "app=rng,team=blue", ["app=rng", "team"]],
)
def test_keys_count_in_any_order_and_with_or_without_values(given: Any) -> None:
    assert keys_alone(given) == ["app", "team"]


@pytest.mark.parametrize("given", [" tier=web ", "-l tier=web", "--selector=tier=web", "-l 'tier=web'", ["tier=web"]])
def test_a_selector_may_have_its_flag_and_its_quotation_marks(given: Any) -> None:
    assert read("x", given) == "tier=web"


@pytest.mark.parametrize("given", [..., "", "-l ''", ["blog", "shop"], 3, "kubectl get pods -l tier=web"])
def test_what_is_no_selector_is_told_as_such(given: Any) -> None:
    outcome = read("x", given)
    assert isinstance(outcome, Outcome)
    assert outcome.state is State.WRONG


def test_not_prod_wants_the_key_and_another_value() -> None:
    wants = {query.name: query.wants for query in QUERIES}["not_prod"]
    assert [wants(labels) for labels in ({}, {"env": "prod"}, {"env": "test"}, {"env": ""})] == [
        False,
        False,
        True,
        True,
    ]


def test_the_labels_of_the_table_are_right() -> None:
    looks = [same_pods, column("env"), column("tier"), column("version"), no_others]
    assert [run(look(world())).state for look in looks] == [State.RIGHT] * 5


def test_a_key_in_other_letters_is_named() -> None:
    labels = {"Env": "prod", "tier": "web", "version": "v1"}
    (difference,) = run(column("env")(world(shop_1={"labels": labels}))).differences
    assert difference.got == "no such label, but Env=prod"


def test_an_annotation_is_told_from_a_label() -> None:
    metadata = {"labels": {"env": "prod", "version": "v1"}, "annotations": {"tier": "web"}}
    outcome = run(column("tier")(world(shop_1=metadata)))
    assert outcome.state is State.WRONG
    assert "tier is an annotation of shop-1" in outcome.evidence[0]


def test_a_label_with_a_prefix_is_free_and_one_without_is_not() -> None:
    with_prefix = {**TABLE["db-2"], "app.kubernetes.io/part-of": "shop"}
    assert run(no_others(world(db_2={"labels": with_prefix}))).state is State.RIGHT
    outcome = run(no_others(world(db_2={"labels": {**TABLE["db-2"], "owner": ""}})))
    assert outcome.state is State.WRONG
    assert outcome.next == "kubectl label pod db-2 owner-"


def test_a_pod_that_was_made_anew_is_another_pod() -> None:
    outcome = run(same_pods(world(shop_2={"uid": "uid-of-another"})))
    assert outcome.state is State.WRONG
    assert "shop-2" in outcome.evidence[0]
