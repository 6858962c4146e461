"""Evidence: what the cluster says, without what differs from run to run or hides the cause."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from lab_helpers.grading import Outcome, State, World
from lab_helpers.grading.evidence import explain, tidy
from lab_helpers.grading.verdict import Finding
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NAME = "docker.io/library/ngnix:1.26.3"
PULL = (
    f'event Failed: Failed to pull image "ngnix:1.26.3": failed to pull and unpack image "{NAME}": failed to resolve '
    f'reference "{NAME}": failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp: lookup x: '
)
START = (
    "container steps is waiting: RunContainerError: failed to create containerd task: failed to create shim task: OCI "
    "runtime create failed: runc create failed: unable to start container process: "
)
PROBE = (
    "event Unhealthy: Liveness probe errored and resulted in unknown state: rpc error: code = Unknown desc = failed to "
    'exec in container: failed to start exec "5eca8189e0bdd55c": OCI runtime exec failed: exec failed: unable to start '
    "container process: "
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            f'{PROBE}exec: "wget": executable file not found in $PATH',
            'event Unhealthy: Liveness probe could not be asked: exec: "wget": executable file not found in $PATH',
        ),
        (
            "container web is waiting: CrashLoopBackOff: back-off 10s restarting failed container=web "
            "pod=web_pods-1-2(d668d940-6353-4304-ac2b-66c1db0b4eee)",
            "container web is waiting: CrashLoopBackOff: it ends soon after each start",
        ),
        (f"{PULL}no such host", 'event Failed: Failed to pull image "ngnix:1.26.3": no such host'),
        (
            START + 'exec: "echo one; echo two": executable file not found in $PATH',
            'container steps is waiting: RunContainerError: it could not start: exec: "echo one; echo two": executable '
            "file not found in $PATH",
        ),
        ("no node takes pod web: 0/3 nodes are available", "no node takes pod web: 0/3 nodes are available"),
        ("two\n  lines", "two lines"),
    ],
)
def test_the_cause_is_kept_and_the_rest_is_not(said: str, told: str) -> None:
    assert tidy(said) == told


def test_a_long_line_is_cut() -> None:
    assert len(tidy("x" * 1000)) == 300


class _ConfigMaps:
    def __init__(self, *names: str) -> None:
        self.names = names

    async def list(self, *_: Any, **__: Any) -> dict[str, Any]:
        return {"items": [{"kind": "ConfigMap", "metadata": {"name": name}} for name in self.names]}


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (("kube-root-ca.crt",), ()),
        (("kube-root-ca.crt", "notes"), ("of kind ConfigMap there is only notes",)),
        (("kube-root-ca.crt", "setings"), ("there is a ConfigMap named setings: the task says settings",)),
    ],
)
def test_what_is_in_every_namespace_is_no_near_miss(there: tuple[str, ...], told: tuple[str, ...]) -> None:
    world = World(cast(Any, _ConfigMaps(*there)), Snapshot("a", datetime(2026, 11, 21, tzinfo=UTC), {}))
    finding = Finding("settings", "", Outcome(State.WRONG, missing="ConfigMap/settings"))
    assert run(explain(world, finding)).outcome.evidence == told
