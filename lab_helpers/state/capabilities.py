"""What a cluster can do, found by looking and never assumed from its name."""

from __future__ import annotations

import asyncio

from lab_helpers.errors import Refused
from lab_helpers.state.api import Api, Object
from lab_helpers.state.kinds import KINDS

__all__ = ["probe"]

_SIMULATED = "kwok.x-k8s.io/node"


async def probe(api: Api) -> frozenset[str]:
    """Names of what is there: `containers`, `nodes>=2`, `metrics`, `etcd`, `cluster-admin`."""
    nodes, metrics, etcd, admin = await asyncio.gather(
        api.list(KINDS["Node"]), _serves_metrics(api), _runs_etcd(api), _may_do_all(api)
    )
    real = [node for node in nodes["items"] if _SIMULATED not in node["metadata"].get("annotations", {})]
    workers = [node for node in nodes["items"] if _takes_pods(node)]
    found = {
        "containers": bool(real),
        "nodes>=2": len(workers) >= 2,
        "metrics": metrics,
        "etcd": etcd,
        "cluster-admin": admin,
    }
    return frozenset(name for name, there in found.items() if there)


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
    found = await api.list(KINDS["Pod"], "kube-system", labels="component=etcd")
    return any(item["status"].get("phase") == "Running" for item in found["items"])


async def _may_do_all(api: Api) -> bool:
    everything = {"verb": "*", "group": "*", "resource": "*"}
    review = {
        "apiVersion": "authorization.k8s.io/v1",
        "kind": "SelfSubjectAccessReview",
        "spec": {"resourceAttributes": everything},
    }
    answer = await api.request("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body=review)
    return bool(answer["status"]["allowed"])
