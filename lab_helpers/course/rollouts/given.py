"""What an exercise begins with: Deployments whose first rollout is complete, so that their ReplicaSets are noted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from lab_helpers.errors import ClusterError
from lab_helpers.grading import World
from lab_helpers.grading.patience import patience
from lab_helpers.state.snapshot import Object, Snapshot

__all__ = ["complete", "notes", "revision", "until", "until_complete"]

_REVISION = "deployment.kubernetes.io/revision"
_SECONDS = 60


def complete(ref: str) -> Callable[[World], Awaitable[None]]:
    """A `prepare` that waits until all pods of `Deployment/x` are Ready."""

    async def prepare(world: World) -> None:
        await until_complete(world, ref)

    return prepare


async def until_complete(world: World, ref: str) -> None:
    """Wait until all pods of `Deployment/x` are Ready; else `ClusterError`."""

    def ready(now: Snapshot) -> bool:
        found = now.get(ref) or {"spec": {"replicas": 1}}
        return bool(found.get("status", {}).get("readyReplicas", 0) == found["spec"]["replicas"])

    await until(world, "Deployment", ready, f"{ref} with all its pods Ready")


async def until(world: World, kind: str, holds: Callable[[Snapshot], bool], what: str) -> None:
    """Wait for what the exercise begins with; else `ClusterError`."""
    if await world.until(kind, holds, timeout=patience(_SECONDS)) is None:
        raise ClusterError(
            f"The cluster has not made what this exercise begins with: {what}.",
            expected=f"it within {_SECONDS} seconds",
            do="labs doctor",
        )


def revision(obj: Object) -> int:
    """The revision that a Deployment or ReplicaSet is at; 0 where its controller has not told."""
    return int(notes(obj).get(_REVISION, 0))


def notes(obj: Object) -> Mapping[str, str]:
    """The annotations of an object, or none."""
    found: Mapping[str, str] = obj["metadata"].get("annotations") or {}
    return found
