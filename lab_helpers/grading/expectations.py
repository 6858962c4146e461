"""Expectations about stored objects: pure functions of a snapshot, the seed and the learner's answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from lab_helpers.grading.difference import Place
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.shapes import full_shape
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.workloads import workload_outcome
from lab_helpers.grading.workspace import digest
from lab_helpers.grading.world import GRADER_LABEL, World
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot, owner_of

__all__ = ["exists", "expect", "gone", "holds", "kept", "on_snapshot", "presence", "ready", "replaced"]

_RESET = "start the exercise anew: `lab.reset`"


def exists(ref: str, says: str = "", *, name: str = "", settles: bool = False) -> Expectation:
    """The object `Kind/name` is there. With `settles`, a controller makes it, so its absence may pass."""
    kind, object_name = parse_ref(ref)
    return on_snapshot(
        name or ref,
        says or f"there is a {kind} named {object_name}",
        {kind},
        lambda snapshot: presence(snapshot, ref, settles) or Outcome(State.RIGHT),
    )


def expect(ref: str, says: str, *, name: str = "", settles: bool = False, next: str = "", **shape: Any) -> Expectation:
    """The object has this partial shape, as the API server stored it.

    Keywords: `spec`, `metadata`, `status`, `data`, and the short forms `labels`, `annotations`, `owner` (kind of the
    controller, or `absent`) and `owned_by` (`Deployment/web`: by UID, also through its ReplicaSet). Differences in
    `status`, or in anything with `settles`, may pass by themselves, and so may those that a controller is about to
    mend; differences in the rest are the learner's to mend. `next` is the step to propose.
    """
    wanted = full_shape("expect", shape)
    kind = parse_ref(ref).kind

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, ref, settles):
            return outcome
        obj = snapshot.get(ref)
        assert obj is not None
        differences = wanted.differences(obj, Place.of(kind, obj=obj, snapshot=snapshot))
        if not differences:
            return Outcome(State.RIGHT)
        passing = settles or all(item.passing or item.path.startswith("status") for item in differences)
        return Outcome(State.PENDING if passing else State.WRONG, differences=differences, next=next)

    return replace(on_snapshot(name or ref, says, {kind, *wanted.kinds}, judge), ref=ref, shape=wanted.fields)


def ready(ref: str, says: str = "", *, name: str = "", steady: float | None = None) -> Expectation:
    """The Pod, or each pod of the workload, is Ready and has been running for `steady` seconds without a restart.

    Without `steady`, for as long as `health` asks for: 15 s where the task wants a command of the learner's own, so an
    exercise's `within` needs 15 s more than its pods need to start.
    """
    kind, object_name = parse_ref(ref)

    def judge(snapshot: Snapshot) -> Outcome:
        if outcome := presence(snapshot, ref):
            return outcome
        return workload_outcome(snapshot, ref, steady)

    watches = {"Pod", kind, *(["ReplicaSet"] if kind == "Deployment" else [])}
    sentence = f"{'' if kind == 'Pod' else 'every pod of '}{kind} {object_name} is Ready and stays so"
    return on_snapshot(name or "ready", says or sentence, watches, judge)


def gone(
    ref: str, says: str = "", *, labels: Mapping[str, str] | None = None, name: str = "", after: str = ""
) -> Expectation:
    """No such object is left: `Kind/name`, or every object of a `Kind` with these labels.

    With `after` (`Deployment/x`), the cluster may still be clearing up what had an owner once that object is gone;
    an orphan is cleared up by nobody.
    """
    kind, object_name = parse_ref(ref)

    def judge(snapshot: Snapshot) -> Outcome:
        left = [
            item
            for item in snapshot.all(kind, labels)
            if object_name in (None, item["metadata"]["name"]) and not _is_graders(item)
        ]
        if not left:
            return Outcome(State.RIGHT)
        leaving = all("deletionTimestamp" in item["metadata"] for item in left)
        owner = snapshot.get(after) if after else None
        cleared = after != "" and (owner is None or "deletionTimestamp" in owner["metadata"])
        passing = leaving or (cleared and all(owner_of(item) for item in left))
        names = ", ".join(f"{kind}/{item['metadata']['name']}" for item in left)
        verb = "is" if len(left) == 1 else "are"
        kept_by = f", because {after} is" if owner is not None and not cleared else ""
        return Outcome(
            State.PENDING if passing else State.WRONG,
            evidence=(f"{names} {verb} {'being deleted' if leaving else 'still there' + kept_by}",),
            moving=passing,
            next="" if passing else f"kubectl get {kind.lower()}",
        )

    watches = {kind, *([parse_ref(after).kind] if after else [])}
    return on_snapshot(name or f"{ref}-gone", says or f"{ref} is gone", watches, judge)


def kept(ref: str, says: str = "", *, name: str = "", unchanged: bool = False) -> Expectation:
    """The very object that the exercise began with is still there (same UID); if `unchanged`, as it was."""
    return Expectation(
        name or f"{ref}-kept",
        says or f"{ref} is still the one that was there at the start",
        lambda world: _async(_unchanged(world, ref) if unchanged else _same_uid(world, ref, wanted=True)),
        frozenset({parse_ref(ref).kind}),
    )


def replaced(ref: str, says: str = "", *, name: str = "") -> Expectation:
    """There is an object of this name, and it is not the one that the exercise began with (other UID)."""
    return Expectation(
        name or f"{ref}-replaced",
        says or f"{ref} is a new object, not the one of the start",
        lambda world: _async(_same_uid(world, ref, wanted=False)),
        frozenset({parse_ref(ref).kind}),
    )


def holds(
    name: str,
    says: str,
    look: Callable[[World], Awaitable[Outcome]],
    *,
    watches: tuple[str, ...] = (),
    answers: tuple[str, ...] = (),
    acts: bool = False,
) -> Expectation:
    """The escape hatch: any asynchronous function of the world; `acts` where it runs or changes something."""
    kinds = frozenset(parse_ref(kind).kind for kind in watches)
    return Expectation(name, says, look, kinds, answers, acts)


def on_snapshot(name: str, says: str, watches: set[str], judge: Callable[[Snapshot], Outcome]) -> Expectation:
    """An expectation that is a pure function of the snapshot."""
    return Expectation(name, says, lambda world: _async(judge(world.snapshot)), frozenset(watches))


async def _async(outcome: Outcome) -> Outcome:
    return outcome


def presence(snapshot: Snapshot, ref: str, settles: bool = False) -> Outcome | None:
    """None where the object is there (and not about to go), else why not."""
    obj = snapshot.get(ref)
    if obj is None:
        state = State.PENDING if settles else State.WRONG
        return Outcome(state, evidence=(f"{ref} is not there",), missing=ref)
    if "deletionTimestamp" in obj["metadata"]:
        return Outcome(
            State.WRONG,
            evidence=(f"{ref} is being deleted",),
            next="wait until it is gone, then create it anew",
        )
    return None


def _same_uid(world: World, ref: str, *, wanted: bool) -> Outcome:
    if wanted and world.snapshot.get(ref) is None:
        return Outcome(State.WRONG, evidence=(f"{ref} was deleted",), next=_RESET)
    if outcome := presence(world.snapshot, ref):
        return outcome
    obj = world.snapshot.get(ref)
    assert obj is not None
    before = world.seed.get(ref)
    if before is None:
        return Outcome(
            State.UNKNOWN,
            evidence=(f"the kit did not note which {ref} the exercise began with",),
            next=_RESET,
        )
    if (obj["metadata"]["uid"] == before) is wanted:
        return Outcome(State.RIGHT)
    if wanted:
        return Outcome(State.WRONG, evidence=(f"{ref} was deleted and made anew",), next=_RESET)
    return Outcome(State.WRONG, evidence=(f"{ref} is still the one of the start: it was not made anew (same UID)",))


def _unchanged(world: World, ref: str) -> Outcome:
    outcome = _same_uid(world, ref, wanted=True)
    obj = world.snapshot.get(ref)
    if outcome.state is not State.RIGHT or obj is None or digest(obj) == world.digests.get(ref):
        return outcome
    return Outcome(State.WRONG, evidence=(f"{ref} is the same object, but something in it was changed",), next=_RESET)


def _is_graders(obj: dict[str, Any]) -> bool:
    return GRADER_LABEL in (obj["metadata"].get("labels") or {})
