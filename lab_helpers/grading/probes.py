"""What a pod does by itself, seen in a copy of it; and whether the cluster's own DNS is there to be relied on."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any

from lab_helpers.errors import Refused
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import is_ready
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.world import World
from lab_helpers.state.kubectl import Output
from lab_helpers.state.probes import resolve

__all__ = ["copy_of", "dns_fault"]

Object = dict[str, Any]

_IDLE: Object = {"command": ["sleep", "3600"]}
_RUNS_BY_ITSELF = ("name", "image", "imagePullPolicy", "volumeMounts", "restartPolicy", "securityContext", "env")
_SET_ON_CREATION = ("nodeName", "ephemeralContainers")
_SECONDS_TO_LIVE = 300
"""After which a copy that a killed kernel has left behind ends by itself."""
_EVERYWHERE = "kubernetes.default.svc"
"""The Service of the API server, which every cluster has."""


@contextlib.asynccontextmanager
async def copy_of(
    world: World, pod: Object, *, only: str = "", called: str = "", timeout: float = 30
) -> AsyncIterator[str | None]:
    """The name of a second pod of this pod's spec, Ready or ended, or None after `timeout` seconds; deleted at the end.

    It carries none of the labels, so that no Service leads to it. With `only`, all containers but this one sleep
    (their image must have `sleep`): what happens then is that container's doing. Copies that live at the same time
    are told apart by what they are `called`.
    """
    name = f"check-{world.nonce}{called and f'-{called}'}"
    spec = {key: value for key, value in pod["spec"].items() if key not in _SET_ON_CREATION}
    spec["activeDeadlineSeconds"] = _SECONDS_TO_LIVE
    if only:
        for part in ("initContainers", "containers"):
            if part in spec:
                spec[part] = [item if item["name"] == only else _idle(item) for item in spec[part]]
    await world.create({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name}, "spec": spec})
    try:
        seconds = patience(timeout)
        found = await world.until("Pod", lambda now: _has_come_up(now.get(f"Pod/{name}")), timeout=seconds)
        yield name if found else None
    finally:
        with contextlib.suppress(Refused):
            await world.api.delete(f"Pod/{name}", world.namespace, grace=0)


async def dns_fault(world: World, pod: str = "") -> Outcome | None:
    """None where the cluster's own DNS answers a pod of the grader's (or this one); else why the lab cannot tell.

    The positive control of every expectation that needs a name: ask it before a learner is told that one is wrong.
    """
    asked = pod or await world.client()

    async def run(command: Sequence[str], timeout: float) -> Output:
        return await world.run(asked, command, timeout=timeout)

    if (await resolve(run, _EVERYWHERE, mark=world.nonce)).addresses:
        return None
    words = "the cluster's own DNS does not answer: a pod of the check's does not even find the API server by its name"
    step = "`labs status` says whether the cluster is well; then check again"
    return Outcome(State.UNKNOWN, evidence=(words,), next=step)


def _has_come_up(pod: Object | None) -> bool:
    return pod is not None and (is_ready(pod) or pod.get("status", {}).get("phase") in ("Succeeded", "Failed"))


def _idle(container: Object) -> Object:
    return {key: container[key] for key in _RUNS_BY_ITSELF if key in container} | _IDLE
