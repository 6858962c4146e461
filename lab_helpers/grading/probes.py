"""Pods that the grader starts beside the learner's, to see what a pod does by itself or what the cluster can do."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import Any

from lab_helpers.errors import Refused
from lab_helpers.grading.pods import is_ready
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.world import World

__all__ = ["copy_of", "dns_fault"]

Object = dict[str, Any]

_BUSYBOX = "busybox:1.37.0"
_IDLE: Object = {"command": ["sleep", "3600"]}
_RUNS_BY_ITSELF = ("name", "image", "imagePullPolicy", "volumeMounts", "restartPolicy", "securityContext", "env")
_SET_ON_CREATION = ("nodeName", "ephemeralContainers")

# The Service of the API server is in every cluster; the domain stands in the pod's own search list.
_LOOK_UP = """
domain=$(sed -n 's/^search.* svc\\.\\([^ ]*\\).*/\\1/p' /etc/resolv.conf)
for attempt in 1 2 3; do
  timeout 3 nslookup "kubernetes.default.svc.$domain" && exit 0
  sleep 0.5
done
exit 1
"""


@contextlib.asynccontextmanager
async def copy_of(world: World, pod: Object, *, only: str = "", timeout: float = 30) -> AsyncIterator[str | None]:
    """The name of a second pod of this pod's spec, Ready or ended, or None after `timeout` seconds; deleted at the end.

    It carries none of the labels, so that no Service leads to it. With `only`, all containers but this one sleep
    (their image must have `sleep`): what happens then is that container's doing.
    """
    name = f"check-{world.nonce}"
    spec = {key: value for key, value in pod["spec"].items() if key not in _SET_ON_CREATION}
    if only:
        for part in ("initContainers", "containers"):
            if part in spec:
                spec[part] = [item if item["name"] == only else _idle(item) for item in spec[part]]
    async with _started(world, name, spec) as seen:
        yield name if await seen(timeout) else None


async def dns_fault(world: World, *, timeout: float = 30, **spec: Any) -> Outcome | None:
    """None where the cluster's own DNS answers a pod of the grader's; else why the lab cannot tell.

    The positive control of every expectation that needs a name: ask it before a learner is told that one is wrong.
    """
    container = {"name": "probe", "image": _BUSYBOX, "command": ["sh", "-c", _LOOK_UP]}
    name = f"names-{world.nonce}"
    async with _started(world, name, {"containers": [container], "restartPolicy": "Never", **spec}) as seen:
        pod = await seen(timeout)
    if pod is not None and _phase(pod) == "Succeeded":
        return None
    said = "does not answer: a pod of the check's does not even find the API server by its name"
    if pod is None:
        said = "could not be asked: the check's own pod did not run in time"
    step = "`labs status` says whether the cluster is well; then check again"
    return Outcome(State.UNKNOWN, evidence=(f"the cluster's own DNS {said}",), next=step)


@contextlib.asynccontextmanager
async def _started(world: World, name: str, spec: Mapping[str, Any]) -> AsyncIterator[Any]:
    """A pod of the grader's, for as long as the block lasts; the block gets a function that waits for it."""

    async def seen(timeout: float) -> Object | None:
        ended = spec.get("restartPolicy") == "Never"
        found = await world.until("Pod", lambda now: _is_done(now.get(f"Pod/{name}"), ended), timeout=timeout)
        return found.get(f"Pod/{name}") if found else None

    await world.create({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name}, "spec": dict(spec)})
    try:
        yield seen
    finally:
        with contextlib.suppress(Refused):
            await world.api.delete(f"Pod/{name}", world.namespace, grace=0)


def _is_done(pod: Object | None, must_end: bool) -> bool:
    if pod is None:
        return False
    return _phase(pod) in ("Succeeded", "Failed") or (not must_end and is_ready(pod))


def _phase(pod: Object) -> str:
    return str(pod.get("status", {}).get("phase", ""))


def _idle(container: Object) -> Object:
    return {key: container[key] for key in _RUNS_BY_ITSELF if key in container} | _IDLE
