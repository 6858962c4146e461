"""How many objects there are of a description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lab_helpers.grading.compare import compare
from lab_helpers.grading.difference import Difference, Place, show
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.ownership import is_settled
from lab_helpers.grading.pods import health
from lab_helpers.grading.selectors import learners
from lab_helpers.grading.shapes import full_shape
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import kind_of
from lab_helpers.state.snapshot import Object, labels_match

__all__ = ["count"]

_SHOWN = 3


def count(
    kind: str,
    number: Any,
    says: str,
    *,
    name: str = "",
    labels: Mapping[str, str] | None = None,
    original: bool | None = None,
    ready: bool = False,
    settles: bool | None = None,
    next: str = "",
    **shape: Any,
) -> Expectation:
    """There are `number` (a matcher such as `at_least(2)`, or exactly so many) objects of a kind, of this description.

    They carry `labels`; `original` ones were there when the exercise began (by UID, noted after `prepare`), with
    False they are new; `ready` pods are Ready and stay so; the other keywords (`spec`, `owned_by` …) are those of
    `expect`. What a controller makes `settles` by itself: that is assumed where `owned_by` or `ready` is asked for.
    Objects that are being deleted count no more.
    """
    kind_of(kind)
    if ready and kind != "Pod":
        raise TypeError(f"count() knows readiness for Pod only, not for {kind}")
    wanted = full_shape("count", shape)
    may_settle = settles if settles is not None else bool(wanted.owned_by or ready)
    which = _described(kind, labels, wanted.owned_by, original, ready)

    async def look(world: World) -> Outcome:
        snapshot = world.snapshot
        there = learners(snapshot, kind)
        near = [item for item in there if labels is None or labels_match(item, labels)]
        reasons: dict[str, tuple[Difference, ...]] = {}
        for item in near:
            if original is not None and _is_original(world, item) is not original:
                continue
            place = Place.of(kind, obj=item, snapshot=snapshot)
            reasons[item["metadata"]["name"]] = wanted.differences(item, place)
        held = [item for item in near if not reasons.get(item["metadata"]["name"], True)]
        healths = {item["metadata"]["name"]: health(item, snapshot.taken) for item in held if ready}
        good = [name for item in held if _is_good(healths.get(name := item["metadata"]["name"]))]
        if not compare(number, len(good)):
            return Outcome(State.RIGHT)
        lines = [
            f"{kind} {name} does not count: {found[0].path}: wanted {found[0].want}, got {found[0].got}"
            for name, found in reasons.items()
            if found
        ]
        lines += [line for outcome in healths.values() if not _is_good(outcome) for line in outcome.evidence[:1]]
        states = {outcome.state for outcome in healths.values()}
        done = (
            settles is None
            and bool(wanted.owned_by)
            and State.PENDING not in states
            and is_settled(snapshot, wanted.owned_by)
        )
        passing = may_settle and State.WRONG not in states and not done
        again = [outcome.again for outcome in healths.values() if outcome.again is not None]
        got = f"{len(good)}: {', '.join(good)}" if good else "none"
        return Outcome(
            State.PENDING if passing else State.WRONG,
            differences=(Difference(which, show(number), got),),
            evidence=tuple(lines[:_SHOWN]),
            next=next or f"kubectl get {kind_of(kind).plural} --show-labels",
            suspects=tuple(item_name for item_name, outcome in healths.items() if not _is_good(outcome)),
            moving=any(outcome.moving for outcome in healths.values()),
            again=min(again, default=None),
        )

    return Expectation(name or f"{kind}-count", says, look, wanted.kinds | {kind}, ref=kind, shape=wanted.fields)


def _described(kind: str, labels: Mapping[str, str] | None, owned_by: str, original: bool | None, ready: bool) -> str:
    """What is counted, in words: `new Pods with app=web owned by ReplicaSet/web, Ready`."""
    words = [{None: "", True: "original", False: "new"}[original], kind + "s"]
    if labels:
        words.append("with " + ",".join(f"{key}={value}" for key, value in labels.items()))
    words += [f"owned by {owned_by}"] if owned_by else []
    return " ".join(filter(None, words)) + (", Ready" if ready else "")


def _is_original(world: World, item: Object) -> bool:
    return item["metadata"]["uid"] in world.seed.values()


def _is_good(outcome: Outcome | None) -> bool:
    return outcome is None or outcome.state is State.RIGHT
