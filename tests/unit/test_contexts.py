"""The exercise about contexts, where the kubeconfig itself is beyond reading."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from lab_helpers.clusters import Cluster
from lab_helpers.course.first_contact import contexts
from lab_helpers.grading import Outcome, State, World
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot


def looks(folder: Path) -> list[Outcome]:
    cluster = Cluster("labs", "kind", "uid", folder)
    world = World(cast(Any, SimpleNamespace(cluster=cluster)), Snapshot("start-5", datetime.now(UTC), {}))
    return [run(cast(Any, item.look(world))) for item in contexts.EXPECTATIONS]


def test_a_kubeconfig_that_does_not_parse_is_the_learners_to_mend_and_told_once(tmp_path: Path) -> None:
    (tmp_path / "kubeconfig").write_text("contexts: [")
    first, *others = looks(tmp_path)
    assert first.state is State.WRONG
    assert "not valid YAML" in first.evidence[0]
    assert "labs up" in first.next
    assert {outcome.state for outcome in others} == {State.SKIPPED}


def test_a_kubeconfig_that_was_deleted_is_told_with_the_way_out(tmp_path: Path) -> None:
    first, *_ = looks(tmp_path)
    assert first.state is State.WRONG
    assert first.next == "labs up"
