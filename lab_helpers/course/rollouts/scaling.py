"""Deployment `shop` was scaled there and back: by its events, and without a new revision."""

from __future__ import annotations

import re
from datetime import timedelta

from lab_helpers.grading import Outcome, State, World, right, wrong
from lab_helpers.grading.expectations import presence
from lab_helpers.state.snapshot import Object, parse_time

__all__ = ["had_five", "same_replicaset", "was_scaled"]

_REF = "Deployment/shop"
_FIVE = re.compile(r"Scaled (up|down) replica set \S+ (from 5 to \d+|(from \d+ )?to 5)$")
_FORGETS = timedelta(minutes=50)
"""The cluster keeps events for an hour."""


async def was_scaled(world: World) -> bool:
    """Whether the Deployment was changed at all, maybe there and back; or its ReplicaSet, behind its back."""
    found = world.snapshot.get(_REF)
    return found is None or any(
        item["metadata"]["generation"] > 1 for item in (found, *world.snapshot.owned_by(found, "ReplicaSet"))
    )


async def same_replicaset(world: World) -> Outcome:
    """The Deployment still has the one ReplicaSet of the start, and no other."""
    if outcome := presence(world.snapshot, _REF):
        return outcome
    owned = world.snapshot.owned_by(world.snapshot.get(_REF) or {}, "ReplicaSet")
    strangers = [item["metadata"]["name"] for item in owned if item["metadata"]["uid"] not in world.seed.values()]
    if not strangers:
        return right()
    return wrong(
        f"there is a new revision, ReplicaSet {', '.join(strangers)}: the template was changed, too",
        next="begin anew with `lab.reset`, and change nothing but the number",
    )


async def had_five(world: World) -> Outcome:
    """The Deployment's controller has told, as an event, that it scaled the ReplicaSet to 5."""
    if outcome := presence(world.snapshot, _REF):
        return outcome
    metadata = (world.snapshot.get(_REF) or {})["metadata"]
    if metadata["generation"] == 1:
        words = "the Deployment itself was never scaled; it scales a ReplicaSet back that somebody else has scaled"
        return wrong(words, next="kubectl scale deployment shop --replicas=5")
    messages = [str(item.get("message", "")) for item in await _events(world, metadata["uid"])]
    if any(_FIVE.search(message) for message in messages):
        return right()
    step = "`kubectl scale`, and `kubectl rollout status deployment shop` before you scale again"
    told = "; ".join(message for message in messages if "Scaled" in message)
    if not told and world.api.now() - parse_time(metadata["creationTimestamp"]) > _FORGETS:
        words = "the cluster keeps its events for one hour, and has forgotten those of this Deployment"
        return Outcome(State.UNKNOWN, evidence=(words,), next=f"scale to 5 and back once more: {step}")
    return Outcome(
        State.PENDING,
        evidence=(f"its events tell: {told or 'nothing'}",),
        next=step,
        again=1.0,
    )


async def _events(world: World, uid: str) -> list[Object]:
    path = f"/api/v1/namespaces/{world.namespace}/events"
    query = {"fieldSelector": f"involvedObject.uid={uid},reason=ScalingReplicaSet"}
    found: list[Object] = (await world.api.request("GET", path, query=query))["items"]
    return found
