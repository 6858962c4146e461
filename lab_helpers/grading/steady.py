"""For how long a container has to run before it counts as staying."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lab_helpers.state.snapshot import parse_time, written_by_kubelet

__all__ = ["seconds_to_go"]

Object = dict[str, Any]

_OWN_STEADY = 15.0
_IMAGES_STEADY = 5.0
_A_MINUTE = 60.0
_LATEST = 10.0


def seconds_to_go(status: Object, pod: Object, now: datetime, steady: float | None = None) -> float:
    """Seconds for which a container (its status) of a pod still has to run; zero or less where it has run enough.

    It has to run for `steady` seconds in all: without that, for 15 where somebody wrote its `command` or `args`, and
    for 5 where it runs its image's own program. A beginner who wants a pod to stay types `sleep 5` or `sleep 10`, which
    looks healthy for so long; the kubelet tells the end of a program up to 2 s late, and its start in whole seconds, so
    12 would be too few. The program of an image ends at once where it cannot run (no terminal, no configuration). The
    seconds count from the start of the container: who checks 15 s after that waits no more. On a machine so busy that
    the kubelet's word on the pod came late, the word of its end may come as late, and is waited for as well.

    A container that has restarted must outlive its previous life, because one that crashes in a loop looks healthy
    between two crashes; where that life was of a minute or more, nobody waits so long.
    """
    needed = wanted = _wanted(status, pod, steady)
    running = status.get("state", {}).get("running")
    if not running:
        return wanted
    last = status.get("lastState", {}).get("terminated", {})
    # exit code 255 with reason Unknown: the node itself was restarted under it
    if last.get("startedAt") and last.get("finishedAt") and last.get("reason") != "Unknown":
        lived = (parse_time(last["finishedAt"]) - parse_time(last["startedAt"])).total_seconds()
        if lived < _A_MINUTE:
            needed = max(wanted, lived + 2)
    # the clock is read from answers of the API server, in whole seconds: a start may seem to lie ahead
    return needed - max(0.0, (now - parse_time(running["startedAt"])).total_seconds())


def _wanted(status: Object, pod: Object, steady: float | None) -> float:
    if steady is not None:
        return steady
    containers = [*pod["spec"].get("initContainers", ()), *pod["spec"]["containers"]]
    container: Object = next((item for item in containers if item["name"] == status["name"]), {})
    seconds = _OWN_STEADY if container.get("command") or container.get("args") else _IMAGES_STEADY
    return seconds + 2 * _lateness(pod)


def _lateness(pod: Object) -> float:
    """Seconds by which the kubelet's word that the pod is Ready came later than it was so."""
    written = written_by_kubelet(pod)
    changes = [
        item["lastTransitionTime"] for item in pod["status"].get("conditions", ()) if "lastTransitionTime" in item
    ]
    if written is None or not changes:
        return 0.0
    late = (written - parse_time(max(changes))).total_seconds() - 1  # both are in whole seconds
    return min(max(late, 0.0), _LATEST)
