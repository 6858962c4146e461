"""Deployment `shop` and its database: what happens to the shop while the database is away."""

from __future__ import annotations

import asyncio
from typing import Any

from lab_helpers.course.probes.hangs import LONGEST, SLACK, both, first_pod, hang, life
from lab_helpers.course.probes.timing import numbers_of, pods_now
from lab_helpers.grading import Expectation, Outcome, State, World, eventually, expect, holds, right, wrong
from lab_helpers.grading.behaviours.targets import guarded
from lab_helpers.grading.patience import patience
from lab_helpers.grading.pods import is_ready
from lab_helpers.state.snapshot import Snapshot

__all__ = ["is_up", "outage_and_hang", "wants_one"]

Object = dict[str, Any]

_SHOP = "Deployment/shop"
_DB = "Deployment/db"
_SECONDS = 30


def is_up() -> Expectation:
    """The database wants its one pod: a learner who has tried an outage has ended it again."""
    return expect(
        _DB,
        "the database is up: Deployment db wants one pod",
        name="db-up",
        spec={"replicas": 1},
        next="kubectl scale deployment db --replicas=1",
    )


def wants_one() -> Expectation:
    """The shop runs in one pod, as at the start, so that it is plain whose readiness is meant."""
    step = "kubectl scale deployment shop --replicas=1"
    return expect(_SHOP, "it wants one pod", name="replicas", spec={"replicas": 1}, next=step)


def outage_and_hang() -> Expectation:
    """While the database is away the shop is not Ready and not restarted; a copy of it that hangs is restarted."""

    async def look(world: World) -> Outcome:
        pod = await first_pod(world, _SHOP)
        if pod is None:
            return Outcome(State.SKIPPED)
        return await both(_outage(world, pod), hang(world, pod))

    says = (
        "while the check stops the database the shop is not Ready and is not restarted; it is Ready again afterwards, "
        "and a copy whose program hangs is restarted"
    )
    return holds("outage", says, guarded(look), acts=True)


async def _outage(world: World, pod: Object) -> Outcome:
    name, container = pod["metadata"]["name"], pod["spec"]["containers"][0]
    liveness, readiness = numbers_of(container.get("livenessProbe") or {}), numbers_of(container["readinessProbe"])
    ref, lives = f"Pod/{name}", life(pod)
    database = await world.now(*_KINDS)
    gone = {item["metadata"]["uid"] for item in pods_now(database, _DB)}
    await _scale(world, 0)
    try:
        if await world.until("Pod", lambda now: not gone & _running(now), timeout=patience(_SECONDS)) is None:
            return Outcome(State.UNKNOWN, evidence=("the check could not stop the database in time",))
        seconds = min(readiness.notices, LONGEST) + SLACK
        unready = await world.until(
            "Pod", lambda now: not is_ready(now.get(ref) or {}) or life(now.get(ref)) > lives, timeout=patience(seconds)
        )
        # time for a liveness probe that asks for the database to do its harm
        await world.until("Pod", lambda now: life(now.get(ref)) > lives, timeout=min(liveness.notices, LONGEST) + 2)
        if life((await world.now("Pod")).get(ref)) > lives:
            return wrong(
                "the check stopped the database, and the shop's container was restarted, although it was well",
                next="the liveness probe is to ask for something that the shop answers by itself",
            )
        if unready is None:
            return wrong(
                f"the check stopped the database; {seconds} s later the shop was still Ready, "
                "so visitors are sent to a shop that cannot serve them",
                next="the readiness probe is to ask for what needs the database",
            )
    finally:
        await asyncio.shield(_scale(world, 1))
    return await _back(world, ref, readiness.recovers)


async def _back(world: World, ref: str, recovers: int) -> Outcome:
    def up(now: Snapshot) -> bool:
        return is_ready(now.get(ref) or {})

    async def is_there() -> bool:
        return any(is_ready(pod) for pod in pods_now(await world.now(*_KINDS), _DB))

    if not await eventually(is_there, _SECONDS):
        words = "the check stopped the database, and could not start it again in time"
        return Outcome(State.UNKNOWN, evidence=(words,), next="kubectl get deployment db")
    seconds = min(recovers, LONGEST) + SLACK
    if await world.until("Pod", up, timeout=patience(seconds)):
        return right()
    return wrong(
        f"the check stopped the database and started it again; {seconds} s later the shop was still not Ready",
        next="kubectl get pods",
    )


_KINDS = ("Deployment", "ReplicaSet", "Pod")


async def _scale(world: World, replicas: int) -> None:
    await world.api.patch(_DB, {"spec": {"replicas": replicas}}, world.namespace)


def _running(snapshot: Snapshot) -> set[str]:
    """UIDs of the pods that are still there."""
    return {pod["metadata"]["uid"] for pod in snapshot.all("Pod")}
