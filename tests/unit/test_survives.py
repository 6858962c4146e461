"""Which pod the grader deletes to see a controller replace it, and when it leaves all of them in peace."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from lab_helpers.grading import Outcome, State, World, survives
from lab_helpers.state.api import Api
from lab_helpers.state.kinds import Kind
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
REPLICA_SET = {
    "metadata": {"name": "web", "uid": "the-set", "generation": 1},
    "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}}},
    "status": {"observedGeneration": 1},
}


class Deleted(Exception):
    """The API server of these tests is asked to delete something."""


class Server:
    """Holds one ReplicaSet and pods, and lets nobody delete them."""

    def __init__(self, *pods: dict[str, Any]) -> None:
        self.objects = {"ReplicaSet": [REPLICA_SET], "Pod": list(pods)}

    def now(self) -> datetime:
        return NOW

    async def list(self, kind: Kind, namespace: str | None = None) -> dict[str, Any]:
        return {"items": self.objects.get(kind.name, [])}

    async def delete(self, ref: str, namespace: str, *, grace: int) -> None:
        raise Deleted(ref)


def pod(name: str) -> dict[str, Any]:
    owner = {"kind": "ReplicaSet", "name": "web", "uid": "the-set", "controller": True}
    return {
        "metadata": {"name": name, "uid": f"uid-{name}", "labels": {"app": "web"}, "ownerReferences": [owner]},
        "spec": {"nodeName": "labs-worker", "containers": [{"name": "web", "image": "nginx:1.26.3"}]},
        "status": {
            "phase": "Running",
            "conditions": [{"type": "Ready", "status": "True"}],
            "containerStatuses": [
                {"name": "web", "ready": True, "state": {"running": {"startedAt": "2026-11-01T11:00:00Z"}}}
            ],
        },
    }


def look(*pods: dict[str, Any], seed: dict[str, str] | None = None) -> Outcome:
    world = World(cast(Api, Server(*pods)), Snapshot("rs-3", NOW, {}), seed or {})
    return run(survives("ReplicaSet/web", "a new one comes").look(world))


def test_a_pod_that_the_exercise_began_with_is_spared() -> None:
    with pytest.raises(Deleted, match="Pod/web-b"):
        look(pod("web-a"), pod("web-b"), seed={"Pod/web-a": "uid-web-a"})


def test_the_only_pods_there_are_may_be_those_of_the_start() -> None:
    with pytest.raises(Deleted, match="Pod/web-a"):
        look(pod("web-a"), pod("web-b"), seed={"Pod/web-a": "uid-web-a", "Pod/web-b": "uid-web-b"})


def test_nothing_is_deleted_while_the_controller_has_a_pod_too_many() -> None:
    outcome = look(pod("web-a"), pod("web-b"), pod("web-c"))
    assert outcome.state is State.PENDING
    assert outcome.again is not None


def test_nothing_is_deleted_while_a_pod_is_still_to_come() -> None:
    assert look(pod("web-a")).state is State.PENDING
