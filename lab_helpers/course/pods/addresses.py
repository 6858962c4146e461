"""Pod `backend` and its Service: which address goes with the pod, and which one stays."""

from __future__ import annotations

from typing import Any

from lab_helpers.errors import ClusterError
from lab_helpers.grading import Outcome, World, right, wrong
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.pods import is_ready

__all__ = [
    "has_its_own",
    "not_the_first",
    "not_the_new",
    "not_the_service",
    "note_the_first",
    "of_the_first_pod",
    "of_the_pod",
    "of_the_service",
]

_NOTE = "first-address"
_SECONDS = 60
_TOO_LATE = 'where the first pod is gone, lab.reset("pods-4c") begins anew'


async def note_the_first(world: World) -> None:
    """Note the seeded pod's address on the namespace: it cannot be looked up once the pod is gone.

    Raises `ClusterError` where the pod does not become Ready.
    """
    found = await world.until("Pod", lambda now: is_ready(now.get("Pod/backend") or {}), timeout=_SECONDS)
    if found is None:
        raise ClusterError(
            "Pod backend, which this exercise begins with, did not become Ready.",
            expected=f"a Ready pod within {_SECONDS} seconds",
            do="labs doctor",
        )
    address = (found.get("Pod/backend") or {})["status"]["podIP"]
    await world.note(_NOTE, address)


async def has_its_own(world: World) -> Outcome:
    """The pod's address is not that of its node (hostNetwork)."""
    if outcome := presence(world.snapshot, "Pod/backend"):
        return outcome
    status = (world.snapshot.get("Pod/backend") or {}).get("status", {})
    if "podIP" in status and status["podIP"] == status.get("hostIP"):
        return wrong("the pod has its node's address: hostNetwork", next="recreate it from its own manifest")
    return right()


async def of_the_first_pod(world: World) -> str:
    """The address that the seeded pod had."""
    return await world.noted(_NOTE)


async def of_the_pod(world: World) -> str:
    """The address of the pod of now."""
    return str((await world.api.get("Pod/backend", world.namespace))["status"].get("podIP", ""))


async def of_the_service(world: World) -> str:
    """The cluster IP of the Service."""
    return str((await world.api.get("Service/backend", world.namespace))["spec"]["clusterIP"])


async def not_the_first(world: World) -> list[tuple[Any, str]]:
    """The new pod's address, given as the first one's; and any other."""
    status = (world.snapshot.get("Pod/backend") or {}).get("status", {})
    return [
        (status.get("podIP"), f"that is the address of the pod that runs now; {_TOO_LATE}"),
        (world.answers["ip_before"], f"the pod that this exercise began with had another address; {_TOO_LATE}"),
    ]


async def not_the_new(world: World) -> list[tuple[Any, str]]:
    """The first pod's address, given as the new one's."""
    return [(await of_the_first_pod(world), "that was the first pod's address; the pod that runs now has another")]


async def not_the_service(world: World) -> list[tuple[Any, str]]:
    """The pod's addresses, given as the Service's."""
    remark = "that is a pod's address; the Service has one of its own, its CLUSTER-IP"
    status = (world.snapshot.get("Pod/backend") or {}).get("status", {})
    return [(await of_the_first_pod(world), remark), (status.get("podIP"), remark)]
