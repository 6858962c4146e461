"""Whether a clean-up was begun: what a controller makes anew at once looks untouched, but for its UID."""

from __future__ import annotations

from lab_helpers.grading import World
from lab_helpers.state.kinds import KINDS

__all__ = ["note_what_is_owned", "owned_objects_touched"]

_NOTE = "owned-at-the-start"
_KINDS = ("ReplicaSet", "Pod")
_PODS = 3


async def note_what_is_owned(world: World) -> None:
    """Note the UIDs of the ReplicaSets and pods, as soon as the controllers have made all of them."""
    await world.until("Pod", lambda now: len(now.all("Pod")) >= _PODS, timeout=20)
    await world.note(_NOTE, await _uids(world))


async def owned_objects_touched(world: World) -> bool:
    """Whether one of them is gone, or another one is there."""
    return await world.noted(_NOTE) != await _uids(world)


async def _uids(world: World) -> str:
    lists = [await world.api.list(KINDS[kind], world.namespace) for kind in _KINDS]
    return " ".join(sorted(item["metadata"]["uid"] for found in lists for item in found["items"]))
