"""What the rollouts lab works out by itself: bounds of a rollout, hashes, and events that the cluster has forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from lab_helpers.course.rollouts import scaling
from lab_helpers.course.rollouts.history import hash_alone
from lab_helpers.course.rollouts.pace import Bounds, bounds
from lab_helpers.grading import State, World
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("replicas", "surge", "unavailable", "wanted"),
    [
        (5, "25%", "25%", Bounds(4, 7)),
        (5, 1, 0, Bounds(5, 6)),
        (5, "20%", "0%", Bounds(5, 6)),
        (5, "1%", "19%", Bounds(5, 6)),
        (5, "21%", "20%", Bounds(4, 7)),
        (2, "25%", "25%", Bounds(2, 3)),
        (5, 0, "19%", Bounds(4, 5)),  # both would be zero: the controller takes one
        (3, 1, 5, Bounds(0, 4)),
    ],
)
def test_surge_is_rounded_up_and_unavailable_down(
    replicas: int, surge: int | str, unavailable: int | str, wanted: Bounds
) -> None:
    strategy = {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": surge, "maxUnavailable": unavailable}}
    assert bounds({"spec": {"replicas": replicas, "strategy": strategy}}) == wanted


def test_recreate_leaves_nobody() -> None:
    assert bounds({"spec": {"replicas": 3, "strategy": {"type": "Recreate"}}}) == Bounds(0, 3)


@pytest.mark.parametrize(
    "text", ["5d8f7c9b6d", "ledger-5d8f7c9b6d", "replicaset.apps/ledger-5d8f7c9b6d", "pod-template-hash=5d8f7c9b6d"]
)
def test_a_hash_is_found_in_whatever_kubectl_prints_with_it(text: str) -> None:
    assert hash_alone(text) == "5d8f7c9b6d"


class Events:
    """An API server that has only events."""

    def __init__(self, *messages: str) -> None:
        self.items = [{"message": message} for message in messages]

    async def request(self, method: str, path: str, *, query: dict[str, str]) -> dict[str, Any]:
        assert (method, path) == ("GET", "/api/v1/namespaces/roll-1b/events")
        assert query["fieldSelector"] == "involvedObject.uid=d,reason=ScalingReplicaSet"
        return {"items": self.items}

    def now(self) -> datetime:
        return NOW


def had_five(*messages: str, generation: int = 3, age: timedelta = timedelta(minutes=5)) -> State:
    made = (NOW - age).strftime("%Y-%m-%dT%H:%M:%SZ")
    deployment = {"metadata": {"uid": "d", "generation": generation, "creationTimestamp": made}}
    snapshot = Snapshot("roll-1b", NOW, {"Deployment": {"shop": deployment}})
    return run(scaling.had_five(World(cast(Any, Events(*messages)), snapshot))).state


def test_five_pods_are_told_by_the_controllers_events() -> None:
    first = "Scaled up replica set shop-7d9c from 0 to 1"
    assert had_five(first, "Scaled up replica set shop-7d9c from 1 to 5") is State.RIGHT
    assert had_five(first, "Scaled down replica set shop-7d9c from 9 to 5") is State.RIGHT
    assert had_five("Scaled down replica set shop-7d9c from 5 to 1") is State.RIGHT
    assert had_five(first, "Scaled down replica set shop-7d9c from 50 to 1") is State.PENDING
    assert had_five(first, "Scaled up replica set shop-7d9c from 1 to 50") is State.PENDING
    assert had_five(first, generation=1) is State.WRONG


def test_events_that_the_cluster_has_forgotten_cost_nothing() -> None:
    assert had_five(age=timedelta(hours=2)) is State.UNKNOWN
    assert had_five(age=timedelta(hours=2), generation=1) is State.WRONG
