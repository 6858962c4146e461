"""A Service whose name is not found: the learner's slip, or the cluster's DNS."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from lab_helpers.course.first_contact import traffic
from lab_helpers.grading import State, World
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NOW = datetime.now(UTC)
LONG_AGO = (NOW - timedelta(minutes=5)).isoformat()
REVISION = {"deployment.kubernetes.io/revision": "1"}
NOT_FOUND = 'Get "http://{}/hostname": dial tcp: lookup {} on 10.96.0.10:53: read: i/o timeout'


def owned(kind: str, uid: str, by: str, owner: str, **fields: Any) -> dict[str, Any]:
    reference = {"kind": by, "name": owner, "uid": owner, "controller": True}
    metadata = {"name": uid, "uid": uid, "annotations": REVISION, "ownerReferences": [reference], "generation": 1}
    return {"kind": kind, "metadata": metadata, **fields}


POD = owned(
    "Pod",
    "hello-node-1-a",
    "ReplicaSet",
    "hello-node-1",
    spec={"nodeName": "n", "containers": [{"name": "agnhost"}]},
    status={
        "phase": "Running",
        "podIP": "10.244.1.2",
        "startTime": LONG_AGO,
        "conditions": [{"type": "Ready", "status": "True"}],
        "containerStatuses": [
            {"name": "agnhost", "ready": True, "restartCount": 0, "state": {"running": {"startedAt": LONG_AGO}}}
        ],
    },
)
SNAPSHOT = Snapshot(
    "start-4",
    NOW,
    {
        "Deployment": {
            "hello-node": {
                "metadata": {"name": "hello-node", "uid": "hello-node", "annotations": REVISION},
                "spec": {"replicas": 1},
            }
        },
        "ReplicaSet": {"hello-node-1": owned("ReplicaSet", "hello-node-1", "Deployment", "hello-node")},
        "Pod": {"hello-node-1-a": POD},
        "Service": {
            "hello-node": {
                "metadata": {"name": "hello-node"},
                "spec": {"clusterIP": "10.96.1.1", "ports": [{"port": 80, "protocol": "TCP", "targetPort": 8080}]},
            }
        },
    },
)


@pytest.mark.parametrize(
    ("control", "state"),
    [
        (NOT_FOUND.format("kubernetes.default", "kubernetes.default"), State.UNKNOWN),
        ("Client sent an HTTP request to an HTTPS server.", State.PENDING),
    ],
    ids=["the cluster's DNS is dead", "this name alone is not found"],
)
def test_a_name_that_is_not_found_is_the_labs_fault_only_where_no_name_is(
    control: str, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {
        "hello-node": NOT_FOUND.format("hello-node", "hello-node"),
        "10.244.1.2": "hello-node-1-a",
        "kubernetes.default": control,
    }

    async def dial(world: World, host: str, port: int) -> traffic._Dialled:
        return traffic._Dialled(200, said[host])

    monkeypatch.setattr(traffic, "_dial", dial)
    outcome = run(traffic.service_answers.look(World(cast(Any, None), SNAPSHOT)))
    assert outcome.state is state, outcome
