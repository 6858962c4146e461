"""How a pod is doing, told from its status alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.state.snapshot import parse_time

__all__ = ["health", "is_ready", "statuses"]

Object = dict[str, Any]

# The kubelet tries these again for ever, but nothing changes until the pod does.
_HOPELESS = {
    "CrashLoopBackOff": "kubectl logs {pod}{container} --previous",
    "CreateContainerConfigError": "kubectl describe pod {pod}",
    "CreateContainerError": "kubectl describe pod {pod}",
    "ErrImageNeverPull": "kubectl describe pod {pod}",
    "ImagePullBackOff": "kubectl describe pod {pod}",
    "InvalidImageName": "kubectl describe pod {pod}",
    "RunContainerError": "kubectl describe pod {pod}",
}


def statuses(pod: Object) -> list[Object]:
    """Statuses of the app containers and of the sidecars (init containers that go on running)."""
    status = pod.get("status", {})
    sidecars = {item["name"] for item in pod["spec"].get("initContainers", ()) if item.get("restartPolicy") == "Always"}
    return [
        *(item for item in status.get("initContainerStatuses", ()) if item["name"] in sidecars),
        *status.get("containerStatuses", ()),
    ]


def is_ready(pod: Object) -> bool:
    """Whether the pod's condition Ready is True."""
    conditions = pod.get("status", {}).get("conditions", ())
    return any(item["type"] == "Ready" and item["status"] == "True" for item in conditions)


def health(pod: Object, now: datetime, *, steady: float) -> Outcome:
    """Whether a pod is Ready and its containers have been running for `steady` seconds without a restart.

    A container that has restarted must outlive its previous life (60 s at most), because one that crashes in a
    loop looks healthy between two crashes.
    """
    name = pod["metadata"]["name"]
    suspects = (name,)
    status = pod.get("status", {})
    if "deletionTimestamp" in pod["metadata"]:
        return Outcome(State.PENDING, evidence=(f"pod {name} is being deleted",), moving=True)
    if status.get("phase") in ("Succeeded", "Failed"):
        return Outcome(
            State.WRONG,
            evidence=(f"pod {name} has ended: phase {status['phase']}{_ends(pod)}",),
            suspects=suspects,
            next=f"`kubectl logs {name}`, then give it a program that goes on running",
        )
    for condition in status.get("conditions", ()):
        if condition["type"] == "PodScheduled" and condition.get("reason") == "Unschedulable":
            return Outcome(
                State.WRONG,
                evidence=(f"no node takes pod {name}: {condition.get('message', '')}",),
                next=f"kubectl describe pod {name}",
            )
    for item in [*status.get("initContainerStatuses", ()), *status.get("containerStatuses", ())]:
        waiting = item.get("state", {}).get("waiting", {})
        if waiting.get("reason") in _HOPELESS and not _is_of_the_past(waiting, item["name"], pod):
            message = waiting.get("message", "")
            return Outcome(
                State.WRONG,
                evidence=(f"container {item['name']} is waiting: {waiting['reason']}: {message}",),
                suspects=suspects,
                next=_HOPELESS[waiting["reason"]].format(pod=name, container=_flag(item, pod)),
            )
    waits = [
        f"container {item['name']} is waiting: {item['state']['waiting'].get('reason', '')}"
        for item in statuses(pod)
        if "waiting" in item.get("state", {})
    ]
    if status.get("phase") == "Pending" or waits:
        return Outcome(
            State.PENDING,
            evidence=tuple(waits) or (f"pod {name} is Pending",),
            suspects=suspects,
            moving=True,
            next=f"kubectl describe pod {name}",
        )
    # no kubelet has seen a pod without a node: its status, whatever it says, is somebody else's
    if not pod["spec"].get("nodeName"):
        return Outcome(
            State.PENDING,
            evidence=(f"pod {name} has no node yet",),
            suspects=suspects,
            moving=True,
            next=f"kubectl describe pod {name}",
        )
    if not is_ready(pod):
        unready = [item["name"] for item in statuses(pod) if not item.get("ready")]
        return Outcome(
            State.PENDING,
            evidence=(f"pod {name} runs, but is not Ready: container {', '.join(unready) or '?'}",),
            suspects=suspects,
            next=f"`kubectl describe pod {name}`, and read the events at its end",
        )
    rest = max((_rest(item, now, steady) for item in statuses(pod)), default=0.0)
    if rest > 0:
        return Outcome(
            State.PENDING,
            evidence=(f"pod {name} is Ready, but has not been for long enough to trust it",),
            suspects=suspects,
            moving=True,
            again=rest,
        )
    return Outcome(State.RIGHT)


def _flag(item: Object, pod: Object) -> str:
    """How kubectl is told which container is meant, where it could mean another."""
    return (
        f" -c {item['name']}" if len(pod["spec"].get("initContainers", ())) + len(pod["spec"]["containers"]) > 1 else ""
    )


def _is_of_the_past(waiting: Object, container: str, pod: Object) -> bool:
    """Whether the kubelet has yet to act on the pod's newest spec: what it says is of the one before."""
    newest = pod["metadata"].get("generation", 0)
    if pod["status"].get("observedGeneration", newest) < newest:
        return True
    # of a failed pull the kubelet may repeat its last words once more after it has seen the new image
    pulled = waiting.get("message", "").partition('image "')[2].partition('"')[0]
    containers = [*pod["spec"].get("initContainers", ()), *pod["spec"]["containers"]]
    return pulled != "" and all(item["image"] != pulled for item in containers if item["name"] == container)


def _rest(status: Object, now: datetime, steady: float) -> float:
    """Seconds for which a container still has to run."""
    running = status.get("state", {}).get("running")
    if not running:
        return steady
    needed = steady
    last = status.get("lastState", {}).get("terminated", {})
    # exit code 255 with reason Unknown: the node itself was restarted under it
    if last.get("startedAt") and last.get("finishedAt") and last.get("reason") != "Unknown":
        lived = (parse_time(last["finishedAt"]) - parse_time(last["startedAt"])).total_seconds()
        needed = max(steady, min(lived + 2, 60.0))
    return needed - (now - parse_time(running["startedAt"])).total_seconds()


def _ends(pod: Object) -> str:
    ends = [item["state"]["terminated"] for item in statuses(pod) if "terminated" in item.get("state", {})]
    if not ends:
        return ""
    return f", {ends[0].get('reason', '')}, exit code {ends[0].get('exitCode', '?')}"
