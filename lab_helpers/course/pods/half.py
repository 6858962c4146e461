"""Pod `half`: how many of its containers are ready, and which phase it is in."""

from __future__ import annotations

from typing import Any

from lab_helpers.grading import World

__all__ = ["not_phases", "not_ready", "not_total", "phase", "ready", "total"]

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


async def not_ready(world: World) -> list[tuple[Any, str]]:
    """The number of running containers, given for that of the ready ones; the whole column READY."""
    pod = await _pod(world)
    count = sum("running" in item["state"] for item in _statuses(pod))
    return [
        (f"{await ready(world)}/{await total(world)}", "ready is the number before the slash alone"),
        (count, f"{count} containers are running; how many are ready is another question"),
    ]


async def not_total(world: World) -> list[tuple[Any, str]]:
    """The whole column READY."""
    return [(f"{await ready(world)}/{await total(world)}", "total is the number behind the slash alone")]


async def not_phases(world: World) -> list[tuple[Any, str]]:
    """Words that kubectl or a condition uses, given for the phase."""
    return [(word, f"{word} is not a phase; look into .status.phase") for word in _STATUS_WORDS]


async def _pod(world: World) -> Object:
    return await world.api.get("Pod/half", world.namespace)


def _statuses(pod: Object) -> list[Object]:
    found: list[Object] = pod["status"].get("containerStatuses", [])
    return found
