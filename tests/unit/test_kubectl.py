"""What is asked by kubectl ends, whatever kubectl and the program behind it do."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from lab_helpers.state.kubectl import Output, run_kubectl
from lab_helpers.state.loop import run


@pytest.fixture
def cluster(tmp_path: Path) -> Any:
    """A cluster whose kubectl is a script: its arguments are what it runs."""
    program = tmp_path / "kubectl"
    program.write_text('#!/bin/sh\nshift 2\nexec "$@"\n')
    program.chmod(0o755)
    return SimpleNamespace(environment=lambda: {"PATH": f"{tmp_path}:{os.environ['PATH']}"})


def asked(cluster: Any, *command: str, timeout: float) -> Output:
    return run(run_kubectl(cast(Any, cluster), Path("kubeconfig"), command, timeout=timeout))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("command", [("yes",), ("sh", "-c", "yes >&2"), ("sleep", "60")])
def test_what_never_ends_is_ended(cluster: Any, command: tuple[str, ...]) -> None:
    output = asked(cluster, *command, timeout=0.3)
    assert output == Output(None, "", "no answer within 0.3 s")


def test_of_long_output_the_beginning_is_kept(cluster: Any) -> None:
    output = asked(cluster, "sh", "-c", "yes | head -c 300000; echo end >&2; exit 3", timeout=10)
    assert (output.code, len(output.stdout), output.stderr) == (3, 64 * 1024, "end\n")
