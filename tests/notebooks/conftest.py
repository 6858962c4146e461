"""Notebooks run as a learner of their own: state, kubeconfig, journal and namespaces apart from the user's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab_helpers.clusters import cluster_folder, current
from lab_helpers.course.verify.place import remove_namespaces
from lab_helpers.state.api import connect
from lab_helpers.state.loop import run


@pytest.fixture
def learner_environment(tmp_path: Path, request: pytest.FixtureRequest, run_name: str) -> Iterator[dict[str, str]]:
    """The environment of a fresh learner on the lab cluster."""
    cluster = current()
    learner = f"{run_name}-{'solved' if 'solved' in request.node.name else 'open'}"
    home = tmp_path / "home"
    shutil.copytree(
        cluster.folder, home / cluster_folder(cluster.name).relative_to(cluster.folder.parents[1]), symlinks=True
    )
    patience = os.environ.get("LABS_PATIENCE", "3")  # several tests share two cores
    yield {**os.environ, "LABS_HOME": str(home), "LABS_LEARNER": learner, "LABS_PATIENCE": patience}
    api = run(connect(cluster))
    run(remove_namespaces(api, learner))
    run(api.close())
