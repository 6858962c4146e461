"""How many pods a rolling update may have, at least Ready and at most in all: as the controller counts it."""

from __future__ import annotations

import math
from typing import NamedTuple

from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.expectations import presence
from lab_helpers.state.snapshot import Object

__all__ = ["Bounds", "bounds", "five_to_six"]

_REF = "Deployment/pace"
_WANTED = (5, 6)
_STEP = "kubectl explain deployment.spec.strategy.rollingUpdate"


class Bounds(NamedTuple):
    """At least so many pods Ready, at most so many in all."""

    least: int
    most: int


def bounds(deployment: Object) -> Bounds:
    """What the strategy of a stored Deployment means in pods: surge is rounded up, unavailable down.

    Source: `ResolveFenceposts` of the Deployment controller; not both can be zero.
    """
    replicas = int(deployment["spec"]["replicas"])
    rolling = deployment["spec"].get("strategy", {}).get("rollingUpdate")
    if rolling is None:
        return Bounds(0, replicas)
    surge = math.ceil(_share(rolling.get("maxSurge", "25%"), replicas))
    unavailable = math.floor(_share(rolling.get("maxUnavailable", "25%"), replicas))
    if surge == unavailable == 0:
        unavailable = 1
    return Bounds(max(replicas - unavailable, 0), replicas + surge)


async def five_to_six(world: World) -> Outcome:
    """Its strategy means: at least five Ready, at most six in all, and not less."""
    if outcome := presence(world.snapshot, _REF):
        return outcome
    found = world.snapshot.get(_REF) or {}
    strategy = found["spec"].get("strategy", {})
    if strategy.get("type") == "Recreate":
        return wrong("its strategy is Recreate: all pods go at once, before the first new one comes", next=_STEP)
    got = bounds(found)
    if tuple(got) == _WANTED:
        return right()
    rolling = strategy.get("rollingUpdate", {})
    settings = f"maxUnavailable {rolling.get('maxUnavailable')}, maxSurge {rolling.get('maxSurge')}"
    differences = [
        Difference(f"{what} of {found['spec']['replicas']} ({settings})", str(wanted), str(number))
        for what, wanted, number in zip(("Ready pods at least", "pods at most"), _WANTED, got, strict=True)
        if wanted != number
    ]
    return Outcome(State.WRONG, tuple(differences), next=_STEP)


def _share(value: int | str, replicas: int) -> float:
    """A number of pods, or its percentage of all."""
    return value if isinstance(value, int) else int(value.rstrip("%")) * replicas / 100
