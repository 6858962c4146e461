"""What was to stay as it is: the same object, and where the task says so with nothing changed in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from lab_helpers.grading import State, World, kept
from lab_helpers.grading.workspace import digest
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

REF = "ConfigMap/settings"
BEFORE: dict[str, Any] = {"kind": "ConfigMap", "metadata": {"name": "settings", "uid": "1"}, "data": {"a": "1"}}


def judge(now: dict[str, Any], **options: Any) -> State:
    snapshot = Snapshot("x", datetime.now(UTC), {"ConfigMap": {"settings": now}})
    world = World(cast(Any, None), snapshot, {REF: "1"}, digests={REF: digest(BEFORE)})
    return cast(Any, run(cast(Any, kept(REF, **options).look(world)))).state


@pytest.mark.parametrize("unchanged", [True, False])
def test_the_object_of_the_start_is_kept(unchanged: bool) -> None:
    assert judge(BEFORE, unchanged=unchanged) is State.RIGHT


@pytest.mark.parametrize("change", [{"data": {"a": "2"}}, {"spec": {"replicas": 0}}])
def test_a_change_counts_only_where_nothing_was_to_change(change: dict[str, Any]) -> None:
    assert judge({**BEFORE, **change}) is State.RIGHT
    assert judge({**BEFORE, **change}, unchanged=True) is State.WRONG


def test_an_object_made_anew_is_not_kept() -> None:
    assert judge({**BEFORE, "metadata": {"name": "settings", "uid": "2"}}, unchanged=True) is State.WRONG
