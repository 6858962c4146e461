"""What was recorded is judged as it stood, without a cluster, and never says more than it shows."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lab_helpers.errors import BadInput
from lab_helpers.grading import Exercise, Outcome, State, Verdict, World, exists, expect, holds, kept, runs
from lab_helpers.grading.replay import Record, judge_record, read_records, write_records
from lab_helpers.grading.verdict import Report
from lab_helpers.grading.workspace import Workspace, digest
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

SEED: dict[str, Any] = {"kind": "ConfigMap", "metadata": {"name": "seed", "uid": "1"}, "data": {"a": "1"}}
SHAPE = Exercise(
    "replay-1",
    "A ConfigMap",
    exists("ConfigMap/note"),
    expect("ConfigMap/note", "it says yes", name="says", data={"says": "yes"}),
)


async def _asks(world: World) -> Outcome:
    await world.api.get("ConfigMap/note", world.namespace)
    return Outcome(State.RIGHT)


def record(*objects: dict[str, Any], seed: dict[str, Any] = SEED) -> Record:
    marks = {f"ConfigMap/{seed['metadata']['name']}": (seed["metadata"]["uid"], digest(seed))}
    held = {"ConfigMap": {item["metadata"]["name"]: item for item in objects}}
    snapshot = Snapshot("ns", datetime(2026, 11, 21, tzinfo=UTC), held, ({"reason": "Pulled"},), frozenset({"etcd"}))
    return Record(Workspace("replay-1", "ns", "2026-11-21T00:00:00Z", marks, "ada"), snapshot)


def note(says: str) -> dict[str, Any]:
    return {"kind": "ConfigMap", "metadata": {"name": "note", "uid": "2"}, "data": {"says": says}}


def judged(exercise: Exercise, *objects: dict[str, Any]) -> Report:
    return run(judge_record(exercise, record(*objects)))


def test_what_was_recorded_right_passes() -> None:
    assert judged(SHAPE, SEED, note("yes")).verdict is Verdict.PASSED


def test_what_was_recorded_wrong_fails_where_it_is_wrong() -> None:
    report = judged(SHAPE, SEED, note("no"))
    assert report.verdict is Verdict.NOT_YET
    assert report.failing == ("says",)


def test_a_namespace_as_it_began_is_not_started() -> None:
    assert judged(SHAPE, SEED).verdict is Verdict.NOT_STARTED


def test_a_seed_that_was_changed_is_a_beginning() -> None:
    assert judged(SHAPE, {**SEED, "data": {"a": "2"}}).verdict is Verdict.NOT_YET


def test_a_seed_that_was_made_anew_is_not_kept() -> None:
    exercise = Exercise("replay-1", "Kept", kept("ConfigMap/seed"))
    anew = {**SEED, "metadata": {"name": "seed", "uid": "9"}}
    assert judged(exercise, SEED, note("yes")).verdict is Verdict.PASSED
    assert judged(exercise, anew).verdict is Verdict.NOT_YET


@pytest.mark.parametrize(
    "live", [runs("Pod/web", ["true"], "it runs", prints=""), holds("asks", "the cluster says so", _asks)]
)
def test_what_only_the_cluster_can_tell_is_never_passed(live: Any) -> None:
    report = judged(Exercise("replay-1", "Live", exists("ConfigMap/note"), live), SEED, note("yes"))
    assert report.verdict is Verdict.CANNOT_TELL
    assert [finding.outcome.state for finding in report.findings] == [State.RIGHT, State.SKIPPED]


def test_a_file_gives_back_what_was_written(tmp_path: Path) -> None:
    written = record(SEED, note("yes"))
    write_records(tmp_path / "s.json", [written])
    assert read_records(tmp_path / "s.json") == [written]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 2, "records": []}', '{"format": 1, "records": [{"exercise": "x"}]}', "\x00"]
)
def test_another_file_is_refused_in_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "s.json").write_text(text)
    with pytest.raises(BadInput, match="holds no snapshot"):
        read_records(tmp_path / "s.json")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.json cannot be read"):
        read_records(tmp_path / "none.json")


def test_a_file_is_the_same_for_the_same_state(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_records(tmp_path / name, [record(SEED, note("yes"))])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert json.loads((tmp_path / "a").read_text())["records"][0]["snapshot"]["capabilities"] == ["etcd"]
