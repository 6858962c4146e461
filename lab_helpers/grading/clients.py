"""The grader's own pods in an exercise's namespace, from which it asks as any pod of that namespace would."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from lab_helpers.clusters.pull import LAB_IMAGES
from lab_helpers.errors import ClusterUnreachable
from lab_helpers.grading.patience import patience
from lab_helpers.state.api import Api
from lab_helpers.state.kinds import KINDS
from lab_helpers.state.mirror import Mirror

__all__ = ["GRADER_LABEL", "Clients", "unattached"]

Object = dict[str, Any]

GRADER_LABEL = "lab-helpers/grader"
"""Carried by objects that the grader makes in the learner's namespace, so that they never count."""

_IMAGE = next(image for image in LAB_IMAGES if "/agnhost:" in image)
_SECONDS_TO_START = 30
_SECONDS_TO_LIVE = 900
"""After which a client that a killed kernel has left behind ends by itself."""


class Clients:
    """The client pods of one check: each made when it is first needed, all removed at the end.

    async with Clients(api, "svc-1") as clients:
        pod = await clients.pod({"role": "web"})
    """

    def __init__(self, api: Api, namespace: str) -> None:
        self.api = api
        self.namespace = namespace
        self._pods: dict[tuple[tuple[str, str], ...], asyncio.Task[str]] = {}
        self._others: dict[str, Clients] = {}

    def at(self, namespace: str) -> Clients:
        """The client pods of the same check in another namespace, which are removed together with these."""
        return self._others.setdefault(namespace, Clients(self.api, namespace))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the pods without waiting for it."""
        await asyncio.gather(*(other.__aexit__(kind, error, trace) for other in self._others.values()))
        for task in self._pods.values():
            task.cancel()
        made = await asyncio.gather(*self._pods.values(), return_exceptions=True)
        names = [name for name in made if isinstance(name, str)]
        await asyncio.gather(*(self._delete(name) for name in names), return_exceptions=True)
        self._pods.clear()

    async def pod(self, labels: Mapping[str, str] | None = None) -> str:
        """The name of a running client that carries these labels.

        Raises `Refused` where the namespace takes no such pod, `ClusterUnreachable` where it does not start.
        """
        key = tuple(sorted((labels or {}).items()))
        if key not in self._pods:
            self._pods[key] = asyncio.create_task(self._make(dict(key)))
        return await asyncio.shield(self._pods[key])

    async def _make(self, labels: dict[str, str]) -> str:
        await self._sweep()
        namespace = await self.api.get(f"Namespace/{self.namespace}")
        made = await self.api.create(_manifest(labels, namespace), self.namespace)
        name = str(made["metadata"]["name"])
        try:
            await self._running(name)
        except BaseException:
            await asyncio.shield(self._delete(name))
            raise
        return name

    async def _running(self, name: str) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience(_SECONDS_TO_START)
        async with Mirror(self.api, self.namespace, ["Pod"]) as mirror:
            while not _runs(mirror.snapshot().get(f"Pod/{name}")):
                if loop.time() >= deadline:
                    raise ClusterUnreachable(
                        f"The check's own client pod did not start within {_SECONDS_TO_START} s.",
                        expected="a node with room for one more small pod",
                        do="run the check again in a minute; labs doctor if it stays so",
                    )
                await mirror.changed(deadline - loop.time())

    async def _sweep(self) -> None:
        """Remove what kernels that were killed have left behind, once it has ended."""
        left = await self.api.list(KINDS["Pod"], self.namespace, labels=f"{GRADER_LABEL}=client")
        ended = [item for item in left["items"] if item.get("status", {}).get("phase") in ("Succeeded", "Failed")]
        await asyncio.gather(*(self._delete(item["metadata"]["name"]) for item in ended))

    async def _delete(self, name: str) -> None:
        await self.api.delete(f"Pod/{name}", self.namespace, grace=0)


def unattached(namespace: Object) -> Object:
    """What a pod of the grader's needs so that no ReplicaSet adopts it and no Service sends it requests.

    A controller takes only pods that have none yet, so the namespace itself stands in that place; a Service takes
    only pods that are Ready, which this one never is. The result is to be merged into the pod.
    """
    owner = {"apiVersion": "v1", "kind": "Namespace", "controller": True}
    metadata = namespace["metadata"]
    return {
        "metadata": {"ownerReferences": [{**owner, "name": metadata["name"], "uid": metadata["uid"]}]},
        "spec": {"readinessGates": [{"conditionType": "lab-helpers/never"}]},
    }


def _manifest(labels: dict[str, str], namespace: Object) -> Object:
    apart = unattached(namespace)
    container = {
        "name": "client",
        "image": _IMAGE,
        "args": ["pause"],
        "resources": {"requests": {"cpu": "10m", "memory": "16Mi"}, "limits": {"cpu": "1", "memory": "128Mi"}},
        "securityContext": {
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
            "runAsNonRoot": True,
            "runAsUser": 65534,
            "seccompProfile": {"type": "RuntimeDefault"},
        },
        "volumeMounts": [{"name": "tmp", "mountPath": "/tmp"}],
    }
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {
            "generateName": "grader-",
            "labels": {**labels, GRADER_LABEL: "client"},
            **apart["metadata"],
        },
        "spec": {
            **apart["spec"],
            "activeDeadlineSeconds": _SECONDS_TO_LIVE,
            "automountServiceAccountToken": False,
            "containers": [container],
            "enableServiceLinks": False,
            "restartPolicy": "Never",
            "terminationGracePeriodSeconds": 0,
            "volumes": [{"name": "tmp", "emptyDir": {}}],
        },
    }


def _runs(pod: Object | None) -> bool:
    statuses = (pod or {}).get("status", {}).get("containerStatuses", ())
    return any("running" in item.get("state", {}) for item in statuses)
