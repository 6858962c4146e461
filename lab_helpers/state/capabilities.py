"""What a cluster can do, found by looking and never assumed from its name."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import NamedTuple

from lab_helpers.errors import CapabilityMissing, Refused
from lab_helpers.state.api import Api, Object
from lab_helpers.state.kinds import KINDS

__all__ = ["CAPABILITIES", "Capability", "demand", "probe"]

_SIMULATED = "kwok.x-k8s.io/node"


class Capability(NamedTuple):
    """What an exercise may need of a cluster, in a learner's words, and how to get it."""

    what: str
    how: str

    def __str__(self) -> str:
        return f"{self.what}. {self.how}."


CAPABILITIES = {
    "containers": Capability(
        "nodes that really run containers",
        "`labs up` makes a cluster that has them; a simulated one (kwok) has none",
    ),
    "nodes>=2": Capability(
        "two nodes that take pods",
        "`labs up` makes a cluster with two; on another one, add a node or `kubectl uncordon` one",
    ),
    "metrics": Capability(
        "the metrics API, which metrics-server serves",
        "`labs up` makes a cluster that has it; elsewhere the cluster's administrator installs metrics-server",
    ),
    "etcd": Capability(
        "the cluster's own etcd, as a pod of kube-system in which you may run commands",
        "`labs up` makes a cluster that has it; a managed cluster hides its etcd from you",
    ),
    "cluster-admin": Capability(
        "the right to do everything in the cluster",
        "`labs up` makes a cluster that is yours; elsewhere the cluster's administrator gives you the right",
    ),
}
"""All that `probe` looks for."""


async def demand(api: Api, needs: Collection[str]) -> None:
    """Raise `CapabilityMissing` unless the cluster has all of these; nothing is asked where nothing is needed."""
    if not needs:
        return
    there = await probe(api)
    if missing := [name for name in needs if name not in there]:
        first = CAPABILITIES[missing[0]]
        raise CapabilityMissing("This cluster lacks what the exercise needs.", expected=first.what, do=first.how)


async def probe(api: Api) -> frozenset[str]:
    """Names of what is there, of `CAPABILITIES`."""
    nodes, metrics, etcd, admin = await asyncio.gather(
        _nodes(api), _serves_metrics(api), _runs_etcd(api), _may_do_all(api)
    )
    real = [node for node in nodes if _SIMULATED not in node["metadata"].get("annotations", {})]
    workers = [node for node in nodes if _takes_pods(node)]
    found = {
        "containers": bool(real),
        "nodes>=2": len(workers) >= 2,
        "metrics": metrics,
        "etcd": etcd,
        "cluster-admin": admin,
    }
    return frozenset(name for name, there in found.items() if there)


async def _nodes(api: Api) -> list[Object]:
    try:
        found: list[Object] = (await api.list(KINDS["Node"]))["items"]
    except Refused:  # who may not look cannot use them by name either
        return []
    return found


def _takes_pods(node: Object) -> bool:
    ready = any(item["type"] == "Ready" and item["status"] == "True" for item in node["status"].get("conditions", ()))
    barred = any(taint["effect"] in ("NoSchedule", "NoExecute") for taint in node["spec"].get("taints", ()))
    return ready and not barred and not node["spec"].get("unschedulable", False)


async def _serves_metrics(api: Api) -> bool:
    try:
        return bool((await api.request("GET", "/apis/metrics.k8s.io/v1beta1/nodes"))["items"])
    except Refused:
        return False


async def _runs_etcd(api: Api) -> bool:
    if not await _may(api, verb="create", resource="pods", subresource="exec", namespace="kube-system"):
        return False
    try:
        found = await api.list(KINDS["Pod"], "kube-system", labels="component=etcd")
    except Refused:
        return False
    return any(item["status"].get("phase") == "Running" for item in found["items"])


async def _may_do_all(api: Api) -> bool:
    return await _may(api, verb="*", group="*", resource="*")


async def _may(api: Api, **attributes: str) -> bool:
    review = {
        "apiVersion": "authorization.k8s.io/v1",
        "kind": "SelfSubjectAccessReview",
        "spec": {"resourceAttributes": attributes},
    }
    answer = await api.request("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body=review)
    return bool(answer["status"]["allowed"])
