"""The learner's function `ready_addresses`, asked about Services with hand-made EndpointSlices of every shape."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from lab_helpers.grading import Difference, Outcome, State, World, right
from lab_helpers.grading.answers import plain
from lab_helpers.grading.difference import show
from lab_helpers.grading.functions import call
from lab_helpers.grading.slices import SERVICE_NAME, ready_addresses, slices_of
from lab_helpers.state.snapshot import Object

__all__ = ["right_for_others", "right_here"]

_FUNCTION = "ready_addresses"
_TRIES = 5


@dataclass(frozen=True)
class _Case:
    """A Service of the grader's: what its slices hold, by ready condition, and what that is in words."""

    name: str
    words: str
    slices: tuple[tuple[tuple[str, bool | None], ...], ...]

    @property
    def wanted(self) -> frozenset[str]:
        """The addresses of all endpoints that are not said to be unready."""
        return frozenset(address for held in self.slices for address, ready in held if ready is not False)


_CASES = (
    _Case("one", "one slice, with two Ready endpoints", ((("192.0.2.11", True), ("192.0.2.12", True)),)),
    _Case(
        "mixed",
        "one slice, with a Ready endpoint and one that is not",
        ((("192.0.2.21", False), ("192.0.2.22", True)),),
    ),
    _Case("none", "no slice at all", ()),
    _Case("empty", "a slice whose list of endpoints is empty", ((),)),
    _Case("unready", "a slice with endpoints none of which is Ready", ((("192.0.2.31", False),),)),
    _Case(
        "several",
        "three slices, one of them empty",
        ((("192.0.2.41", True), ("192.0.2.42", False)), (), (("192.0.2.43", True),)),
    ),
    _Case("several-more", "a name that begins like another Service's", ((("192.0.2.51", True),),)),
    _Case(
        "unsaid", "an endpoint that does not say whether it is Ready, which counts as Ready", ((("192.0.2.61", None),),)
    ),
)


async def right_here(world: World) -> Outcome:
    """For the Services of the exercise."""
    for name in ("web", "nobody"):
        if outcome := await _asked_while_steady(world, name):
            return outcome
    return right()


async def _asked_while_steady(world: World, service: str) -> Outcome | None:
    """The answer about a Service whose list was the same before and afterwards: pods may come and go meanwhile."""
    outcome, before = None, await _ready_now(world, service)
    for _ in range(_TRIES):
        outcome = await _asked(world, service, before)
        after = await _ready_now(world, service)
        if outcome is None or after == before:
            return outcome
        before = after
    return replace(outcome, state=State.PENDING) if outcome else None


async def _ready_now(world: World, service: str) -> frozenset[str]:
    return ready_addresses(*slices_of(await world.now("Service", "EndpointSlice"), service))


async def right_for_others(world: World) -> Outcome:
    """For Services that the grader adds for a moment."""
    names = {case: f"{case.name}-{world.nonce}" for case in _CASES}
    # one name begins with another's
    names = {
        case: name if case.name != "several-more" else f"several-{world.nonce}-more" for case, name in names.items()
    }
    try:
        await asyncio.gather(*(_make(world, case, name) for case, name in names.items()))
        for case, name in names.items():
            if outcome := await _asked(world, name, case.wanted):
                told = f"the check added a Service for a moment: {case.words}"
                # the Service is gone again: its list cannot be looked at any more
                step = "what does your function make of such a list? The task says which endpoints count"
                return Outcome(outcome.state, outcome.differences, (told, *outcome.evidence), step)
    finally:
        services = [world.api.delete(f"Service/{name}", world.namespace) for name in names.values()]
        slices = [
            world.api.delete(f"EndpointSlice/{name}-{number}", world.namespace)
            for case, name in names.items()
            for number in range(len(case.slices))
        ]
        await asyncio.shield(asyncio.gather(*services, *slices))
    return right()


async def _asked(world: World, service: str, wanted: frozenset[str]) -> Outcome | None:
    """None where the function gives these addresses for the Service."""
    called = await call(world, _FUNCTION, service, parameters="service")
    if isinstance(called, Outcome):
        return called
    given = _addresses(called.value)
    shown = f'{_FUNCTION}("{service}")'
    if given is None:
        difference = Difference(shown, "a list of addresses", show(called.value))
        return Outcome(
            State.WRONG, (difference,), next="end it with `return`, and a list; an empty one where there is none"
        )
    if given == wanted:
        return None
    difference = Difference(shown, show(sorted(wanted)), show(sorted(given)))
    return Outcome(
        State.WRONG, (difference,), next=f"kubectl get endpointslices -l kubernetes.io/service-name={service} -o yaml"
    )


def _addresses(value: Any) -> frozenset[str] | None:
    """The addresses in a list, set or text; None for anything else."""
    value = plain(value)
    if isinstance(value, str):
        return frozenset(value.replace(",", " ").split())
    if not isinstance(value, Collection) or isinstance(value, dict):
        return None
    if not all(isinstance(item, str) or type(item).__name__.startswith("IPv4") for item in value):
        return None
    return frozenset(word for item in value for word in str(item).split())


async def _make(world: World, case: _Case, name: str) -> None:
    await world.create({"kind": "Service", "metadata": {"name": name}, "spec": {"ports": [{"port": 80}]}})
    for number, held in enumerate(case.slices):
        await world.create(_slice(f"{name}-{number}", name, held))


def _slice(name: str, service: str, held: tuple[tuple[str, bool | None], ...]) -> Object:
    return {
        "apiVersion": "discovery.k8s.io/v1",
        "kind": "EndpointSlice",
        "metadata": {"name": name, "labels": {SERVICE_NAME: service}},
        "addressType": "IPv4",
        "ports": [{"port": 80}],
        "endpoints": [
            {"addresses": [address], "conditions": {} if ready is None else {"ready": ready}} for address, ready in held
        ],
    }
