"""How a pod is doing, told from its status alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lab_helpers.grading.steady import seconds_to_go
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.state.snapshot import status_writers

__all__ = ["ENDS_AGAIN", "health", "is_ready", "restarts", "statuses"]

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


def restarts(pod: Object) -> int:
    """How often the kubelet has started a container of the pod again."""
    return sum(item.get("restartCount", 0) for item in statuses(pod))


def is_ready(pod: Object) -> bool:
    """Whether the pod's condition Ready is True."""
    conditions = pod.get("status", {}).get("conditions", ())
    return any(item["type"] == "Ready" and item["status"] == "True" for item in conditions)


ENDS_AGAIN = "ends again and again"
"""What is said of a container that has been started again and has ended once more."""

# What of a pod's status is the kubelet's alone to tell.
_OF_KUBELET = {"f:phase", "f:containerStatuses", "f:initContainerStatuses", "f:podIP", "f:podIPs", "f:startTime"}
_CONDITIONS_OF_KUBELET = ('"Ready"', '"ContainersReady"')


def health(pod: Object, now: datetime, *, steady: float | None = None) -> Outcome:
    """Whether a pod is Ready and its containers have been running for `steady` seconds without a restart.

    Without `steady`, and after a restart, for as long as `seconds_to_go` asks for.
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
    if writers := _forgers(pod):
        return Outcome(
            State.WRONG,
            evidence=(f"the status of pod {name} was written by {', '.join(writers)}, not by the kubelet",),
            next=f"delete pod {name} and create it anew: its status is the kubelet's to write",
        )
    for condition in status.get("conditions", ()):
        if condition["type"] == "PodScheduled" and condition.get("reason") == "Unschedulable":
            message = condition.get("message", "")
            # the scheduler takes the pod up again when its claim is bound
            passing = "unbound immediate PersistentVolumeClaims" in message
            return Outcome(
                State.PENDING if passing else State.WRONG,
                evidence=(f"no node takes pod {name}: {message}",),
                moving=passing,
                next="kubectl get persistentvolumeclaims" if passing else f"kubectl describe pod {name}",
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
    if outcome := _ended(pod, suspects):
        return outcome
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
    rest = max((seconds_to_go(item, pod, now, steady) for item in statuses(pod)), default=0.0)
    if rest > 0:
        return Outcome(
            State.PENDING,
            evidence=(f"pod {name} is Ready, but has not been for long enough to trust it: its program may yet end",),
            suspects=suspects,
            moving=True,
            again=rest,
        )
    return Outcome(State.RIGHT)


def _ended(pod: Object, suspects: tuple[str, ...]) -> Outcome | None:
    """Of a container whose program has ended and that the kubelet is about to start again."""
    name = pod["metadata"]["name"]
    for item in statuses(pod):
        ended = item.get("state", {}).get("terminated")
        if not ended or ended.get("reason") == "Unknown" or _is_of_the_past({}, item["name"], pod):
            continue
        how = f"{ended.get('reason', '')}, exit code {ended.get('exitCode', '?')}"
        again = item.get("restartCount", 0) > 0
        return Outcome(
            State.WRONG if again else State.PENDING,
            evidence=(f"the program of container {item['name']} {ENDS_AGAIN if again else 'has ended'}: {how}",),
            suspects=suspects,
            moving=not again,
            next=f"`kubectl logs {name}{_flag(item, pod)} --previous`, then give it a program that goes on running",
        )
    return None


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


def _forgers(pod: Object) -> list[str]:
    """Who but the cluster's own components wrote into what the kubelet tells of the pod."""
    return [
        writer
        for writer, fields in status_writers(pod).items()
        if _OF_KUBELET & set(fields)
        or any(kind in key for key in fields.get("f:conditions", {}) for kind in _CONDITIONS_OF_KUBELET)
    ]


def _ends(pod: Object) -> str:
    ends = [item["state"]["terminated"] for item in statuses(pod) if "terminated" in item.get("state", {})]
    if not ends:
        return ""
    return f", {ends[0].get('reason', '')}, exit code {ends[0].get('exitCode', '?')}"
