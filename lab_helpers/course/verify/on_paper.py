"""What a mutant would fail at as it is stored, told without making it: most fall there, at a thousandth of the cost."""

from __future__ import annotations

from dataclasses import replace

from lab_helpers.course.verify.mutants import Mutant
from lab_helpers.course.verify.objects import Object, own_part, ref_of
from lab_helpers.grading.exercise import Exercise
from lab_helpers.grading.replay import Record, judge_record
from lab_helpers.grading.verdict import State
from lab_helpers.state.kinds import parse_ref
from lab_helpers.state.snapshot import Snapshot

__all__ = ["wrong_in", "wrong_on_paper"]

_IDENTITY = ("uid", "creationTimestamp")
_WITH_NODE_PORTS = ("NodePort", "LoadBalancer")


async def wrong_in(exercise: Exercise, record: Record) -> frozenset[str]:
    """Names of the expectations that are wrong for good in a namespace as it was recorded."""
    report = await judge_record(exercise, record)
    return frozenset(finding.name for finding in report.findings if finding.outcome.state is State.WRONG)


async def wrong_on_paper(
    exercise: Exercise, solved: Record, already: frozenset[str], mutant: Mutant, stored: Object | None
) -> tuple[str, ...]:
    """Names of the expectations that are wrong in the solved namespace once the mutated object stands in it.

    `stored` is the object as the API server would store it (dry run), or None where it is not in this namespace.
    Only what is wrong for good counts, and not what is `already` without the change; so what falls here would fall
    if it were made, and what does not fall has still to be made. Nothing is told of what asks for the learner's values.
    """
    silent = already.union(item.name for item in exercise.expectations if item.answers)
    wrong = await wrong_in(exercise, Record(solved.workspace, _changed(solved.snapshot, mutant.ref, stored)))
    return tuple(item.name for item in exercise.expectations if item.name in wrong - silent)


def _changed(snapshot: Snapshot, ref: str, stored: Object | None) -> Snapshot:
    word, _, inner = ref.rpartition(":")
    if word:
        return replace(snapshot, others={**snapshot.others, word: _changed(snapshot.others[word], inner, stored)})
    objects = {kind: dict(found) for kind, found in snapshot.objects.items()}
    kind, name = parse_ref(ref)
    was = objects[kind].pop(name or "", None)
    if stored is not None:
        metadata = {**stored["metadata"], "namespace": snapshot.namespace}
        if was is not None and ref_of(stored) == ref:
            # what the controllers have made goes on belonging to it
            metadata |= {key: was["metadata"][key] for key in _IDENTITY}
            stored = _with_what_the_system_set(stored, was)
        else:
            metadata |= {"uid": "on paper", "creationTimestamp": snapshot.taken.isoformat(timespec="seconds")}
        objects[stored["kind"]][metadata["name"]] = {**stored, "metadata": metadata}
    return replace(snapshot, objects=objects)


def _with_what_the_system_set(stored: Object, was: Object) -> Object:
    """The object with what a dry run leaves out and an edit leaves alone, such as the address of a Service."""
    if "spec" not in was:
        return stored
    written = own_part(was)["spec"]
    kept = {key: value for key, value in was["spec"].items() if key not in written}
    spec = {**kept, **stored.get("spec", {})}
    if stored["kind"] == "Service" and spec.get("type") in _WITH_NODE_PORTS:
        numbers = {item["port"]: item["nodePort"] for item in was["spec"].get("ports", ()) if "nodePort" in item}
        spec["ports"] = [
            {**item, "nodePort": numbers[item["port"]]} if item["port"] in numbers else item
            for item in spec.get("ports", ())
        ]
    return {**stored, "spec": spec}
