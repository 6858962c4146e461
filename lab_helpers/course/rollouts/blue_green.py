"""Service `bg`, which the check turns back to blue and to green again under load."""

from __future__ import annotations

import asyncio

from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.behaviours.load import Load, Requests
from lab_helpers.grading.behaviours.targets import Target, guarded
from lab_helpers.grading.patience import patience
from lab_helpers.grading.slices import is_by_hand, slices_of
from lab_helpers.grading.workloads import pods_of
from lab_helpers.state.snapshot import Snapshot

__all__ = ["turns_without_loss"]

_SERVICE = "Service/bg"
_TARGET = "Service/bg:80/"
_BLUE = {"app": "bg", "colour": "blue"}
_SECONDS = 15
_UNDER_LOAD = 1.5
"""Seconds of requests to each colour."""


async def _turn(world: World) -> Outcome:
    by_hand = [item["metadata"]["name"] for item in slices_of(world.snapshot, "bg") if is_by_hand(item)]
    if by_hand:
        words = (
            f"the EndpointSlice {by_hand[0]} was made by hand: it leads to the same pods, whatever the selector says"
        )
        return wrong(words, next=f"kubectl delete endpointslice {by_hand[0]}")
    load = Load(world, Target.parse(_TARGET), seconds=3 * _SECONDS)
    if outcome := await load.start():
        return outcome
    mine = dict((await world.api.get(_SERVICE, world.namespace))["spec"]["selector"])
    requests = Requests()
    try:
        turned = await _select(world, mine, _BLUE, "Deployment/bg-blue")
        await asyncio.sleep(_UNDER_LOAD)
    finally:
        back = await asyncio.shield(_select(world, _BLUE, mine, "Deployment/bg-green"))
        await asyncio.sleep(_UNDER_LOAD)
        requests = await load.stop()
    if not (turned and back):
        words = "the check turned the Service to blue and back, and its EndpointSlices did not follow in time"
        return Outcome(State.UNKNOWN, evidence=(words,), next="run the check again")
    if not requests.good:
        words = f"the check's own client could not go on asking: {requests.said}"
        return Outcome(State.UNKNOWN, evidence=(words,), next="run the check again")
    if not requests.bad:
        return right()
    got = f"{requests.bad} of {requests.good + requests.bad} failed: {requests.said}"
    return Outcome(
        State.WRONG,
        (Difference(f"requests to {_TARGET} while the Service is turned", "all answered", got),),
        ("the check itself turned the Service to blue, and back to green",),
        next="do the pods of both colours answer on their port 80?",
    )


turns_without_loss = guarded(_turn)
"""The grader selects blue, then green again; the Service follows, and no request is lost all the while."""


async def _select(world: World, old: dict[str, str], new: dict[str, str], deployment: str) -> bool:
    """Give the Service another selector; whether its EndpointSlices then hold the pods of this Deployment."""
    selector = {**dict.fromkeys(old), **new}
    await world.api.patch(_SERVICE, {"spec": {"selector": selector}}, world.namespace)
    snapshot = await world.now("Deployment", "ReplicaSet", "Pod")
    wanted = {pod["metadata"]["uid"] for pod in pods_of(snapshot, deployment)}

    def led(now: Snapshot) -> bool:
        return wanted == {
            endpoint.get("targetRef", {}).get("uid")
            for item in slices_of(now, "bg")
            for endpoint in item.get("endpoints") or ()
        }

    return await world.until("EndpointSlice", led, timeout=patience(_SECONDS)) is not None
