"""The learner's kubeconfig: plain kubectl follows the exercise, everything else in it stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from lab_helpers.errors import BadInput, ClusterUnreachable
from lab_helpers.state.kubeconfig import forget_context, read, use_namespace

SERVER = {"server": "https://127.0.0.1:6443"}
PRISTINE = {
    "apiVersion": "v1",
    "kind": "Config",
    "current-context": "kind-labs",
    "contexts": [{"name": "kind-labs", "context": {"cluster": "kind-labs", "user": "kind-labs"}}],
    "clusters": [{"name": "kind-labs", "cluster": SERVER}],
    "users": [{"name": "kind-labs", "user": {"token": "x"}}],
}
LEARNERS = {
    **PRISTINE,
    "current-context": "lab-view",
    "contexts": [
        {"name": "lab", "context": {"cluster": "kind-labs", "user": "kind-labs"}},
        {"name": "lab-view", "context": {"cluster": "kind-labs", "user": "kind-labs", "namespace": "view"}},
    ],
}


def files(folder: Path, learners: dict[str, Any]) -> tuple[Path, Path]:
    pristine, path = folder / "admin.kubeconfig", folder / "kubeconfig"
    pristine.write_text(yaml.safe_dump(PRISTINE))
    path.write_text(yaml.safe_dump(learners))
    return path, pristine


def test_the_lab_context_follows_the_exercise_and_the_learners_own_context_stays(tmp_path: Path) -> None:
    path, pristine = files(tmp_path, LEARNERS)
    use_namespace(path, "pods-1", pristine)
    config = read(path)
    assert config["current-context"] == "lab"
    assert {item["name"]: item["context"].get("namespace") for item in config["contexts"]} == {
        "lab": "pods-1",
        "lab-view": "view",
    }
    assert path.stat().st_mode & 0o077 == 0


def test_a_lab_context_that_was_bent_or_deleted_is_mended(tmp_path: Path) -> None:
    elsewhere = {"name": "kind-labs", "cluster": {"server": "https://elsewhere:6443"}}
    path, pristine = files(tmp_path, {**LEARNERS, "clusters": [elsewhere], "contexts": None})
    use_namespace(path, "pods-1", pristine)
    config = read(path)
    assert config["clusters"] == PRISTINE["clusters"]
    assert [item["name"] for item in config["contexts"]] == ["lab"]


def test_only_the_named_context_is_forgotten(tmp_path: Path) -> None:
    path, _ = files(tmp_path, LEARNERS)
    forget_context(path, "lab-view")
    forget_context(path, "never-there")
    assert [item["name"] for item in read(path)["contexts"]] == ["lab"]


def test_a_broken_kubeconfig_is_named_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "kubeconfig"
    path.write_text("{")
    with pytest.raises(BadInput, match="labs up"):
        read(path)


@pytest.mark.parametrize("contexts", ["lab", [{"context": {}}], ["lab"]])
def test_a_kubeconfig_without_named_entries_is_refused(tmp_path: Path, contexts: Any) -> None:
    path, _ = files(tmp_path, {**LEARNERS, "contexts": contexts})
    with pytest.raises(BadInput, match="contexts"):
        read(path)


def test_a_missing_kubeconfig_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClusterUnreachable, match="labs up"):
        read(tmp_path / "kubeconfig")
