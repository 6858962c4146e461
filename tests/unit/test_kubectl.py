"""Commands in containers: what tells of the container, and what only of the way to it."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from lab_helpers.clusters import Cluster
from lab_helpers.errors import ClusterUnreachable
from lab_helpers.state.kubectl import Output, run_in_pod
from lab_helpers.state.loop import run


def run_words(folder: Path, words: str, code: int) -> Output:
    """What a kubectl that says this and ends so is taken for."""
    program = folder / "bin" / "kubectl"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho '{words}' >&2\nexit {code}\n")
    program.chmod(0o755)
    return run(run_in_pod(Cluster("labs", "kind", "0f3c", folder), "pods-1", "web", ["ls", "/x"]))


def test_a_command_that_fails_tells_of_the_container(tmp_path: Path) -> None:
    output = run_words(tmp_path, "ls: /x: No such file or directory; command terminated with exit code 1", 1)
    assert output.code == 1
    assert "No such file" in output.stderr


@pytest.mark.parametrize(
    "words",
    [
        "The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?",
        "Unable to connect to the server: net/http: TLS handshake timeout",
        "Error from server: error dialing backend: dial tcp 10.89.0.8:10250: connect: connection refused",
    ],
)
def test_a_command_that_never_arrived_is_no_fault_of_the_learner(tmp_path: Path, words: str) -> None:
    with pytest.raises(ClusterUnreachable, match="in pod web"):
        run_words(tmp_path, words, 1)


def test_of_a_command_that_prints_without_end_only_the_beginning_is_kept(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "kubectl"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nyes | head -c 20000000\n")
    program.chmod(0o755)
    tracemalloc.start()
    output = run(run_in_pod(Cluster("labs", "kind", "0f3c", tmp_path), "pods-1", "web", ["yes"]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (output.code, len(output.stdout)) == (0, 64 * 1024)
    assert peak < 4_000_000
