"""A function that the learner hands in, called as a stranger would call it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from typing import Any, NamedTuple

from lab_helpers.grading.answers import is_blank
from lab_helpers.grading.difference import show
from lab_helpers.grading.patience import patience
from lab_helpers.grading.verdict import Outcome, wrong
from lab_helpers.grading.world import World

__all__ = ["Given", "call"]


class Given(NamedTuple):
    """What a call gave back."""

    value: Any


async def call(
    world: World, name: str, *arguments: Any, parameters: str = "name", seconds: float = 20
) -> Given | Outcome:
    """What the learner's function `name` gives for these arguments, or why it gives nothing; for so many seconds.

    `parameters` are shown where there is no function yet. What the learner's code raises is told, `exit()` too.
    """
    function = world.answers.get(name)
    step = f"write it as a function: `def {name}({parameters}): ...`"
    if is_blank(function):
        return wrong(f"{name} has no value yet", next=step)
    if not callable(function):
        return wrong(f"{name} is a value, {show(function)}; the task asks for a function", next=step)
    shown = f"{name}({', '.join(json.dumps(item) if isinstance(item, str) else show(item) for item in arguments)})"

    def run() -> tuple[Any, BaseException | None]:
        # what the learner's code raises comes back as a value: SystemExit would end the event loop, and
        # StopIteration would never reach it
        try:
            return function(*arguments), None
        except BaseException as error:
            return None, error

    try:
        given, error = await asyncio.wait_for(asyncio.to_thread(run), patience(seconds))
    except TimeoutError:
        return wrong(f"{shown} gave no answer within {seconds:g} seconds")
    if error is not None:
        return wrong(
            f"{shown} ended with {type(error).__name__}" + (f": {error}" if str(error) else ""),
            next="try it in a cell of its own, after `lab.begin`, which points kubectl at this exercise",
        )
    if isinstance(given, Coroutine):
        given.close()
        return wrong(f"{name} is an async function, so a call gives no value yet", next="write `def`, without `async`")
    return Given(given)
