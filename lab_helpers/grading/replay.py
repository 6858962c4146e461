"""Grading without a cluster: what a recorded snapshot alone can tell."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from lab_helpers.errors import BadInput, ClusterUnreachable
from lab_helpers.grading.exercise import Exercise, Expectation
from lab_helpers.grading.judge import look, next_step, told_once
from lab_helpers.grading.verdict import Finding, Outcome, Report, State, Verdict
from lab_helpers.grading.workspace import Workspace, changed_since
from lab_helpers.grading.world import World
from lab_helpers.state.api import Api
from lab_helpers.state.collect import collect
from lab_helpers.state.snapshot import Snapshot

__all__ = ["Record", "judge_record", "judge_records", "read_records", "record", "write_records"]

_FORMAT = 1


@dataclass(frozen=True)
class Record:
    """One learner's namespace of one exercise at one moment, with what the exercise began with."""

    workspace: Workspace
    snapshot: Snapshot


async def record(api: Api, workspaces: list[Workspace], kinds: frozenset[str] | None = None) -> list[Record]:
    """Record these namespaces by one list for each kind, however many they are; without `kinds` all that labs know."""
    names = [name for item in workspaces for name in (item.namespace, *item.others.values())]
    if kinds is not None and len(names) > len(workspaces):
        kinds |= {"Namespace"}
    found = await collect(api, names, kinds)
    return [
        Record(item, replace(found[item.namespace], others={word: found[name] for word, name in item.others.items()}))
        for item in workspaces
    ]


async def judge_record(exercise: Exercise, record: Record, answers: Mapping[str, Any] | None = None) -> Report:
    """The report on an exercise from its record alone.

    What the system does (`acts`) and what the live cluster is asked for are not looked at. So the verdict is passed
    only where nothing of that kind is expected; where all the rest is right it is `cannot tell`.
    """
    snapshot, workspace = record.snapshot, record.workspace
    world = World(cast(Api, _Nobody()), snapshot, workspace.uids, answers or {}, digests=workspace.digests)
    findings = tuple([await _find(item, world) for item in exercise.expectations])
    states = {finding.outcome.state for finding in findings}
    if states == {State.RIGHT}:
        return Report(exercise.id, exercise.title, Verdict.PASSED, findings)
    objects = {
        word: [item for found in held.objects.values() for item in found.values()]
        for word, held in {"": snapshot, **snapshot.others}.items()
    }
    if not changed_since(workspace, objects) and not answers:
        summary = "Nothing had changed in the namespace when it was recorded."
        return Report(exercise.id, exercise.title, Verdict.NOT_STARTED, _unlooked(findings), summary)
    if State.WRONG in states:
        told = told_once(findings)
        return Report(exercise.id, exercise.title, Verdict.NOT_YET, told, next=next_step(exercise.id, told))
    if State.PENDING in states:
        summary = "The cluster was still at work on it when it was recorded."
        return Report(exercise.id, exercise.title, Verdict.CONVERGING, told_once(findings), summary)
    summary = "What was recorded is right; what the system does can only be judged on the live cluster."
    return Report(exercise.id, exercise.title, Verdict.CANNOT_TELL, findings, summary)


async def judge_records(api: Api, exercise: Exercise, workspaces: list[Workspace]) -> dict[str, Report]:
    """The reports of a whole class on one exercise, by learner: one list for each kind, not for each learner."""
    records = await record(api, workspaces, exercise.watches)
    return {item.workspace.learner: await judge_record(exercise, item) for item in records}


def write_records(path: Path, records: list[Record]) -> None:
    """Write records to a JSON file. It holds all that the namespaces hold, the values of Secrets too."""
    rows = [
        {
            "exercise": item.workspace.exercise,
            "learner": item.workspace.learner,
            "created": item.workspace.created,
            "seed": item.workspace.seed,
            "others": item.workspace.others,
            "snapshot": item.snapshot.as_data(),
        }
        for item in records
    ]
    path.write_text(json.dumps({"format": _FORMAT, "records": rows}, indent=1, sort_keys=True) + "\n")


def read_records(path: Path) -> list[Record]:
    """The records of a file that `write_records` wrote; `BadInput` for any other."""
    expected = "a file written by `labs snapshot FILE`"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != _FORMAT:
            raise ValueError(f"its format is {data['format']}, not {_FORMAT}")
        return [_record(row) for row in data["records"]]
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.", expected=expected, do="check the path") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            f"{path} holds no snapshot: {error}.", expected=expected, do="write it anew with `labs snapshot FILE`"
        ) from None


def _record(row: dict[str, Any]) -> Record:
    snapshot = Snapshot.from_data(row["snapshot"])
    seed = {ref: (uid, digest) for ref, (uid, digest) in row["seed"].items()}
    others = row.get("others", {})
    return Record(
        Workspace(row["exercise"], snapshot.namespace, row["created"], seed, row["learner"], others), snapshot
    )


class _Nobody:
    """In the place of the connection: whatever is asked of it cannot be told."""

    def __getattr__(self, name: str) -> Any:
        raise ClusterUnreachable("There is no cluster behind a snapshot.")


async def _find(item: Expectation, world: World) -> Finding:
    outcome = Outcome(State.SKIPPED)
    if not item.acts:
        with contextlib.suppress(ClusterUnreachable):
            outcome = await look(item, world)
    return Finding(item.name, item.says, outcome, item.where)


def _unlooked(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(replace(item, outcome=Outcome(State.SKIPPED)) for item in findings)
