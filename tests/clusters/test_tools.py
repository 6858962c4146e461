"""kind and kubectl are taken from PATH only when their version fits."""

from __future__ import annotations

import json

import pytest

from lab_helpers.clusters.tools import find_tool
from lab_helpers.errors import ToolError


def kubectl(version: str) -> str:
    return f"echo '{json.dumps({'clientVersion': {'gitVersion': version}})}'"


@pytest.mark.parametrize("version", ["v1.36.4", "v1.37.0", "v1.38.1-dispatcher"])
def test_a_kubectl_at_most_one_minor_version_away_fits(programs, version):
    path = programs("kubectl", kubectl(version))
    assert find_tool("kubectl") == path


@pytest.mark.parametrize("version", ["v1.32.4-dispatcher", "v1.35.9", "v1.39.0", "v2.37.0", "nonsense"])
def test_another_kubectl_is_refused_by_name(programs, version):
    path = programs("kubectl", kubectl(version))
    with pytest.raises(ToolError) as error:
        find_tool("kubectl")
    assert f"{path} is {version}" in error.value.happened
    assert "kubectl v1.37.0" in error.value.expected


def test_a_fit_kubectl_behind_an_old_one_is_found(programs, tmp_path):
    programs("kubectl", kubectl("v1.32.0"))
    built = tmp_path / "built"
    built.mkdir()
    fit = programs("kubectl-new", kubectl("v1.37.0")).rename(built / "kubectl")
    assert find_tool("kubectl", built) == fit


def test_only_the_series_of_kind_that_was_tried_is_taken(programs):
    programs("kind", "echo kind v0.32.0 go1.24.0 linux/amd64")
    with pytest.raises(ToolError, match=r"is v0\.32\.0"):
        find_tool("kind")
    path = programs("kind", "echo kind v0.33.1 go1.26.0 linux/amd64")
    assert find_tool("kind") == path


def test_a_missing_kind_is_told_with_the_command_that_installs_it(programs):
    with pytest.raises(ToolError, match="none is on PATH") as error:
        find_tool("kind")
    assert "install" in error.value.do
