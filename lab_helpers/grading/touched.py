"""Whether the learner has begun, where no object of theirs tells it."""

from __future__ import annotations

from lab_helpers.grading.pods import restarts
from lab_helpers.grading.world import World

__all__ = ["pods_are_replaced"]


async def pods_are_replaced(world: World) -> bool:
    """Whether a pod that a controller had made at the start is gone, or has restarted: no learner's object changes."""
    pods = world.snapshot.all("Pod")
    here = {f"Pod/{pod['metadata']['name']}": pod for pod in pods if "deletionTimestamp" not in pod["metadata"]}
    return any(ref not in here or restarts(here[ref]) for ref in world.seed if ref.startswith("Pod/"))
