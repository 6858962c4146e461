"""What an exercise begins with: pods that are Ready, and which of them are left."""

from __future__ import annotations

from lab_helpers.errors import ClusterError
from lab_helpers.grading import Outcome, State, World, right, wrong
from lab_helpers.grading.ownership import is_settled
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import is_ready
from lab_helpers.grading.slices import endpoints_of, slices_of

__all__ = [
    "are_replaced",
    "await_three_pods",
    "await_two_pods",
    "original_pods",
]

_SECONDS = 60


async def await_three_pods(world: World) -> None:
    """Wait until the three seeded pods are Ready, so that the kit notes them; else `ClusterError`."""
    await _await_pods(world, 3)


async def await_two_pods(world: World) -> None:
    """The same of two, beside which there is one that is never Ready."""
    await _await_pods(world, 2)
    # else "who is ready?" would have the same answer as "who is there?" for a moment
    await world.until(
        "EndpointSlice", lambda now: len(endpoints_of(*slices_of(now, "web"))) == 3, timeout=patience(_SECONDS)
    )


async def are_replaced(world: World) -> Outcome:
    """No pod of the start is left; while Deployment `web` is at work, they may yet go."""
    here = {pod["metadata"]["name"] for pod in world.snapshot.all("Pod") if "deletionTimestamp" not in pod["metadata"]}
    left = sorted(original_pods(world) & here)
    if not left:
        return right()
    told = f"of the pods of the start {', '.join(left)} {'is' if len(left) == 1 else 'are'} left"
    if not is_settled(world.snapshot, "Deployment/web"):
        return Outcome(State.PENDING, evidence=(told,), moving=True, next="kubectl rollout status deployment web")
    return wrong(told, next="`kubectl get pods`: the AGE tells which ones are old")


def original_pods(world: World) -> frozenset[str]:
    """Names of the pods that the exercise began with."""
    return frozenset(ref.removeprefix("Pod/") for ref in world.seed if ref.startswith("Pod/"))


async def _await_pods(world: World, number: int) -> None:
    found = await world.until(
        "Pod", lambda now: sum(map(is_ready, now.all("Pod", {"app": "web"}))) == number, timeout=patience(_SECONDS)
    )
    if found is None:
        raise ClusterError(
            f"The {number} pods that this exercise begins with are not Ready.",
            expected=f"{number} Ready pods within {_SECONDS} seconds",
            do="labs doctor",
        )
