"""The learner's kubeconfig: plain kubectl follows the exercise, everything else in it stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from lab_helpers.errors import BadInput, ClusterUnreachable
from lab_helpers.state.kubeconfig import read, use_namespace

CONFIG = {
    "apiVersion": "v1",
    "kind": "Config",
    "current-context": "lab-view",
    "contexts": [
        {"name": "lab", "context": {"cluster": "kind-labs", "user": "kind-labs"}},
        {"name": "lab-view", "context": {"cluster": "kind-labs", "user": "kind-labs", "namespace": "view"}},
    ],
    "clusters": [{"name": "kind-labs", "cluster": {"server": "https://127.0.0.1:6443"}}],
    "users": [],
}


def test_the_lab_context_follows_the_exercise_and_the_learners_own_context_stays(tmp_path: Path) -> None:
    path = tmp_path / "kubeconfig"
    path.write_text(yaml.safe_dump(CONFIG))
    use_namespace(path, "pods-1")
    config = read(path)
    assert config["current-context"] == "lab"
    assert [item["context"].get("namespace") for item in config["contexts"]] == ["pods-1", "view"]
    assert path.stat().st_mode & 0o077 == 0


def test_a_broken_kubeconfig_is_named_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "kubeconfig"
    path.write_text("{")
    with pytest.raises(BadInput, match="labs up"):
        read(path)


def test_a_missing_kubeconfig_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClusterUnreachable, match="labs up"):
        read(tmp_path / "kubeconfig")
