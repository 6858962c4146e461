"""Whether a cluster is healthy, judged by what its own API server and kubelets answer."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from lab_helpers.clusters.cluster import Cluster
from lab_helpers.clusters.process import Result, run

__all__ = ["Health", "health", "kubectl", "wait_healthy"]


class Health(NamedTuple):
    """The UID of namespace kube-system, empty while the API server does not answer, and what is wrong."""

    uid: str
    problems: tuple[str, ...]


def kubectl(cluster: Cluster, *arguments: str, timeout: float = 30) -> Result:
    """Run the kit's kubectl with the kit's own kubeconfig; `timeout` in seconds."""
    environment = {**cluster.environment(), "KUBECONFIG": str(cluster.admin_kubeconfig), "KUBERC": "off"}
    return run([str(cluster.bin / "kubectl"), *arguments], environment=environment, timeout=timeout)


def health(cluster: Cluster) -> Health:
    """Ask the API server for its identity and, through it, every kubelet whether it is well.

    The engine is not asked: Podman calls a node `Up` whose processes were killed.
    """
    try:
        uid = _get(cluster, "/api/v1/namespaces/kube-system")["metadata"]["uid"]
        nodes = _get(cluster, "/api/v1/nodes")["items"]
    except _NoAnswer as error:
        return Health("", (f"the API server does not answer: {error}",))
    problems = []
    names = [node["metadata"]["name"] for node in nodes]
    if missing := sorted(set(cluster.nodes) - set(names)):
        problems.append(f"not registered: {', '.join(missing)}")
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda name: _kubelet(cluster, name), names))
    for node, answer in zip(nodes, answers, strict=True):
        name = node["metadata"]["name"]
        ready = any(c["type"] == "Ready" and c["status"] == "True" for c in node["status"]["conditions"])
        if answer:
            problems.append(f"the kubelet of {name} does not answer: {answer}")
        elif not ready:
            problems.append(f"node {name} is not Ready")
    return Health(uid, tuple(problems))


def wait_healthy(cluster: Cluster, seconds: float) -> Health:
    """The cluster's health, as soon as nothing is wrong with it or else after `seconds`."""
    deadline = time.monotonic() + seconds
    while (now := health(cluster)).problems and time.monotonic() < deadline:
        time.sleep(0.5)
    return now


class _NoAnswer(Exception):
    """The API server did not answer."""


def _get(cluster: Cluster, path: str) -> dict[str, Any]:
    done = _raw(cluster, path)
    if done.code:
        raise _NoAnswer(done.last_line)
    answer: dict[str, Any] = json.loads(done.out)
    return answer


def _kubelet(cluster: Cluster, node: str) -> str:
    """Nothing when the kubelet says `ok`, else the error."""
    done = _raw(cluster, f"/api/v1/nodes/{node}/proxy/healthz")
    return "" if done.code == 0 and done.out.strip() == "ok" else done.last_line


def _raw(cluster: Cluster, path: str) -> Result:
    return kubectl(cluster, "get", "--raw", path, "--request-timeout=4s", timeout=6)
