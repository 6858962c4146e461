"""Which objects the API server takes, and which it refuses, for which cause."""

from __future__ import annotations

from typing import Any

from lab_helpers.errors import Refused
from lab_helpers.grading.behaviours.targets import guarded
from lab_helpers.grading.clients import GRADER_LABEL
from lab_helpers.grading.difference import Difference
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.patience import eventually
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.world import World
from lab_helpers.state.kinds import kind_of
from lab_helpers.state.refusals import CAUSES, cause_of, dry_run

__all__ = ["accepts", "refuses"]

Object = dict[str, Any]

_SETTLED = 2
"""Seconds after which the API server's own cache of quotas has seen every write."""


def accepts(obj: Object, says: str, *, name: str = "", next: str = "") -> Expectation:
    """The API server would take this object, with every field known to it; nothing is stored.

    An object without a name gets one; one without a namespace is for that of the exercise.
    """
    asked = _marked(obj)

    async def look(world: World) -> Outcome:
        refusal = await _refusal(world, asked, wanted=False)
        if refusal is None:
            return Outcome(State.RIGHT)
        return Outcome(
            State.WRONG, (Difference(f"a new {obj['kind']}", "accepted", _words(refusal)),), (refusal.message,), next
        )

    return Expectation(name or "accepts", says, guarded(look), acts=True)


def refuses(obj: Object, says: str, *, because: str, control: Object, name: str = "", next: str = "") -> Expectation:
    """The API server refuses this object for this cause, while it takes the `control`, an object that differs
    only in what matters; nothing is stored.

    `because` is one of `decoding` (400), `token` (401), `authorisation`, `quota`, `admission` (403), `absent` (404),
    `exists`, `conflict` (409), `immutable`, `validation` (422): by the status code, not by the wording. Where the
    control is refused too the lab cannot tell.
    """
    if because not in CAUSES:
        raise ValueError(f"refuses(because={because!r}): it knows {', '.join(CAUSES)}")
    asked, taken = _marked(obj), _marked(control)

    async def look(world: World) -> Outcome:
        if (fault := await _refusal(world, taken, wanted=False)) is not None:
            words = f"nothing is proven while the {control['kind']} that is to be accepted is refused"
            return Outcome(State.UNKNOWN, evidence=(f"{words}: {fault.message}",))
        refusal = await _refusal(world, asked, wanted=True)
        want = f"refused: {CAUSES[because]}"
        if refusal is None:
            return Outcome(State.WRONG, (Difference(f"a new {obj['kind']}", want, "accepted"),), next=next)
        if cause_of(refusal) == because:
            return Outcome(State.RIGHT)
        difference = Difference(f"a new {obj['kind']}", want, _words(refusal))
        return Outcome(State.WRONG, (difference,), (refusal.message,), next)

    return Expectation(name or "refuses", says, guarded(look), acts=True)


async def _refusal(world: World, obj: Object, *, wanted: bool) -> Refused | None:
    answer: Refused | None = None

    async def as_wanted() -> bool:
        nonlocal answer
        answer = None
        try:
            await dry_run(world.api, obj, world.namespace)
        except Refused as refusal:
            answer = refusal
        return (answer is not None) is wanted

    await eventually(as_wanted, _SETTLED)
    return answer


def _marked(obj: Object) -> Object:
    kind_of(obj["kind"])  # an unknown kind fails where the exercise is written
    metadata = dict(obj.get("metadata", {}))
    if "name" not in metadata:
        metadata.setdefault("generateName", "grader-")
    metadata["labels"] = {**metadata.get("labels", {}), GRADER_LABEL: "true"}
    return {**obj, "metadata": metadata}


def _words(refusal: Refused) -> str:
    return f"refused ({refusal.status}): {CAUSES[cause_of(refusal)]}"
