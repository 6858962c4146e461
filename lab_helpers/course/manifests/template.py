"""The generated file `nginx-deployment.yml`: good for what it is made for."""

from __future__ import annotations

import asyncio

from lab_helpers.errors import Refused
from lab_helpers.grading import Outcome, State, World, wrong
from lab_helpers.grading.manifests import documents
from lab_helpers.grading.patience import patience
from lab_helpers.grading.workloads import deployment_outcome
from lab_helpers.state.mirror import Mirror

__all__ = ["FILE", "creates_four_pods"]

FILE = "nginx-deployment.yml"

_REF = "Deployment/nginx"
_SECONDS = 40
_STEADY = 3.0
_MADE = "the check made the Deployment from your text, and then:"


async def creates_four_pods(world: World) -> Outcome:
    """The Deployment that the check itself makes from the text gets its pods; it is removed again."""
    found = documents("manifest", world.answers.get("manifest"), FILE)
    if isinstance(found, Outcome):
        return found
    await world.api.delete(_REF, world.namespace)  # of a check that was killed
    try:
        made = await world.create(found[0])
        outcome = await _of_its_pods(world, str(made["metadata"]["uid"]))
    except Refused as refusal:
        if refusal.status >= 500:
            raise
        return wrong(f"the check ran `kubectl create` with your text: {refusal.message}")
    finally:
        await world.api.delete(_REF, world.namespace)
    if outcome.state is State.RIGHT:
        return outcome
    # what is left of it is for the report alone: the pods are gone when the learner reads it
    evidence, step = (_MADE, *outcome.evidence), f"look at the containers in {FILE}"
    if outcome.state is State.WRONG:
        return Outcome(State.WRONG, evidence=evidence, next=step)
    return Outcome(State.UNKNOWN, evidence=evidence, next="run the check again in a minute")


async def _of_its_pods(world: World, uid: str) -> Outcome:
    """How the Deployment of this UID is doing once it can be told, or when the time is over."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + patience(_SECONDS)
    async with Mirror(world.api, world.namespace, ("Deployment", "ReplicaSet", "Pod")) as mirror:
        while True:
            snapshot = mirror.snapshot()
            deployment = snapshot.get(_REF)
            outcome = Outcome(State.PENDING)
            if deployment is not None and deployment["metadata"]["uid"] == uid:
                outcome = deployment_outcome(snapshot, deployment, _STEADY)
            left = deadline - loop.time()
            if outcome.state is not State.PENDING or left <= 0:
                return outcome
            await mirror.changed(left if outcome.again is None else min(left, outcome.again))
