"""Pod `half`: how many of its containers are ready, and which phase it is in."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading import World

__all__ = ["not_phases", "phase", "ready", "running", "total"]

Object = dict[str, Any]

_STATUS_WORDS = ("NotReady", "Ready", "ContainersNotReady", "CrashLoopBackOff", "Completed", "ContainerCreating")


async def ready(world: World) -> int:
    """How many containers are ready."""
    return sum(item["ready"] for item in _statuses(await _pod(world)))


async def total(world: World) -> int:
    """How many containers the pod's spec has."""
    return len((await _pod(world))["spec"]["containers"])


async def phase(world: World) -> str:
    """The pod's phase."""
    return str((await _pod(world))["status"]["phase"])


async def running(world: World) -> list[tuple[Any, str]]:
    """The number of running containers, given for that of the ready ones."""
    count = sum("running" in item["state"] for item in _statuses(await _pod(world)))
    return [(count, f"{count} containers are running; how many are ready is another question")]


async def not_phases(world: World) -> list[tuple[Any, str]]:
    """Words that kubectl or a condition uses, given for the phase."""
    return [(word, f"{word} is not a phase; look into .status.phase") for word in _STATUS_WORDS]


async def _pod(world: World) -> Object:
    return await world.api.get("Pod/half", world.namespace)


def _statuses(pod: Object) -> list[Object]:
    found: list[Object] = pod["status"].get("containerStatuses", [])
    return found
