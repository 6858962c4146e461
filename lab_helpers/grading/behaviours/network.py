"""What can be reached from inside the cluster, and what cannot."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from lab_helpers.grading.behaviours.services import why_not
from lab_helpers.grading.behaviours.targets import (
    Address,
    Connection,
    Place,
    Target,
    Way,
    guarded,
    place_words,
    way,
)
from lab_helpers.grading.difference import Difference, show
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.patience import eventually
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.workloads import pods_of
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.probes import Attempt, Run, connect_tcp, get_http

__all__ = ["blocked", "reaches"]

_TIMES = 10
"""Requests for one answer: where one of two endpoints is wrong, nine in ten thousand pass by luck, not one in two."""
_CONTROL_SECONDS = 2
"""For which a control may fail: a program that has just been started begins to listen."""


def reaches(
    target: str,
    says: str,
    *,
    from_: Place = "",
    prints: str = "",
    echo: bool = False,
    by: str = "",
    name: str = "",
    next: str = "",
) -> Expectation:
    """A pod of the cluster gets through to the target: ten requests, each over a connection of its own.

    `target` is `Service/x:80`, `Pod/x:80` or `Node:30080` (each with a `/path`, for HTTP, or without, for a TCP
    connection alone), `http://name:80/path` or `name:80`. `from_` is where it is asked: labels of a pod that the
    grader makes, or `Pod/x`, `Deployment/x` of the learner's. Every answer has a status below 400 and, where these
    are given: holds the text `prints`; with `echo`, is the word that nobody could know before and that agnhost's
    `/echo?msg=` gives back; is the name of a pod of the workload `by`, as agnhost's `/hostname` tells it.
    """
    wanted = Target.parse(target)
    if (prints or echo or by) and wanted.path is None:
        raise ValueError(f"reaches({target!r}): an answer is wanted, so the target needs a /path")
    if by:
        parse_ref(by)

    async def look(world: World) -> Outcome:
        asked = replace(wanted, path=f"/echo?msg={world.nonce}") if echo else wanted
        found = await way(world, asked, from_)
        if isinstance(found, Outcome):
            return found
        names = await _names(world, by)
        results = await asyncio.gather(*(_ask(found.run, asked, place, world.nonce) for place in found.addresses))
        word = world.nonce if echo else prints
        wants = f"its own word {word} back" if echo else word or "an answer"
        if names:
            wants = f"the name of one of {show(sorted(names))}"
        for place, tries in zip(found.addresses, results, strict=True):
            if missed := [item for item in tries if not _is_right(item, word, names)]:
                outcome = _missed(asked, place, missed, len(tries), wants, next)
                return await _explained(world, asked, found.run, outcome)
        return Outcome(State.RIGHT)

    return Expectation(name or "reaches", says, guarded(look), acts=True)


def blocked(
    target: str, says: str, *, control: Connection, from_: Place = "", name: str = "", next: str = ""
) -> Expectation:
    """No connection to the target is to be had from there, while `control` gets through, before and after.

    Where the control fails the lab cannot tell: what nobody reaches is broken, not blocked. To hold a learner to
    account who broke it, put `reaches` before this.
    """
    wanted = Target.parse(target)
    denied = Connection(target, from_)

    async def look(world: World) -> Outcome:
        if fault := await _control(world, control):
            return fault
        asked = await way(world, wanted, from_)
        if isinstance(asked, Outcome):
            return asked
        tries = await _connect(asked)
        for place, found in zip(asked.addresses, tries, strict=True):
            if found.reached:
                difference = Difference(f"connection to {place.label} from {place_words(from_)}", "none", "it succeeds")
                # what enforces a policy needs a moment to learn of it
                return Outcome(State.PENDING, (difference,), next=next, again=1.0)
            if found.text == "no such name":
                return Outcome(State.UNKNOWN, evidence=(f"{denied} proves nothing: there is no such name",))
        return await _control(world, control) or Outcome(State.RIGHT)

    return Expectation(name or "blocked", says, guarded(look), acts=True)


async def _connect(found: Way) -> list[Attempt]:
    return await asyncio.gather(*(connect_tcp(found.run, place.host, place.port) for place in found.addresses))


async def _ask(run: Run, target: Target, place: Address, nonce: str) -> list[Attempt]:
    if target.path is None:
        return [await connect_tcp(run, place.host, place.port)]
    host = place.host if place.port == 80 else f"{place.host}:{place.port}"
    return await get_http(run, f"http://{host}{target.path}", times=_TIMES, mark=nonce[::-1])


def _is_right(found: Attempt, word: str, names: frozenset[str] | None) -> bool:
    return 0 < found.status < 400 and word in found.text and (names is None or found.text.strip() in names)


def _missed(target: Target, place: Address, missed: list[Attempt], asked: int, wants: str, next: str) -> Outcome:
    """What was wanted of an answer, and what came."""
    first = missed[0]
    got = f"{first.status}: {show(' '.join(first.text.split()))}" if first.reached else first.text
    if len(missed) < asked:
        got = f"{got} ({len(missed)} of {asked} times)"
    path = place.label if target.path is None or not target.kind else f"GET {place.label}{target.path.split('?')[0]}"
    return Outcome(State.PENDING, (Difference(path, wants, got),), next=next, again=1.0)


async def _explained(world: World, target: Target, run: Run, outcome: Outcome) -> Outcome:
    """The same with its cause, decided where it cannot become right by itself."""
    reason = await why_not(world, target, run)
    if reason is None:
        return outcome
    return replace(
        outcome,
        state=State.WRONG if reason.decided else State.PENDING,
        evidence=(reason.words,),
        next=outcome.next or reason.next,
        suspects=reason.suspects,
        moving=reason.moving,
    )


async def _names(world: World, by: str) -> frozenset[str] | None:
    if not by:
        return None
    snapshot = await world.now("Pod", "ReplicaSet", parse_ref(by).kind)
    return frozenset(pod["metadata"]["name"] for pod in pods_of(snapshot, by))


async def _control(world: World, control: Connection) -> Outcome | None:
    """None where the control gets through."""
    said = ""

    async def through() -> bool:
        nonlocal said
        found = await way(world, Target.parse(control.target), control.from_)
        if isinstance(found, Outcome):
            said = found.evidence[0] if found.evidence else f"{found.missing} is not there"
            return False
        said = next((item.text for item in await _connect(found) if not item.reached), "")
        return not said

    if await eventually(through, _CONTROL_SECONDS):
        return None
    return Outcome(
        State.UNKNOWN,
        evidence=(f"nothing is proven while {control}, which is to succeed, fails: {said}",),
        next="get that connection to work first",
    )
