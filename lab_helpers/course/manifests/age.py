"""The learner's function `cluster_age`, asked in several time zones."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.answers import plain
from lab_helpers.grading.difference import show
from lab_helpers.grading.functions import call
from lab_helpers.state.snapshot import parse_time

__all__ = ["clock_at", "is_right", "is_right_elsewhere", "seconds_of"]

_SLACK = 90
_HOUR = 3600
_PLACES = {"Tokyo": "JST-9", "New York": "EST5EDT"}
"""Places, and their time zones as the POSIX variable TZ has them."""


async def is_right(world: World) -> Outcome:
    """`cluster_age()` is the age of the namespace kube-system in seconds."""
    with clock_at("UTC0"):
        return await _is_right(world)


async def is_right_elsewhere(world: World) -> Outcome:
    """It is the same wherever the computer stands."""
    for place, zone in _PLACES.items():
        with clock_at(zone):
            outcome = await _is_right(world)
        if outcome.state is not State.RIGHT:
            words = f"the check called it again with this computer's clock set to the time of {place}"
            return Outcome(
                State.WRONG,
                outcome.differences,
                (words, *outcome.evidence),
                next="the Z at the end of the timestamp means UTC: compare it with the time in UTC",
            )
    return right()


async def _is_right(world: World) -> Outcome:
    called = await call(world, "cluster_age", parameters="")
    if isinstance(called, Outcome):
        return called
    given = called.value
    got, wanted = seconds_of(given), await _age(world)
    if isinstance(given, timedelta):
        return wrong(
            "cluster_age() gave a timedelta; the task asks for a number", next="`.total_seconds()` makes one of it"
        )
    if got is None:
        step = "`return` gives a value back; `print` only shows it" if given is None else ""
        return wrong(f"cluster_age() gave {show(given)}; the task asks for a number of seconds", next=step)
    if abs(got - wanted) <= _SLACK:
        return right()
    remarks = await _remarks(world, got, wanted)
    told = (Difference("cluster_age()", "the seconds since kube-system was made", f"{got:.0f}"),)
    return Outcome(State.WRONG, told, tuple(remarks), next="`kubectl get namespace kube-system -o yaml`")


@contextmanager
def clock_at(zone: str) -> Iterator[None]:
    """This process, and those that it starts, in another time zone (as the POSIX variable TZ says it)."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


def seconds_of(value: Any) -> float | None:
    """A number of seconds, given as a number, as text, or as the line that `!command` gives."""
    value = plain(value[0] if isinstance(value, list) and len(value) == 1 else value)
    if isinstance(value, bool):
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


async def _age(world: World, ref: str = "Namespace/kube-system") -> float:
    made = parse_time((await world.api.get(ref))["metadata"]["creationTimestamp"])
    return (world.api.now() - made).total_seconds()


async def _remarks(world: World, got: float, wanted: float) -> list[str]:
    """What the number is instead, where that can be told."""
    if abs(got - await _age(world, f"Namespace/{world.namespace}")) <= _SLACK / 9:
        return ["that is the age of this exercise's namespace"]
    if abs(got - wanted / 60) <= 2 or abs(got - wanted / _HOUR) <= 0.1:
        return ["that looks like minutes or hours; the task asks for seconds"]
    if abs(got + wanted) <= _SLACK:
        return ["the sign is the wrong way round: now minus then"]
    off = (got - wanted) / _HOUR
    if abs(off * 4 - round(off * 4)) * _HOUR / 4 <= _SLACK and 0 < abs(off) <= 14:
        return [f"it is {round(abs(off) * 4) / 4:g} hours off, as a mistaken time zone is"]
    return []
